"""Names, lists and days as a reader would say them."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date

THE_FIRST = ("United ", "Gulf of ", "Sea of ", "Strait of ", "Gaza", "Horn of ", "West Bank")
THE_LAST = (
    "Sea", "Gulf", "Strait", "Peninsula", "Heights", "Islands", "East", "West", "Levant",
    "Caucasus", "Balkans", "states", "countries", "Sahel", "Pacific", "Canal", "Ocean",
    "Emirates", "Netherlands", "Philippines", "Republic", "Donbas", "Strip",
)  # fmt: skip
"""How names begin or end that take "the"."""

NO_HEADLINE = "Without a headline"
"""What stands for the headline of an article that has none."""


def listed(parts: Sequence[str], last: str = "and") -> str:
    """Join as prose does: ``a, b and c``."""
    return f" {last} ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def with_the(name: str) -> str:
    """Return a place's name as it stands in a sentence: ``the Middle East``, ``Iran``."""
    if name.startswith("The "):
        return "the " + name[4:]
    needs = name.startswith(THE_FIRST) or name.endswith(THE_LAST)
    return f"the {name}" if needs and not name.startswith("the ") else name


def spoken_days(first: date | None, last: date | None) -> str:
    """Say a stretch of days: ``June to July 2025``, ``12 July 2025``, ``since 1 May 2014``."""
    if first is None or last is None:
        return f"since {_day(first)}" if first else f"until {_day(last)}" if last else ""
    if first == last:
        return _day(first)
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        return _spoken_months(first, last)
    if first.year != last.year:
        return f"{_day(first)} to {_day(last)}"
    start = str(first.day) if first.month == last.month else f"{first.day} {first:%B}"
    return f"{start} to {_day(last)}"


def _spoken_months(first: date, last: date) -> str:
    """Say whole months, or whole years when they are."""
    if first.month == 1 and last.month == 12:
        return f"{first.year}" if first.year == last.year else f"{first.year} to {last.year}"
    end = f"{last:%B} {last.year}"
    if first.year != last.year:
        return f"{first:%B} {first.year} to {end}"
    return end if first.month == last.month else f"{first:%B} to {end}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
