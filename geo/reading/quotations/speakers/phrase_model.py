"""The whole phrase that says who speaks, found by a small network a sentence at a time.

Every word of a cue's sentence is scored for opening the phrase, for closing it and for lying
inside; the phrase with the highest sum is taken, or none where the cue's own score for "nobody"
is higher. A phrase is thus judged whole, "a spokesman for the army" against "the army", as in a
semi-Markov model (Sarawagi and Cohen 2004). ``geo/training/quotations/phrases.py`` makes the
weights.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

import numpy as np

from geo.reading.quotations.model.layout import Layout
from geo.reading.quotations.model.weights import Flags, Floats, Ints, Weights
from geo.text import Prose

WEIGHTS = Path(__file__).parents[4] / "data" / "reading" / "quotations" / "source-phrases.npz"
REACHES = (1, 2, 4)
"""How far each layer looks to either side."""
GAP = sum(REACHES)
"""Empty rows between sentences, so that none hears of another."""
BEFORE, AFTER = 34, 22
"""Words before and after a cue that its source may stand."""
MARKS = ("capital", "digit", "letter", "small", "s", "comma", "quoted", "cue")
"""What is told of each word beside its vector, in the order of the weights' columns."""
_BARRED = np.float32(-1e4)


class Phrase(NamedTuple):
    """The first and last word of a source, and how far it is ahead of the next best beside it.

    ``other`` are the words of that next best, -1 where it is nobody; ``rule`` put the phrase right.
    """

    first: int
    last: int
    margin: float
    other: tuple[int, int] = (-1, -1)
    rule: str = ""


@dataclass(frozen=True)
class _Window:
    """One row a cue, one column a word from ``BEFORE`` it to ``AFTER`` it."""

    words: Ints
    open: Flags


@cache
def open_phrase_weights(path: Path = WEIGHTS) -> dict[str, Floats]:
    """Read the weights, once a process."""
    with np.load(path) as stored:
        weights = {name: stored[name].astype(np.float32) for name in stored.files}
    for layer in range(len(REACHES)):  # before, own and after side by side: one product for three
        weights[f"c{layer}"] = np.ascontiguousarray(np.hstack([*weights[f"c{layer}"]]))
    return weights


def source_phrases(
    prose: Prose, layout: Layout, words: Weights, cues: Ints, strong: Flags
) -> list[Phrase | None]:
    """Find the phrase of each cue's source, in the cues' order; ``None`` for nobody.

    Parameters
    ----------
    prose, layout, words
        The text, its layout, and the word table with its vectors.
    cues : array of int
        The cues' words, in reading order.
    strong : array of bool
        Which words of the text are likely cues.
    """
    if not len(cues):
        return []
    weights = open_phrase_weights()
    listed, row_of = _listed(layout, cues)
    told = _told(prose, layout, words, listed, strong)
    heard = _encode(told, weights)
    window = _window(layout, cues)
    scores = _scores(layout, window, cues, strong, heard, row_of, weights)
    nobody = heard[row_of[cues]] @ weights["null"] + weights["nb"]
    return _chosen(scores, window, nobody)


def _listed(layout: Layout, cues: Ints) -> tuple[Ints, Ints]:
    """Return the words of the cues' sentences with gaps (-1) between, and each word's row."""
    gap = np.full(GAP, -1)
    parts = [gap]
    for first in np.unique(layout.first[cues]).tolist():
        parts += [np.arange(first, layout.past[first]), gap]
    listed = np.concatenate(parts)
    row_of = np.full(len(layout.rows), -1)
    row_of[listed[listed >= 0]] = np.flatnonzero(listed >= 0)
    return listed, row_of


def _told(prose: Prose, layout: Layout, words: Weights, listed: Ints, strong: Flags) -> Floats:
    """Return the vector and the marks of each listed word; zeros in the gaps."""
    embedding = words["embedding"]
    told = np.zeros((len(listed), embedding.shape[1] + len(MARKS)), np.float32)
    there = np.flatnonzero(listed >= 0)
    places = listed[there]
    printed = map(prose.words.__getitem__, places.tolist())
    forms = np.fromiter(map(_form_of, printed), np.int64, len(places))
    told[there, : embedding.shape[1]] = embedding.take(layout.rows.take(places), axis=0)
    told[there, embedding.shape[1] : -2] = _FORMS.take(forms, axis=0)
    told[there, -2] = layout.quoted[places]
    told[there, -1] = strong[places]
    return told


