"""Parts of a corpus that are read whole or not at all, and what came of reading one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from hashlib import blake2b

from geo.keeping.archive.sources import Item

MOST_BYTES = 8_000_000
"""Bytes of one part, more or less: several parts are in memory at once."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Items that are read together; ``digest`` changes with whatever they hold."""

    number: int
    items: tuple[Item, ...]
    digest: str

    @property
    def name(self) -> str:
        """What its files are called."""
        return f"b{self.number:08d}"

    @property
    def upto(self) -> int:
        """How many bytes of the corpus end with it."""
        return self.items[-1].upto


@dataclass(frozen=True, slots=True)
class Reject:
    """Something that was not taken in: its name, why, and what to do instead."""

    name: str
    why: str
    next_step: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a part: how many articles and marks, and what was refused."""

    number: int
    digest: str
    articles: int = 0
    marks: int = 0
    rejects: tuple[Reject, ...] = field(default=())
    upto: int = 0

    def to_json(self) -> bytes:
        """Return it as the ledger holds it."""
        return json.dumps(asdict(self), ensure_ascii=False).encode("utf-8", "replace")

    @classmethod
    def from_json(cls, content: bytes) -> Done:
        """Return what ``to_json`` wrote."""
        values = json.loads(content)
        return cls(**{**values, "rejects": tuple(Reject(**r) for r in values["rejects"])})


def batches(items: Iterable[Item], most: int) -> Iterator[Batch]:
    """Cut a corpus into parts of at most so many items, the same each time."""
    held: list[Item] = []
    weight, number = 0, 0
    for item in items:
        held.append(item)
        weight += len(item.content)
        if isinstance(item.content, dict):
            weight += sum(len(v) for v in item.content.values() if isinstance(v, str))
        if len(held) == most or weight >= MOST_BYTES:
            yield Batch(number, tuple(held), _digest(held))
            held, weight, number = [], 0, number + 1
    if held:
        yield Batch(number, tuple(held), _digest(held))


def _digest(items: Iterable[Item]) -> str:
    stamp = blake2b(digest_size=12)
    for item in items:
        told = item.content if isinstance(item.content, bytes) else repr(item.content).encode(
            "utf-8", "surrogatepass"
        )  # fmt: skip
        stamp.update(item.name.encode("utf-8", "surrogatepass") + b"\0" + told + b"\0")
    return stamp.hexdigest()
