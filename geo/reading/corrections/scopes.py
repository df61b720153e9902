"""What a reader can put right, and how far each kind of correction holds."""

from __future__ import annotations

from typing import Literal, get_args

CorrectionKind = Literal[
    "move",
    "missed",
    "not-a-place",
    "role",
    "day",
    "speaker",
    "quotation",
    "joined",
    "apart",
    "undo",
]
"""Another place · a place not seen · no place at all · what the name does · when · who ·
where a quotation starts and ends (no content: not a quotation) · one story with others · no story
with others · take back an earlier one."""

Scope = Literal["mark", "article", "everywhere", "story"]
"""How far a correction holds: these words here, these words in this article, or in all; or for
which articles are one story, and no mark."""

WIDEST: dict[str, Scope] = {
    "day": "article", "speaker": "article", "quotation": "mark", "undo": "story",
}  # fmt: skip
"""The widest scope a kind can have, where that is not everywhere: the same "Tuesday" is
another day in another article, and no two quotations have the same bounds."""

REGROUPING = ("joined", "apart")
"""Kinds that say which articles are one story (``geo.reading.corrections.regrouping``)."""

NARROWING: dict[str, int] = {"story": 0, "everywhere": 0, "article": 1, "mark": 2}
"""Narrower corrections are applied after wider ones, so that they win."""


def scopes_of(kind: str) -> tuple[Scope, ...]:
    """Return the scopes that a kind of correction can have, narrowest first."""
    every: tuple[Scope, ...] = get_args(Scope)
    if kind in REGROUPING:
        return ("story",)
    return every[: every.index(WIDEST.get(kind, "everywhere")) + 1]