_FORMS = np.array([*product((0, 1), repeat=6)], np.float32)
"""Every set of marks that a word's own letters can give it, those of ``MARKS`` but the last two."""


@lru_cache(8192)
def _form_of(w: str) -> int:
    """Return the row of ``_FORMS`` that holds the marks of a word."""
    seen = (w[0].isupper(), w[0].isdigit(), w[0].isalpha(), w.islower(), w[-1] == "s", w == ",")
    return int("".join("01"[mark] for mark in seen), 2)


def _encode(told: Floats, weights: dict[str, Floats]) -> Floats:
    """Let every word hear of those before and after it, each layer reaching further."""
    found = np.maximum(told @ weights["in"] + weights["inb"], 0)
    for layer, reach in enumerate(REACHES):
        heard = found @ weights[f"c{layer}"]
        width = found.shape[1]
        news = heard[:, width : 2 * width] + weights[f"b{layer}"]
        news[reach:] += heard[:-reach, :width]
        news[:-reach] += heard[reach:, 2 * width :]
        found += np.maximum(news, 0, out=news)
    return found


def _window(layout: Layout, cues: Ints) -> _Window:
    words = cues[:, None] + np.arange(-BEFORE, AFTER + 1)
    inside = (words >= layout.first[cues][:, None]) & (words < layout.past[cues][:, None])
    words = np.where(inside, words, cues[:, None])
    open_ = inside & ~layout.quoted[words]
    open_[:, BEFORE] = False
    return _Window(words, open_)


def _scores(
    layout: Layout, window: _Window, cues: Ints, strong: Flags, heard: Floats, row_of: Ints,
    weights: dict[str, Floats],
) -> Floats:  # fmt: skip
    """Return for each cue and word the scores of opening, of closing and of lying inside."""
    mixed: Floats = (heard @ weights["mix"]).take(row_of.take(window.words), axis=0)
    mixed += (heard[row_of[cues]] @ weights["cue"])[:, None]
    mixed += weights["rel"] + weights["hb"]
    commas = np.concatenate(([0], np.cumsum(layout.commas)))
    others = np.concatenate(([0], np.cumsum(strong)))
    low = np.minimum(window.words, cues[:, None]) + 1
    high = np.maximum(low, np.maximum(window.words, cues[:, None]))
    between = np.minimum(commas.take(high) - commas.take(low), 4) * 4
    between += np.minimum(others.take(high) - others.take(low), 3)
    mixed += weights["bet"].take(between, axis=0)
    begun = np.minimum(window.words - layout.first[cues][:, None], 7)
    left = np.minimum(layout.past[cues][:, None] - 1 - window.words, 7)
    mixed += weights["edge"].take(begun * 8 + left, axis=0)
    np.maximum(mixed, 0, out=mixed)
    scores: Floats = mixed @ weights["out"]
    scores += weights["relout"] + weights["ob"]
    return scores


def _chosen(scores: Floats, window: _Window, nobody: Floats) -> list[Phrase | None]:
    """Choose the best phrase of each cue, and what comes next beside it."""
    best, first, last = _best(scores, window.open)
    columns = np.arange(scores.shape[1])
    beside = (columns < first[:, None]) | (columns > last[:, None])
    second, other_first, other_last = _best(scores, window.open & beside)
    found: list[Phrase | None] = []
    for k in range(len(scores)):
        if best[k] <= max(nobody[k], _BARRED / 2):
            found.append(None)
            continue
        other = (-1, -1)
        if second[k] > nobody[k]:
            other = int(window.words[k, other_first[k]]), int(window.words[k, other_last[k]])
        margin = float(best[k] - max(second[k], nobody[k]))
        words = window.words[k]
        found.append(Phrase(int(words[first[k]]), int(words[last[k]]), margin, other))
    return found


def _best(scores: Floats, open_: Flags) -> tuple[Floats, Ints, Ints]:
    """Return each row's highest sum of an opening, a closing and all between, and its ends."""
    inside = np.where(open_, scores[:, :, 2], _BARRED)
    through = np.cumsum(inside, axis=1, dtype=np.float64)
    opened = scores[:, :, 0] - through + inside
    total = np.maximum.accumulate(opened, axis=1) + through + scores[:, :, 1]
    last = total.argmax(1)
    rows = np.arange(len(scores))
    before = np.arange(scores.shape[1]) <= last[:, None]
    first = np.where(before, opened, -np.inf).argmax(1)
    return total[rows, last].astype(np.float32), first, last
