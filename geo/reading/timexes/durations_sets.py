"""Lengths of time, repeated times and vague ones: durations, sets and references.

Pitfalls. "A year" after a price is a rate (a set), after "within" a length. "About" and "nearly"
belong to the amount, "over" and "within" stand before it. What is vague stays vague: "recent
months" and "now" have no days.
"""

from __future__ import annotations

from geo.reading.lexicon import words
from geo.reading.timexes.amounts import Amount, longest, parsed
from geo.reading.timexes.calendar import shifted
from geo.reading.timexes.explicit import BACKWARD, FORWARD, month_in
from geo.reading.timexes.grammar import Hit
from geo.reading.timexes.meaning import Family, Reading, mod_of
from geo.reading.timexes.reference_time import Scene
from geo.reading.timexes.tense import BACK
from geo.reading.timexes.time_words import DAYPARTS, NUMBERS, SEASONS, WEEKDAYS, unit_letter

_NOT_RATE = words("timexes.before_lengths")
_TIMES = frozenset("once twice times".split())
_OPENS = frozenset("for in over within after through during follows following".split())
_CLOSES = frozenset("after before later earlier of".split())
_LIVING = words("timexes.aged")
_TOLD = frozenset("was were had have has".split())
_MAYBE = frozenset("will could may might can that".split())
_DAILY = {
    "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y",
    "nightly": "P1D", "hourly": "PT1H", "fortnightly": "P2W",
}  # fmt: skip


def amount(hit: Hit, scene: Scene) -> Reading | None:
    """Read a length of time, or a rate ("$33 million a year")."""
    words, size = hit.words("amount"), parsed(hit.words("amount"))
    named = scene.prose.words[hit.match.end("amount") - 1][0].isupper()
    if size is None or named or (words[0] == "many" and scene.word(hit.first - 1) == "as"):
        return None  # "60 Minutes" is a programme, "in as many days" no length
    if not _is_length(words) or (hit.all_words()[-1] in {"old", "olds"} and _is_age(hit, scene)):
        return None
    single = len(words) == 2 and words[0] in {"a", "an", "one"}
    before = scene.word(hit.first - 1)
    if words == ["one", "day"] and before in _MAYBE:
        return Reading("DATE", "FUTURE_REF")
    if single and words[0] != "one" and not hit.words("about") and _is_rate(hit, scene, before):
        return Reading("SET", size.value())
    return Reading("DURATION", size.value(), mod_of(hit.words("about")))


def _is_length(words: list[str]) -> bool:
    """Whether the words are no share, rank or event: "a quarter of", "a second", "a weekend"."""
    if words[-1] not in {"quarter", "weekend", "second"} or words[0] == "one":
        return True
    return len(words) > 2 and "-" not in words


def _is_age(hit: Hit, scene: Scene) -> bool:
    """Whether "11-month-old" is somebody's age: TimeML marks no ages."""
    after = scene.word(hit.last)
    return not after.isalpha() or after in _LIVING


def _is_rate(hit: Hit, scene: Scene, before: str) -> bool:
    """Whether "a year" is a rate: a number, a price or "once" stands a few words before."""
    if before in _NOT_RATE and before not in _TIMES:
        return False
    for index in range(hit.first - 1, hit.first - 7, -1):
        word = scene.word(index)
        if not word or word in {".", ";", ","}:
            return False
        counts = word in NUMBERS and word not in {"a", "an"}
        if word[0].isdigit() or counts or word in _TIMES:
            return True
    return False


def span(hit: Hit, scene: Scene) -> Reading | None:
    """Read "the past two months", "the next few days": a length up to, or on from, publication."""
    size = parsed(hit.words("amount"))
    if size is None:
        return None
    mod, base = mod_of(hit.words("about")), scene.published
    most = longest(hit.words("amount"), size)
    if base is None or most is None:
        return Reading("DURATION", size.value(), mod)
    count, letter = most
    by = count if hit.word("rel") in FORWARD else -count
    ends = sorted((base, shifted(base, by, letter)))
    return Reading("DURATION", size.value(), mod, "published", (ends[0], ends[1]))


