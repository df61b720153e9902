"""Print how often quotations are right that say they are so and so sure, and keep the table.

    python -m geo.training.quotations.reliability CORPORA --weights fold.npz --fold 0 --of 4 \
        [--keep]

``--weights`` are weights that were not trained on every so many-th document
(``train_quotations.py --fold``), and these are judged; ``--keep`` writes the table that the page on
the method shows (``data/reading/calibration/quotations.csv``, rule ``all``).
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from geo.reading import calibration, quotations
from geo.reading.quotations.model.weights import open_weights
from geo.training.quotations.annotated import documents

SHARED = {"direct": 0.8, "mixed": 0.8, "indirect": 0.3}
"""Share of the letters of both contents together that must be common."""


def letters(text: str, spans: list[tuple[int, int]]) -> set[int]:
    return {k for start, end in spans for k in range(start, end) if text[k].isalnum()}


def judged(document: dict) -> Iterable[tuple[str, float, bool]]:
    """Yield of each quotation found its rule, its confidence and whether it is right."""
    text = document["text"]
    gold = [
        letters(text, [(c["start"], c["end"]) for c in a["content"]])
        for a in document["attributions"]
    ]
    for q in quotations.find_quotations(document["prose"]):
        mine = letters(text, [(c.start, c.end) for c in q.content])
        shares = [len(mine & one) / len(mine | one) for one in gold if mine | one]
        yield q.rule, q.confidence, max(shares, default=0) >= SHARED[q.kind]


def main() -> None:
    """Count, by rule and by confidence, what was found and what was right."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("corpora", type=Path, nargs="+")
    ask.add_argument("--weights", type=Path, required=True)
    ask.add_argument("--fold", type=int, default=0)
    ask.add_argument("--of", type=int, default=4)
    ask.add_argument("--keep", action="store_true")
    asked = ask.parse_args()
    held = open_weights(asked.weights)
    quotations.open_weights = lambda: held
    docs = [d for path in asked.corpora for d in documents(path)]
    marks: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for document in docs[asked.fold :: asked.of]:
        for rule, confidence, right in judged(document):
            marks[rule].append((confidence, right))
            marks["all"].append((confidence, right))
    for rule, found in sorted(marks.items()):
        for point in calibration.table_of(found):
            print(f"{rule:10} {point.said:.2f} said  {point.right:.2f} right of {point.count}")
    if asked.keep:
        calibration.write("quotations", {calibration.ALL: calibration.table_of(marks["all"])})


if __name__ == "__main__":
    main()
