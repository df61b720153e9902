"""Days, weeks, months and years told from publication or from a time told before.

Pitfalls. "Last year" is a calendar year, "the past year" a stretch up to now. "The weekend" of
somebody who writes on a weekday is the one before, unless the verb looks ahead. In a company's
report "the quarter" is the one it reports on.
"""

from __future__ import annotations

import re
from datetime import date

from geo.reading.timexes.calendar import (
    UNKNOWN,
    month_moved,
    moved,
    quarter_moved,
    quarter_of,
    shifted,
    value_at,
    weekday_near,
)
from geo.reading.timexes.explicit import BACKWARD, FORWARD, FROM_TOLD
from geo.reading.timexes.grammar import Hit
from geo.reading.timexes.meaning import Base, Family, Reading, part_of, published
from geo.reading.timexes.reference_time import Scene, nearest_year
from geo.reading.timexes.time_words import DAYPARTS, MONTHS, UNITS, WEEKDAYS

TODAY = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_ITS = frozenset("the its his her their our my your".split())
_STRETCHES = frozenset("past last next".split())
_OWN_THE = frozenset("year week weekend".split())
_REPORTED = frozenset("the latest that same its full".split())


def _step(told: str) -> int:
    return (told in FORWARD) - (told in BACKWARD)


def today(hit: Hit, scene: Scene) -> Reading | None:
    """Read "today", "yesterday morning", "the day after tomorrow"."""
    word = hit.word("today")
    by = TODAY[word] * (2 if hit.words("side") else 1)
    if hit.words("side") and not by:
        return None
    part = "NI" if word == "tonight" else DAYPARTS.get(hit.word("daypart"), "")
    day = moved(scene.published, by).isoformat() if scene.published else UNKNOWN["D"]
    if part:
        return Reading("TIME", f"{day}T{part}", part_of(hit), published(scene))
    return Reading("DATE", day, part_of(hit), published(scene))


def weekday(hit: Hit, scene: Scene) -> Reading | None:
    """Read a weekday: back or on from publication, as its modifier or its verb says."""
    number, told = WEEKDAYS[hit.word("weekday")], hit.word("rel")
    near = scene.told_day("W") if told in FROM_TOLD else None
    base = near or scene.published
    if base is None or scene.word(hit.first - 1) in {"a", "one"}:
        return Reading("DATE", f"XXXX-WXX-{number}", part_of(hit))
    if week := hit.word("week"):
        value = moved(base, number - base.isoweekday() + 7 * _step(week)).isoformat()
    else:
        value = weekday_day(hit, scene, base, number, told).isoformat()
    counted: Base = "told" if near else published(scene)
    if part := DAYPARTS.get(hit.word("daypart")):
        return Reading("TIME", f"{value}T{part}", part_of(hit), counted)
    return Reading("DATE", value, part_of(hit), counted)


def weekday_day(hit: Hit, scene: Scene, base: date, number: int, told: str) -> date:
    """Return the day of a weekday near ``base``, looking where the words look."""
    if step := _step(told):
        return weekday_near(moved(base, step), number, forward=step > 0)
    ahead = scene.ahead(hit.first, hit.last)
    return weekday_near(base, number, forward=ahead or (ahead is None and told == "this"))


def daypart(hit: Hit, scene: Scene) -> Reading | None:
    """Read "this morning", "last night", "in the afternoon", "overnight"."""
    word, told = hit.word("daypart", "daypart2", "daypart3"), hit.word("rel")
    base, counted = scene.published, published(scene)
    near = scene.told_day("D")
    if base and word == "overnight" and (until := _night_into(hit, scene, base)):
        return Reading("TIME", f"{until.isoformat()}TNI", part_of(hit), counted)
    if near and (told in FROM_TOLD | {"next"} or (not told and word != "overnight")):
        base, counted = near, "told"
    elif told in FROM_TOLD:
        base, counted = None, ""  # "that night", of a day that nobody dated
    if base and told:
        base = moved(base, _step(told))
    day = base.isoformat() if base else UNKNOWN["D"]
    return Reading("TIME", f"{day}T{DAYPARTS.get(word, 'NI')}", part_of(hit), counted)


def _night_into(hit: Hit, scene: Scene, base: date) -> date | None:
    """Return the day before the weekday that "overnight into Friday" leads to."""
    number = WEEKDAYS.get(scene.word(hit.last + 1), 0)
    if scene.word(hit.last) not in {"into", "to"} or not number:
        return None
    return moved(weekday_day(hit, scene, base, number, ""), -1)


def unit(hit: Hit, scene: Scene) -> Reading | None:
    """Read "last week", "this year", "the following month", "the quarter", "the weekend"."""
    word, rel = hit.word("unit"), hit.words("rel")
    told, fiscal = rel[-1], bool(hit.words("fiscal"))
    if word in {"quarter", "period"}:
        return _quarter(hit, scene, word, told)
    if word in {"minute", "hour", "fortnight", "millennium"}:
        return None
    if told in _ITS:
        known = told == "the" and (word in _OWN_THE or bool(hit.words("part")))
        return _the_unit(hit, scene, word) if known or fiscal else None
    if told == "full":
        return _the_unit(hit, scene, word)
    if _is_stretch(hit, word, rel):
        return _stretch(scene, UNITS[word][0], _step(told))
    return _stepped(hit, scene, word, told)


def _is_stretch(hit: Hit, word: str, rel: list[str]) -> bool:
    """Whether the words are a stretch up to now ("the past year"), unlike "last year"."""
    stretch = (rel[0] == "the" and rel[-1] in _STRETCHES) or rel == ["this", "past"]
    of_days = word != "day" or rel[-1] == "past"
    return stretch and of_days and not part_of(hit) and not hit.words("so")


