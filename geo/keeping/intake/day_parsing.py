"""Days of publication as people and programs write them."""

from __future__ import annotations

import re
from datetime import date

LONGEST_DAY = 200
"""Characters among which a day is looked for."""

MONTHS = "January February March April May June July August September October November December"
_MONTH = {name[:3].lower(): number for number, name in enumerate(MONTHS.split(), 1)}
_NAME = "|".join(_MONTH)
_WRITTEN = re.compile(
    rf"(?<!\w)(?:(?P<iso>\d{{4}}-\d\d-\d\d)(?!\d)"
    rf"|(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s{{1,9}}(?P<m1>{_NAME})[a-z]{{0,7}}\.?,?\s{{1,9}}(?P<y1>\d{{4}})"
    rf"|(?P<m2>{_NAME})[a-z]{{0,7}}\.?\s{{1,9}}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,9}}(?P<y2>\d{{4}})"
    rf"|(?P<y3>\d{{4}})[/.](?P<m3>\d\d?)[/.](?P<d3>\d\d?)(?![\d/.])"
    rf"|(?P<one>\d\d?)(?P<between>[/.-])(?P<other>\d\d?)(?P=between)(?P<y4>\d{{4}})(?![\d/]))",
    re.IGNORECASE,
)


def written_day(words: str) -> date | None:
    """Return the first whole day written in some words: 2025-07-12, 12 July 2025, July 12, 2025.

    Days such as 7/12/2025 are left alone: half the world would read another day. Those of which
    one number can be no month (29/9/2025) are read. Only the first 200 characters are looked at.
    """
    for m in _WRITTEN.finditer(words[:LONGEST_DAY]):
        try:
            if day := _day(m):
                return day
        except ValueError:
            continue
    return None


def _day(m: re.Match[str]) -> date | None:
    if m["iso"]:
        return date.fromisoformat(m["iso"])
    if m["y3"]:
        return date(int(m["y3"]), int(m["m3"]), int(m["d3"]))
    if m["y4"]:
        return _in_one_way(int(m["y4"]), int(m["one"]), int(m["other"]))
    month = _MONTH[(m["m1"] or m["m2"])[:3].lower()]
    return date(int(m["y1"] or m["y2"]), month, int(m["d1"] or m["d2"]))


def _in_one_way(year: int, one: int, other: int) -> date | None:
    """Return the day of two numbers when only one of them can be a month, or both are the same."""
    if one == other or other > 12 >= one:
        return date(year, one, other)
    return date(year, other, one) if one > 12 >= other else None
