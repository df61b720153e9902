"""Annotated news as the quotation network is taught it: which word is a cue, where content lies."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import numpy as np

from geo.reading.quotations import layout, network
from geo.reading.quotations.layout import REACHES, Layout
from geo.reading.quotations.pairing import Quoted, pair_marks
from geo.reading.quotations.weights import Weights
from geo.reading.quotations.words import Table
from geo.text import Prose
from tests.training.quotation_words import SMALL, Vocabulary

FLAGS = ("in_quotes", "opens_sentence", "opens_paragraph")
"""What is told of a word beside itself."""
APART = max(REACHES)
"""Empty places between documents laid end to end."""


def documents(path: Path) -> list[dict[str, Any]]:
    """Read the documents with one annotation each, cut into words."""
    with path.open(encoding="utf8") as lines:
        found = [d for d in map(json.loads, lines) if d.get("primary", True)]
    for document in found:
        document["prose"] = Prose(document["text"])
        document["quoted"] = [q for q in pair_marks(document["prose"]) if q.depth == 0]
    return found


def words_of(prose: Prose, spans: list[dict[str, int]]) -> list[int]:
    """Return the indices of the words that the spans touch."""
    return sorted(
        word
        for span in spans
        for word in range(
            bisect_right(prose.ends, span["start"]), bisect_left(prose.starts, span["end"])
        )
    )


def cue_rates(docs: list[dict[str, Any]]) -> dict[str, float]:
    """How often each word stands in a cue."""
    inside: Counter[str] = Counter()
    everywhere: Counter[str] = Counter()
    for d in docs:
        words = [w.lower() for w in d["prose"].words]
        everywhere.update(words)
        for a in d["attributions"]:
            inside.update(words[k] for k in words_of(d["prose"], a["cue"]))
    rate = {w: (inside[w] + 0.05) / (n + 1.5) for w, n in everywhere.items()}
    return {w: r * (0.15 if w in SMALL else 1.0) for w, r in rate.items()}


def heads(document: dict[str, Any], rates: dict[str, float]) -> dict[int, dict[str, Any]]:
    """Return the attributions by the word of their cue that is a cue most often."""
    prose, found = document["prose"], {}
    for a in document["attributions"]:
        cue = words_of(prose, a["cue"])
        if cue and a["content"]:
            head = max(cue, key=lambda k: (rates.get(prose.words[k].lower(), 0), -k))
            found.setdefault(head, {
                "direct": a["quote_type"] == "direct",
                "content": words_of(prose, a["content"]), "source": words_of(prose, a["source"]),
            })  # fmt: skip
    return found


def verdict(document: dict[str, Any], quoted: Quoted) -> int:
    """Return 0 for a quoted stretch nobody says, 1 for speech, 2 for a fragment."""
    best = 0
    for a in document["attributions"]:
        for c in a["content"]:
            shared = min(c["end"], quoted.end) - max(c["start"], quoted.start)
            if shared <= 0:
                continue
            if a["quote_type"] == "direct" and shared > 0.5 * (quoted.end - quoted.start):
                return 1
            if a["quote_type"] != "direct" and _alike(c, quoted):
                return (
                    1
                    if all(any(_alike(x, q) for q in document["quoted"]) for x in a["content"])
                    else 2
                )
            best = 2
    return best


def _alike(content: dict[str, int], quoted: Quoted) -> bool:
    return abs(content["start"] - quoted.start) <= 2 and abs(content["end"] - quoted.end) <= 2


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
        _cues(columns, laid, is_cue, heads(d, rates), offset, vocabulary, noise)
        for q, (opening, closing) in zip(d["quoted"], pairs, strict=True):
            columns["quote_open"].append(opening + offset)
            columns["quote_close"].append(closing + offset)
            columns["quote_size"].append(layout.steps(np.array(closing - opening)))
            columns["quote_first"].append(int(opening == laid.first[opening]))
            columns["quote_is"].append(verdict(d, q))
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
    columns: dict[str, list[Any]], laid: Layout, is_cue: np.ndarray, gold: dict[int, dict],
    offset: int, vocabulary: Vocabulary, noise: np.random.Generator,
) -> None:  # fmt: skip
    places = np.flatnonzero(is_cue[laid.rows])
    strong = np.zeros(len(laid.rows), dtype=bool)
    strong[list(gold)] = True
    marks = (laid.rows == vocabulary.table[","], strong, laid.rows == vocabulary.table["“"])
    for place, bins in zip(places, layout.nearness(laid, places), strict=True):
        found = gold.get(int(place))
        columns["cue_at"].append(place + offset)
        columns["cue_bins"].append(bins)
        columns["cue_is"].append(0 if found is None else 2 if found["direct"] else 1)
        if found is not None:
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
            aims, side = _aims(found, place, low, high)
            columns["point_to"].append(aims)
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


def _aims(found: dict[str, Any], place: int, low: int, high: int) -> tuple[np.ndarray, int]:
    """Mark right start and end, left start and end, the source and the content; and the side."""
    aims = np.zeros((network.HEADS, network.SPAN), np.float32)
    content = [w for w in found["content"] if low <= w < high]
    right, left = [w for w in content if w > place], [w for w in content if w < place]
    shift = network.REACH - place
    for head, words in ((0, right[:1]), (1, right[-1:]), (2, left[:1]), (3, left[-1:])):
        aims[head, [w + shift for w in words]] = 1
    aims[5, [w + shift for w in content if w != place]] = 1
    aims[4, [w + shift for w in found["source"] if low <= w < high and w != place]] = 1
    return aims, bool(right) + 2 * bool(left)
