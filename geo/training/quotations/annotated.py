"""Annotated news as the quotation network is taught it: which word is a cue, where content lies."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from geo.reading.quotations.model import network
from geo.reading.quotations.quote_marks import Quoted, pair_marks
from geo.text import Prose
from geo.training.quotations.word_table import SMALL

BARRED = -5e3
"""Scores of places at which a teacher may not point are lower."""
LIKELY = 0.5
"""Chance to be a cue from which a teacher is asked where the content lies."""


def documents(path: Path) -> list[dict[str, Any]]:
    """Read the documents with one annotation each, cut into words."""
    with path.open(encoding="utf8") as lines:
        found = [d for d in map(json.loads, lines) if d.get("primary", True)]
    return [_read(document) for document in found]


def _read(document: dict[str, Any]) -> dict[str, Any]:
    document["prose"] = Prose(document["text"])
    document["quoted"] = [q for q in pair_marks(document["prose"]) if q.depth == 0]
    return document


def further(paths: list[Path]) -> list[dict[str, Any]]:
    """Read further texts, each once, whatever is annotated in them."""
    texts = (json.loads(line)["text"] for path in paths for line in path.open(encoding="utf8"))
    return [_read({"text": text}) for text in dict.fromkeys(texts) if text.strip()]


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


@dataclass
class Told:
    """What a document's words are said to be, by its annotators or, in shares, by a teacher.

    ``kinds`` has a row for each word, empty where nobody was asked, and ``quotes`` for each quoted
    stretch; ``points`` gives for the word of a cue where its content and its source are.
    """

    kinds: np.ndarray
    quotes: np.ndarray
    points: dict[int, Any]
    sides: np.ndarray | None = None
    soft = property(lambda self: self.sides is not None)

    @classmethod
    def of(cls, document: dict[str, Any], rates: dict[str, float]) -> Told:
        """Read what the annotators say."""
        kinds = np.eye(3, dtype=np.float32)[np.zeros(len(document["prose"].words), int)]
        points = heads(document, rates)
        for place, found in points.items():
            kinds[place] = np.eye(3)[2 if found["direct"] else 1]
        verdicts = np.array([verdict(document, q) for q in document["quoted"]], int)
        return cls(kinds, np.eye(3, dtype=np.float32)[verdicts], points)

    def aims(self, place: int, low: int, high: int) -> tuple[np.ndarray, np.ndarray]:
        """Mark right start and end, left start and end, source and content; and the side."""
        if self.sides is None:
            return _aims(self.points[place], place, low, high)
        scores, side = self.points[place].astype(np.float32), self.sides[place]
        shares = np.exp(scores - scores.max(1, keepdims=True))
        aims = np.where(scores > BARRED, shares / shares.sum(1, keepdims=True), 0)
        right, left = side[1] + side[3], side[2] + side[3]
        aims[:5] *= np.array([right, right, left, left, 1])[:, None]
        aims[5] = (scores[5] > BARRED) / (1 + np.exp(-np.clip(scores[5], -30, 30)))
        sure = self.kinds[place, 1:].sum()
        return aims * sure, side * sure


def _aims(found: dict[str, Any], place: int, low: int, high: int) -> tuple[np.ndarray, np.ndarray]:
    aims = np.zeros((network.HEADS, network.SPAN), np.float32)
    content = [w for w in found["content"] if low <= w < high]
    right, left = [w for w in content if w > place], [w for w in content if w < place]
    shift = network.REACH - place
    for head, words in ((0, right[:1]), (1, right[-1:]), (2, left[:1]), (3, left[-1:])):
        aims[head, [w + shift for w in words]] = 1
    aims[5, [w + shift for w in content if w != place]] = 1
    aims[4, [w + shift for w in found["source"] if low <= w < high and w != place]] = 1
    return aims, np.eye(4, dtype=np.float32)[bool(right) + 2 * bool(left)]


def write_told(told: list[Told], path: Path) -> None:
    """Write what a teacher says of documents."""
    points = [[*one.points.items()] for one in told]
    np.savez_compressed(
        path, words=[len(one.kinds) for one in told], marks=[len(one.quotes) for one in told],
        cues=[len(one) for one in points], places=[place for one in points for place, _ in one],
        kinds=np.concatenate([one.kinds for one in told]).astype(np.float16),
        sides=np.concatenate([one.sides for one in told]).astype(np.float16),
        quotes=np.concatenate([one.quotes for one in told]).astype(np.float16),
        points=np.array([scores for one in points for _, scores in one], np.float16),
    )  # fmt: skip


def read_told(path: Path) -> list[Told]:
    """Read what :func:`write_told` wrote."""
    with np.load(path) as stored:
        held = {name: stored[name] for name in stored.files}
    words, marks, cues = (np.cumsum(held[n])[:-1] for n in ("words", "marks", "cues"))
    kinds, sides = (np.split(held[n].astype(np.float32), words) for n in ("kinds", "sides"))
    quotes = np.split(held["quotes"].astype(np.float32), marks)
    places, points = np.split(held["places"], cues), np.split(held["points"], cues)
    return [
        Told(kinds[k], quotes[k], dict(zip(places[k].tolist(), points[k], strict=True)), sides[k])
        for k in range(len(kinds))
    ]
