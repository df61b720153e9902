"""What an archive is asked by: its marks in few large files, each article once.

Reading writes a file a part, a table and a year. Before they are asked, the marks of all parts
are laid together, so that a question opens a handful of files, and an article printed several
times (under the same id, or with nearly the same words) is left in once, with its outlets. The
parts stay as they are; ``index/`` is made from them, and made anew when there are more.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb

from geo.keeping.archive.batches import Done
from geo.keeping.archive.ledger import UNFINISHED, put
from geo.keeping.archive.printings import PART, first_printings
from geo.world.regions import MAIN

FORMAT = 3
MARKS = ("toponyms", "timexes", "quotations")
IN_MAIN = "in "
"""Begins the columns that say of each row whether it is in a main region; its id follows."""

MEMORY = "700MB"
"""What the making may hold at once; what is more goes to the disk, in the archive's folder."""

FILE = "256MB"
GROUP = 122_880
"""Rows of one group: what a question that its numbers rule out need not read."""


def parts_of(out: Path) -> tuple[dict[str, str], list[str]]:
    """Return the parts that are whole, by number, and those of them in which nothing was read.

    Each part has with it what changes when it does.
    """
    every = [Done.from_json(path.read_bytes()) for path in sorted((out / "done").glob("*.json"))]
    parts = {str(done.number): done.digest for done in every if done.articles}
    return parts, [str(done.number) for done in every if not done.articles]


def index(out: Path) -> dict[str, Any]:
    """Lay together what an archive is asked by, unless that stands already.

    Returns
    -------
    dict
        What ``index/index.json`` says: ``articles`` shown, ``printings`` of them in all,
        ``mentions``, and the ``parts`` they came from.
    """
    (parts, empty), told = parts_of(out), out / "index" / "index.json"
    if told.exists():
        known: dict[str, Any] = json.loads(told.read_bytes())
        if known.items() >= {"format": FORMAT, "parts": parts, "empty": empty}.items():
            return known
    making = out / f"index{UNFINISHED}"
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(parents=True)
    with working_database(making) as database:
        made = {
            "format": FORMAT,
            "parts": parts,
            "empty": empty,
            **_make(database, out, making, parts),
        }
    for left in making.glob("work*"):
        shutil.rmtree(left) if left.is_dir() else left.unlink()
    put(making / "index.json", json.dumps(made).encode())
    shutil.rmtree(out / "index", ignore_errors=True)
    making.replace(out / "index")
    return made


def working_database(folder: Path) -> duckdb.DuckDBPyConnection:
    """Return a database on disk that holds little in memory."""
    config: dict[str, Any] = {
        "memory_limit": MEMORY, "threads": os.cpu_count() or 1,
        "temp_directory": str(folder / "work.tmp"),
        "autoinstall_known_extensions": False, "autoload_known_extensions": False,
    }  # fmt: skip
    return duckdb.connect(folder / "work.duckdb", config=config)


def _make(
    database: duckdb.DuckDBPyConnection, out: Path, making: Path, parts: dict[str, str]
) -> dict[str, int]:
    """Write articles and marks; return how many there are."""
    if not parts:
        return {"articles": 0, "printings": 0, "mentions": 0}
    first_printings(database, files_of(out, "articles", parts))
    _copy(
        database,
        "SELECT id, part, year, title, outlet, outlets, printings, published, url "
        "FROM shown ORDER BY id",
        making / "articles.parquet",
    )
    database.execute(SPOTS, [[file for table in MARKS for file in files_of(out, table, parts)]])
    number = 0
    for table in MARKS:
        if files := files_of(out, table, parts):
            number += _copy_marks(database, files, making / table)
    [(articles, printings)] = database.sql("SELECT count(*), sum(printings) FROM shown").fetchall()
    return {"articles": articles, "printings": int(printings or 0), "mentions": number}


def files_of(out: Path, table: str, parts: dict[str, str]) -> list[str]:
    """Return the files of a table that belong to whole parts."""
    found = sorted((out / table).glob("*/b*.parquet"))
    return [str(path) for path in found if str(int(path.stem[1:])) in parts]


def _copy_marks(database: duckdb.DuckDBPyConnection, files: Sequence[str], folder: Path) -> int:
    """Write one kind of mark, of each article's first printing alone."""
    folder.mkdir()
    marks = f"read_parquet({list(files)!r}, filename = true, hive_partitioning = false)"
    flags = ", ".join(f"list_contains(regions, '{id}') AS \"{IN_MAIN}{id}\"" for id in MAIN)
    sql = (
        f"SELECT m.* EXCLUDE (geometry, filename), s.outlets, s.printings, "
        f"coalesce(spots, []) AS spots, {flags} "
        f"FROM {marks} m LEFT JOIN spots USING (linked_places) "
        f"JOIN shown s ON m.article = s.id AND {PART.format('m.filename')} = s.part "
        "ORDER BY m.article, m.start"  # an article's marks lie together, and are found by its id
    )
    rows = database.execute(
        f"COPY ({sql}) TO '{quoted(folder)}' (FORMAT parquet, COMPRESSION zstd, "
        f"ROW_GROUP_SIZE {GROUP}, FILE_SIZE_BYTES '{FILE}', PER_THREAD_OUTPUT false)"
    ).fetchall()
    return int(rows[0][0])


SPOTS = """
    CREATE TEMP TABLE spots AS
    WITH marks AS (
        SELECT place, kind, lon, lat, linked_places FROM read_parquet(?, hive_partitioning = false)
    ), places AS (
        SELECT place, any_value({'lon': lon, 'lat': lat}) AS spot FROM marks
        WHERE kind = 'toponym' AND place <> '' AND lon IS NOT NULL AND NOT isnan(lon)
        GROUP BY place
    ), linked AS (
        SELECT linked_places, unnest(linked_places) AS place
        FROM (SELECT DISTINCT linked_places FROM marks)
    )
    SELECT linked_places, list(spot) AS spots FROM linked JOIN places USING (place)
    GROUP BY linked_places
"""
"""Where the places lie that marks are tied to: a part of the map is then asked mark by mark."""


def _copy(database: duckdb.DuckDBPyConnection, sql: str, path: Path) -> None:
    database.execute(f"COPY ({sql}) TO '{quoted(path)}' (FORMAT parquet, COMPRESSION zstd)")


def quoted(path: Path | str) -> str:
    """Return a path as it stands between the quotation marks of SQL."""
    return str(path).replace("'", "''")
