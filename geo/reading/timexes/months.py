"""Months as written: "July 2025", "June last year", "May".

Pitfalls. "May" and "March", and abbreviations without a point ("Jan Kavan"), are months only
where something around says so, and "June" before a name may be somebody's given name.
"""

from __future__ import annotations

from datetime import date

from geo.reading.lexicon import words
from geo.reading.timexes.explicit import BACKWARD, FORWARD, FROM_TOLD, month_in
from geo.reading.timexes.grammar import Hit
from geo.reading.timexes.meaning import Family, Reading, part_of
from geo.reading.timexes.reference_time import Scene, nearest_year
from geo.reading.timexes.time_words import WEEKDAYS

_LEADS_TO_MONTH = frozenset("in since until till by from through between during before".split())
_LEADS_TO_MAY = _LEADS_TO_MONTH | frozenset("of and to last next this after for as or past".split())
_LEADS_TO_A_MONTH = _LEADS_TO_MAY | words("timexes.before_months")
_GIVEN_NAMES = frozenset("april june may august".split())
_AFTER_A_MARCH = words("timexes.after_march")
_BEARERS = words("timexes.bearers")
"""What stands before somebody whose given name is a month's."""
_TO_END = frozenset("to until till through - –".split())


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
    if word in _GIVEN_NAMES and (before in _BEARERS or _is_given(hit, scene, before)):
        return False  # "Judge April Perry", "freed June Haddad"
    if len(word) < 5 and word not in {"may", "june", "july"}:
        return before in _LEADS_TO_MONTH
    if word not in {"may", "march"} or hit.words("part") or before in _LEADS_TO_MAY:
        return True
    after = scene.word(hit.last)  # "the March summit", not "the March for Peace"
    return before == "the" and after.isalpha() and after not in _AFTER_A_MARCH


def _is_given(hit: Hit, scene: Scene, before: str) -> bool:
    """Whether a month between a word that leads to no time and a name is a given name."""
    words, index = scene.prose.words, hit.last
    after = words[index] if index < len(words) else ""
    opens = not before.isalpha() or words[hit.first - 1][:1].isupper()
    if opens or before in _LEADS_TO_A_MONTH or hit.words("part"):
        return False
    return after[:1].isupper() and after[1:].islower() and after.lower() not in WEEKDAYS


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
    if near := _end_of_range(hit, scene, number):
        return Reading("DATE", f"{near:04d}-{number:02d}", mod, "told")
    if told in BACKWARD:
        year = base.year - (number >= base.month)
    elif told in FORWARD:
        year = base.year + (number <= base.month)
    else:
        year = base.year if told else _month_year(base, number, scene.ahead(hit.first, hit.last))
    return Reading("DATE", f"{year:04d}-{number:02d}", mod, "published")


def _end_of_range(hit: Hit, scene: Scene, number: int) -> int | None:
    """Return the year of the "March" in "December to March": the first one after the other end."""
    told, begun = scene.told, scene.told_day("M")
    if told is None or begun is None or scene.word(hit.first - 1) not in _TO_END:
        return None
    if hit.first < 2 or scene.prose.ends[hit.first - 2] != told.end or len(told.value) != 7:
        return None
    return begun.year + (number < begun.month)


def _month_year(base: date, number: int, ahead: bool | None) -> int:
    """Return the year of a bare month: back to it, or on to it when the verb looks ahead."""
    away = (number - base.month) % 12  # months ahead; 12 less is back
    if ahead is None:
        return base.year + (number < base.month) if away < 4 else base.year - (number > base.month)
    if (ahead and away < 10) or away == 1:  # eleven months back would be told as "last March"
        return base.year + (number < base.month)
    return base.year - (number > base.month)


FAMILIES: dict[str, Family] = {"month": month}
"""What each family of rules of this module means."""
