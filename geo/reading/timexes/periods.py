"""Quarters, seasons, years, decades, centuries and eras.

Pitfalls. A number from 1500 to 2199 is a year unless money or a unit is counted with it. "Fall"
and "spring" are seasons only after "last", "in the" and the like (the rules see to that). A
quarter without a year is the latest one begun. Seasons are the northern ones, a winter belongs to
the year in which it begins.
"""

from __future__ import annotations

import re
from datetime import date

from geo.reading.lexicon import words
from geo.reading.timexes.amounts import parsed
from geo.reading.timexes.calendar import SEASON_MONTHS, quarter_of
from geo.reading.timexes.explicit import BACKWARD, FORWARD, FROM_TOLD, numeral
from geo.reading.timexes.grammar import Hit
from geo.reading.timexes.meaning import Family, Reading, part_of, published
from geo.reading.timexes.reference_time import Scene
from geo.reading.timexes.time_words import DECADES, NUMBERS, ORDINALS, SEASONS

_LEADS_TO_YEAR = words("timexes.before_years")
_NOT_A_YEAR = frozenset("$ £ € ¥ # - no. number flight page room".split())
_HYPHENS = frozenset("- – ‐ ‑".split())
_BEFORE_HYPHEN = frozenset(("post", "pre", "circa", *(str(n) for n in range(1500, 2200))))
_VERBS = frozenset("was is has as".split())


def quarter(hit: Hit, scene: Scene) -> Reading | None:
    """Read "the third quarter of 1984", "this year's third quarter", "the 1988 period"."""
    year = hit.word("year", "year2")
    if hit.rule.name == "year-quarter":
        nth = scene.quarter[1] if scene.quarter else 0
        return Reading("DATE", f"{year}-Q{nth}" if nth else year, base="reported" if nth else "")
    nth = numeral(hit.word("nth", "nth2"))
    if not 1 <= nth <= 4:
        return None
    if year:
        scene.report(int(year), nth, hit.first, hit.last)
        return Reading("DATE", f"{year}-Q{nth}", part_of(hit))
    if scene.published is None:
        return Reading("DATE", f"XXXX-Q{nth}", part_of(hit))
    counted = _quarter_year(hit, scene, scene.published, nth)
    if not hit.words("ago"):
        scene.report(counted, nth, hit.first, hit.last)
    return Reading("DATE", f"{counted:04d}-Q{nth}", part_of(hit), "published")


def _quarter_year(hit: Hit, scene: Scene, base: date, nth: int) -> int:
    """Return the year of a quarter: as told, else of the latest one begun or looked ahead to."""
    if told := hit.word("rel", "rel2"):
        return base.year + (told in FORWARD) - (told in BACKWARD)
    now = quarter_of(base)
    if hit.words("ago"):
        return base.year - (nth > now) - 1
    ahead = scene.ahead(hit.first, hit.last)
    if ahead and nth < now - 1:
        return base.year + 1
    return base.year - (nth > now and not (ahead and nth - now < 3))


def half(hit: Hit, scene: Scene) -> Reading | None:
    """Read "the first half of 1989", "the last half of the '80s"."""
    named = hit.word("nth", "nth2")
    nth = 2 if named == "last" else ORDINALS[named]
    if nth > 2:
        return None
    if word := hit.word("decade"):
        return Reading("DATE", _decade_value(word), "START" if nth == 1 else "END")
    if year := hit.word("year"):
        return Reading("DATE", f"{year}-H{nth}")
    if scene.published is None:
        return Reading("DATE", f"XXXX-H{nth}")
    told = hit.word("rel")
    counted = scene.published.year + (told in FORWARD) - (told in BACKWARD)
    return Reading("DATE", f"{counted:04d}-H{nth}", base="published")


def year(hit: Hit, scene: Scene) -> Reading | None:
    """Read a year, unless money, a unit or a name is counted with it."""
    written, mod = hit.word("year", "year2"), part_of(hit)
    if hit.rule.name == "fiscal-year":
        return Reading("DATE", written, mod)
    before, after = scene.word(hit.first - 1), scene.word(hit.last)
    if before in _HYPHENS and scene.word(hit.first - 2) in _BEFORE_HYPHEN:
        before = "since"
    if before in _NOT_A_YEAR or after in {"%", "percent"}:
        return None
    if after in _HYPHENS and scene.word(hit.last + 1).isalpha():
        return None  # "a 2000-metre run"
    bare = hit.last == hit.first + 1
    if bare and not "1900" <= written <= "2030" and _counts(written, after):
        return None  # "in 1500 cases"
    if bare and before not in _LEADS_TO_YEAR and not _stands_alone(written, after):
        return None
    mod = {"later": "AFTER", "earlier": "BEFORE"}.get(hit.word("later"), mod)
    return Reading("DATE", written, mod)


def _stands_alone(written: str, after: str) -> bool:
    """Whether a number that nothing leads to is still a year and no count of things."""
    return "1700" <= written <= "2100" and not _counts(written, after)


def _counts(written: str, after: str) -> bool:
    """Whether a round number before a plural counts things: "1500 soldiers"."""
    return written.endswith("0") and after.endswith("s") and after not in _VERBS


def _decade_value(word: str) -> str:
    if word in DECADES:
        return f"19{DECADES[word]}"
    digits = re.sub(r"\D", "", word)
    if len(digits) == 4:
        return digits[:3]
    return f"20{digits[0]}" if digits[0] == "1" else f"19{digits[0]}"


