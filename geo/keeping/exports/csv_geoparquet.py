"""Rows as tables: CSV for people with a spreadsheet, GeoParquet for people with a notebook."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from io import BytesIO, StringIO

import geopandas

from geo.keeping.exports.mark_rows import COLUMNS, Pair, rows

FORMULA_STARTS = tuple("=+-@＝＋－＠\t\r\n")
"""What a spreadsheet may take for the start of a formula (OWASP, "CSV Injection")."""


def to_csv(pairs: Iterable[Pair]) -> bytes:
    """Return one line a mark, UTF-8 with a byte-order mark so that Excel reads the letters right.

    A cell of text that a spreadsheet could run as a formula starts with an apostrophe.
    """
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows(pairs):
        writer.writerow([_cell(value) for value in asdict(row).values()])
    return out.getvalue().encode("utf-8-sig", "replace")


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return _harmless(value)
    return value.isoformat() if isinstance(value, date) else value


def _harmless(text: str) -> str:
    """Return a text no spreadsheet runs: NUL left out, a formula's start made plain."""
    text = text.replace("\0", "\ufffd")
    return f"'{text}" if text.startswith(FORMULA_STARTS) or _hidden_formula(text) else text


def _hidden_formula(text: str) -> bool:
    return text.lstrip(" \u00a0\u200b\ufeff").startswith(FORMULA_STARTS)


def to_geoparquet(pairs: Iterable[Pair]) -> bytes:
    """Return one row a mark with point geometry (lon, lat; EPSG:4326), none where unplaced."""
    columns: dict[str, list[object]] = {name: [] for name in COLUMNS}
    for row in rows(pairs):
        for name, value in asdict(row).items():
            columns[name].append(_storable(value))
    points = geopandas.points_from_xy(
        _floats(columns["lon"]), _floats(columns["lat"]), crs="EPSG:4326"
    )
    points[[lon is None for lon in columns["lon"]]] = None
    table = geopandas.GeoDataFrame(columns, geometry=points)
    for name in ("published", "earliest", "latest"):
        table[name] = table[name].astype("str").replace({"None": None})
    out = BytesIO()
    table.to_parquet(out, index=False)
    return out.getvalue()


def _storable(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def _floats(values: list[object]) -> list[float]:
    return [float("nan") if v is None else float(str(v)) for v in values]
