"""A distance and its day side by side: "four months later, on 30 June 2019" is one time told twice.

The day is what the writer means, so a counted time that is followed by its own day gets that day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from geo.reading.marks import Timex

_RULES = frozenset("later earlier ago".split())
_BETWEEN = re.compile(r"(?:\s(?:later|earlier))?,\s(?:on|in)\s")


def restated(text: str, found: Sequence[Timex]) -> list[Timex]:
    """Return the timexes, each counted one with the days of the day told right after it."""
    following = [*found[1:], None]
    return [_with_day(text, t, day) for t, day in zip(found, following, strict=False)]


def _with_day(text: str, timex: Timex, day: Timex | None) -> Timex:
    if timex.rule not in _RULES or timex.anchor is None or day is None or day.precision != "day":
        return timex
    if day.earliest is None or not _BETWEEN.fullmatch(text, timex.end, day.start):
        return timex
    return replace(timex, edtf=day.edtf, earliest=day.earliest, latest=day.latest, precision="day")
