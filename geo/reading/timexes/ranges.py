"""Stretches written by their ends: "July 11-13", "1994-95", "the week of March 6".

Pitfalls. "The 2023-24 school year" is told by the year in which it begins. "The October-December
quarter" is one quarter, of the latest year in which it has begun; three other months are none.
"""

from __future__ import annotations

from datetime import date

from geo.reading.timexes.amounts import parsed
from geo.reading.timexes.calendar import (
    UNKNOWN,
    day_of,
    days_in,
    moved,
    shifted,
    value_at,
    week_value,
)
from geo.reading.timexes.explicit import BACKWARD, FORWARD, month_in, numeral, on_day
from geo.reading.timexes.grammar import Hit
from geo.reading.timexes.meaning import Family, Reading, mod_of, published
from geo.reading.timexes.reference_time import Scene, nearest_year

Days = tuple[date, date]


_A_CENTURY = 100


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
    if len(word) not in {2, 4} or not word.isdecimal():
        return None
    last = first // 100 * 100 + int(word) if len(word) == 2 else int(word)
    if not first < last < first + _A_CENTURY:
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
    if told := hit.word("rel"):
        year = base.year + (told in FORWARD) - (told in BACKWARD)
    scene.report(year, nth, hit.first, hit.last)
    return Reading("DATE", f"{year:04d}-Q{nth}", base="published")


def part_span(hit: Hit, scene: Scene) -> Reading | None:
    """Read "the last five days" of May 2017, "the first nine months" of 1989: a length in place."""
    size = parsed(hit.words("amount"))
    if size is None:
        return None
    mod, whole = mod_of(hit.words("about")), _whole(hit, scene)
    if size.count is None or size.letter.startswith("T") or whole is None:
        return Reading("DURATION", size.value(), mod)
    days = _part(whole, *size.whole(), hit.word("rel"))
    return Reading("DURATION", size.value(), mod, days=days)


def week_of_month(hit: Hit, scene: Scene) -> Reading | None:
    """Read "the second week of May": its days 8 to 14; the last one is the last seven days."""
    whole, nth = _whole(hit, scene), numeral(hit.word("nth"))
    if "week" not in hit.all_words() or nth > 4:
        return None
    if whole is None:
        return Reading("DATE", f"XXXX-{month_in(hit.words('month')):02d}")
    first, last = whole
    begin = moved(first, 7 * (nth - 1)) if nth else moved(last, -6)
    base = "" if hit.words("year") else published(scene)
    return Reading("DATE", value_at(first, "M"), base=base, days=(begin, moved(begin, 6)))


def _whole(hit: Hit, scene: Scene) -> tuple[date, date] | None:
    """Return the days of the month or year that a length is a part of."""
    month, written = month_in(hit.words("month")), int(hit.word("year", "year2") or 0)
    if not month:
        return date(written, 1, 1), date(written, 12, 31)
    year = written or nearest_year(scene, month, 15, scene.ahead(hit.first, hit.last))
    return (date(year, month, 1), date(year, month, days_in(year, month))) if year else None


def _part(whole: tuple[date, date], count: int, letter: str, which: str) -> Days | None:
    """Return the first or last so many units of a stretch, ``None`` for any other part of it."""
    first, last = whole
    if which in {"last", "final"}:
        part = shifted(moved(last, 1), -count, letter), last
    elif which == "first":
        part = first, moved(shifted(first, count, letter), -1)
    else:
        return None
    return part if first <= part[0] <= part[1] <= last else None


FAMILIES: dict[str, Family] = {
    "range": day_range, "week-of": week_of, "years": years, "month-quarter": month_quarter,
    "part-span": part_span, "week-of-month": week_of_month,
}  # fmt: skip
"""What each family of rules of this module means."""
