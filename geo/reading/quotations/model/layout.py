"""A text as the network sees it: one row and one vector a word, and where sentences lie."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import as_strided

from geo.reading.once import once
from geo.reading.quotations.model.weights import Flags, Floats, Ints, Weights
from geo.reading.quotations.quote_marks import Quoted
from geo.text import Prose

MARGIN = 1
"""Words looked at on each side of a place; no window is wider."""
REACHES = (1, 2, 4, 8)
"""How far each layer of the encoder looks: a word comes to know some fifteen on either side."""
STEPS = np.array([0, 1, 2, 3, 5, 8, 13, 21, 34])
"""Distances in words are told apart by these steps."""
FAR = len(STEPS)
_STEP_OF = np.digitize(np.arange(64), STEPS)


def steps(distance: Ints) -> Ints:
    """Return the step of each distance; what lies beyond the last step is all one."""
    return _STEP_OF.take(distance, mode="clip")


@dataclass(frozen=True)
class Layout:
    """Rows, vectors and sentences of a text.

    ``first[i]`` and ``past[i]`` bound the sentence of word ``i``. ``quoted[i]`` tells whether
    the word stands in quotation marks, ``commas[i]`` whether it is a comma. ``vectors`` tells of
    each word and of those around it, and has ``MARGIN`` empty rows on either side.
    """

    rows: Ints
    first: Ints
    past: Ints
    quoted: Flags
    commas: Flags
    vectors: Floats

    @once
    def marked(self) -> list[bool]:
        """Which words stand in quotation marks, to be asked one by one."""
        return self.quoted.tolist()

    def windows(self, each: int) -> Floats:
        """Return a view with one row a word: its vector joined to those of ``each`` neighbours."""
        count, width = len(self.rows), self.vectors.shape[1]
        step = self.vectors.strides[0]
        return as_strided(self.vectors[MARGIN - each :], (count, (2 * each + 1) * width), (step, 4))


def lay_out(prose: Prose, pairs: list[tuple[int, int]], weights: Weights) -> Layout:
    """Look up every word; ``pairs`` are the first and last words of each quoted stretch."""
    words = prose.words
    count = len(words)
    rows = np.fromiter(map(weights.table.__getitem__, words), np.int64, count)
    commas = rows == weights.table[","]
    starts = prose.starts
    firsts = np.array([bisect_left(starts, s.start) for s in prose.sentences], dtype=np.int64)
    lengths = np.diff(firsts, append=count)
    quoted = np.zeros(count, dtype=bool)
    opens, closes = weights.table["“"], weights.table["”"]
    for opening, closing in pairs:
        quoted[opening : closing + 1] = True
        rows[opening], rows[closing] = opens, closes  # whatever marks the printer used
    own = np.take(weights["embedding"], rows, axis=0, mode="clip")  # other modes copy twice
    own[quoted] += weights["in_quotes"]
    own[firsts] += weights["opens_sentence"]
    own[paragraph_words(prose)] += weights["opens_paragraph"]
    vectors = np.zeros((MARGIN + count + MARGIN, own.shape[1]), dtype=np.float32)
    vectors[MARGIN : MARGIN + count] = encode(own, weights)
    first, past = np.repeat(firsts, lengths), np.repeat(firsts + lengths, lengths)
    return Layout(rows, first, past, quoted, commas, vectors)


def paragraph_words(prose: Prose) -> list[int]:
    """Return the indices of the words that open the paragraphs."""
    found = (bisect_left(prose.starts, p.start) for p in prose.paragraphs)
    return [word for word in found if word < len(prose.starts)]


def encode(vectors: Floats, weights: Weights) -> Floats:
    """Let every word hear of those before and after it, layer by layer, each reaching further."""
    count = len(vectors)
    found, news, heard = vectors.copy(), np.empty_like(vectors), np.empty_like(vectors)
    for layer, reach in enumerate(REACHES):
        before, own, after = weights["hear"][layer]
        np.matmul(found, own, out=news)
        news += weights["hear_bias"][layer]
        if reach < count:
            np.matmul(found, before, out=heard)
            news[reach:] += heard[:-reach]
            np.matmul(found, after, out=heard)
            news[:-reach] += heard[reach:]
        np.maximum(news, 0, out=news)
        found += news
    return found


def word_pairs(prose: Prose, quoted: list[Quoted]) -> list[tuple[int, int]]:
    """Return the indices of the words at each pair's opening and closing marks."""
    return [(prose.word_at(q.start), prose.word_at(q.end - 1)) for q in quoted]


def nearness(layout: Layout, places: Ints) -> Ints:
    """How far each place is from its sentence's ends and from quoted words on either side."""
    first, past = layout.first.take(places), layout.past.take(places)
    marks = np.flatnonzero(layout.quoted)
    before = after = np.full(len(places), FAR)
    if len(marks):
        at = np.searchsorted(marks, places)
        last = np.where(at > 0, marks[np.maximum(at - 1, 0)], -1)
        at = np.searchsorted(marks, places, side="right")
        following = np.where(at < len(marks), marks[np.minimum(at, len(marks) - 1)], 1 << 40)
        before = np.where(last >= first, steps(places - last), FAR)
        after = np.where(following < past, steps(following - places - 1), FAR)
    return np.stack([steps(places - first), steps(past - places), before, after], 1)
