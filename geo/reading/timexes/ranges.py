"""Stretches written by their ends: "July 11-13", "1994-95", "the week of March 6".

Pitfalls. "The 2023-24 school year" is told by the year in which it begins. "The October-December
quarter" is one quarter, of the latest year in which it has begun; three other months are none.
"""

from __future__ import annotations

from datetime import date

from geo.reading.timexes.calendar import UNKNOWN, day_of, week_value
from geo.reading.timexes.context import Scene
from geo.reading.timexes.explicit import month_in, numeral, on_day
from geo.reading.timexes.grammar import Hit
from geo.reading.timexes.meaning import Family, Reading


def week_of(hit: Hit, scene: Scene) -> Reading | None:
    """Read "the week of March 6", "the weekend of 12 July"."""
    words = [w for w in hit.words("date") if w not in {"the", "of", ","}]
    numbers = [numeral(w) for w in words if w[0].isdigit()]
    year = next((n for n in numbers if n > 31), None)
    if hit.word("unit") not in {"week", "weekend"} or not min(numbers):
        return None
    start = on_day(hit, scene, year, month_in(words), next(n for n in numbers if n < 32))
    if start.rule or start.value.startswith("X"):
        return Reading("DATE", UNKNOWN["W"])
    week = week_value(date.fromisoformat(start.value))
    return Reading("DATE", week + ("-WE" if hit.word("unit") == "weekend" else ""), base=start.base)


def day_range(hit: Hit, scene: Scene) -> Reading | None:
    """Read "July 11-13": one stretch of days."""
    month = month_in(hit.words("month"))
    first, last = numeral(hit.word("day")), numeral(hit.word("last"))
    if not first or not last:
        return None
    start = on_day(hit, scene, int(hit.word("year") or 0) or None, month, first)
    if start.value.startswith("X") or start.rule:
        return start
    begin, end = date.fromisoformat(start.value), day_of(int(start.value[:4]), month, last)
    days = (begin, end) if end and end >= begin else None
    return Reading("DATE", start.value, base=start.base, days=days)


def years(hit: Hit, scene: Scene) -> Reading | None:
    """Read "1994-95": the first year, with the stretch as days."""
    first, word = int(hit.word("year")), hit.word("last")
    last = first // 100 * 100 + int(word)
    if len(word) != 2 or last <= first:
        return None
    return Reading("DATE", f"{first}", days=(date(first, 1, 1), date(last, 12, 31)))


def month_quarter(hit: Hit, scene: Scene) -> Reading | None:
    """Read "the July-September quarter", "the January to March period of 2024"."""
    first, last = month_in(hit.words("month")), month_in(hit.words("last"))
    if first % 3 != 1 or last != first + 2:
        return None
    base, nth = scene.published, (first + 2) // 3
    if year := int(hit.word("year") or 0):
        scene.report(year, nth, hit.first, hit.last)
        return Reading("DATE", f"{year:04d}-Q{nth}")
    if base is None:
        return Reading("DATE", UNKNOWN["Q"][:-1] + str(nth))
    ahead = bool(scene.ahead(hit.first, hit.last)) and first - base.month < 4
    year = base.year - (first > base.month and not ahead)
    scene.report(year, nth, hit.first, hit.last)
    return Reading("DATE", f"{year:04d}-Q{nth}", base="published")


FAMILIES: dict[str, Family] = {
    "range": day_range, "week-of": week_of, "years": years, "month-quarter": month_quarter,
}  # fmt: skip
"""What each family of rules of this module means."""
