"""Whose office a description names, by the reference chronology: "the Ukrainian president"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from geo.reading.lexicon import words
from geo.reading.people.word_lists import HEADS, OFFICES
from geo.reading.quotations.speakers.noun_phrases import head_noun
from geo.world.chronology import remarks

COUNTRY_OF = {"American": "United", "US": "United", "U.S.": "United", "British": "United"}
"""Adjectives that do not begin like their country's name."""
_OWNING = {"his": "m", "her": "f"}
_SAYINGS = words("speakers.sayings")
"""What is said: "his comments" are his."""
_ALIKE = 4
"""First letters that a country and its adjective share: Ukraine, Ukrainian."""
_PRINTED = 1500
"""Characters back that an office with its country may be printed."""


@cache
def known_offices() -> dict[str, str]:
    """Return the office of each speaker of the chronology, by name in short."""
    return {_short(remark.speaker): remark.speaker_role for remark in remarks()}


def _short(name: str) -> str:
    """Return what spellings of a name share: Sergei and Sergey Lavrov, Zelensky and Zelenskyy."""
    words = name.replace("-", " ").split()
    return f"{words[0][:3]} {words[-1][:6]}"


def holds(name: str, adjectives: set[str], noun: str) -> bool:
    """Whether the chronology has somebody in an office of a country.

    >>> holds("Volodymyr Zelensky", {"Ukrainian"}, "president")
    True
    """
    office = known_offices().get(_short(name), "") if name else ""
    words = office.replace("-", " ").split()
    if not adjectives or noun not in office.lower().split():
        return False
    return all(any(_of_country(one, word) for word in words) for one in adjectives)


def _of_country(adjective: str, country: str) -> bool:
    adjective = COUNTRY_OF.get(adjective, adjective)
    return country[:_ALIKE] == adjective[:_ALIKE] or (adjective == "United" and country == "US")


def country_before(text: str, start: int, noun: str) -> set[str]:
    """Return whose minister "the minister" is, as printed last before ``start``.

    >>> country_before("The Russian foreign minister came. The minister spoke.", 35, "minister")
    {'Russian'}
    """
    before = text[max(0, start - _PRINTED) : start]
    return set(_with_country(noun).findall(before)[-1:]) if noun in before else set()


@lru_cache(1_000)
def _with_country(noun: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:[Tt]he|[Hh]is|[Ii]ts)\s([A-Z]\w+)\s(?:[a-z]+\s)?{noun}\b")


def whose_office(text: str) -> set[str]:
    """Return the capitalised words of a phrase that are no office: whose office it is.

    >>> whose_office("The Russian Foreign Minister")
    {'Russian'}
    """
    words = (word.rstrip(".,").removesuffix("’s").removesuffix("'s") for word in text.split())
    return {w for w in words if w[:1].isupper() and w not in OFFICES and w not in _SMALL}


_NAMED = re.compile(r".*\b([a-z]+), ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,3})")
_THEIRS = re.compile(r"[A-Z]\w+['’]s ([A-Z][a-z]+)")


def name_told(phrase: str) -> str:
    """Return the name in "the Swiss minister, Ignazio Cassis" or in "Egypt's Sissi".

    >>> name_told("the Swiss minister, Ignazio Cassis"), name_told("Egypt's Sissi")
    ('Ignazio Cassis', 'Sissi')
    """
    named, theirs = _NAMED.fullmatch(phrase), _THEIRS.fullmatch(phrase)
    if named and named[1] in HEADS:
        return named[2]
    return theirs[1] if theirs and theirs[1].lower() not in _COMMON else phrase


_COMMON = HEADS | frozenset("parliament cabinet army navy police senate court treasury".split())
"""What a country has that is nobody's name."""
_SMALL = frozenset(("The", "A", "An", "His", "Her", "This", "That"))


def said_by(phrase: str) -> str:
    """Return the gender of whom "his comments" or "her remarks in Doha" are, else ``""``.

    >>> said_by("his recent comments"), said_by("his brother")
    ('m', '')
    """
    whose, _, said = phrase.partition(" ")
    return _OWNING.get(whose, "") if head_noun(said) in _SAYINGS else ""
