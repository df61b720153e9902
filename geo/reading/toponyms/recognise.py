"""Recognise: which words of the runs are names of places.

A small conditional random field (python-crfsuite) weighs the evidence over each article's runs;
its weights were learned from annotated news by ``geo/training/toponyms``.
"""

from __future__ import annotations

from functools import cache
from threading import Lock

import pycrfsuite

from geo.reading.toponyms.cue_words import FOLDER, word_set, words_of
from geo.reading.toponyms.gazetteer_features import facts_of_words, folded, longest_names
from geo.reading.toponyms.generics import with_tail, without_owning
from geo.reading.toponyms.no_place import without_none
from geo.reading.toponyms.recall import recall_listed, recall_sites
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
        _recall_known(tagger, prose, runs, labels)
        recall_listed(tagger, prose, runs, labels)
        recall_sites(prose, runs, labels)
        begins = [n for n, label in enumerate(labels) if label == "B"]
        ends = [_end(labels, begin) for begin in begins]
        chances = [_chance(tagger, b, e, len(labels)) for b, e in zip(begins, ends, strict=True)]
    spots = _trimmed(prose.words, _spots(runs, begins, ends), chances)
    return [_whole(prose.words, spot, chance) for spot, chance in without_none(prose, spots)]


def _whole(words: list[str], spot: Spot, chance: float) -> tuple[Spot, float]:
    """Return a name with its small words, and the chance that it is one."""
    whole = with_tail(words, spot)
    is_known = whole.last > spot.last or is_site(words, spot)
    return whole, max(chance, KNOWN_SITE) if is_known else chance


def _trimmed(words: list[str], spots: list[Spot], chances: list[float]) -> list[tuple[Spot, float]]:
    return [
        (without_owning(words, spot), chance)
        for spot, chance in zip(spots, chances, strict=True)
        if spot.last > spot.first
    ]


KNOWN_SITE = 0.7
"""The chance of a name that only a site of the news has, whatever it looks like."""


def is_site(words: list[str], spot: Spot) -> bool:
    """Whether a name is first of all a site's: "Natanz", "Al Udeid"."""
    inside = tuple(words[spot.first : spot.last])
    if facts_of_words(inside)[:1] != ("Po",):
        return False
    return len(inside) > 1 or folded(inside[0]) not in words_of("surnames.txt")


def _recall_known(
    tagger: pycrfsuite.Tagger, prose: Prose, runs: list[Run], labels: list[str]
) -> None:
    """Label well-known names that were only narrowly passed over."""
    at = 0
    for run in runs:
        size = run.last - run.first
        for first, last, facts in longest_names(tuple(prose.words[run.first : run.last])):
            begin, end = at + first, at + last
            if labels[begin] == "O" and facts[0] in WELL_KNOWN and set(labels[begin:end]) == {"O"}:
                free = end >= len(labels) or last == size or labels[end] != "I"
                seat = prose.words[run.first + first].lower() in SEATS
                least = SEAT_CHANCE if seat else WELL_KNOWN[facts[0]]
                if free and tagger.marginal("B", begin) > least:
                    labels[begin:end] = ["B"] + ["I"] * (end - begin - 1)
        at += size


WELL_KNOWN = {
    "D": 0.1, "Dp": 0.1, "No": 0.1, "Ns": 0.1, "Ko": 0.1, "Ro": 0.1, "Wo": 0.1, "Po": 0.004,
}  # fmt: skip
"""What a well-known name's kind is called in ``evidence``, and the chance that is enough for it."""
SEATS, SEAT_CHANCE = word_set("seats"), 0.1
"""First words of seats of government, which corpora show often enough."""


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
