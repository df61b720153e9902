"""Where the mention table is asked: DuckDB, inside this process.

The same SQL asks the bundled shelf and a visit's own articles, which lie in memory, and an
archive of Parquet files on disk. Every table has the columns of ``geo.asking.columns.SCHEMA``.
"""

from __future__ import annotations

import re
import threading
import weakref
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

import duckdb
import geopandas as gpd
import numpy as np
import pyarrow as pa

from geo.asking.columns import to_arrow
from geo.world.regions import MAIN

SETTINGS: dict[str, Any] = {
    "threads": 1,  # a table of thousands is answered sooner by one, and visitors share the cores
    "autoinstall_known_extensions": False,  # or DuckDB would ask the network for them
    "autoload_known_extensions": False,
}

_DATABASE = duckdb.connect(config=SETTINGS)
_NUMBERS = count()
_HERE = threading.local()


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition in SQL on a row of the mention table, with the values of its placeholders."""

    sql: str
    values: tuple[Any, ...] = ()

    @classmethod
    def all_of(cls, conditions: Sequence[Condition]) -> Condition:
        """Return what holds where every condition does; always, where there is none."""
        sql = " AND ".join(f"({c.sql})" for c in conditions) or "true"
        return cls(sql, tuple(value for c in conditions for value in c.values))


WITHIN = """
    list_has_any(linked_places, (SELECT list(DISTINCT place) FROM {table}
    WHERE kind = 'toponym' AND lon >= ? AND lon < ? AND lat >= ? AND lat < ?))
"""
"""What ``{within}`` means in a condition: a place of the row lies between two longitudes and two
latitudes, which are its values in this order."""

ALWAYS = Condition("true")

IN = re.compile(r"\{in ([\w:-]+)\}")
"""``{in ID}`` means in a condition that a row is in the main region of that id."""


def in_region(id: str) -> Condition:
    """Return the condition that a row is in a region."""
    return (
        Condition(f"{{in {id}}}") if id in MAIN else Condition("list_contains(regions, ?)", (id,))
    )


class Mentions:
    """A mention table that can be asked; ``{table}`` names it in every question.

    Rows in memory keep the order they came in, and go when nobody holds this any longer.
    """

    def __init__(self, create: str, **arriving: pa.Table) -> None:
        self.name = f"mentions_{next(_NUMBERS)}"
        cursor = _cursor()
        for name, rows in arriving.items():
            cursor.register(name, rows)
        cursor.execute(create.replace("{table}", self.name))
        for name in arriving:
            cursor.unregister(name)
        weakref.finalize(self, _forget, create, self.name).atexit = False

    @classmethod
    def from_arrow(cls, rows: pa.Table) -> Mentions:
        """Return rows (``SCHEMA``) ready to be asked."""
        return cls("CREATE TABLE {table} AS FROM arriving", arriving=rows)

    @classmethod
    def from_frame(cls, frame: gpd.GeoDataFrame) -> Mentions:
        """Return a mention table (``mentions.mention_table``) ready to be asked."""
        return cls.from_arrow(to_arrow(frame))

    @classmethod
    def from_parquet(cls, files: str) -> Mentions:
        """Return Parquet files, by name or pattern; they stay on disk and are read when asked."""
        quoted = files.replace("'", "''")
        return cls(f"CREATE VIEW {{table}} AS FROM read_parquet('{quoted}')")

    def ask(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return the rows that answer a question in SQL."""
        return self._run(sql, values).fetchall()

    def arrow(self, sql: str, values: Sequence[Any] = ()) -> pa.Table:
        """Return the answer to a question in SQL as an Arrow table."""
        answer = self._cursor().sql(self._named(sql), params=list(values))
        return answer.to_arrow_table()

    def numbers(self, condition: Condition) -> np.ndarray:
        """Return which rows in memory fulfil a condition, counted from 0, in their order."""
        sql = f"SELECT rowid FROM {{table}} WHERE {condition.sql} ORDER BY rowid"
        return np.asarray(self._run(sql, condition.values).fetchnumpy()["rowid"])

    def _run(self, sql: str, values: Sequence[Any]) -> duckdb.DuckDBPyConnection:
        return self._cursor().execute(self._named(sql), list(values))

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        """Return this thread's own connection to where the rows are."""
        return _cursor()

    within = WITHIN
    in_main = r"list_contains(regions, '\1')"

    def _named(self, sql: str) -> str:
        told = IN.sub(self.in_main, sql).replace("{within}", self.within)
        return told.replace("{table}", self.name)


def _cursor() -> duckdb.DuckDBPyConnection:
    """Return this thread's own connection: one must not be asked from two at once."""
    if not hasattr(_HERE, "cursor"):
        _HERE.cursor = _DATABASE.cursor()
    return _HERE.cursor


def _forget(create: str, name: str) -> None:
    kind = "VIEW" if "VIEW" in create else "TABLE"
    with _DATABASE.cursor() as cursor:  # whoever collects garbage may be in the middle of an answer
        cursor.execute(f"DROP {kind} IF EXISTS {name}")
