"""Which word names a cue's source: the network's choice, put right where the words forbid it."""

from __future__ import annotations

from geo.reading.people.word_lists import DEMONYMS, HEADS
from geo.reading.quotations.speakers.noun_phrases import BODIES, DAYS, STOPS, SUBJECTS

_QUOTED = frozenset("him her them it he she".split())
SAYING = (["as", "saying"], ["as", "stating"])
"""In "reported him as saying", he speaks."""
_SUBJECTS = frozenset("he she they He She They".split())
_LEFT = frozenset("in at near to from on with against by over into toward towards across".split())
_RIGHT = frozenset("in at near on into across".split())
"""Before a cue and after it: small words that no speaker follows."""
_UNDERGONE = frozenset(
    "called named quoted told accused blamed described asked reported known criticized criticised "
    "dubbed labeled labelled rated cited mentioned praised rebuked summoned".split()
)
"""Cues whose subject, in the passive, is spoken of or to: "he was called to the polls"."""
BE = frozenset("is are was were be been being".split())
"""What makes a passive of a cue."""
_SPELLS = frozenset(
    "minute minutes hour hours day days night nights week weeks month months year years".split()
)
_COUNTS = frozenset(
    "a one two three four five six seven eight nine ten few some many several".split()
)
"""In "two days later Ann Lee said", neither the days nor their number speak."""
_FAR = 25
"""Words before a cue that its subject may stand."""
_CLOSE = 3
"""Words back from a name to the small word that governs it."""
_QUOTING = frozenset("quoted quotes quoting cited cites citing".split())
CITES = frozenset(("citing", "quoting"))
"""What leads to a witness rather than to a claim: "AFP reported, citing a diplomat"."""
_LONGEST_QUOTED = 9
"""Words from "quoted" to the "as saying" of whom it quotes."""
_LONGEST = 6
"""Words of what follows "according to", at most."""


def gives_name(cue: str) -> bool:
    """Whether a cue gives something a name: "called it a terrorist attack"."""
    return cue.lower().startswith(("call", "label", "dub", "brand", "deem", "term"))


def source_word(words: list[str], cue: int, who: int, first: int, past: int) -> int:
    """Return a word of the source of the cue, or -1 where the words show none.

    ``first`` and ``past`` bound the sentence; ``who`` is the network's choice.

    >>> words = "Ann Lee , on a visit to Rome , labeled the plan".split()
    >>> words[source_word(words, 9, 7, 0, 12)]
    'Lee'
    >>> source_word("why they were called to the polls".split(), 3, 1, 0, 7)
    -1
    """
    if words[cue].lower() == "according" and words[cue + 1 : cue + 2] == ["to"]:
        return _after_according(words, cue + 2, past)
    if cue > 1 and words[cue - 1] == "as" and words[cue - 2].lower() in _QUOTED:
        return cue - 2
    if (
        words[cue + 1 : cue + 2]
        and words[cue + 1] in _QUOTED
        and words[cue + 2 : cue + 4] in SAYING
    ):
        return cue + 1
    if words[cue].lower() in _QUOTING and (at := _as_saying(words, cue, past)) >= 0:
        return at
    if who < 0:
        return who
    if first < cue and words[cue - 1] in SUBJECTS and who < cue:
        return cue - 1  # "a man it accused"
    if who < cue and ")" in words[who:cue] and "(" in words[max(first, who - 3) : who]:
        return max(first, words.index("(", max(first, who - 3)) - 1)  # "Ann Lee (R-Okla.) said"
    counted = words[who].lower() in _COUNTS and not _SPELLS.isdisjoint(words[who + 1 : who + 2])
    if counted or words[who] in _SPELLS:
        return _subject(words, cue, first) if who < cue else -1
    if who < cue and words[cue].lower() in _UNDERGONE and _is_passive(words, cue, who):
        return -1
    people = _people_of(words, who, first) if who == cue - 1 else -1
    if people >= 0:
        return people
    if _governed(words, who, first, _LEFT if who < cue else _RIGHT):
        if who == cue - 1 and _is_somebody(words, who, first):
            return who - 2  # "diplomats in Vienna said"
        return _subject(words, cue, first) if who < cue else _before_place(words, cue, who)
    return who


def _as_saying(words: list[str], cue: int, past: int) -> int:
    """Return the last word of whom "as saying" follows, or -1: "quoted Kim as saying"."""
    for at in range(cue + 2, min(past - 1, cue + _LONGEST_QUOTED)):
        if words[at : at + 2] in SAYING:
            return at - 1 if words[at - 1][0].isalpha() else -1
    return -1


def _after_according(words: list[str], start: int, past: int) -> int:
    """Return the last word of the phrase after "according to": its head."""
    end = start
    while end < min(past, start + _LONGEST) and (
        words[end][0].isalnum() and words[end].lower() not in STOPS
    ):
        end += 1
    return min(max(start, end - 1), past - 1)


def _is_passive(words: list[str], cue: int, who: int) -> bool:
    before = cue - 1
    while before > who and words[before].endswith("ly"):
        before -= 1
    return words[before].lower() in BE


def _governed(words: list[str], who: int, first: int, small: frozenset[str]) -> bool:
    """Whether a name, or its place's, follows a small word: "in North Korea"."""
    if not words[who][0].isupper():
        return False
    at = who - 1
    while at > max(first, who - _CLOSE) and (words[at][0].isupper() or words[at] == "the"):
        at -= 1
    return at >= first and words[at] in small


def _before_place(words: list[str], cue: int, place: int) -> int:
    """Return whoever stands between a cue and a place, or -1: "asked a woman in Khan Younis"."""
    at = place - 1
    while at > cue and words[at] not in _RIGHT:
        at -= 1
    return at - 1 if at - 1 > cue and words[at - 1].islower() else -1


def _is_somebody(words: list[str], place: int, first: int) -> bool:
    """Whether people or a body stand before a small word and its place: "diplomats in Vienna"."""
    who = place - 2
    if who < first or words[who].lower() in STOPS:
        return False
    return (
        words[who] in HEADS
        or words[who] in BODIES
        or (words[who].islower() and words[who].endswith("s"))
    )


def _people_of(words: list[str], place: int, first: int) -> int:
    """Return the people whose places end here, or -1: "Officials in Sumy and Lviv said".

    They open the sentence or a clause, so that nobody else's verb stands before them.
    """
    at = place
    while at > first + 1 and (words[at][0].isupper() or words[at] in _LISTING):
        at -= 1
    who = at - 1
    if at == place or who < first or words[at] not in _LEFT | _ALONG:
        return -1
    opens = who - first < _OPENS_AT or words[who - 1] in _CLAUSES
    is_plural = words[who].endswith("s") and words[who].lower() not in STOPS
    return who if opens and is_plural and (words[who].islower() or who == first) else -1


_ALONG = frozenset("along outside around throughout".split())
_LISTING = frozenset(("and", "or", ",", "the", "-"))
_CLAUSES = frozenset((",", "but", "and", "while", "that", "as"))
_OPENS_AT = 3
"""Words from a sentence's start that its subject may stand."""


def _subject(words: list[str], cue: int, first: int) -> int:
    """Return the nearest name or pronoun before the cue that no small word governs."""
    for at in range(cue - 1, max(first, cue - _FAR) - 1, -1):
        if words[at] in _SUBJECTS:
            return at
        named = words[at][0].isupper() and words[at].isalpha() and words[at] not in DEMONYMS
        if named and words[at].lower() not in STOPS and words[at] not in DAYS:
            if not _governed(words, at, first, _LEFT | {"of", "for"}):
                return at
    return -1
