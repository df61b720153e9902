"""The words of time: what each of them counts as, and the class that the grammar knows it by.

A text is turned into a string with one character a word (``classes``), so that the grammar is
written over classes of words and matched in one pass. A word belongs to one class only; what can
be two things ("second", "May", "fall") has a class of its own and is told apart by the patterns
around it. The classes are declared in ``data/reading/timexes/words.txt``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from geo.reading.lexicon import values
from geo.reading.timexes.declared import declared


def _numbers(name: str) -> dict[str, int]:
    """Return the words of a list with the numbers they stand for."""
    return {word: int(number) for word, number in values(name).items()}


MONTHS = _numbers("timexes.months")
"""Month names and abbreviations, lower case, to 1..12."""

WEEKDAYS = _numbers("timexes.weekdays")
"""Weekday names and abbreviations, lower case, to ISO 8601's 1 (Monday) .. 7."""

NUMBERS = _numbers("timexes.numbers")
"""Number words to their values."""

ORDINALS = _numbers("timexes.ordinals")
"""Ordinal words to their values; a year's "final" quarter is its fourth."""

UNITS = values("timexes.units")
"""Singular units to TIMEX3 letters; T marks clock time."""

NAMED_DAYS = {
    tuple(map(int, day.split("-"))): (int(words.split()[0]), frozenset(words.split()[1:]))
    for day, words in declared("words.txt")["named_days"].items()
}
"""Days known by their date ("the Sept. 11 attacks"): (month, day) to the year and what follows."""

ZONES = declared("words.txt")["zones"]
"""Zones to their offsets as EDTF writes them; abbreviations of several zones are left out."""

SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
DAYPARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
NAMED_HOURS = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}
DECADES = {
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7,
    "eighties": 8, "nineties": 9,
}  # fmt: skip

_DECLARED = declared("words.txt")
_WORDS, _NUMERALS = _DECLARED["words"], _DECLARED["numerals"]
CODE = {name.rstrip("*"): chr(0x100 + place) for place, name in enumerate([*_WORDS, *_NUMERALS])}
"""The character that stands for each class; a blank stands for every other word."""

_NUMERAL = re.compile("|".join(f"(?P<{name}>{p})(?!.)" for name, p in _NUMERALS.items()), re.DOTALL)


def _forms(name: str, word: str) -> set[str]:
    """Return the spellings of a word that count: its own, with a capital, in capitals."""
    if name == "may*":  # "MAY" in a headline is as often the verb
        return {word}
    return {word, word.upper()} | (set() if name.endswith("*") else {word.capitalize()})


_CODE_OF = {
    form: CODE[name.rstrip("*")]
    for name, words in _WORDS.items()
    for word in words.split()
    for form in _forms(name, word)
}


def _numeral(word: str) -> str:
    match = _NUMERAL.match(word)
    return CODE[match.lastgroup] if match and match.lastgroup else " "


def classes(words: Iterable[str]) -> str:
    """Return one character for each word: that of its class, or a blank."""
    known = _CODE_OF.get
    return "".join([known(w) or (_numeral(w) if "0" <= w < ":" else " ") for w in words])


def unit_letter(word: str) -> str:
    """Return the TIMEX3 letter of a unit, singular or plural, or ``""``."""
    return UNITS.get(word) or UNITS.get(word.rstrip("s")) or UNITS.get(word[:-3] + "y") or ""
