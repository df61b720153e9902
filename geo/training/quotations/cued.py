"""Sentences with a cue and the phrase of its source, as the phrase network is taught them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from geo.reading.quotations.analysis import set_scene
from geo.reading.quotations.model.weights import open_weights
from geo.reading.quotations.speakers.phrase_model import AFTER, BEFORE
from geo.training.quotations.annotated import cue_rates, documents, words_of

RELATIVE = frozenset(("who", "which", "that", "whom"))
_CLAUSE = re.compile(r"(?:,|\s)\s*(?:who|whose|whom|which)\s|,\s+(?:that|where|when)\s|\s+that\s")
_EDGES = " ,.;:-–—"


@dataclass
class Cued:
    """One sentence: its words, which are quoted, which are likely cues, the cue, the source.

    ``source`` is the first and last word, ``None`` where nobody is named.
    """

    words: list[str]
    quoted: list[bool]
    strong: list[bool]
    cue: int
    source: tuple[int, int] | None
    kind: str = ""


def read(paths: Iterable[Path]) -> list[list[Cued]]:
    """Return the annotated cues of every document."""
    docs = [d for path in paths for d in documents(path)]
    rates = cue_rates(docs)
    return [_cues(d, rates) for d in docs]


def _cues(document: dict, rates: dict[str, float]) -> list[Cued]:
    prose = document["prose"]
    scene = set_scene(prose, open_weights())
    strong = np.zeros(len(prose.words), bool)
    strong[scene.cues.places[scene.cues.kinds[:, 0] < 0.5]] = True
    found = []
    for a in document["attributions"]:
        cue = words_of(prose, a["cue"])
        if not cue:
            continue
        head = max(cue, key=lambda k: (rates.get(prose.words[k].lower(), 0), -k))
        first, past = int(scene.layout.first[head]), int(scene.layout.past[head])
        source = _source(document, a, head, first, past)
        if source == ():
            continue
        found.append(
            Cued(
                prose.words[first:past], scene.layout.quoted[first:past].tolist(),
                strong[first:past].tolist(), head - first, source, a["quote_type"],
            )
        )  # fmt: skip
    return found


def _source(document: dict, told: dict, cue: int, first: int, past: int) -> tuple | None:
    """Return the source's words without a relative clause; ``()`` where it cannot be learned."""
    if not told["source"]:
        return None
    start, end = told["source"][0]["start"], told["source"][-1]["end"]
    clause = _CLAUSE.search(document["text"], start + 1, end)
    if clause and clause.start() > start + 2:
        end = clause.start()
    while end > start and document["text"][end - 1] in _EDGES:
        end -= 1
    words = words_of(document["prose"], [{"start": start, "end": end}])
    if not words or words[0] < first or words[-1] >= past or words[0] <= cue <= words[-1]:
        return ()
    low, high = words[0] - first, words[-1] - first
    if low == high and document["prose"].words[words[0]] in RELATIVE:
        return ()  # whom the pronoun stands for is learned from invented sentences
    return low, high


def arrays(examples: list[Cued]) -> dict[str, np.ndarray]:
    """Lay sentences out: a row of features a word, and for each cue its window."""
    weights = open_weights()
    words = [w for e in examples for w in e.words]
    rows = np.array([weights.table[w] for w in words])
    sizes = np.array([len(e.words) for e in examples])
    first = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    quoted = np.array([q for e in examples for q in e.quoted])
    strong = np.array([s for e in examples for s in e.strong])
    comma = np.array([w == "," for w in words])
    marks = [
        (w[0].isupper(), w[0].isdigit(), w[0].isalpha(), w.islower(), w[-1] == "s", w == ",")
        for w in words
    ]
    told = np.concatenate(
        [weights["embedding"][rows], np.array(marks), quoted[:, None], strong[:, None]], 1
    ).astype(np.float32)
    cue = first + np.array([e.cue for e in examples])
    past = first + sizes
    place = cue[:, None] + np.arange(-BEFORE, AFTER + 1)
    inside = (place >= first[:, None]) & (place < past[:, None])
    place = np.where(inside, place, cue[:, None])
    open_ = inside & ~quoted[place]
    open_[:, BEFORE] = False
    aims = np.array([e.source or (-1 - BEFORE,) * 2 for e in examples])
    aims = np.where(aims < -1, -1, aims - np.array([[e.cue] for e in examples]) + BEFORE)
    return {
        "told": told, "cue": cue, "first": first, "past": past, "open": open_, "aims": aims,
        "between": _between(place, cue, comma, strong), "edges": _edges(place, first, past),
    }  # fmt: skip


def _between(place: np.ndarray, cue: np.ndarray, comma: np.ndarray, strong: np.ndarray):
    commas, cues = (np.concatenate([[0], np.cumsum(one)]) for one in (comma, strong))
    low = np.minimum(place, cue[:, None]) + 1
    high = np.maximum(low, np.maximum(place, cue[:, None]))
    return np.minimum(commas[high] - commas[low], 4) * 4 + np.minimum(cues[high] - cues[low], 3)


def _edges(place: np.ndarray, first: np.ndarray, past: np.ndarray) -> np.ndarray:
    begun = np.minimum(place - first[:, None], 7)
    return begun * 8 + np.minimum(past[:, None] - 1 - place, 7)


def learnable(found: dict[str, np.ndarray]) -> np.ndarray:
    """Return which examples have nobody, or a source that the window holds outside marks."""
    aims, open_ = found["aims"], found["open"]
    width = open_.shape[1]
    inside = (aims[:, 0] >= 0) & (aims[:, 1] < width)
    closed = np.concatenate([np.zeros((len(open_), 1)), np.cumsum(~open_, axis=1)], 1)
    rows = np.arange(len(aims))
    low, high = np.clip(aims[:, 0], 0, width - 1), np.clip(aims[:, 1] + 1, 0, width)
    return (aims == -1).all(1) | (inside & (closed[rows, high] == closed[rows, low]))
