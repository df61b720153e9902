"""Quotations before their sources are named, and the choice among those that overlap."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from geo.reading.marks import QuotationKind
from geo.reading.quotations.scene import Scene
from geo.text import Span

MIXED_SURE = 0.45
"""Chance below which a cue is not believed to have reported quoted words."""
NESTED = 0.3
"""How much less sure a cue inside another's content may be and still be believed."""


@dataclass(slots=True)
class Draft:
    """A quotation before its source is named; ``chance`` is the network's own of its cue."""

    kind: QuotationKind
    content: list[Span]
    rule: str
    chance: float
    cue: Span | None = None
    source: Span | None = None


def believed(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Keep of several cues that would report the same quoted words those that can be believed.

    The surest is kept; with it those nested inside ("X says Y called it "Z""), if nearly as sure.
    """
    opens = [q.start for q in scene.quoted]
    taken: dict[int, Draft] = {}
    kept = []
    for draft in sorted(drafts, key=lambda d: (-d.chance, d.content[0])):
        if draft.kind != "mixed":
            kept.append(draft)
            continue
        fragments = [
            opens[k]
            for c in draft.content
            for k in range(bisect_left(opens, c.start), bisect_left(opens, c.end))
        ]
        surer = [taken[k] for k in fragments if k in taken]
        if draft.chance < MIXED_SURE or not all(_nested(draft, one) for one in surer):
            continue
        kept.append(draft)
        for fragment in fragments:
            taken.setdefault(fragment, draft)
    return kept


def _nested(draft: Draft, surer: Draft) -> bool:
    """Whether a draft lies inside a surer one and is nearly as sure."""
    inside = surer.content[0].start <= draft.content[0].start
    inside = inside and draft.content[-1].end <= surer.content[-1].end
    return inside and surer.chance - draft.chance < NESTED
