"""Learn where reports end: the weights of ``geo/reading/quotations/right_edge.py``.

    pip install scikit-learn==1.7.2
    B=../shared/bench
    python -m geo.training.quotations.right_edges $B/quotations-polnear-{train,dev}.jsonl \
        --regions $B/regions-dev.jsonl [--out data/reading/right-edges.json]

Each joint of an annotated report up to its end is a row: does the report end there? Regional
passages count ``REGIONAL`` times, being few. Printed are log loss and the share decided rightly,
cross-validated by document, for the news and for the passages. Takes a minute.
"""

from __future__ import annotations

import argparse
import json
import zlib
from bisect import bisect_left
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss

from geo.reading.quotations.quote_marks import pair_marks
from geo.reading.quotations.right_edge import WEIGHTS, joints, signs
from geo.text import Prose

REGIONAL, STRENGTH, FOLDS = 6.0, 0.1, 10
SMALLEST = 0.015
"""Weights below this are not kept."""

Row = tuple[list[str], int, int, bool]
"""The signs of a joint, whether the report ends there, the fold, whether it is of the regions."""


def rows(path: Path, regional: bool) -> Iterator[Row]:
    """Yield the joints of every annotated report whose content follows its cue."""
    for line in path.open(encoding="utf8"):
        document = json.loads(line)
        if not document.get("primary", True):
            continue
        fold = zlib.crc32(document["id"].encode()) % FOLDS
        for found, ends in _joints_of(document):
            yield found, ends, fold, regional


def _joints_of(document: dict[str, Any]) -> Iterator[tuple[list[str], int]]:
    prose = Prose(document["text"])
    quoted = [False] * len(prose.words)
    for q in pair_marks(prose):
        for word in range(prose.word_at(q.start), prose.word_at(q.end - 1) + 1):
            quoted[word] = True
    for said in document["attributions"]:
        if said["quote_type"] == "direct" or not said["cue"]:
            continue
        right = [c for c in said["content"] if c["start"] >= said["cue"][-1]["end"]]
        if len(right) == 1:
            yield from _joints_to(prose, quoted, prose.word_at(said["cue"][-1]["start"]), right[0])


def _joints_to(
    prose: Prose, quoted: list[bool], cue: int, content: dict[str, int]
) -> Iterator[tuple[list[str], int]]:
    """Yield the joints of one report up to its end."""
    start = prose.word_at(content["start"])
    past = bisect_left(prose.starts, prose.sentence_at(content["start"]).end)
    while past > start and prose.words[past - 1] in ".!?":
        past -= 1
    end = bisect_left(prose.starts, content["end"])
    for at, joint in joints(prose.words, quoted, start, past):
        if at > end:
            return
        found = signs(prose.words, quoted, cue, (start, at, past), joint)
        yield found, int(at == end or (at == end - 1 and prose.words[at] == ","))


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("corpora", type=Path, nargs="+")
    ask.add_argument("--regions", type=Path, nargs="+", required=True)
    ask.add_argument("--out", type=Path, default=WEIGHTS)
    asked = ask.parse_args()
    every = [r for p in asked.corpora for r in rows(p, False)]
    every += [r for p in asked.regions for r in rows(p, True)]
    table = CountVectorizer(analyzer=lambda found: found, min_df=4, binary=True)
    matrix = table.fit_transform([row[0] for row in every])
    ends, folds, regional = (np.array(column) for column in list(zip(*every, strict=True))[1:])
    weight = np.where(regional, REGIONAL, 1.0)
    chances = np.zeros(len(ends))
    for fold in range(FOLDS):
        kept = folds != fold
        model = _learned(matrix[kept], ends[kept], weight[kept])
        chances[~kept] = model.predict_proba(matrix[~kept])[:, 1]
    measured = {
        name: {
            "joints": int(part.sum()), "ends": int(ends[part].sum()),
            "log_loss": round(float(log_loss(ends[part], chances[part])), 3),
            "right": round(float(((chances > 0.5) == ends)[part].mean()), 3),
        }
        for name, part in (("news", ~regional), ("regions", regional))
    }  # fmt: skip
    print(json.dumps(measured))
    model = _learned(matrix, ends, weight)
    weights = dict(zip(table.get_feature_names_out(), model.coef_[0], strict=True))
    kept_weights = {k: round(float(w), 3) for k, w in weights.items() if abs(w) > SMALLEST}
    kept_weights[""] = round(float(model.intercept_[0]), 3)
    told = json.dumps({"cross_validated": measured, "weights": kept_weights}, ensure_ascii=False)
    asked.out.write_text(told.replace('", "', '",\n"').replace(', "', ',\n"') + "\n", "utf8")


def _learned(matrix: Any, ends: Any, weight: Any) -> LogisticRegression:
    model = LogisticRegression(C=STRENGTH, max_iter=3000)
    return model.fit(matrix, ends, sample_weight=weight)


if __name__ == "__main__":
    main()
