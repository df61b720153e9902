"""Days as written on the calendar ("12 July", "the 2nd"); ``numeric_dates`` has those in figures.

Pitfalls. The year that is not written is the nearest one, unless the verb
looks the other way. A day that never was ("31 June") is kept as written, so that the reader can
be told: its rule is ``impossible-day`` and the calendar has nothing for it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from geo.reading.lexicon import words
from geo.reading.timexes.calendar import day_of, month_moved, nth_weekday
from geo.reading.timexes.grammar import Hit
from geo.reading.timexes.meaning import Base, Family, Reading, published
from geo.reading.timexes.reference_time import Scene, granularity, nearest_year
from geo.reading.timexes.time_words import MONTHS, NAMED_DAYS, ORDINALS, WEEKDAYS

BACKWARD = frozenset("last past previous prior preceding".split())
FORWARD = frozenset("next coming upcoming following ensuing subsequent".split())
FROM_TOLD = frozenset("that same previous prior preceding following ensuing subsequent".split())
_LEADS_TO_DAY = frozenset("on by until from since still already before after where".split())
_AFTER_DAY = words("timexes.after_day")
_SINCE_THEN = frozenset("since post".split())
"""What leads to a day that goes by its date alone, years later: "since October 7"."""

_SOON_DAYS = 92

_NEAR, _NEAR_DAYS, _LATER_DAYS = 300, 10, 183
_DIGITS = re.compile(r"\d+")


def numeral(word: str) -> int:
    """Return the number of "3", "3rd" or "third"; 0 for any other word."""
    match = _DIGITS.match(word)
    return int(match[0]) if match else ORDINALS.get(word, 0)


def month_in(words: list[str]) -> int:
    """Return the first month named, 1..12, or 0."""
    return next((MONTHS[w] for w in words if w in MONTHS), 0)


def dated(hit: Hit, scene: Scene) -> Reading | None:
    """Read a day of a month, with or without year and weekday."""
    words = [w for w in hit.all_words() if w not in {"the", "of"}]
    year, day = written_day(words)
    if not day:
        return None
    month = month_in(words)
    if hit.words("its") and scene.published:
        return _of_year(hit, scene, scene.published, month, day)
    scene.month = (month, year, hit.last)
    if words[0] in BACKWARD and scene.published and not year:
        return _last(hit, scene, scene.published, month, day)
    return on_day(hit, scene, year, month, day)


def written_day(words: list[str]) -> tuple[int | None, int]:
    """Return the year and the day of the month that the words of a date hold; 0 for no day."""
    year = int(words[-1]) if len(words[-1]) == 4 and words[-1].isdigit() else None
    rest = [w for w in (words[:-1] if year else words) if w not in MONTHS and w not in WEEKDAYS]
    return year, next(filter(None, map(numeral, rest)), 0)


def _of_year(hit: Hit, scene: Scene, base: date, month: int, day: int) -> Reading:
    """Read "5 May last year"."""
    told = hit.word("its")
    year = base.year + (told in FORWARD) - (told in BACKWARD)
    return replace(on_day(hit, scene, year, month, day), base="published")


def _last(hit: Hit, scene: Scene, base: date, month: int, day: int) -> Reading:
    """Read "last Oct. 23": the latest one before publication."""
    there = day_of(base.year, month, day)
    year = base.year - (there is None or there >= base)
    return replace(on_day(hit, scene, year, month, day), base="published")


def also_day(hit: Hit, scene: Scene) -> Reading | None:
    """Read the "25" of "April 24 and 25"."""
    month, year, end = scene.month
    if hit.first != end + 1 or scene.word(hit.first - 1) == ",":
        return None
    year = int(hit.word("year") or 0) or year
    return on_day(hit, scene, year, month, numeral(hit.word("day")))


def before_day(hit: Hit, scene: Scene) -> Reading | None:
    """Read the "15" of "between 15 and 18 December 2021"."""
    year, month = int(hit.word("year") or 0) or None, month_in(hit.words("month"))
    return on_day(hit, scene, year, month, numeral(hit.word("day")))


def day_of_told_month(hit: Hit, scene: Scene) -> Reading | None:
    """Read "the 3rd of last month"."""
    day, base, told = numeral(hit.word("day")), scene.published, hit.word("rel")
    if hit.all_words()[-1] != "month":
        return None
    if base is None:
        return Reading("DATE", f"XXXX-XX-{day:02d}")
    near = month_moved(base.replace(day=1), (told in FORWARD) - (told in BACKWARD))
    return replace(on_day(hit, scene, near.year, near.month, day), base="published")


def on_day(hit: Hit, scene: Scene, year: int | None, month: int, day: int) -> Reading:
    """Read a day of a month; the year, when not written, is the nearest."""
    beside = None if year else _told_year(scene, hit.first, month, day)
    counted: Base = published(scene) if scene.published and not beside else "told"
    base: Base = "" if year or not (scene.published or scene.told) else counted
    year = year or _known_year(hit, scene, month, day) or beside
    year = year or nearest_year(scene, month, day, scene.ahead(hit.first, hit.last))
    value = f"{year:04d}-{month:02d}-{day:02d}" if year else f"XXXX-{month:02d}-{day:02d}"
    never = day_of(year or 2000, month, day) is None
    return Reading("DATE", value, base=base, rule="impossible-day" if never else "")


def _told_year(scene: Scene, first: int, month: int, day: int) -> int | None:
    """Return the year of a day in another year that the text tells in full just before it.

    "On 3 January 2020 they struck. There it was still 2 January": a few days on either side, or
    later in the same sentence, "marched on 24 June 2023 and was killed on 23 August".
    """
    told, told_in = scene.told, scene.told_day("D")
    if not told or not told_in or scene.prose.starts[first] - told.end > _NEAR:
        return None
    there = day_of(told_in.year, month, day)
    if not there:
        return None
    apart, start = (there - told_in).days, scene.prose.starts[first]
    goes_on = scene.prose.sentence_at(told.start) == scene.prose.sentence_at(start)
    near = abs(apart) <= _NEAR_DAYS or (goes_on and 0 < apart <= _LATER_DAYS)
    return there.year if near else None


def _known_year(hit: Hit, scene: Scene, month: int, day: int) -> int | None:
    """Return the year of a day known by its date, when what happened on it stands after it."""
    year, after = NAMED_DAYS.get((month, day), (0, frozenset()))
    near = {scene.word(index) for index in range(hit.last, hit.last + 3)}
    known = after & near or scene.word(hit.first - 1) in _SINCE_THEN
    known = known or _is_an_era(scene, hit.first, month, day)
    return year if known and _is_past(scene.published, year, month, day) else None


def _is_an_era(scene: Scene, first: int, month: int, day: int) -> bool:
    """Whether "before October 7" means the one that goes by its date: no other is near."""
    nearest = nearest_year(scene, month, day, None) if scene.published else None
    there = day_of(nearest, month, day) if nearest else None
    apart = abs((there - scene.published).days) if there and scene.published else 0
    return apart > _SOON_DAYS and scene.word(first - 1) in {"before", "after"}


def _is_past(published: date | None, year: int, month: int, day: int) -> bool:
    there = day_of(year, month, day) if year else None
    return there is not None and (published is None or there <= published)


def nth_day(hit: Hit, scene: Scene) -> Reading | None:
    """Read "on the 2nd": a day of the month told last, or of the month of publication."""
    before, after = scene.word(hit.first - 1), scene.word(hit.last)
    if before not in _LEADS_TO_DAY or (after.isalpha() and after not in _AFTER_DAY):
        return None
    near = scene.told_day() if granularity(scene.told_value) in {"D", "M"} else None
    base, day = near or scene.published, numeral(hit.word("day"))
    if base is None:
        return Reading("DATE", f"XXXX-XX-{day:02d}")
    return on_day(hit, scene, base.year, base.month, day)


def nth_of_month(hit: Hit, scene: Scene) -> Reading | None:
    """Read "the fourth Thursday in November"."""
    number, nth = month_in(hit.words("month")), numeral(hit.word("nth"))
    weekday, year = WEEKDAYS[hit.word("weekday")], int(hit.word("year") or 0)
    if nth > 4:
        return None
    base = "" if year else published(scene)
    near = year or nearest_year(scene, number, 15, scene.ahead(hit.first, hit.last))
    if not near:
        return Reading("DATE", f"XXXX-{number:02d}-XX")
    day = nth_weekday(near, number, weekday, nth or -1)
    return Reading("DATE", day.isoformat(), base=base)


FAMILIES: dict[str, Family] = {
    "dated": dated, "nth-day": nth_day, "nth-weekday": nth_of_month, "also-day": also_day,
    "before-day": before_day, "month-day-told": day_of_told_month,
}  # fmt: skip
"""What each family of rules of this module means."""
