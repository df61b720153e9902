"""The small network that tells cues, contents and sources apart.

Three questions are asked of a text, each of few places in it. Of each word that could be a cue:
does it attribute something, and on which side does the content lie? Of each such cue: where
does its content start and end, and who is its source? Of each pair of quotation marks: speech,
a fragment of speech, or neither? Each is a single hidden layer over the words around, so that
an article costs a handful of matrix products.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from geo.reading.quotations.model.layout import FAR, Layout, nearness, steps
from geo.reading.quotations.model.weights import Flags, Floats, Ints, Weights

NEAR = 1
"""Words looked at on each side of a possible boundary or source."""
REACH = 60
"""How many words from its cue a content or a source may lie."""
EDGE = 1
"""Words looked at on each side of an opening and of a closing quotation mark."""
HEADS = 6
"""What is pointed at: right start, right end, left start, left end, source; and all of content."""
SPAN = 2 * REACH + 1
"""Places around a cue at which something may be pointed at."""
INSIDE = 0.3
"""What a word's own chance to be content counts beside those of the edges."""
AT_ONCE = 64
"""Cues pointed for at once, so that a long text needs no more memory than a short one."""
_BARRED = -5e4


@dataclass(frozen=True)
class Cues:
    """Words that may attribute something, and what the network thinks of each.

    ``kinds[k]`` is the chance of (nothing, a report, direct speech), ``sides[k]`` that the
    content lies (nowhere, right, left, on both sides).
    """

    places: Ints
    kinds: Floats
    sides: list[list[float]]
    hidden: Floats


def judge_cues(layout: Layout, weights: Weights, skip: Flags) -> Cues:
    """Ask of each possible cue outside ``skip`` whether it is one."""
    places = np.flatnonzero(weights.is_cue[layout.rows] & ~skip)
    hidden = layout.windows(NEAR)[places] @ weights["cue_in"]
    hidden += weights["cue_bias"]
    bins = nearness(layout, places)
    for which in range(bins.shape[1]):
        hidden += weights["cue_place"][which].take(bins[:, which], axis=0)
    np.maximum(hidden, 0, out=hidden)
    kinds = _softmax(hidden @ weights["kind"] + weights["kind_bias"])
    sides = _softmax(hidden @ weights["side"] + weights["side_bias"])
    return Cues(places, kinds, sides.tolist(), hidden)


def judge_quotes(layout: Layout, weights: Weights, pairs: list[tuple[int, int]]) -> Floats:
    """Return for each quoted stretch the chances of (neither, speech, a fragment of speech)."""
    if not pairs:
        return np.zeros((0, 3), np.float32)
    opening, closing = np.array(pairs).T
    view = layout.windows(EDGE)
    hidden = np.concatenate([view[opening], view[closing]], axis=1) @ weights["quote_in"]
    hidden += weights["quote_bias"] + weights["quote_size"][steps(closing - opening)]
    hidden += weights["quote_first"][(opening == layout.first[opening]).astype(int)]
    np.maximum(hidden, 0, out=hidden)
    return _softmax(hidden @ weights["quote"] + weights["quote_out_bias"])


def point(layout: Layout, weights: Weights, cues: Cues, kept: list[int]) -> list[list[int]]:
    """Choose for each kept cue the words where its content starts and ends, and one of its source.

    Returns
    -------
    list of five for each kept cue
        Word indices: right start, right end, left start, left end, source; -1 for nowhere.
    """
    strong = np.zeros(len(layout.rows), dtype=bool)
    strong[cues.places[cues.kinds[:, 0] < 0.5]] = True
    marks = (layout.rows == weights.table[","], strong, layout.rows == weights.table["“"])
    counts = [np.concatenate(([0], np.cumsum(marked))) for marked in marks]
    parts = [kept[k : k + AT_ONCE] for k in range(0, len(kept), AT_ONCE)]
    chosen = [_point(layout, weights, cues, part, counts) for part in parts]
    return [row for part in chosen for row in part.tolist()]


