"""Days and months as written on the calendar.

Pitfalls. "May" and "March", and abbreviations without a point ("Jan Kavan"), are months only
where something around says so. The year that is not written is the nearest one, unless the verb
looks the other way. A day that never was ("31 June") is kept as written, so that the reader can
be told: its rule is ``impossible-day`` and the calendar has nothing for it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from geo.reading.timexes.calendar import day_of, nth_weekday
from geo.reading.timexes.context import Scene, granularity, nearest_year
from geo.reading.timexes.grammar import Hit
from geo.reading.timexes.meaning import Base, Family, Reading, part_of, published
from geo.reading.timexes.time_words import MONTHS, NAMED_DAYS, ORDINALS, WEEKDAYS

_LEADS_TO_MONTH = frozenset("in since until till by from through between during before".split())
_LEADS_TO_MAY = _LEADS_TO_MONTH | frozenset("of and to last next this after for as or past".split())
_AFTER_A_MARCH = frozenset("for on of to against in through and was will is has that which".split())
BACKWARD = frozenset("last past previous prior preceding".split())
FORWARD = frozenset("next coming upcoming following ensuing subsequent".split())
FROM_TOLD = frozenset("that same previous prior preceding following ensuing subsequent".split())
_BEARERS = frozenset(
    "judge justice ms mrs miss dr officer detective deputy mayor senator coach professor actress "
    "singer author councilwoman superintendent attorney spokeswoman nurse teacher".split()
)
"""What stands before somebody whose given name is a month's."""
_LEADS_TO_DAY = frozenset("on by until from since still already before after".split())
_AFTER_DAY = frozenset(
    "the a an his her its their and in at when was were had has he she they it so but".split()
)
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
    year = int(words[-1]) if len(words[-1]) == 4 and words[-1].isdigit() else None
    rest = words[:-1] if year else words
    days = [n for w in rest if w not in MONTHS and w not in WEEKDAYS and (n := numeral(w))]
    if not days:
        return None
    month = month_in(words)
    if hit.words("its") and scene.published:
        return _of_year(hit, scene, scene.published, month, days[0])
    scene.month = (month, year, hit.last)
    if words[0] in BACKWARD and scene.published and not year:
        return _last(hit, scene, scene.published, month, days[0])
    return on_day(hit, scene, year, month, days[0])


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
    if not after & near or (scene.published and scene.published.year < year):
        return None
    return year


def iso(hit: Hit, scene: Scene) -> Reading | None:
    """Read "2025-07-12"."""
    year, _, month, _, day = hit.all_words()
    if not 1 <= int(month) <= 12:
        return None
    return on_day(hit, scene, int(year), int(month), int(day[:2]))


def slashed(hit: Hit, scene: Scene) -> Reading | None:
    """Read "7/12/2025" (month first unless it cannot be), "2025/07/12" and "12.07.2025"."""
    word = hit.all_words()[0]
    first, second, third = (int(n) for n in _DIGITS.findall(word))
    if first > 31:
        year, month, day = first, second, third
    elif "." in word or first > 12:
        year, month, day = third, second, first
    else:
        year, month, day = third, first, second
    if not 1 <= month <= 12 or not day:
        return None
    century = 0 if year > 99 else 2000 if year < 50 else 1900
    return on_day(hit, scene, year + century, month, day)


def month(hit: Hit, scene: Scene) -> Reading | None:
    """Read a month with a year, one told from this year, or one by itself."""
    number, told = month_in(hit.words("month")), hit.word("rel")
    mod = part_of(hit) or ("AFTER" if hit.words("later") else "")
    if year := hit.word("year"):
        return Reading("DATE", f"{year}-{number:02d}", mod)
    if hit.rule.name == "month-year":
        return _month_of_year(scene, number, told, mod)
    if not told and not _is_month(hit, scene):
        return None
    return _month_near(hit, scene, number, told, mod)


def _is_month(hit: Hit, scene: Scene) -> bool:
    """Whether "May" or "March", or an abbreviation without point, is the month here."""
    word, before = hit.word("month"), scene.word(hit.match.start("month") - 1)
    if before == ".":
        before = scene.word(hit.match.start("month") - 2)
    if word in {"april", "june", "may", "august"} and before in _BEARERS:
        return False  # "Judge April Perry"
    if len(word) < 5 and word not in {"may", "june", "july"}:
        return before in _LEADS_TO_MONTH
    if word not in {"may", "march"} or hit.words("part") or before in _LEADS_TO_MAY:
        return True
    after = scene.word(hit.last)  # "the March summit", not "the March for Peace"
    return before == "the" and after.isalpha() and after not in _AFTER_A_MARCH


def _month_of_year(scene: Scene, number: int, told: str, mod: str) -> Reading:
    """Read "June last year", "May of the following year"."""
    from_told = told in FROM_TOLD
    base = scene.told_day() if from_told else scene.published
    if base is None:
        return Reading("DATE", f"XXXX-{number:02d}", mod)
    year = base.year + (told in FORWARD) - (told in BACKWARD)
    return Reading("DATE", f"{year:04d}-{number:02d}", mod, "told" if from_told else "published")


def _month_near(hit: Hit, scene: Scene, number: int, told: str, mod: str) -> Reading:
    base = (told in FROM_TOLD and scene.told_day()) or scene.published
    if base is None:
        year = nearest_year(scene, number, 15, None)
        value = f"{year:04d}-{number:02d}" if year else f"XXXX-{number:02d}"
        return Reading("DATE", value, mod, "told" if year else "")
    if told in BACKWARD:
        year = base.year - (number >= base.month)
    elif told in FORWARD:
        year = base.year + (number <= base.month)
    else:
        year = base.year if told else _month_year(base, number, scene.ahead(hit.first, hit.last))
    return Reading("DATE", f"{year:04d}-{number:02d}", mod, "published")


def _month_year(base: date, number: int, ahead: bool | None) -> int:
    """Return the year of a bare month: back to it, or on to it when the verb looks ahead."""
    away = (number - base.month) % 12  # months ahead; 12 less is back
    if ahead is None:
        return base.year + (number < base.month) if away < 4 else base.year - (number > base.month)
    if (ahead and away < 10) or away == 1:  # eleven months back would be told as "last March"
        return base.year + (number < base.month)
    return base.year - (number > base.month)


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
    "dated": dated, "iso": iso, "slashed": slashed, "month": month,
    "nth-day": nth_day, "nth-weekday": nth_of_month, "also-day": also_day,
}  # fmt: skip
"""What each family of rules of this module means."""