def decade(hit: Hit, scene: Scene) -> Reading | None:
    """Read "the late 1970s", "the '80s", "the nineties"; not "in his 80s"."""
    word, opening = hit.word("decade", "words", "tens"), hit.all_words()[0]
    if scene.word(hit.first - 1) in {"his", "her", "their", "my", "its", "your"}:
        return None
    if (len(word) == 3 and word == opening) or (hit.words("tens") and not word.endswith("0")):
        return None
    return Reading("DATE", _decade_value(word), part_of(hit))


def century(hit: Hit, scene: Scene) -> Reading | None:
    """Read "the 20th century": TIMEX3 writes its first two digits."""
    number = numeral(hit.word("nth"))
    return Reading("DATE", f"{number - 1:02d}", part_of(hit)) if 0 < number < 100 else None


def spoken(hit: Hit, scene: Scene) -> Reading | None:
    """Read a year in words: "nineteen ninety-one", "the year two thousand"."""
    counted = _spoken_year(hit.words("words", "words2"))
    return Reading("DATE", f"{counted}") if counted else None


def _spoken_year(words: list[str]) -> int | None:
    numbers = [NUMBERS[w] for w in words if w in NUMBERS]
    if 1000 in numbers:
        return 1000 * (numbers[0] if numbers[0] < 3 else 1) + sum(numbers[2:])
    if not 13 <= numbers[0] <= 20 or numbers[1] < 10:
        return None
    return numbers[0] * 100 + sum(numbers[1:])


def season(hit: Hit, scene: Scene) -> Reading | None:
    """Read a season of a year, or the one last, next or now."""
    code = SEASONS[hit.word("season", "season2", "season3", "season4")]
    mod, told = part_of(hit), hit.word("rel")
    base = scene.told_day() if told in FROM_TOLD else scene.published
    if written := hit.word("year"):
        return Reading("DATE", f"{written}-{code}", mod)
    if words := hit.words("words"):
        return Reading("DATE", f"{_spoken_year(words) or 'XXXX'}-{code}", mod)
    if base is None:
        return Reading("DATE", f"XXXX-{code}", mod)
    if hit.rule.name == "season-of-year":
        counted = base.year + (told in FORWARD) - (told in BACKWARD)
    else:
        again = scene.seasons.get(code) if not told else None  # "the autumn", told once more
        counted = again or _season_year(base, code, told, scene.ahead(hit.first, hit.last))
    scene.seasons[code] = counted
    return Reading(
        "DATE", f"{counted:04d}-{code}", mod, "told" if told in FROM_TOLD else "published"
    )


def _season_year(base: date, code: str, told: str, ahead: bool | None) -> int:
    """Return the year in which the season meant begins."""
    start, end = SEASON_MONTHS[code]
    wraps = end < start
    begun = base.month >= start
    within = begun or base.month <= end if wraps else start <= base.month <= end
    current = base.year - (wraps and base.month <= end)
    if told in BACKWARD:
        return current - 1 if within else base.year - (not begun)
    if told in FORWARD or (ahead and not within):
        return current + 1 if within else base.year + begun
    if told == "that":
        return base.year
    return current if within or told == "this" else base.year - (not begun)


def seasons_ago(hit: Hit, scene: Scene) -> Reading | None:
    """Read "two winters ago"; the last one ended is one ago."""
    size, base = parsed([*hit.words("amount"), "years"]), scene.published
    code = SEASONS[hit.word("season").removesuffix("s")]
    if size is None or size.count is None or base is None:
        return Reading("DATE", "PAST_REF" if size and size.count is None else f"XXXX-{code}")
    year = _season_year(base, code, "last", None) - int(size.count) + 1
    return Reading("DATE", f"{year:04d}-{code}", base="published")


def era(hit: Hit, scene: Scene) -> Reading | None:
    """Read "612 BC", "AD 691" and "the 3rd century BC"; nobody's calendar has days for BC."""
    before_christ = hit.word("era", "era2", "era3").startswith("b")
    about = "APPROX" if hit.words("about", "about2") else part_of(hit)
    if hit.words("nth"):
        number = numeral(hit.word("nth"))
        value = f"BC{number - 1:02d}" if before_christ else f"{number - 1:02d}"
        return Reading("DATE", value, about) if 0 < number < 100 else None
    digits = hit.word("year", "year2").replace(",", "")
    if not digits.isdecimal() or not 0 < int(digits) < 10_000:
        return None
    if not before_christ and int(digits) > 2200:
        return None
    return Reading("DATE", f"BC{int(digits):04d}" if before_christ else f"{int(digits):04d}", about)


def year_end(hit: Hit, scene: Scene) -> Reading | None:
    """Read "year-end" as the last day of the year told, of the past one after "since"."""
    if scene.published is None:
        return Reading("DATE", "XXXX-12-31")
    told = hit.word("rel")
    past = told in BACKWARD or scene.word(hit.first - 1) == "since"
    counted = scene.published.year - past + (told in FORWARD)
    return Reading("DATE", f"{counted:04d}-12-31", base=published(scene))


FAMILIES: dict[str, Family] = {
    "quarter": quarter, "half": half, "year": year, "decade": decade,
    "century": century, "spoken": spoken, "season": season,
    "seasons-ago": seasons_ago, "era": era, "year-end": year_end,
}  # fmt: skip
"""What each family of rules of this module means."""
