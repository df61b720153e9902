"""Every text the reader is measured on: corpora beside the repository, the shelf, golden rows.

The corpora stay their publishers' and lie in ``../shared/bench``; where they are missing they are
left out, and ``missing`` says so. Nothing here reads a text; ``findings`` and ``rules`` do.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from geo.keeping.shelf import bundled

ROOT = Path(__file__).parent.parent
BENCH = ROOT.parent / "shared" / "bench"
GOLDEN = ROOT / "tests" / "golden"
CORPORA = (
    "regions-dev", "timexes-timebank-dev", "timexes-aquaint-dev", "toponyms-tr-news-dev",
    "toponyms-lgl-dev", "toponyms-geowebnews-dev", "quotations-polnear-dev",
    "quotations-polnear-train",
)  # fmt: skip
CASES = "cases-dev"
SHELF, ROWS = "shelf", "golden"


@dataclass(frozen=True)
class Document:
    """One text with its day; ``gold`` is the corpus' own row, empty where nobody annotated it."""

    corpus: str
    id: str
    text: str
    published: date | None
    gold: dict[str, Any] = field(default_factory=dict, compare=False)


def documents() -> Iterator[Document]:
    """Yield every text there is, corpus by corpus, always in the same order."""
    for name in CORPORA:
        yield from of_corpus(name)
    yield from of_cases()
    yield from of_shelf()
    yield from of_golden_rows()


def missing() -> list[str]:
    """Return the corpora that are not on this machine."""
    files = [f"{name}.jsonl" for name in CORPORA] + [f"{CASES}.yaml"]
    return [file for file in files if not (BENCH / file).exists()]


def of_corpus(name: str) -> Iterator[Document]:
    path = BENCH / f"{name}.jsonl"
    lines = path.read_text("utf8").split("\n") if path.exists() else []
    for number, row in enumerate(json.loads(line) for line in lines if line):
        published = day_in(row.get("dct") or row.get("date"))
        yield Document(name, str(row.get("id", number)), row["text"], published, row)


def of_cases() -> Iterator[Document]:
    path = BENCH / f"{CASES}.yaml"
    for number, case in enumerate(
        yaml.safe_load(path.read_text("utf8")) if path.exists() else [], 1
    ):
        yield Document(CASES, f"{number} {case['kind']}", case["input"], day_of(case), case)


def of_shelf() -> Iterator[Document]:
    for article in bundled():
        yield Document(SHELF, article.id, article.text, article.published)


def of_golden_rows() -> Iterator[Document]:
    """Yield whatever reads like a sentence in the golden files, with the day beside it."""
    for path in sorted(GOLDEN.glob("*.yaml")):
        for number, (text, day) in enumerate(_sentences(yaml.safe_load(path.read_text("utf8")))):
            yield Document(ROWS, f"{path.stem} {number}", text, day)


def _sentences(node: Any, day: date | None = None) -> Iterator[tuple[str, date | None]]:
    if isinstance(node, str) and " " in node:
        yield node, day
    elif isinstance(node, dict):
        for value in node.values():
            yield from _sentences(value, day_of(node) or day)
    elif isinstance(node, list):
        for value in node:
            yield from _sentences(value, day)


def day_of(row: dict[str, Any]) -> date | None:
    """Return the day of publication that a row of a golden file gives."""
    told = row.get("published")
    return told if isinstance(told, date) else day_in(told)


def day_in(told: str | None) -> date | None:
    """Return the day that opens a string, ``None`` for any other ("7:58 AM ET")."""
    try:
        return date.fromisoformat((told or "")[:10])
    except ValueError:
        return None
