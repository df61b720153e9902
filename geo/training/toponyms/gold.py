"""Gold: the annotated articles, cut and looked at once, and what they say of a span."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from geo.reading.toponyms import span_features
from geo.reading.toponyms.spans import Run, Spot, find_runs
from geo.text import Prose

LEFT_OUT = {"Non_Lit_Expression", "Literal_Expression", "Non_Toponym"}
NEAR_KM = 161


@dataclass
class Document:
    """An annotated article, cut and looked at once."""

    corpus: str
    raw: dict[str, Any]
    prose: Prose
    runs: list[Run]
    rows: list[list[str]]
    labels: list[str]
    gold: list[dict[str, Any]] = field(default_factory=list)


def read_corpora(folder: Path) -> list[Document]:
    """Return every document of the corpora, in the files' order."""
    found = []
    for path in sorted(folder.glob("toponyms-*-dev.jsonl")):
        for line in path.open(encoding="utf8"):
            found.append(document(path.stem.removeprefix("toponyms-").removesuffix("-dev"), line))
    return found


def document(corpus: str, line: str) -> Document:
    """Return one document with the gold label of every word of its runs."""
    raw = json.loads(line)
    prose = Prose(raw["text"])
    runs = find_runs(prose)
    gold = [g for g in raw["toponyms"] if g.get("type") not in LEFT_OUT]
    rows = span_features.evidence_of(prose, runs)
    return Document(corpus, raw, prose, runs, rows, labels_of(prose, runs, gold), gold)


def labels_of(prose: Prose, runs: list[Run], gold: list[dict[str, Any]]) -> list[str]:
    """Return B, I or O for every word of the runs; of nested spans the shorter counts."""
    words = [i for run in runs for i in range(run.first, run.last)]
    begins = {prose.starts[i]: n for n, i in enumerate(words)}
    ends = {prose.ends[i]: n for n, i in enumerate(words)}
    labels = ["O"] * len(words)
    for g in sorted(gold, key=lambda g: (g["end"] - g["start"], g["start"])):
        a, b = begins.get(g["start"]), ends.get(g["end"])
        if a is not None and b is not None and set(labels[a : b + 1]) == {"O"}:
            labels[a : b + 1] = ["B"] + ["I"] * (b - a)
    return labels


def span_of(d: Document, spot: Spot) -> tuple[int, int]:
    """Return the characters of a spot."""
    return d.prose.starts[spot.first], d.prose.ends[spot.last - 1]


def gold_at(d: Document, span: tuple[int, int]) -> dict[str, Any] | None:
    """Return the gold toponym of a span, or one that it overlaps."""
    same = (g for g in d.gold if (g["start"], g["end"]) == span)
    over = (g for g in d.gold if g["start"] < span[1] and span[0] < g["end"])
    return next(same, None) or next(over, None)


def gold_spots(d: Document) -> list[Spot]:
    """Return the gold toponyms as spots."""
    begins = {s: i for i, s in enumerate(d.prose.starts)}
    ends = {e: i + 1 for i, e in enumerate(d.prose.ends)}
    run_at = {i: run for run in d.runs for i in range(run.first, run.last)}
    found = []
    for start, end in sorted({(g["start"], g["end"]) for g in d.gold}):
        if start in begins and end in ends and begins[start] in run_at:
            run = run_at[begins[start]]
            found.append(Spot(begins[start], ends[end], run.first, max(run.last, ends[end])))
    return found


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Return the great-circle distance in km."""
    a, b, c, d = map(math.radians, (lat1, lon1, lat2, lon2))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))
