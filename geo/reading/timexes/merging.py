"""Times told in two pieces: a distance and its day, an hour and its day.

"Four months later, on 30 June 2019" is one time told twice, and the day is what the writer means.
"At 14:30 (11:30 GMT) on Friday" is an hour of that Friday, not of the day of publication.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from geo.reading.marks import Timex
from geo.reading.timexes.meaning import Reading
from geo.reading.timexes.normalise import placed

_COUNTED = frozenset("later earlier ago".split())
_BETWEEN = re.compile(r"(?:\s(?:later|earlier))?,\s(?:on|in)\s")
_TO_DAY = re.compile(r"[)\s]{1,2}(?:[\w.]+\s){0,3}(?:\(\w+\)\s)?on\s")
_TO_HOUR = re.compile(r"(?:\s[\w.]+){0,3}\s\(")
_TO_NEXT = re.compile(r"\s(?:and|to|until|till|through)\s|–|-")


def restated(text: str, found: Sequence[Timex]) -> list[Timex]:
    """Return the timexes, each counted one and each hour with the day told right after it."""
    told: list[Timex] = []
    for timex in reversed(found):
        following = told[-1] if told else None
        told.append(_with_day(text, timex, following) if following else timex)
    return told[::-1]


def _with_day(text: str, timex: Timex, following: Timex) -> Timex:
    """Return a timex with the day of the one after it, where the two are one time."""
    if timex.rule == "clock":
        return _on_its_day(text, timex, following)
    if timex.rule == "holiday" and following.rule in _DATES:
        same = text[timex.end : following.start] == ", "
        return _moved(timex, following.value, following) if same else timex
    if timex.text.lower() == "overnight" and following.rule == "weekday":
        near = text[timex.end : following.start] in {" ", " on "}
        return _moved(timex, f"{following.value}TNI", following) if near else timex
    if timex.rule not in _COUNTED or timex.anchor is None or following.precision != "day":
        return timex
    if following.earliest is None or not _BETWEEN.fullmatch(text, timex.end, following.start):
        return timex
    return replace(
        timex, edtf=following.edtf, earliest=following.earliest, latest=following.latest,
        precision="day",
    )  # fmt: skip


def _on_its_day(text: str, hour: Timex, following: Timex) -> Timex:
    """Return an hour on the day told after it, or on that of the same hour elsewhere."""
    pattern = {"day": _TO_DAY, "instant": _TO_HOUR}.get(following.precision)
    if pattern is None:
        return hour
    if not pattern.fullmatch(text, hour.end, following.start):
        both = following.rule in {"clock", "clock-date"} and following.value[:10] != hour.value[:10]
        if not both or not _TO_NEXT.fullmatch(text, hour.end, following.start):
            return hour
    return _moved(hour, following.value[:10] + hour.value[10:], following)


def _moved(timex: Timex, value: str, following: Timex) -> Timex:
    """Return a timex with another value, counted from what the one after it was counted from."""
    place = placed(Reading("TIME" if "T" in value else "DATE", value), None)
    return replace(
        timex, value=value, edtf=place.edtf, earliest=place.earliest, latest=place.latest,
        anchor=following.anchor, precision=place.precision,
    )  # fmt: skip


_DATES = frozenset(("month-day", "day-month"))
