"""The mentions of an archive, asked as the mentions in memory are."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from geo.asking.columns import SCHEMA
from geo.asking.database import Mentions
from geo.keeping.archive.opening import Opened

MORE = ("outlets", "printings")
"""What the rows of an archive say beside a mention's columns: who printed it, and how often."""


WITHIN = """
    len(list_filter(spots, lambda spot:
        spot.lon >= ? AND spot.lon < ? AND spot.lat >= ? AND spot.lat < ?)) > 0
"""
"""The same of an archive, whose rows hold where their places are: no list is long there."""


class ArchiveMentions(Mentions):
    """The mention table of an archive; rows stay where they are, and are read when asked."""

    within = WITHIN

    def __init__(self, archive: Opened) -> None:
        self.archive = archive
        self.name = f"({_source(archive.marks)})"

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        return self.archive.cursor()


def _source(files: Sequence[str]) -> str:
    if not files:  # an archive of which nothing could be read
        columns = ", ".join(f'CAST(NULL AS VARCHAR) AS "{name}"' for name in (*SCHEMA.names, *MORE))
        return f"SELECT {columns} WHERE false"
    quoted = ", ".join("'" + file.replace("'", "''") + "'" for file in files)
    return f"SELECT *, file_row_number, filename FROM read_parquet([{quoted}])"
