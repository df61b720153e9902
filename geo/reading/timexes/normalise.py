"""Laying a TIMEX3 value on the calendar: EDTF (ISO 8601-2), earliest and latest day, precision.

Part of a unit ("early 1990", "late last week") becomes its first, middle or last third, written
in EDTF as an approximate interval. EDTF's own numbers stand for seasons (21-24), quarters
(33-36) and halves (40, 41) of a year. A week has no EDTF form and becomes the interval of its
days. What cannot be placed (``XXXX``, ``PRESENT_REF``, a bare length) has no days at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from geo.reading.marks import Precision
from geo.reading.timexes.calendar import (
    SEASON_MONTHS,
    day_of,
    days_in,
    moved,
)
from geo.reading.timexes.meaning import Reading

Days = tuple[date, date]

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d))?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_PARTIAL = re.compile(r"XXXX-\d\d(?:-\d\d)?")
_SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
_UNKNOWN_PRECISION: dict[str, Precision] = {
    "XXXX-XX-XX": "day", "XXXX-WXX": "week", "XXXX-WXX-WE": "week", "XXXX-XX": "month",
    "XXXX-QX": "season", "XXXX-Q1": "season", "XXXX-Q2": "season", "XXXX-Q3": "season",
    "XXXX-Q4": "season", "XXXX-SP": "season", "XXXX-SU": "season", "XXXX-FA": "season",
    "XXXX-WI": "season", "XXXX": "year", "XXX": "decade",
}  # fmt: skip
_THIRDS = {"START": 0, "MID": 1, "END": 2}


@dataclass(frozen=True, slots=True)
class Placed:
    """Where on the calendar a time lies; ``None`` for days that nobody can tell."""

    edtf: str = ""
    earliest: date | None = None
    latest: date | None = None
    precision: Precision = "vague"


def placed(reading: Reading, published: date | None) -> Placed:
    """Lay a reading on the calendar; what it was counted from must already be in its value."""
    if reading.rule == "impossible-day":
        return Placed(precision="day")
    if reading.days:
        return _stretch(*reading.days)
    if reading.kind in {"DURATION", "SET"}:
        return Placed(precision="vague" if "X" in reading.value[1:] else "span")
    whole = _whole(reading.value)
    if whole is None:
        return _unplaced(reading.value)
    edtf, days, precision = whole
    return _modified(edtf, days, precision, reading.mod, published)


def _stretch(first: date, last: date) -> Placed:
    return Placed(f"{first.isoformat()}/{last.isoformat()}", first, last, "span")


def _unplaced(value: str) -> Placed:
    """Keep what is known of a date without a year: EDTF writes "XXXX-08-07" as TIMEX3 does."""
    if _PARTIAL.fullmatch(value[:10]):
        return Placed(value[:10], precision="day" if len(value) > 7 else "month")
    if value.startswith("XXXX-WXX-"):
        return Placed(precision="day")
    if value.startswith("BC"):
        return _before_christ(value[2:])
    return Placed(precision=_UNKNOWN_PRECISION.get(value.partition("T")[0], "vague"))


def _before_christ(digits: str) -> Placed:
    """Write a year or century BC in EDTF, which has a year 0: 612 BC is "-0611"."""
    if len(digits) == 4:
        return Placed(f"{1 - int(digits):05d}", precision="year")
    last = int(digits) * 100  # the 3rd century BC is "BC02": 300 to 201
    return Placed(f"{-last - 99:05d}/{-last:05d}", precision="span")


def _whole(value: str) -> tuple[str, Days, Precision] | None:
    """Return the EDTF, the days and the precision of a value that names a time."""
    if match := _DAY.match(value):
        return _one_day(match)
    if match := _WEEK.fullmatch(value):
        return _week(int(match[1]), int(match[2]), bool(match[3]))
    year, _, rest = value.partition("-")
    if not year.isdecimal() or (len(value) > 4 and not 1 <= int(year) <= 9998):
        return None
    if not rest:
        return _years(value)
    if rest.isdecimal() and len(year) == 4 and 1 <= int(rest) <= 12:
        return value, _months(int(year), int(rest), int(rest)), "month"
    return _part_of_year(int(year), rest)


def _one_day(match: re.Match[str]) -> tuple[str, Days, Precision] | None:
    day = day_of(int(match[1]), int(match[2]), int(match[3]))
    if day is None:
        return None
    if not match[4]:
        return day.isoformat(), (day, day), "day"
    if match[4] == "24":  # midnight ends the day; ISO 8601 writes it as the next day's start
        return f"{moved(day, 1).isoformat()}T00:00:00", (day, day), "instant"
    return f"{day.isoformat()}T{match[4]}:{match[5]}:00", (day, day), "instant"


def _week(year: int, week: int, weekend: bool) -> tuple[str, Days, Precision] | None:
    try:
        first = date.fromisocalendar(year, week, 6 if weekend else 1)
        last = date.fromisocalendar(year, week, 7)
    except ValueError:
        return None
    return f"{first.isoformat()}/{last.isoformat()}", (first, last), "week"


def _years(digits: str) -> tuple[str, Days, Precision] | None:
    """Read "1990" (a year), "199" (a decade), "19" (a century), "1" (a millennium)."""
    width = 10 ** (4 - len(digits))
    first = int(digits) * width
    precision: Precision = {1: "year", 10: "decade"}.get(width, "span")  # type: ignore[assignment]
    if not 1 <= first + width - 1 <= 9999:
        return None
    days = date(max(first, 1), 1, 1), date(first + width - 1, 12, 31)
    return digits + "X" * (4 - len(digits)), days, precision


def _months(year: int, first: int, last: int) -> Days:
    """Return the days of months of a year; a ``last`` before ``first`` is the next year's."""
    end = year + (last < first)
    return date(year, first, 1), date(end, last, days_in(end, last))


