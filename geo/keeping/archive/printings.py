"""Which articles of an archive are printings of one: the same id, or nearly the same words.

How an article is worded is kept beside it as a MinHash sketch (``geo.keeping.intake.twins``).
Articles of which a band of the sketch is the same are candidates (Leskovec, Rajaraman and Ullman,
"Mining of Massive Datasets", 3.4), and are compared by the whole of it. All of that is asked of
the database, so that memory does not grow with the archive; only pairs found alike come here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import duckdb
import pyarrow as pa

BANDS, BYTES = 16, 32
"""A sketch of 128 values of four bytes is 16 bands of eight: what shares 85 of 100 runs of words
shares a band in 99.6 cases of 100."""

VALUES = 128
NEARLY_ALL = 0.85
"""Share of values in common from which two articles are printings of one."""


def first_printings(database: duckdb.DuckDBPyConnection, files: Sequence[str]) -> None:
    """Make the table ``shown``: a row for each article as it was printed first.

    ``part`` and ``year`` say in which file it lies; ``outlets`` who printed it, in the order of
    publication, and ``printings`` how often.
    """
    database.execute(PRINTED, [list(files)])
    first = _first_of(database.execute(SAME_ID).fetchall() + database.execute(ALIKE).fetchall())
    firsts = pa.table({"number": list(first), "first": list(first.values())}, FIRSTS)
    database.register("firsts", firsts)
    database.execute(SHOWN)
    database.unregister("firsts")


PART = "CAST(regexp_extract({}, 'b(\\d+)[.]parquet$', 1) AS INTEGER)"
"""The number of the part that a file belongs to, in SQL."""

PRINTED = f"""
    CREATE TEMP TABLE printed AS SELECT
        row_number() OVER (ORDER BY published NULLS LAST, {PART.format("filename")}, id) AS number,
        {PART.format("filename")} AS part, regexp_extract(filename, 'year=(\\w+)', 1) AS year,
        id, title, outlet, published, url, sketch
    FROM read_parquet(?, filename = true, hive_partitioning = false)
"""

FIRSTS = pa.schema([("number", pa.int64()), ("first", pa.int64())])

SAME_ID = """
    SELECT first, number FROM (
        SELECT number, min(number) OVER (PARTITION BY id) AS first FROM printed
    ) WHERE first < number
"""

ALIKE = f"""
    WITH banded AS (
        SELECT number, band, hash(sketch[1 + band * {BYTES} : (band + 1) * {BYTES}]) AS held
        FROM printed, range({BANDS}) AS bands(band) WHERE sketch IS NOT NULL
    ), pairs AS (
        SELECT DISTINCT first, number FROM (
            SELECT number, min(number) OVER (PARTITION BY band, held) AS first FROM banded
        ) WHERE first < number
    )
    SELECT first, pairs.number FROM pairs
    JOIN printed AS one ON one.number = first JOIN printed AS other ON other.number = pairs.number
    WHERE list_sum(list_transform(range({VALUES}), lambda i: CAST(
        one.sketch[4 * i + 1 : 4 * i + 4] = other.sketch[4 * i + 1 : 4 * i + 4] AS INTEGER
    ))) >= {NEARLY_ALL * VALUES}
"""

SHOWN = """
    CREATE TEMP TABLE shown AS
    WITH grouped AS (
        SELECT coalesce(firsts.first, printed.number) AS first, printed.number, outlet
        FROM printed LEFT JOIN firsts USING (number)
    ), printers AS (
        SELECT first, outlet, count(*) AS printings, min(number) AS number
        FROM grouped GROUP BY first, outlet
    ), told AS (
        SELECT first, CAST(sum(printings) AS BIGINT) AS printings,
            list(outlet ORDER BY number) FILTER (outlet <> '') AS outlets
        FROM printers GROUP BY first
    )
    SELECT printed.* EXCLUDE (sketch), printings, coalesce(outlets, []) AS outlets
    FROM told JOIN printed ON printed.number = told.first
"""


def _first_of(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Return the first printing of each article that has an earlier one.

    What is alike with something that is alike with a third is put with it.
    """
    home: dict[int, int] = {}

    def first(number: int) -> int:
        while number in home:
            number = home[number]
        return number

    for one, other in pairs:
        low, high = sorted((first(one), first(other)))
        if low != high:
            home[high] = low
    return {number: first(number) for number in list(home)}
