"""Whom the labels of a transcript name: "SECRETARY RUBIO", "LEE, MINISTER OF DEFENCE", "A"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from geo.reading.lexicon import words as listed
from geo.reading.people.named_people import Person
from geo.reading.people.word_lists import OFFICES, TITLES
from geo.reading.quotations.transcripts import ASKING, Turn

_ANSWERING = frozenset(("a", "answer"))
"""Labels of whoever answers and is named in the introduction."""
_PARTICLES = listed("speakers.particles")

Known = dict[tuple[str, ...], tuple[str, str]]
"""Name and office of each voice, by the last words of its name in small letters."""


def voices(text: str, people: Iterable[Person], turns: Iterable[Turn]) -> Known:
    """Return who may be meant by a family name: people of the text, then whoever has a turn."""
    found: Known = {}
    for person in people:
        _hold(found, person.name, person.title)
    for turn in turns:
        _hold(found, *named(turn.who.of(text), found))
    return found


def guest_of(text: str, told: Iterable[tuple[int, int, str, str]], turns: Sequence[Turn]) -> Known:
    """Return who answers under "A:": whom the introduction is about, no correspondent.

    ``told`` are the names before the first turn: start, end, name and office.
    """
    for start, end, name, office in told:
        if start >= turns[0].who.start:
            break
        if _REPORTS.search(text, max(0, start - _BEFORE_NAME), end + _BEFORE_NAME):
            continue
        if not _ASKED.match(text, end):
            return {GUEST: (name, office)}
    return {}


GUEST = ("", "guest")
"""Where the guest of an interview is kept among the voices."""
_BEFORE_NAME = 25
_REPORTS = re.compile(r"\b(?:correspondent|reporter|journalist|editor|presenter|interviewer)\b")
_ASKED = re.compile(r"\s(?:interviewed|asked|sat down with|met with|questioned)\b")


def _hold(known: Known, name: str, office: str) -> None:
    words = tuple(name.casefold().split())
    for size in range(1, len(words) + 1):
        known.setdefault(words[-size:], (name, office))


def named(label: str, known: Known) -> tuple[str, str]:
    """Return the name and the office that a label in capitals stands for, both empty for "Q".

    >>> named("SECRETARY RUBIO", {})
    ('Rubio', 'Secretary')
    """
    label, _, office = label.partition(", ")
    if office and office.isupper():
        name, before = named(label, known)
        return name, before or _office(office)
    words = [word for word in _spelled(label) if word not in _MISTER]
    low = [word.casefold() for word in words]
    if words and ASKING.issuperset(low):
        return "", ""
    if not words or _ANSWERING.issuperset(low):
        return known.get(GUEST, ("", ""))
    for begin in range(len(words)):
        if tuple(low[begin:]) in known:
            name, office = known[tuple(low[begin:])]
            return name, office or " ".join(words[:begin])
    offices = [*takewhile(_is_office, words)]
    return " ".join(words[len(offices) :]), " ".join(offices)


def _is_office(word: str) -> bool:
    bare = word.rstrip(".")
    return bare in OFFICES or bare in TITLES


def _office(printed: str) -> str:
    """Return an office printed in capitals as it is spelled: "President of the United States"."""
    words = [w.lower() if w.lower() in _PARTICLES else w.title() for w in printed.split()]
    return " ".join(words)


def _spelled(label: str) -> list[str]:
    """Return a label's words, those in capitals as names are spelled, but for outlets ("BBC")."""
    words = label.removeprefix("THE ").removeprefix("The ").replace(",", " ").split()
    is_outlet = len(words) == 1 and (words[0] in _OUTLETS or _VOWELS.isdisjoint(words[0]))
    return words if is_outlet else [w.title() if w.isupper() else w for w in words]


_OUTLETS = listed("speakers.voiced_outlets")
_VOWELS = frozenset("AEIOUY")
_MISTER = frozenset("Mr Mr. Ms Ms. Mrs Mrs. Miss Dr Dr.".split())
