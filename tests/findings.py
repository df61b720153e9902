"""Write what reading finds in every text there is, so that a move is proved by equal bytes.

    python -m tests.findings OUT [--only CORPUS ...] [--without rule ...] [--jobs 2]

``OUT`` gets one line a text, keys in order: the findings of all corpora, the shelf, the golden
rows and the cases. Prints how many texts of each, the hash of the file, and which corpora are not
on this machine. Two files of two states are compared with ``cmp`` or ``diff``; ``--without rule``
leaves out a key everywhere, for a change that is to alter nothing else.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from pathlib import Path
from typing import Any

from geo.reading.findings import read
from tests.corpora import Document, documents, missing


def main() -> None:
    """Read everything asked for and write it down."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("out", type=Path)
    ask.add_argument("--only", nargs="+", default=[], metavar="CORPUS")
    ask.add_argument("--without", nargs="+", default=[], metavar="KEY")
    ask.add_argument("--jobs", type=int, default=2)
    asked = ask.parse_args()
    chosen = [d for d in documents() if not asked.only or d.corpus in asked.only]
    with ProcessPoolExecutor(asked.jobs) as pool:
        read_ones = pool.map(found, chosen, chunksize=20)
        lines = [
            line(d, without(f, set(asked.without))) for d, f in zip(chosen, read_ones, strict=True)
        ]
    asked.out.write_text("".join(lines), "utf8")
    for corpus, count in Counter(d.corpus for d in chosen).items():
        print(f"{count:5} {corpus}")
    print("sha256", sha256(asked.out.read_bytes()).hexdigest())
    if missing():
        print("Not on this machine, so left out:", ", ".join(missing()))


def found(document: Document) -> dict[str, Any]:
    """Return the findings of one text as plain values."""
    return read(document.text, document.published).to_dict()


def without(node: Any, keys: set[str]) -> Any:
    """Return plain values without some keys, wherever they stand."""
    if isinstance(node, dict):
        return {k: without(v, keys) for k, v in node.items() if k not in keys}
    return [without(v, keys) for v in node] if isinstance(node, list) else node


def line(document: Document, findings: dict[str, Any]) -> str:
    """Return one text's line."""
    row = {"corpus": document.corpus, "id": document.id, "findings": findings}
    return json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n"


if __name__ == "__main__":
    main()
