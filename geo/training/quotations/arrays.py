"""All that the quotation network learns from, laid end to end in arrays."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import numpy as np

from geo.reading.quotations.model import layout, network
from geo.reading.quotations.model.layout import REACHES, Layout
from geo.reading.quotations.model.vocabulary import Table
from geo.reading.quotations.model.weights import Weights
from geo.training.quotations.annotated import LIKELY, Told
from geo.training.quotations.word_table import Vocabulary

FLAGS = ("in_quotes", "opens_sentence", "opens_paragraph")
"""What is told of a word beside itself."""
APART = max(REACHES)
"""Empty places between documents laid end to end."""


def arrays(
    docs: list[dict[str, Any]], vocabulary: Vocabulary, is_cue: np.ndarray,
    rates: dict[str, float], noise: np.random.Generator,
) -> dict[str, np.ndarray]:  # fmt: skip
    """Lay all documents end to end, with empty places between, and list what to learn from."""
    weights = blank_weights(vocabulary, is_cue)
    columns: dict[str, list[Any]] = defaultdict(list)
    gap = np.zeros((APART, 5), np.int32)
    stream, offset = [gap], APART
    for d in docs:
        pairs = layout.word_pairs(d["prose"], d["quoted"])
        laid = layout.lay_out(d["prose"], pairs, weights)
        told = d.get("told") or Told.of(d, rates)
        _cues(columns, laid, is_cue, told, offset, vocabulary, noise)
        for (opening, closing), share in zip(pairs, told.quotes, strict=True):
            columns["quote_open"].append(opening + offset)
            columns["quote_close"].append(closing + offset)
            columns["quote_size"].append(layout.steps(np.array(closing - opening)))
            columns["quote_first"].append(int(opening == laid.first[opening]))
            columns["quote_is"].append(share)
        count = len(laid.rows)
        opens = np.zeros(count, bool)
        opens[layout.paragraph_words(d["prose"])] = True
        sentence = laid.first == np.arange(count)
        told = (laid.rows, laid.quoted, sentence, opens, np.ones(count))
        stream += [np.stack(told, 1).astype(np.int32), gap]
        offset += count + APART
    return {name: np.array(column) for name, column in columns.items()} | {
        "stream": np.concatenate(stream)
    }


def blank_weights(vocabulary: Vocabulary, is_cue: np.ndarray) -> Weights:
    """Weights that say nothing, to lay texts out with before there are any."""
    blank = {name: np.zeros(1, np.float32) for name in FLAGS}
    blank["embedding"] = np.zeros((len(vocabulary.rows), 1), np.float32)
    blank["hear"] = np.zeros((len(REACHES), 3, 1, 1), np.float32)
    blank["hear_bias"] = np.zeros((len(REACHES), 1), np.float32)
    return Weights(Table(vocabulary.table), is_cue, blank)


def _cues(
    columns: dict[str, list[Any]], laid: Layout, is_cue: np.ndarray, told: Told,
    offset: int, vocabulary: Vocabulary, noise: np.random.Generator,
) -> None:  # fmt: skip
    places = np.flatnonzero(is_cue[laid.rows])
    strong = told.kinds[:, 1:].sum(1) > LIKELY
    marks = (laid.rows == vocabulary.table[","], strong, laid.rows == vocabulary.table["“"])
    for place, bins in zip(places, layout.nearness(laid, places), strict=True):
        columns["cue_at"].append(place + offset)
        columns["cue_bins"].append(bins)
        columns["cue_is"].append(told.kinds[place])
        if int(place) in told.points:
            columns["point_cue"].append(len(columns["cue_at"]) - 1)
            low = max(laid.first[place], place - network.REACH)
            high = min(laid.past[place], place + network.REACH + 1)
            at = np.full(network.SPAN, -1)
            at[low - place + network.REACH : high - place + network.REACH] = (
                np.arange(low, high) + offset
            )
            columns["point_at"].append(at)
            columns["point_place"].append(place + offset)
            columns["point_between"].append(_between(laid, place, low, high, marks, noise))
            aims, side = told.aims(int(place), low, high)
            columns["point_to"].append(aims)
            columns["point_soft"].append(told.soft)
            columns["side"].append(side)


def _between(laid, place, low, high, marks, noise) -> np.ndarray:
    """Count commas, cues and opening marks between the cue and each word; steps to the end."""
    word = np.arange(low, high)
    here = slice(low - place + network.REACH, high - place + network.REACH)
    found = np.zeros((4, network.SPAN), np.int8)
    for which, (marked, most) in enumerate(zip(marks, (4, 3, 3), strict=True)):
        seen = marked[low:high].copy()
        if which == 1:  # cues are not known when reading, only guessed
            seen = (seen & (noise.random(len(seen)) > 0.2)) | (noise.random(len(seen)) < 0.015)
            seen[place - low] = False
        counts = np.concatenate(([0], np.cumsum(seen)))
        lower = np.minimum(word, place) + 1 - low
        upper = np.maximum(lower, np.maximum(word, place) - low)
        found[which, here] = np.minimum(counts[upper] - counts[lower], most)
    found[3, here] = layout.steps(laid.past[place] - word)
    return found
