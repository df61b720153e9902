"""Which parts of an archive are whole: what makes a run that was killed anywhere go on.

A part's files are written beside their places and moved there whole; its line in the ledger is
moved there last. A part without a line was never read, whatever lies in the folders.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

from geo.errors import ArticleError
from geo.keeping.archive.batches import Batch, Done
from geo.keeping.readings import reader_version

FORMAT = 1
TABLES = ("articles", "toponyms", "timexes", "quotations")
UNFINISHED = ".unfinished"


class Ledger:
    """The ledger of an archive at a folder, made when there is none.

    Raises
    ------
    ArticleError
        When the folder holds something else, or an archive read by other rules or cut into other
        parts: its parts would not fit together.
    """

    def __init__(self, out: Path, most: int) -> None:
        self.out = out
        self._done = out / "done"
        self._done.mkdir(parents=True, exist_ok=True)
        for table in TABLES:
            (out / table).mkdir(exist_ok=True)
        self._agree({"format": FORMAT, "reader": reader_version(), "articles a part": most})
        self.parts = {done.number: done for done in self._lines()}
        self._clear()

    def _agree(self, wanted: dict[str, object]) -> None:
        path = self.out / "archive.json"
        if not path.exists():
            put(path, json.dumps(wanted, indent=1).encode())
        known = json.loads(path.read_bytes())
        differing = [name for name in wanted if known.get(name) != wanted[name]]
        if differing:
            told = ", ".join(f"{n}: {known.get(n)}, now {wanted[n]}" for n in differing)
            raise ArticleError(
                f"{self.out} was begun otherwise ({told}), so its parts would not fit together. "
                "Give another folder, or take this one away and read all of it anew."
            )

    def _lines(self) -> Iterator[Done]:
        for path in sorted(self._done.glob("*.json")):
            yield Done.from_json(path.read_bytes())

    def _clear(self) -> None:
        """Take away what a killed run left: files half-written, or of no part in the ledger."""
        for table in TABLES:
            for path in (self.out / table).rglob("*"):
                if path.is_file() and (
                    path.name.endswith(UNFINISHED) or int(path.stem[1:]) not in self.parts
                ):
                    path.unlink(missing_ok=True)

    def has(self, batch: Batch) -> bool:
        """Whether a part is whole; one whose items have changed since is let go."""
        known = self.parts.get(batch.number)
        if known is None or known.digest == batch.digest:
            return known is not None
        (self._done / f"{batch.number:08d}.json").unlink()
        for table in TABLES:
            for path in (self.out / table).glob(f"*/{batch.name}.parquet"):
                path.unlink()
        del self.parts[batch.number]
        return False

    def note(self, done: Done) -> None:
        """Remember a part that ``commit`` has put down."""
        self.parts[done.number] = done

    def write_rejects(self) -> Path:
        """Write what was refused in all parts, one a line, and return where."""
        lines = [
            {"name": r.name, "why": r.why, "next step": r.next_step}
            for number in sorted(self.parts)
            for r in self.parts[number].rejects
        ]
        told = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        put(self.out / "rejects.jsonl", told.encode("utf-8", "replace"))
        return self.out / "rejects.jsonl"


def commit(out: Path, done: Done) -> None:
    """Put down that a part is whole; its files must be in their places."""
    put(out / "done" / f"{done.number:08d}.json", done.to_json())


def put(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; when this returns, it is on the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{uuid4().hex}{UNFINISHED}")
    with beside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
