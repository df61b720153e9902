"""Recognise: which words of the runs are names of places.

A small conditional random field (python-crfsuite) weighs the evidence over each article's runs;
its weights were learned from annotated news by ``tests/training/toponyms.py``.
"""

from __future__ import annotations

from functools import cache
from threading import Lock

import pycrfsuite

from geo.reading.toponyms.evidence import evidence_of
from geo.reading.toponyms.lexicon import FOLDER
from geo.reading.toponyms.roles import Spot
from geo.reading.toponyms.runs import Run
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
    with LOCK:
        tagger = _tagger()
        labels = tagger.tag(rows)
        begins = [n for n, label in enumerate(labels) if label == "B"]
        ends = [_end(labels, begin) for begin in begins]
        chances = [_chance(tagger, b, e, len(labels)) for b, e in zip(begins, ends, strict=True)]
    return [
        (spot, chance)
        for spot, chance in zip(_spots(runs, begins, ends), chances, strict=True)
        if spot.last > spot.first
    ]


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
