"""How well stories group: pairs of articles of the development corpora, marked by hand.

``python -m tests.benchmarks.stories`` prints what share of the pairs in one story are about one
happening (precision), and what share of those that are stand in one story (recall). The pairs
(``tests/golden/same-events.csv``: ids and a mark, no text) are the hardest of these corpora: the
most alike in words within four days. They were marked by headline and day, where these left it
open by reading; likeness was tuned on them, so this shows what is reached, not what to expect.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from geo.asking.mentions import mention_table
from geo.asking.stories import gathered, stories
from geo.reading.findings import read
from geo.text import Article

ROOT = Path(__file__).parents[2]
BENCH = ROOT.parent / "shared" / "bench"
GOLD = ROOT / "tests" / "golden" / "same-events.csv"


def articles() -> Iterator[Article]:
    """Yield the development corpora's articles, by their ids there."""
    for path in sorted(BENCH.glob("*.jsonl")):
        corpus = path.stem.rsplit("-", 1)[0]
        for line in path.open():
            told = json.loads(line)
            title = told.get("title") or told["text"].strip().split("\n")[0][:90]
            yield Article(
                f"{corpus}:{told['id']}", title, told["text"],
                told.get("publisher") or told.get("source") or corpus, _day(told),
            )  # fmt: skip


def _day(told: dict[str, str]) -> date | None:
    try:
        return date.fromisoformat((told.get("date") or told.get("dct") or "")[:10])
    except ValueError:
        return None


def measured() -> dict[str, float]:
    """Return precision, recall, and the share of near duplicates that are put together."""
    table = mention_table((a, read(a.text, a.published)) for a in articles())
    home = {a.id: s.id for s in stories(gathered(table)) for a in s.articles}
    with GOLD.open(newline="") as file:
        rows = list(csv.DictReader(file))
    joined = {id(row): home.get(row["one"], 0) == home.get(row["other"], 1) for row in rows}
    same = [row for row in rows if row["are"] != "other"]
    right = sum(joined[id(row)] for row in same)
    twins = [row for row in rows if row["are"] == "duplicate"]
    return {
        "pairs": len(rows),
        "precision": round(right / sum(joined.values()), 3),
        "recall": round(right / len(same), 3),
        "near duplicates together": sum(joined[id(row)] for row in twins) / len(twins),
    }


if __name__ == "__main__":
    print(json.dumps(measured(), indent=1))