def _part_of_year(year: int, part: str) -> tuple[str, Days, Precision] | None:
    if part in SEASON_MONTHS and year < 9999:
        return f"{year:04d}-{_SEASONS[part]}", _months(year, *SEASON_MONTHS[part]), "season"
    if part[:1] == "Q" and part[1:] in {"1", "2", "3", "4"}:
        last = int(part[1]) * 3
        return f"{year:04d}-{32 + int(part[1])}", _months(year, last - 2, last), "season"
    if part in {"H1", "H2"}:
        last = int(part[1]) * 6
        return f"{year:04d}-{39 + int(part[1])}", _months(year, last - 5, last), "span"
    return None


def _modified(
    edtf: str, days: Days, precision: Precision, mod: str, published: date | None
) -> Placed:
    first, last = days
    if mod in _THIRDS and first < last:
        return _third(first, last, precision, _THIRDS[mod])
    if mod in {"EARLIER", "LATER"} and published and first < last:
        return _side(days, mod, published)
    if mod == "AFTER":
        return Placed(f"{edtf}/..", first, None, precision)
    if mod == "BEFORE":
        return Placed(f"../{edtf}", None, last, precision)
    if mod == "APPROX":
        return _about(edtf, days, precision)
    return Placed(edtf, first, last, precision)


def _third(first: date, last: date, precision: Precision, third: int) -> Placed:
    """Return the first, middle or last third of a unit, in whole months where it has them."""
    if precision in {"year", "decade", "span"} and first.month == 1:
        width = (last.year - first.year + 1) * 4
        begin, end = (first.year * 12 + width * third, first.year * 12 + width * (third + 1) - 1)
        a = date(begin // 12, begin % 12 + 1, 1)
        b = date(end // 12, end % 12 + 1, days_in(end // 12, end % 12 + 1))
        return Placed(f"{a.isoformat()[:7]}~/{b.isoformat()[:7]}~", a, b, precision)
    length = (last - first).days + 1
    a = moved(first, length * third // 3)
    b = moved(first, length * (third + 1) // 3 - 1)
    return Placed(f"{a.isoformat()}~/{b.isoformat()}~", a, b, precision)


def _side(days: Days, mod: str, published: date) -> Placed:
    """Return the part of a unit before or after publication ("earlier this year")."""
    first, last = days
    if not first <= published <= last:
        return _third(first, last, "span", 0 if mod == "EARLIER" else 2)
    return _stretch(*((first, published) if mod == "EARLIER" else (published, last)))


def _about(edtf: str, days: Days, precision: Precision) -> Placed:
    """Mark as approximate; a day told as so many weeks away may be any of the days around it."""
    first, last = days
    if first == last and precision == "day":
        return Placed(f"{edtf}~", moved(first, -3), moved(last, 3), "week")
    return Placed("/".join(f"{end}~" for end in edtf.split("/")), first, last, precision)
