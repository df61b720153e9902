"""The mention table's columns in Arrow, which is how DuckDB and files on disk hold it."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pyarrow as pa
import shapely

from geo.asking.mentions import BLANK, DAYS

_WORDS = pa.list_(pa.string())


def _type(name: str, blank: Any) -> pa.DataType:
    if name in DAYS:
        return pa.date32()
    kinds = {str: pa.string(), int: pa.int64(), bool: pa.bool_(), float: pa.float64()}
    return _WORDS if isinstance(blank, tuple) else kinds[type(blank)]


SCHEMA = pa.schema([(name, _type(name, blank)) for name, blank in BLANK.items()])
"""The columns; points stand as ``lon`` and ``lat`` (degrees, EPSG:4326)."""


def to_arrow(mentions: gpd.GeoDataFrame) -> pa.Table:
    """Return a mention table in Arrow, row by row as it is."""
    points = np.asarray(mentions.geometry.array, dtype=object)
    degrees = {"lon": shapely.get_x(points), "lat": shapely.get_y(points)}
    columns = [
        _column(degrees[f.name] if f.name in degrees else mentions[f.name].to_numpy(), f.type)
        for f in SCHEMA
    ]
    return pa.table(columns, schema=SCHEMA)


def _column(values: np.ndarray, kind: pa.DataType) -> pa.Array:
    if kind == pa.date32():
        values = values.astype("datetime64[D]")
    return pa.array(values, kind, from_pandas=True)