def _point(
    layout: Layout, weights: Weights, cues: Cues, kept: list[int], counts: list[Ints]
) -> Ints:
    """Point for a few cues at once."""
    places = cues.places[kept]
    low = np.maximum(layout.first[places], places - REACH)
    sizes = np.minimum(layout.past[places], places + REACH + 1) - low
    begins = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    cue = np.repeat(np.arange(len(places)), sizes)
    word = np.arange(sizes.sum()) - np.repeat(begins - low, sizes)
    scores = np.full((HEADS, len(places), SPAN), 2 * _BARRED, dtype=np.float32)
    scores[5] = 0
    at = word - places[cue] + REACH
    scores[:, cue, at] = _pointed(layout, weights, cues.hidden[kept], places, cue, word, counts).T
    found = np.empty((len(places), 5), dtype=np.int64)
    right, left = scores[:, :, REACH:], scores[:, :, : REACH + 1]
    found[:, :2] = _best_spans(right[0], right[1], right[5], REACH)
    found[:, 2:4] = _best_spans(left[2], left[3], left[5], 0)
    found[:, 4] = _best_places(scores[4])
    return np.where(found >= 0, found + places[:, None] - REACH, -1)


def _best_spans(starts: Floats, ends: Floats, inside: Floats, first_place: int) -> Ints:
    """Return each cue's best first and last place, by its edges and by what lies between."""
    inside = INSIDE * inside
    through = np.cumsum(inside, axis=1)
    opened = starts - through
    opened += inside
    through += ends
    through += np.maximum.accumulate(opened, axis=1)
    last = _best_places(through)
    opened[np.arange(starts.shape[1]) > last[:, None]] = 2 * _BARRED
    first = _best_places(opened)
    found = np.stack([first, last], 1) + first_place
    found[(first < 0) | (last < 0)] = -1
    return found


def _best_places(scores: Floats) -> Ints:
    """Return the best place of each row, or -1 where all are barred."""
    best: Ints = scores.argmax(1)
    return np.where(scores[np.arange(len(scores)), best] > _BARRED, best, -1)


def _pointed(
    layout: Layout, weights: Weights, hidden: Floats, places: Ints, cue: Ints, word: Ints,
    counts: list[Ints],
) -> Floats:  # fmt: skip
    """Score every word of a cue's sentence for each of the five things pointed at."""
    begin = int(word.min())
    needed = np.zeros(int(word.max()) - begin + 1, dtype=np.int64)
    needed[word - begin] = 1
    listed = np.flatnonzero(needed) + begin
    where = (np.cumsum(needed) - 1)[word - begin]
    mixed: Any = (layout.windows(NEAR)[listed] @ weights["point_in"]).take(where, axis=0)
    mixed += (hidden @ weights["point_cue"]).take(cue, axis=0)
    at = places.take(cue)
    apart = word - at + REACH
    placed = apart * (FAR + 1) + steps(layout.past.take(at) - word)
    mixed += weights["point_place"].take(placed, axis=0)
    lower, upper = np.minimum(word, at) + 1, np.maximum(word, at)
    upper = np.maximum(lower, upper)
    commas, cues, opens = (count.take(upper) - count.take(lower) for count in counts)
    between = (np.minimum(commas, 4) * 4 + np.minimum(cues, 3)) * 4 + np.minimum(opens, 3)
    mixed += weights["point_between"].take(between, axis=0)
    np.maximum(mixed, 0, out=mixed)
    scores: Floats = mixed @ weights["point_out"]
    scores += weights["point_side"].take(apart, axis=0) + weights["point_bias"]
    barred = 6e4 * layout.quoted.take(word)
    scores[:, 4] += weights["no_source"].take(layout.rows.take(word)) - barred
    return scores


def _softmax(scores: Any) -> Floats:
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return shares
