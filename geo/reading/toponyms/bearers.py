"""Bearers: family names that are also places, where the words say that a person bears them.

"Denzel Washington" is nobody's capital, nor is the "Washington, 70," of the same article; what
stands after "in" or "from" is the place again. Only names of one word that are known as family
names are looked at, so that a town is not lost to a given name before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from geo.reading.marks import Toponym
from geo.reading.people import name_runs
from geo.reading.toponyms.cue_words import class_of, words_of
from geo.reading.toponyms.recognise import given_names

_BEFORE = re.compile(r"([^\W\d_]+)(?: [A-Z]\.)? $")
"""The word before a name, over an initial: "Kevin", "George H."."""
_FULL = re.compile(r"(?<![\w.])([A-Z][a-z]+) (?:[A-Z]\. )?(?=([A-Z][a-z]+)\b)")
_AGED = re.compile(r", (?:1[5-9]|[2-9]\d)(?:,| (?:who|said|was|is)\b)")
"""An age after a name: "Washington, 70, said"."""
_PLACED = re.compile(
    r"\b(?:in|at|to|from|near|outside|around|across|into|toward|towards|through|between|of|for"
    r"|leave|leaves|left|visit|visits|visited|and)\s$",
    re.IGNORECASE,
)
"""What leads to a place and to no person."""
_REACH = 20


def without_bearers(text: str, marks: Sequence[Toponym]) -> list[Toponym]:
    """Return the marks but for those that are somebody's family name."""
    likely = [m for m in marks if _is_family_name(m.text)]
    borne = {m.start for m in likely if _is_borne(text, m)}
    names = {m.text for m in likely if m.start in borne} | _in_full(text, {m.text for m in likely})
    if not names:
        return list(marks)
    return [m for m in marks if m.start not in borne and not _is_again(text, m, names)]


@lru_cache(50_000)
def _is_family_name(name: str) -> bool:
    return name.isalpha() and not name.isupper() and name.lower() in words_of("surnames.txt")


def _in_full(text: str, names: set[str]) -> set[str]:
    """Return the names that stand somewhere after a given name: "Kevin London"."""
    found = _FULL.finditer(text) if names else ()
    return {m[2] for m in found if m[2] in names and _is_given(m[1])}


def _is_borne(text: str, mark: Toponym) -> bool:
    """Whether a given name stands before a name, or an age after it."""
    if _AGED.match(text, mark.end):
        return not _PLACED.search(text[max(0, mark.start - _REACH) : mark.start])
    before = _BEFORE.search(text[max(0, mark.start - _REACH) : mark.start])
    return before is not None and _is_given(before[1])


@lru_cache(50_000)
def _is_given(word: str) -> bool:
    """Whether a word is a given name and nothing else: "Denzel", not "June" or "Will"."""
    known = word.lower() in given_names() or word in name_runs.given_names()
    return word[0].isupper() and known and not class_of(word.lower())


def _is_again(text: str, mark: Toponym, names: set[str]) -> bool:
    """Whether a name that somebody bears is printed again without what leads to a place."""
    before = text[max(0, mark.start - _REACH) : mark.start]
    return mark.text in names and not _PLACED.search(before)
