"""The headline at the head of a text, told from what pages print around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from geo.keeping.intake.day_parsing import written_day

HEADLINE = 200
"""Characters a headline has at most."""

LOOKED_AT = 12
"""Lines at the head among which a headline is looked for."""

_STOPS = ".!?,;:…”\"'’"
_LABEL = re.compile(r"[A-Z][A-Z ]{3,30}:")
_DATELINE = re.compile(
    r"[A-Z][A-Z .’'-]{2,40}(?:,[^—–]{1,40})?\s{0,3}(?:\([^)]{1,30}\))?\s?[—–-]\s"
)


@dataclass(frozen=True, slots=True)
class Head:
    """Which line is the headline, where it was found, and whether it can be nothing else."""

    line: int
    where: str
    sure: bool


def headline_of(lines: list[str]) -> Head | None:
    """Return the headline of a text.

    It is a short first line with no full stop, and an empty line or a longer one after it. A
    first line of one word is furniture ("BreakingNews"); then it is the last line above the
    prose that reads as a headline, which is not sure.
    """
    if not _can_be(lines, 0):
        return _below_furniture(lines)
    return (
        Head(0, "the first line", sure=True)
        if len(lines[0].split()) > 1
        else (_below_furniture(lines) or Head(0, "the first line", sure=False))
    )


def _can_be(lines: list[str], at: int) -> bool:
    line = lines[at].strip()
    rest = [other for other in lines[at + 1 :] if other.strip()][:1]
    if not line or not rest or len(line) > HEADLINE or line[-1] in _STOPS:
        return False
    if len(line) < 30 and written_day(line):
        return False
    following = lines[at + 1]
    return not following.strip() or len(following) > len(lines[at])


def _below_furniture(lines: list[str]) -> Head | None:
    """Return the last line that reads as a headline between short lines and the prose."""
    first = lines[0].strip()
    if not first or len(first.split()) > 1:
        return None
    found = None
    for at, line in enumerate(lines[1:LOOKED_AT], 1):
        if _is_prose(line):
            break
        if len(line.split()) >= 4 and _can_be(lines, at) and not _LABEL.match(line):
            found = Head(at, f"the line “{line.strip()[:80]}”", sure=False)
    return found


def _is_prose(line: str) -> bool:
    return (
        len(line) > HEADLINE or line.rstrip()[-1:] in tuple(".!?”") or bool(_DATELINE.match(line))
    )
