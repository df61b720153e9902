"""Count how often each rule of the timex grammar is right on annotated news.

    python -m geo.training.timex_reliability ../shared/bench/timexes-*.jsonl

Writes ``data/reading/calibration/timexes.csv``: of the timexes that each rule found, the share that
overlaps an annotated one and has its value; and the same by confidence, for all of them together.
The corpora stay their publishers'.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

from geo.reading.calibration import ALL, Point, chance_right, table_of, write
from geo.reading.marks import Timex
from geo.reading.rules import rules_of
from geo.reading.timexes import find_timexes
from geo.text import Prose


def main(paths: list[str]) -> None:
    """Count on every corpus, and write the shares."""
    found: dict[str, list[bool]] = defaultdict(list)
    for document in (json.loads(line) for path in paths for line in open_lines(path)):
        published = date.fromisoformat(document["dct"][:10])
        for timex in find_timexes(Prose(document["text"]), published):
            found[rules_of(timex.rule)[0]].append(is_right(timex, document["timexes"]))
    shares = {rule: [Point(1.0, sum(ok) / len(ok), len(ok))] for rule, ok in found.items()}
    write("timexes", shares)
    said = [(chance_right("timexes", rule), right) for rule, ok in found.items() for right in ok]
    write("timexes", {ALL: table_of(said)})


def open_lines(path: str) -> list[str]:
    """Return the lines of a corpus."""
    return Path(path).read_text(encoding="utf-8").splitlines()


def is_right(timex: Timex, gold: list[dict[str, Any]]) -> bool:
    """Whether the first annotated timex that it overlaps has its value."""
    near = [g for g in gold if timex.start < g["end"] and g["start"] < timex.end]
    return bool(near) and near[0]["value"] == timex.value


if __name__ == "__main__":
    main(sys.argv[1:])
