"""Days in figures: "2025-07-12", "12.07.2025", "7/12/2025".

Pitfalls. "12/07/2025" is two days. The other days in figures of the text tell which comes first;
where none does, the day that is not after publication and nearer to it is taken, and its rule
``ambiguous-day`` makes it a doubt.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from geo.reading.timexes.calendar import day_of
from geo.reading.timexes.explicit import on_day
from geo.reading.timexes.grammar import Hit
from geo.reading.timexes.meaning import Family, Reading
from geo.reading.timexes.reference_time import Scene

_DIGITS = re.compile(r"\d+")


def iso(hit: Hit, scene: Scene) -> Reading | None:
    """Read "2025-07-12"."""
    year, _, month, _, day = hit.all_words()
    if not 1 <= int(month) <= 12:
        return None
    return on_day(hit, scene, int(year), int(month), int(day[:2]))


def slashed(hit: Hit, scene: Scene) -> Reading | None:
    """Read "2025/07/12", "12.07.2025" (day first) and "7/12/2025", where either may come first."""
    found = figures(hit.all_words()[0], scene)
    if found is None:
        return None
    year, (month, day), unsure = found
    read = on_day(hit, scene, year, month, day)
    return replace(read, rule="ambiguous-day") if unsure and not read.rule else read


def figures(word: str, scene: Scene) -> tuple[int, tuple[int, int], bool] | None:
    """Return the year, the month and day, and whether the two could also be the other way round."""
    first, second, third = (int(n) for n in _DIGITS.findall(word))
    year, orders = third, _orders(first, second, scene.day_first)
    if first > 31:
        year, orders = first, [(second, third)]
    elif "." in word:
        orders = [(second, first)]
    year += 0 if year > 99 else 2000 if year < 50 else 1900
    orders = [(month, day) for month, day in orders if 1 <= month <= 12 and day]
    if not orders:
        return None
    near = min(orders, key=lambda order: _away(scene.published, year, *order))
    return year, near, len(set(orders)) > 1


def _orders(first: int, second: int, day_first: bool | None) -> list[tuple[int, int]]:
    """Return the months and days that two figures can mean, the American reading first."""
    if first > 12 or (day_first and second <= 12):
        return [(second, first)]
    if second > 12 or day_first is False:
        return [(first, second)]
    return [(first, second), (second, first)]


def _away(published: date | None, year: int, month: int, day: int) -> tuple[bool, int]:
    """Return whether a day lies after publication, and how far from it; news tells of what was."""
    there = day_of(year, month, day)
    if published is None or there is None:
        return there is None, 0
    return there > published, abs((there - published).days)


FAMILIES: dict[str, Family] = {"iso": iso, "slashed": slashed}
"""What each family of rules of this module means."""
