"""Tables as GeoParquet 1.1, each part in folders by the year of publication."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import shapely
from pyarrow import parquet

from geo.keeping.archive.ledger import put

ROWS = 20_000
"""Rows of one group: what a question that its numbers rule out need not read."""


def write_part(out: Path, table: str, name: str, rows: pa.Table) -> None:
    """Write a part of a table; rows hold ``published`` (a day), and ``lon``, ``lat`` or nothing.

    Points are (lon, lat), EPSG:4326 (OGC:CRS84 in GeoParquet's words: the default).
    """
    rows = _with_points(rows) if {"lon", "lat"} <= set(rows.column_names) else rows
    years = pc.fill_null(pc.year(rows["published"]), 0)
    for year in sorted(set(years.to_pylist())):
        part = rows.filter(pc.equal(years, year))
        sink = pa.BufferOutputStream()
        parquet.write_table(part, sink, compression="zstd", row_group_size=ROWS)
        put(out / table / f"year={year or 'none'}" / f"{name}.parquet", sink.getvalue())


def _with_points(rows: pa.Table) -> pa.Table:
    lon, lat = (rows[name].to_numpy(zero_copy_only=False) for name in ("lon", "lat"))
    points = shapely.points(lon, lat)
    points[lon != lon] = None
    shapes = pa.array(shapely.to_wkb(points).tolist(), pa.binary())
    column: dict[str, Any] = {"encoding": "WKB", "geometry_types": ["Point"]}
    told = {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}
    described = {**(rows.schema.metadata or {}), b"geo": json.dumps(told).encode()}
    return rows.append_column("geometry", shapes).replace_schema_metadata(described)


ARTICLE = pa.schema([
    ("id", pa.string()), ("title", pa.string()), ("outlet", pa.string()), ("author", pa.string()),
    ("published", pa.date32()), ("url", pa.string()), ("language", pa.string()),
    ("text", pa.string()), ("findings", pa.string()), ("sketch", pa.binary()),
    ("lon", pa.float64()), ("lat", pa.float64()),
])  # fmt: skip
"""One row an article. ``findings`` is the JSON of the reader's contract, ``sketch`` how it is
worded (``geo.keeping.intake.twins.sketch_of``); the point is the place most named in it."""


def articles_table(rows: list[dict[str, Any]]) -> pa.Table:
    """Return rows of articles as a table."""
    return pa.Table.from_pylist([_storable(row) for row in rows], schema=ARTICLE)


def _storable(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row with nothing that UTF-8 cannot hold: a lone surrogate becomes a ``?``."""
    return {
        name: value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
        for name, value in row.items()
    }
