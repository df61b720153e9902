"""Times counted in so many units: "two weeks ago", "a year earlier", "5 p.m. Tuesday".

Pitfalls. An amount that is not a number ("a few years ago") has no place on the calendar. In a
company's report "a year earlier" is the quarter it reports on, a year before. Weeks are counted
to the day, as TimeBank does, but "two weeks ago" may be any day of that week.
"""

from __future__ import annotations

import re
from datetime import date

from geo.reading.timexes.amounts import Amount, parsed
from geo.reading.timexes.calendar import (
    UNKNOWN,
    moved,
    quarter_moved,
    quarter_of,
    shifted,
    value_at,
)
from geo.reading.timexes.deictic import TODAY, weekday_day
from geo.reading.timexes.explicit import month_in, numeral, on_day
from geo.reading.timexes.grammar import Hit
from geo.reading.timexes.meaning import Base, Family, Reading, mod_of, published
from geo.reading.timexes.numeric_dates import figures
from geo.reading.timexes.reference_time import Scene, granularity
from geo.reading.timexes.time_words import NAMED_HOURS, WEEKDAYS, unit_letter

_LEADS_TO_CLOCK = frozenset("at by around about from until till to after before since and".split())


def ago(hit: Hit, scene: Scene) -> Reading | None:
    """Read "two weeks ago" and "a year from now"."""
    amount = parsed(hit.words("amount"))
    if amount is None:
        return None
    back = hit.rule.name == "ago"
    if back and amount.count == 1 and amount.letter == "Y" and scene.quarter:
        return _year_before(scene.quarter)
    mod = mod_of(hit.words("about"))
    return counted(amount, scene.published, -1 if back else 1, mod, published(scene))


def _year_before(quarter: tuple[int, int]) -> Reading:
    return Reading("DATE", f"{quarter[0] - 1:04d}-Q{quarter[1]}", base="reported")


