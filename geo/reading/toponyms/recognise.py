"""Recognise: which words of the runs are names of places.

A small conditional random field (python-crfsuite) weighs the evidence over each article's runs;
its weights were learned from annotated news by ``geo/training/toponyms``.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from threading import Lock

import pycrfsuite

from geo.reading.toponyms.cue_words import FOLDER, words_of
from geo.reading.toponyms.gazetteer_features import facts_of_words, folded, longest_names
from geo.reading.toponyms.generics import with_tail, without_owning
from geo.reading.toponyms.no_place import without_none
from geo.reading.toponyms.recall import TOLD, UNHELD, recalled
from geo.reading.toponyms.span_features import evidence_of
from geo.reading.toponyms.spans import Run, Spot
from geo.text import Prose

MODEL = FOLDER / "names.crf"
LOCK = Lock()
"""The tagger keeps the words it looks at, so that one article at a time may use it."""


@cache
def _tagger() -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    tagger.open(str(MODEL))
    return tagger


def names_in(prose: Prose, runs: list[Run]) -> list[tuple[Spot, float]]:
    """Return the toponyms of a text in reading order, each with the chance that it is one."""
    rows = evidence_of(prose, runs)
    if not rows:
        return []
    if not _is_whole(prose.text):
        rows = [[sign.encode("utf8", "replace").decode() for sign in row] for row in rows]
    with LOCK:
        tagger = _tagger()
        labels = tagger.tag(rows)
        by = recalled(tagger, prose, runs, labels)
        begins = [n for n, label in enumerate(labels) if label == "B"]
        ends = [_end(labels, begin) for begin in begins]
        chances = [
            max(_chance(tagger, b, e, len(labels)), TOLD if by.get(b) in UNHELD else 0.0)
            for b, e in zip(begins, ends, strict=True)
        ]
    named = [by.get(begin, "") for begin in begins]
    whole = [replace(s, rule=r) for s, r in zip(_spots(runs, begins, ends), named, strict=True)]
    spots = _trimmed(prose.words, whole, chances)
    return [_whole(prose.words, spot, chance) for spot, chance in without_none(prose, spots)]


def _whole(words: list[str], spot: Spot, chance: float) -> tuple[Spot, float]:
    """Return a name with its small words, and the chance that it is one."""
    whole = with_tail(words, spot)
    is_known = whole.last > spot.last or is_site(words, spot)
    return whole, max(chance, KNOWN_SITE) if is_known else chance


def _trimmed(words: list[str], spots: list[Spot], chances: list[float]) -> list[tuple[Spot, float]]:
    return [
        (_cut(words, without_owning(words, spot)), chance)
        for spot, chance in zip(spots, chances, strict=True)
        if spot.last > spot.first
    ]


def _cut(words: list[str], spot: Spot) -> Spot:
    """Cut a long name that nobody holds at the region it begins with: "Middle East Issues"."""
    inside = tuple(words[spot.first : spot.last])
    if len(inside) < LONG or facts_of_words(inside):
        return spot
    known = next(iter(longest_names(inside)), None)
    runs_on = known is not None and known[0] == 0 and known[2][0] in ("Ro", "No", "Ns")
    return replace(spot, last=spot.first + known[1]) if known and runs_on else spot


LONG = 4
KNOWN_SITE = 0.7
"""The chance of a name that only a site of the news has, whatever it looks like."""


def is_site(words: list[str], spot: Spot) -> bool:
    """Whether a name is first of all a site's: "Natanz", "Al Udeid"."""
    inside = tuple(words[spot.first : spot.last])
    if facts_of_words(inside)[:1] != ("Po",):
        return False
    return len(inside) > 1 or folded(inside[0]) not in words_of("surnames.txt")


def _is_whole(text: str) -> bool:
    """Whether a text can be written down: it holds no half of a surrogate pair."""
    try:
        text.encode("utf8")
    except UnicodeEncodeError:
        return False
    return True


def _end(labels: list[str], begin: int) -> int:
    end = begin + 1
    while end < len(labels) and labels[end] == "I":
        end += 1
    return end


def _chance(tagger: pycrfsuite.Tagger, begin: int, end: int, count: int) -> float:
    """Return the chance of a span: of its first word, its inner words and its end."""
    chance: float = tagger.marginal("B", begin)
    for n in range(begin + 1, end):
        chance = min(chance, tagger.marginal("I", n))
    if end < count:
        chance = min(chance, 1.0 - tagger.marginal("I", end))
    return chance


def _spots(runs: list[Run], begins: list[int], ends: list[int]) -> list[Spot]:
    """Return the spans found among the runs' words as words of the text, cut at their run."""
    found, at, r = [], 0, 0
    for begin, end in zip(begins, ends, strict=True):
        while begin >= at + runs[r].last - runs[r].first:
            at += runs[r].last - runs[r].first
            r += 1
        run = runs[r]
        first = run.first + begin - at
        last = min(run.first + end - at, run.last)
        found.append(Spot(first, last, run.first, run.last))
    return found
