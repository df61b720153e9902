"""The same words in two printings: how alike they are, and where they differ.

Alike is measured on words in lower case without punctuation, by the longest runs they share
(Ratcliff and Obershelp's matching, as Python's ``difflib`` does it). Two printings are called
the same remark from ``ALIKE`` upward, or when one holds nearly all of the other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from difflib import SequenceMatcher
from functools import lru_cache

from geo.asking.voices.utterances import Utterance

ALIKE = 0.6
"""Ratio from which two printings count as one remark in two wordings."""

HELD = 0.75
"""Share of the shorter printing's words that the longer must hold to print it whole."""

NEAR = timedelta(days=3)
"""How far apart two outlets may date one remark."""

FEWEST_WORDS = 3
"""Shorter fragments are too common to tell whose they are."""

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
QUOTE_MARKS = "\"'“”‘’«»"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one printing; ``shared`` when the other has them too, in the same order."""

    words: str
    shared: bool


@lru_cache(maxsize=4096)
def plain(words: str) -> tuple[str, ...]:
    """Return the words in lower case, apostrophes straightened, punctuation left out."""
    return tuple(w.casefold().replace("’", "'") for w in WORD.findall(words))


def likeness(one: str, other: str) -> float:
    """Return how alike two printings are, from 0 to 1."""
    return SequenceMatcher(None, plain(one), plain(other), autojunk=False).ratio()


def held(part: str, whole: str) -> float:
    """Return the share of one printing's words that stand in the other, in order."""
    matcher = SequenceMatcher(None, plain(part), plain(whole), autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) / max(1, len(plain(part)))


def same_remark(one: str, other: str) -> bool:
    """Whether two printings can be one remark."""
    shorter, longer = sorted((one, other), key=lambda words: len(plain(words)))
    if len(plain(shorter)) < FEWEST_WORDS:
        return plain(shorter) == plain(longer)
    if len(set(plain(shorter)) & set(plain(longer))) < HELD * len(set(plain(shorter))) / 2:
        return False  # too few words in common for any order of them to be alike
    if not can_be_alike(shorter, longer):
        return False
    return likeness(one, other) >= ALIKE or held(shorter, longer) >= HELD


def can_be_alike(shorter: str, longer: str) -> bool:
    """Whether so many words are in common that in the same order they would be one remark.

    Said in a tenth of the time that it takes to compare their order, it rules out most pairs.
    """
    common = (_counted(shorter) & _counted(longer)).total()
    few, many = len(plain(shorter)), len(plain(longer))
    return 2.0 * common / (few + many) >= ALIKE or common / few >= HELD


@lru_cache(maxsize=4096)
def _counted(words: str) -> Counter[str]:
    return Counter(plain(words))


def differing(one: str, other: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Cut both printings into what they share and what only one of them has.

    The pieces of a printing, put together, are that printing character by character.
    """
    matcher = SequenceMatcher(None, plain(one), plain(other), autojunk=False)
    blocks = matcher.get_matching_blocks()
    return (
        _pieces(one, [(b.a, b.a + b.size) for b in blocks if b.size]),
        _pieces(other, [(b.b, b.b + b.size) for b in blocks if b.size]),
    )


def _pieces(text: str, shared: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    """Cut a text at the words that start and end each shared run."""
    words = list(WORD.finditer(text))
    found, at = [], 0
    for first, past in shared:
        start, end = words[first].start(), words[past - 1].end()
        found += [Piece(text[at:start], False), Piece(text[start:end], True)]
        at = end
    return tuple(p for p in [*found, Piece(text[at:], False)] if p.words)


def gathered(said: Iterable[Utterance]) -> tuple[tuple[Utterance, ...], ...]:
    """Gather utterances of one day or event that are one remark, in the order first met.

    A note that names another remark's id joins the two as well: that is how the chronology
    records one sentence in two translations.
    """
    groups: list[list[Utterance]] = []
    listed = list(said)
    near = _likely(listed)
    for utterance in listed:
        likely = near[utterance.id]
        homes = [g for g in groups if any(u.id in likely and _one_remark(utterance, u) for u in g)]
        for extra in homes[1:]:
            homes[0].extend(extra)
            groups.remove(extra)
        if homes:
            homes[0].append(utterance)
        else:
            groups.append([utterance])
    return tuple(tuple(g) for g in groups)


def _likely(said: Sequence[Utterance]) -> dict[str, set[str]]:
    """Return the ids of the utterances that can be one remark with each: a quick look first.

    They share as many different words as ``same_remark`` asks for, or one's note names the other.
    """
    words = {u.id: frozenset(plain(u.words)) for u in said}
    holding: dict[str, list[str]] = {}
    for id, held in words.items():
        for word in held:
            holding.setdefault(word, []).append(id)
    noted = [u for u in said if u.note]
    likely: dict[str, set[str]] = {}
    for id, held in words.items():
        shared = Counter(other for word in held for other in holding[word])
        enough = {
            other for other, n in shared.items()
            if n >= HELD * min(len(held), len(words[other])) / 2
        }  # fmt: skip
        likely[id] = enough | {u.id for u in noted}
    for utterance in noted:
        likely[utterance.id] = set(words)
    return likely


def printings(said: Iterable[Utterance]) -> tuple[tuple[Utterance, ...], ...]:
    """Return the remarks that more than one outlet prints, each with all its printings."""
    return tuple(g for g in gathered(said) if len({u.outlet for u in g}) > 1)


def worded(remark: Iterable[Utterance]) -> tuple[tuple[Utterance, ...], ...]:
    """Part the printings of one remark by their words, punctuation and case aside."""
    parted: dict[tuple[str, ...], list[Utterance]] = {}
    for utterance in remark:
        parted.setdefault(plain(utterance.words), []).append(utterance)
    return tuple(tuple(alike) for alike in parted.values())


def _one_remark(one: Utterance, other: Utterance) -> bool:
    if _names(one, other) or _names(other, one):
        return True
    return _of_one_time(one, other) and same_remark(one.words, other.words)


def _of_one_time(one: Utterance, other: Utterance) -> bool:
    """Whether two utterances can be of one time: their days are near, or nothing speaks against it.

    Outlets put one remark on different days, by time zone or by their own day of publication.
    """
    if not (one.first and one.last and other.first and other.last):
        return not (one.happening and other.happening and one.happening != other.happening)
    apart = max(one.first, other.first) - min(one.last, other.last)
    return apart <= NEAR


def _names(one: Utterance, other: Utterance) -> bool:
    """Whether one's note names the other's id."""
    return other.id.removeprefix("remark:") in one.note