def counted(amount: Amount, day: date | None, sign: int, mod: str, base: Base) -> Reading:
    """Count an amount back or on from a day, to the unit it was told in."""
    if amount.count is None:
        return Reading("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
    if amount.letter.startswith("T"):
        return Reading("TIME", f"{day.isoformat() if day else UNKNOWN['D']}TXX:XX", mod, base)
    count, letter = amount.whole()
    mod = mod or ("APPROX" if amount.loose or letter == "W" else "")
    unit = {"W": "D", "E": "Y", "C": "Y"}.get(letter, letter)
    if day is None:
        return Reading("DATE", UNKNOWN[unit], mod)
    return Reading("DATE", value_at(shifted(day, sign * count, letter), unit), mod, base)


def earlier(hit: Hit, scene: Scene) -> Reading | None:
    """Read "a year earlier", "a week later": counted from the time told before."""
    amount = parsed(hit.words("amount"))
    if amount is None:
        return None
    sign = -1 if hit.word("side") == "earlier" else 1
    if sign < 0 and amount.letter == "Y" and scene.quarter:
        return _year_before(scene.quarter)
    base: Base = "told"
    day, finer = scene.told_day(_as_fine(amount)), granularity(scene.told_value)
    if day is None and sign < 0 and amount.letter == "Y":
        day, finer, base = scene.published, "", published(scene)
    if day is None or amount.letter.startswith("T"):
        return Reading("DURATION", amount.value())
    letter = finer if amount.letter == "Y" and finer in {"M", "Q"} else amount.letter
    letter = {"E": "Y", "C": "Y"}.get(letter, letter)
    value = value_at(shifted(day, sign, amount.letter), letter)
    return Reading("DATE", value, mod_of(hit.words("about")), base)


def _as_fine(amount: Amount) -> str:
    """Return how finely a time must be told for an amount to be counted from it."""
    return amount.letter if amount.letter in {"D", "W"} else "D" if amount.letter == "WE" else "Y"


def later(hit: Hit, scene: Scene) -> Reading | None:
    """Read "three days" before "later": a length, ending on a day that can be counted."""
    amount = parsed(hit.words("amount"))
    if amount is None:
        return None
    mod, base = mod_of(hit.words("about")), scene.told_day(_as_fine(amount))
    if base is None or amount.count is None or amount.letter.startswith("T"):
        return Reading("DURATION", amount.value(), mod)
    count, letter = amount.whole()
    ends = sorted((base, shifted(base, -count if hit.word("side") == "earlier" else count, letter)))
    return Reading("DURATION", amount.value(), mod, "told", (ends[0], ends[1]))


def year_ago(hit: Hit, scene: Scene) -> Reading | None:
    """Read "the year-earlier quarter", "year-ago results": the quarter told, a year before."""
    named = scene.quarter or _last_quarter(scene)
    if named is None:
        return Reading("DATE", UNKNOWN["Q"])
    if not hit.words("what") and not scene.quarter:
        return Reading("DATE", f"{named[0] - 1:04d}", base="published")
    return _year_before(named)


def comparable(hit: Hit, scene: Scene) -> Reading | None:
    """Read "the corresponding period last year", "last year's quarter"."""
    told = hit.word("rel", "rel2")
    named = scene.quarter or (_last_quarter(scene) if told else None)
    if named is None:
        return None
    if told == "this":
        return Reading("DATE", f"{named[0]:04d}-Q{named[1]}", base="reported")
    return _year_before(named)


def _last_quarter(scene: Scene) -> tuple[int, int] | None:
    """Return the last quarter that was over at publication."""
    base = scene.published
    return quarter_moved(base.year, quarter_of(base), -1) if base else None


def clock(hit: Hit, scene: Scene) -> Reading | None:
    """Read a time of day, on the day written with it, told before, or of publication."""
    words = hit.words("clock", "military", "dotted")
    time = clock_value(words)
    if time is None or (hit.last == hit.first + 1 and not _is_clock(hit, scene, words[0])):
        return None
    scene.dotted = scene.dotted or "." in words[0]
    day, base = _named_day(hit, scene)
    if not day:
        day, base = _day_around(hit, scene, time)
    return Reading("TIME", f"{day or UNKNOWN['D']}T{time}", base=base)


def _day_around(hit: Hit, scene: Scene, time: str) -> tuple[str, Base]:
    """Return the day of an hour that stands alone: told before, or of publication; or none.

    What opens an entry of a live report is of the day of publication. After a midnight that
    ended the day told, small hours are the next day's.
    """
    near = scene.told_day("D")
    if scene.published and _opens_entry(hit):
        return scene.published.isoformat(), "published"
    if scene.is_undated(hit.first):
        return "", ""
    if near and scene.told_value.endswith("T24:00") and time < "12:00":
        return moved(near, 1).isoformat(), "told"
    if near:
        return near.isoformat(), "told"
    return (scene.published.isoformat(), "published") if scene.published else ("", "")


def night_hours(hit: Hit, scene: Scene) -> Reading | None:
    """Read "the small hours of Tuesday", "the early hours of 6 May 2024"."""
    if not {"hours"} & set(hit.all_words()):
        return None
    day, base = _named_day(hit, scene)
    return Reading("TIME", f"{day}TMO", base=base)


def _is_clock(hit: Hit, scene: Scene, word: str) -> bool:
    """Whether digits that stand alone ("2:30") are a time of day and no score or result."""
    if not word[-1].isdigit() or hit.words("military"):
        return True
    if hit.words("dotted"):
        return scene.dotted
    before, after = scene.word(hit.first - 1), scene.word(hit.last)
    return (before in _LEADS_TO_CLOCK or _opens_entry(hit)) and not unit_letter(after)


_DASHES = frozenset('—–-“"‘')
LONGEST_BULLET = 24
"""Characters before the hour of a live report's entry: bullets, dashes, space."""


def _opens_entry(hit: Hit) -> bool:
    """Whether digits open a line and words follow, as in a live report: "14:32 — Kyiv says"."""
    prose, start = hit.prose, hit.prose.starts[hit.first]
    before = prose.text[max(0, start - LONGEST_BULLET) : start]
    line = before.rpartition("\n")[2]
    opens = len(line) < LONGEST_BULLET and not line.strip(" •*[(–—-")
    following = [word for word in prose.words[hit.last : hit.last + 4] if word not in _DASHES]
    return opens and following[:1] != [] and following[0][:1].isupper()


def _named_day(hit: Hit, scene: Scene) -> tuple[str, Base]:
    """Return the day that the words beside a clock time name, and what it was counted from."""
    words = hit.words("date")
    if words and words[0].count("/") + words[0].count(".") == 2:
        found = figures(words[0], scene)
        return (on_day(hit, scene, found[0], *found[1]).value, "") if found else ("", "")
    if month := month_in(words):
        numbers = [numeral(w) for w in words if w[0].isdigit()]
        year = next((n for n in numbers if n > 31), None)
        reading = on_day(hit, scene, year, month, next((n for n in numbers if n < 32), 1))
        return reading.value, reading.base
    told = next((w for w in words if w in TODAY or w in WEEKDAYS), "")
    return _told_day(hit, scene, told) if told else ("", "")


def _told_day(hit: Hit, scene: Scene, word: str) -> tuple[str, Base]:
    """Return the day that "yesterday" or a weekday beside a clock time means."""
    base = scene.published
    if word in TODAY:
        day = moved(base, TODAY[word]).isoformat() if base else UNKNOWN["D"]
        return day, published(scene)
    number = WEEKDAYS[word]
    if base is None:
        return f"XXXX-WXX-{number}", ""
    return weekday_day(hit, scene, base, number, hit.words("date")[0]).isoformat(), "published"


_LATE = re.compile(r"p\.m|pm|afternoon|evening|night")
_EARLY = re.compile(r"a\.m|morning|am$")


def clock_value(words: list[str]) -> str | None:
    """Return "17:00" for "5 p.m.", "24:00" for "midnight"; ``None`` when it is no time of day."""
    if words[0] in NAMED_HOURS:
        return NAMED_HOURS[words[0]]
    text, (hour, minute) = "".join(words), _figures_of(words[0])
    late, half = bool(_LATE.search(text)), bool(_LATE.search(text) or _EARLY.search(text))
    if hour > 24 or (half and not 1 <= hour <= 12):
        return None
    hour = hour % 12 + 12 * late if half else hour
    return f"{hour:02d}:{minute}"


def _figures_of(word: str) -> tuple[int, str]:
    """Return the hour and the minute of "17:30", "1730", "5" or "five"."""
    digits = re.findall(r"\d+", word)
    if digits and len(digits[0]) == 4:
        digits = [digits[0][:2], digits[0][2:]]
    spelt = None if digits else parsed([word, "hours"])
    hour = int(digits[0]) if digits else int(spelt.count or 0) if spelt else 0
    return hour, digits[1] if len(digits) > 1 else "00"


FAMILIES: dict[str, Family] = {
    "ago": ago, "earlier": earlier, "later": later, "year-ago": year_ago,
    "comparable": comparable, "clock": clock, "night-hours": night_hours,
}  # fmt: skip
"""What each family of rules of this module means."""
