"""Count how often each rule of the timex grammar is right on annotated news.

    python -m geo.training.timex_reliability ../shared/bench/timexes-*.jsonl

Writes ``data/reading/timexes/reliability.txt``: for every rule how many of the timexes it found
overlap an annotated one and have its value, of how many. The corpora stay their publishers'.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from geo.reading.marks import Timex
from geo.reading.timexes import find_timexes
from geo.reading.timexes.reliability import COUNTS
from geo.text import Prose

HEADING = """\
# How often each rule found a timex with the annotated value: right, of found, on TimeBank and
# AQUAINT (TempEval-3). Made by geo/training/timex_reliability.py.

[rules]
"""


def main(paths: list[str]) -> None:
    """Count on every corpus, and write the counts."""
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for document in (json.loads(line) for path in paths for line in open_lines(path)):
        published = date.fromisoformat(document["dct"][:10])
        for timex in find_timexes(Prose(document["text"]), published):
            found[timex.rule] += 1
            right[timex.rule] += is_right(timex, document["timexes"])
    rows = [f"{rule}: {right[rule]} {found[rule]}" for rule in sorted(found)]
    COUNTS.write_text(HEADING + "\n".join(rows) + "\n", encoding="utf-8")


def open_lines(path: str) -> list[str]:
    """Return the lines of a corpus."""
    return Path(path).read_text(encoding="utf-8").splitlines()


def is_right(timex: Timex, gold: list[dict[str, Any]]) -> bool:
    """Whether the first annotated timex that it overlaps has its value."""
    near = [g for g in gold if timex.start < g["end"] and g["start"] < timex.end]
    return bool(near) and near[0]["value"] == timex.value


if __name__ == "__main__":
    main(sys.argv[1:])
