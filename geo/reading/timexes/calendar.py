"""Counting on the calendar: TIMEX3 values for days, weeks, months and years near a given day.

A day that nobody told is ``None``; what is counted from it is written with ``X`` for every digit
that cannot be known ("last year" is ``XXXX``), as TIMEX3 allows, and never invented.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from geo.reading.lexicon import values

UNKNOWN = {
    "D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX",
    "E": "XXX", "C": "XX", "L": "X",
}  # fmt: skip
"""The value of a unit of time that cannot be placed."""

SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
"""First and last month of the northern seasons, as TimeML's English guidelines take them."""

FIXED_DAYS = {
    name: (int(day[:2]), int(day[3:])) for name, day in values("timexes.fixed_days").items()
}
"""Holidays that fall on one day of the year: (month, day)."""

_NTH_WEEKDAYS = {
    "thanksgiving": (11, 4, 4), "thanksgiving day": (11, 4, 4), "labor day": (9, 1, 1),
    "labour day": (9, 1, 1), "columbus day": (10, 1, 2), "presidents day": (2, 1, 3),
    "mother day": (5, 7, 2), "father day": (6, 7, 3), "memorial day": (5, 1, -1),
    "election day": (11, 2, 1),
}  # fmt: skip
_AFTER_THANKSGIVING = {"black friday": 1, "cyber monday": 4}
_FROM_EASTER = {
    "easter": 0, "easter day": 0, "easter sunday": 0, "easter monday": 1, "easter saturday": -1,
    "good friday": -2, "maundy thursday": -3, "holy saturday": -1, "whit monday": 50,
    "palm sunday": -7, "ash wednesday": -46,
}  # fmt: skip


def days_in(year: int, month: int) -> int:
    """Return how many days a month has."""
    return monthrange(year, month)[1]


def day_of(year: int, month: int, day: int) -> date | None:
    """Return the day, or ``None`` when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def moved(day: date, days: int) -> date:
    """Return a day so many days away, held within the years 1 to 9999."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def month_moved(day: date, months: int) -> date:
    """Return the day so many months away; the last of the month where it has no such day."""
    count = min(max(day.year * 12 + day.month - 1 + months, 12), 9999 * 12 + 11)
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, days_in(year, month + 1)))


def week_value(day: date) -> str:
    """Return the ISO 8601 week of a day, "1998-W07"."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def quarter_of(day: date) -> int:
    """Return 1 to 4."""
    return (day.month + 2) // 3


def quarter_moved(year: int, quarter: int, by: int) -> tuple[int, int]:
    """Return the year and quarter so many quarters away."""
    count = year * 4 + quarter - 1 + by
    return count // 4, count % 4 + 1


def value_at(day: date, unit: str) -> str:
    """Return the value of the unit (a TIMEX3 letter) that holds the day."""
    match unit:
        case "D":
            return day.isoformat()
        case "W":
            return week_value(day)
        case "M":
            return f"{day.year:04d}-{day.month:02d}"
        case "Q":
            return f"{day.year:04d}-Q{quarter_of(day)}"
        case "Y":
            return f"{day.year:04d}"
        case "E":
            return f"{day.year // 10:03d}"
        case "C":
            return f"{day.year // 100:02d}"
    return f"{day.year // 1000}"


_IN_MONTHS = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200, "L": 12000}


def shifted(day: date, count: int, unit: str) -> date:
    """Return the day ``count`` units away."""
    if unit in _IN_MONTHS:
        return month_moved(day, max(-120_000, min(120_000, count * _IN_MONTHS[unit])))
    return moved(day, max(-4_000_000, min(4_000_000, count * (7 if unit == "W" else 1))))


def weekday_near(day: date, weekday: int, forward: bool) -> date:
    """Return the nearest such weekday on or after (``forward``) or on or before a day."""
    ahead = (weekday - day.isoweekday()) % 7
    return moved(day, ahead if forward else ahead - 7 if ahead else 0)


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (the Meeus/Jones/Butcher computus)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Return the nth such weekday (1 Monday .. 7) of a month; -1 is the last one."""
    if nth < 0:
        return weekday_near(date(year, month, days_in(year, month)), weekday, forward=False)
    return moved(weekday_near(date(year, month, 1), weekday, forward=True), 7 * (nth - 1))


def holiday(name: str, year: int) -> date | None:
    """Return the day of a holiday (lower case, no possessive) in a year, if it is known."""
    if name in FIXED_DAYS:
        return date(year, *FIXED_DAYS[name])
    if name in _AFTER_THANKSGIVING:
        return moved(nth_weekday(year, 11, 4, 4), _AFTER_THANKSGIVING[name])
    if name == "election day":  # the Tuesday after the first Monday of November
        return moved(nth_weekday(year, 11, 1, 1), 1)
    if name in _NTH_WEEKDAYS:
        return nth_weekday(year, *_NTH_WEEKDAYS[name])
    if name in _FROM_EASTER:
        return easter(year) + timedelta(days=_FROM_EASTER[name])
    return None
