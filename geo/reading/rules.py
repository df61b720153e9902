"""Rules: small named things, tried in order; the first that applies decides.

Every correction of a reading is a row of one ordered table. A row says in a sentence what it
does, for the reader who asks why, and brings an example, which is its golden row: one test reads
them all (``tests/reading/test_rules.py``). The mark carries the name of the rule that decided,
and ``python -m tests.rules`` counts how often each fired and how often its mark was right. A case
with a ``span`` lets it judge the rules that leave no mark, too.

>>> small = Rule("size:small", "Up to three", Example("[two] men", "few"), (3).__ge__, str)
>>> any_size = Rule("size:any", "Any number", Example("[nine] men", "many"), bool, str)
>>> first((small, any_size), 9)
Decided(rule='size:any', outcome='9')
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

C = TypeVar("C")
R = TypeVar("R")

ALSO = " + "
"""What joins the names of rules where several made one mark: "name:whole + role:list"."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with the words meant in ``[...]``, and what becomes of them.

    ``outcome`` holds what must be true of the mark on exactly these words, parts joined by
    ``"; "``: a place's id or name, a role, a speaker's name, a kind, a value, an EDTF string;
    ``"no mark"`` where nothing may be marked there.
    """

    text: str
    outcome: str
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Rule(Generic[C, R]):
    """One row: its name, a sentence for readers, an example, when it applies and what follows.

    ``when`` sees one case and must not change it; ``then`` gives the outcome.
    """

    name: str
    says: str
    example: Example
    when: Callable[[C], Any]
    then: Callable[[C], R]


@dataclass(frozen=True, slots=True)
class Decided(Generic[R]):
    """What a table decided, and the name of the row that did."""

    rule: str
    outcome: R


Table = tuple[Rule[C, R], ...]

TABLES: dict[str, Table[Any, Any]] = {}
"""Every table by its name, as the rooms are imported: for the page that says why, the test of
the examples, and the ledger. A name is the finder and what is decided: "toponyms/roles"."""

LISTENERS: list[Callable[[str, Any], None]] = []
"""Who hears the name and the case of each rule that fires; empty but for the ledger."""


def table(name: str, *rows: Rule[C, R]) -> Table[C, R]:
    """Return rows as a table, and let it be known by name; rows of one name are refused."""
    names = [row.name for row in rows]
    if len(set(names)) < len(names):
        raise ValueError(f"Two rules of the table {name!r} have one name: {sorted(names)}.")
    TABLES[name] = rows
    return rows


def first(rows: Table[C, R], case: C) -> Decided[R] | None:
    """Return what the first row that applies makes of a case, ``None`` when none does."""
    for row in rows:
        if row.when(case):
            for listener in LISTENERS:
                listener(row.name, case)
            return Decided(row.name, row.then(case))
    return None


def without(rows: Table[C, R], *names: str) -> Table[C, R]:
    """Return a table without the rows that a case cannot meet; every name must be a row's."""
    if missing := set(names) - {row.name for row in rows}:
        raise ValueError(f"The table has no rules called {', '.join(sorted(missing))}.")
    return tuple(row for row in rows if row.name not in names)


def known() -> Iterator[Rule[Any, Any]]:
    """Yield every row of every table that was made so far."""
    for rows in TABLES.values():
        yield from rows


def finder_of(name: str) -> str:
    """Return the finder that a rule belongs to, ``""`` for a name that no table has."""
    tables = (t for t, rows in TABLES.items() if any(row.name == name for row in rows))
    return next(tables, "").partition("/")[0]


def says(name: str) -> str:
    """Return the sentence of a rule, ``""`` for a name that no table has."""
    return next((row.says for row in known() if row.name == name), "")


def with_rule(names: str, name: str) -> str:
    """Return the names a mark carries with one more that had a part in it."""
    return f"{names}{ALSO}{name}" if names else name


def rules_of(names: str) -> list[str]:
    """Return the names of the rules that made a mark, the one that found it first."""
    return names.split(ALSO) if names else []