def _stepped(hit: Hit, scene: Scene, word: str, told: str) -> Reading:
    letter = UNITS[word][0]
    mod = part_of(hit) or ("APPROX" if hit.words("so") else "")
    from_told = told in FROM_TOLD or word == "day"
    near = scene.told_day(letter) if from_told else None
    base = near if from_told else scene.published
    weekend = "-WE" if word == "weekend" else ""
    if base is None:
        return Reading("DATE", UNKNOWN[letter] + weekend, mod)
    if told == "this" and (days := _years_before(hit, scene, letter)):
        return Reading("DATE", value_at(days[1], letter), mod, "published", days)
    by = -1 if told == "latest" and letter == "Y" else _step(told)
    value = value_at(shifted(base, by, letter), letter)
    return Reading("DATE", value + weekend, mod, "told" if near else published(scene))


def _years_before(hit: Hit, scene: Scene, letter: str) -> tuple[date, date] | None:
    """Return the days of "two years ago this week": this week's, so many years before."""
    base, told = scene.published, scene.told
    if base is None or told is None or scene.word(hit.first - 1) != "ago":
        return None
    if not re.fullmatch(r"\d{4}", told.value) or letter not in {"W", "M"}:
        return None
    first = moved(base, 1 - base.isoweekday()) if letter == "W" else base.replace(day=1)
    last = moved(shifted(first, 1, letter), -1)
    by = 12 * (int(told.value) - base.year)
    return month_moved(first, by), month_moved(last, by)


def _the_unit(hit: Hit, scene: Scene, word: str) -> Reading | None:
    """Read "the year", "the week", "the weekend": the one publication stands in, or just ended."""
    after, mod, base = scene.word(hit.last), part_of(hit), scene.published
    if after in {"before", "after", "of"}:
        return None  # told from an event: "the week of the vote"
    if word == "year" and (after in {"ended", "ending"} or (hit.words("fiscal") and not mod)):
        return Reading("DURATION", "P1Y")
    letter, weekend = UNITS[word][0], "-WE" if word == "weekend" else ""
    if base is None:
        return Reading("DATE", UNKNOWN[letter] + weekend, mod)
    if weekend and base.isoweekday() < 6 and not scene.ahead(hit.first, hit.last):
        base = moved(base, -7)
    return Reading("DATE", value_at(base, letter) + weekend, mod, "published")


def _stretch(scene: Scene, letter: str, by: int) -> Reading:
    """Read "the past year", "the next week": one unit up to, or on from, publication."""
    if scene.published is None:
        return Reading("DURATION", f"P1{letter}")
    ends = sorted((scene.published, shifted(scene.published, by, letter)))
    return Reading("DURATION", f"P1{letter}", base="published", days=(ends[0], ends[1]))


def _quarter(hit: Hit, scene: Scene, word: str, told: str) -> Reading | None:
    """Read "the quarter", "the latest period", "this quarter", "next quarter"."""
    if word == "period" and told not in _REPORTED - {"the", "its"}:
        return None
    if told in _REPORTED and scene.quarter:
        year, nth = scene.quarter
        return Reading("DATE", f"{year:04d}-Q{nth}", part_of(hit), "reported")
    base = scene.published
    if base is None:
        return Reading("DATE", UNKNOWN["Q"], part_of(hit))
    if ended := _quarter_ended(hit, scene):
        scene.report(*ended, hit.first, hit.last)
        return Reading("DATE", f"{ended[0]:04d}-Q{ended[1]}", part_of(hit), "published")
    near = scene.quarter if told in FROM_TOLD else None
    by = -1 if told in _REPORTED else _step(told)
    year, nth = quarter_moved(*(near or (base.year, quarter_of(base))), by)
    if by <= 0 and not near:
        scene.report(year, nth, hit.first, hit.last)
    return Reading("DATE", f"{year:04d}-Q{nth}", part_of(hit), "reported" if near else "published")


def _quarter_ended(hit: Hit, scene: Scene) -> tuple[int, int] | None:
    """Return the year and quarter of "the quarter ended Sept. 30"."""
    month = MONTHS.get(scene.word(hit.last + 1), 0)
    if scene.word(hit.last) not in {"ended", "ending"} or not month:
        return None
    year = nearest_year(scene, month, 15, None)
    return (year, (month + 2) // 3) if year else None


def before(hit: Hit, scene: Scene) -> Reading | None:
    """Read "the day before", "the night before", "the week after" where no event follows."""
    word, after = hit.word("unit"), scene.word(hit.last)
    if after.isalnum() or after in {'"', "“", "(", "`"}:
        return None
    letter = UNITS.get(word, "D")[0] if word not in DAYPARTS else "D"
    near = scene.told_day(letter)
    if near is None or letter == "T":
        return None
    value = value_at(shifted(near, 1 if hit.word("side") == "after" else -1, letter), letter)
    if word in DAYPARTS:
        return Reading("TIME", f"{value}T{DAYPARTS[word]}", base="told")
    return Reading("DATE", value, base="told")


def then(hit: Hit, scene: Scene) -> Reading | None:
    """Read "until then": the time told before."""
    if not scene.told_value or scene.word(hit.first - 1) not in {"until", "till"}:
        return None
    return Reading("DATE", scene.told_value, base="told")


FAMILIES: dict[str, Family] = {
    "today": today, "weekday": weekday, "daypart": daypart, "unit": unit, "then": then,
    "before": before,
}  # fmt: skip
"""What each family of rules of this module means."""