def recent(hit: Hit, scene: Scene) -> Reading | None:
    """Read "recent months", "the coming years", "the weeks ahead": vague, and kept so."""
    letter, rel = unit_letter(hit.word("unit")), hit.word("rel")
    if not letter:
        return None
    if rel == "recent" or rel in BACKWARD - {"last"}:
        return Reading("DATE", "PAST_REF")
    if rel == "future":
        return Reading("DATE", "FUTURE_REF")
    if letter.startswith("T") and scene.word(hit.last) == "of":
        return None  # "the early hours of Sunday"
    return Reading("DURATION", Amount(None, letter).value())


def units(hit: Hit, scene: Scene) -> Reading | None:
    """Read bare "weeks" or "months" where they stand for a length of time."""
    before, after = scene.word(hit.match.start("unit") - 1), scene.word(hit.last)
    if before in {"wee", "small"}:
        return None  # "the wee hours of Monday"
    if hit.last > hit.first and before == "the" and scene.word(hit.first - 1) == "over":
        return Reading("DURATION", Amount(None, unit_letter(hit.word("unit"))).value())
    opens = before in _OPENS and not (before == "in" and after.isalpha() and after != "of")
    if (not opens and after not in _CLOSES) or (before in {"of", "the"} and after == "of"):
        return None
    return Reading("DURATION", Amount(None, unit_letter(hit.word("unit"))).value())


def pause(hit: Hit, scene: Scene) -> Reading | None:
    """Read "a while"."""
    return Reading("DURATION", "PXX") if hit.all_words()[-1] == "while" else None


def repeated(hit: Hit, scene: Scene) -> Reading | None:
    """Read "every month", "every two years", "every other day", "every summer"."""
    words = hit.words("amount")
    if words[-1] in SEASONS:
        return Reading("SET", f"XXXX-{SEASONS[words[-1]]}")
    if words[-1] in DAYPARTS:
        return Reading("SET", f"XXXX-XX-XXT{DAYPARTS[words[-1]]}")
    size = parsed(words)
    if size is None or words == ["second"]:
        return None
    if hit.word("other") == "other":
        size = Amount(2, size.letter)
    return Reading("SET", size.value())


def daily(hit: Hit, scene: Scene) -> Reading | None:
    """Read "daily", "annually"."""
    return Reading("SET", _DAILY[hit.all_words()[0]])


def set_weekday(hit: Hit, scene: Scene) -> Reading | None:
    """Read "every Monday", "Tuesday nights"."""
    word = hit.word("weekday")
    number = WEEKDAYS.get(word) or WEEKDAYS[word[:-1]]
    part = DAYPARTS.get(hit.word("daypart").rstrip("s"), "")
    return Reading("SET", f"XXXX-WXX-{number}" + (f"T{part}" if part else ""))


def set_weekend(hit: Hit, scene: Scene) -> Reading | None:
    """Read "at weekends"."""
    return Reading("SET", "XXXX-WXX-WE")


def set_month(hit: Hit, scene: Scene) -> Reading | None:
    """Read "each July"."""
    return Reading("SET", f"XXXX-{month_in(hit.words('month')):02d}")


def now(hit: Hit, scene: Scene) -> Reading | None:
    """Read "now", "currently", "these days"."""
    return Reading("DATE", "PRESENT_REF")


def future(hit: Hit, scene: Scene) -> Reading | None:
    """Read "the future", "soon", "the near term"; not "they soon found"."""
    after = scene.word(hit.last)
    told = after.endswith("ed") or after in BACK or scene.word(hit.first - 1) in _TOLD
    return None if told and hit.all_words() == ["soon"] else Reading("DATE", "FUTURE_REF")


def past(hit: Hit, scene: Scene) -> Reading | None:
    """Read "the past", "recently"; "the past" before a noun of its own is none."""
    after = scene.word(hit.last)
    if hit.all_words()[-1] == "past" and (after in NUMBERS or after[:1].isdigit()):
        return None  # "the past three summers"
    return Reading("DATE", "PAST_REF")


FAMILIES: dict[str, Family] = {
    "amount": amount, "span": span, "recent": recent, "units": units, "while": pause,
    "set": repeated, "daily": daily, "set-weekday": set_weekday, "set-month": set_month,
    "set-weekend": set_weekend,
    "now": now, "future": future, "past": past,
}  # fmt: skip
"""What each family of rules of this module means."""
