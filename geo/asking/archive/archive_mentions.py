"""The mentions of an archive, asked as the mentions in memory are."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from geo.asking.columns import SCHEMA
from geo.asking.database import Mentions
from geo.keeping.archive.archive_store import Opened
from geo.keeping.archive.indexing import IN_MAIN
from geo.world.regions import MAIN

MORE = ("outlets", "printings")
"""What the rows of an archive say beside a mention's columns: who printed it, and how often."""


WITHIN = """
    len(list_filter(spots, lambda spot:
        spot.lon >= ? AND spot.lon < ? AND spot.lat >= ? AND spot.lat < ?)) > 0
"""
"""The same of an archive, whose rows hold where their places are: no list is long there.

In which main regions a row is stands there in columns of their own, since of a million rows one
such column is read in a hundredth of the time that their lists of regions take.
"""


class ArchiveMentions(Mentions):
    """The mention table of an archive; rows stay where they are, and are read when asked."""

    within = WITHIN
    in_main = rf'"{IN_MAIN}\1"'

    def __init__(self, archive: Opened) -> None:
        self.archive = archive
        self.name = f"({_source(archive.marks)})"

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        return self.archive.cursor()


def _source(files: Sequence[str]) -> str:
    if not files:  # an archive of which nothing could be read
        flags = [IN_MAIN + id for id in MAIN]
        columns = ", ".join(
            f'CAST(NULL AS VARCHAR) AS "{name}"' for name in (*SCHEMA.names, *MORE, *flags)
        )
        return f"SELECT {columns} WHERE false"
    quoted = ", ".join("'" + file.replace("'", "''") + "'" for file in files)
    return f"SELECT *, file_row_number, filename FROM read_parquet([{quoted}])"
