"""Print how often quotations are right that say they are so and so sure.

python -m tests.training.quotation_reliability ../shared/bench/quotations-polnear-dev.jsonl
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path

from geo.reading.quotations import find_quotations
from geo.text import Prose

SHARED = {"direct": 0.8, "mixed": 0.8, "indirect": 0.3}
"""Share of the letters of both contents together that must be common."""


def letters(text: str, spans: list[tuple[int, int]]) -> set[int]:
    return {k for start, end in spans for k in range(start, end) if text[k].isalnum()}


def main(paths: list[str]) -> None:
    """Count, by rule and tenth of confidence, what was found and what was right."""
    counts: dict[tuple[str, int], list[int]] = defaultdict(lambda: [0, 0])
    for document in (
        json.loads(line) for path in paths for line in Path(path).open(encoding="utf8")
    ):
        text = document["text"]
        gold = [
            letters(text, [(c["start"], c["end"]) for c in a["content"]])
            for a in document["attributions"]
        ]
        for q in find_quotations(Prose(text)):
            mine = letters(text, [(c.start, c.end) for c in q.content])
            shares = [len(mine & one) / len(mine | one) for one in gold if mine | one]
            for rule in (q.rule, "all"):
                counts[rule, int(q.confidence * 10)][0] += max(shares, default=0) >= SHARED[q.kind]
                counts[rule, int(q.confidence * 10)][1] += 1
    for (rule, tenth), (right, found) in sorted(counts.items()):
        tenths = f"{tenth / 10:.1f} to {tenth / 10 + 0.1:.1f}"
        print(f"{rule:14} {tenths}  {right:5} of {found:5}  {right / found:.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
