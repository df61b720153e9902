"""Layers of the pages that tell of one voice, one region or two articles."""

from __future__ import annotations

from typing import Any

import folium
import geopandas as gpd
import pandas as pd
import shapely

from geo.drawing.atlas.base import Script
from geo.drawing.atlas.map_layers import mark_feature, marks_group
from geo.drawing.excerpt import escape
from geo.drawing.palette import Hue
from geo.drawing.wording import Row, counted, rows_of

DEGREES = 0.04
"""How far an area's outline may stray when it is drawn: about a pixel at the closest view."""


def pin_layer(pins: pd.DataFrame, chosen: tuple[str, ...] = ()) -> folium.FeatureGroup:
    """Return marks that say in their own words what they stand for.

    Parameters
    ----------
    pins : DataFrame
        One row a place: ``id``, ``name``, ``kind``, ``country``, ``hue`` (a region's, or
        ``left``, ``right`` or ``both``), ``shape`` (empty for the kind's own, ``left`` or
        ``right`` for a triangle), ``count``, ``literal`` (how many of these fill the mark),
        ``told`` (what the mark says) and ``lon``, ``lat`` in degrees.
    chosen : tuple of str
        Ids of the places that are chosen.
    """
    grounded = pins[pins["lon"].notna() & pins["lat"].notna()]
    return marks_group([_pin(row, row.id in chosen) for row in rows_of(grounded)])


def _pin(row: Row, is_chosen: bool) -> dict[str, Any]:
    tip = f"<strong>{escape(row.name)}</strong><span>{escape(row.told)}</span>"
    return mark_feature(row, row.told, tip, is_chosen, shape=row.shape)


def grid_layer(
    cells: pd.DataFrame, marks: folium.FeatureGroup | None = None
) -> folium.FeatureGroup:
    """Return a mark for each cell of a grid: a square with its count; a click asks for the cell.

    Parameters
    ----------
    cells : DataFrame
        One row a cell: its sides ``west``, ``south``, ``east``, ``north`` and its middle ``lon``,
        ``lat`` in degrees, ``count`` of mentions, how many ``places``, the ``name`` of the one
        named most, and ``hue``.
    marks : FeatureGroup, optional
        Marks of places that are drawn with them (``place_layer``).
    """
    most = max(1, int(cells["count"].max())) if len(cells) else 1
    features = [_cell(row, most) for row in rows_of(cells)]
    scripts: list[Any] = list(marks._children.values()) if marks else []
    for script in scripts:
        features += script.data["features"]
    return marks_group(features)


LARGEST_CELL = 60
"""The count that a mark as large as the largest cell's would stand for."""


def _cell(row: Row, most: int) -> dict[str, Any]:
    if row.places == 1:
        told = f"{counted(row.count, 'mention')} of {row.name}"
    else:
        told = f"{counted(row.count, 'mention')} of {row.places:,} places, most of {row.name}"
    sides = ",".join(f"{side:g}" for side in (row.west, row.south, row.east, row.north))
    properties = {
        "id": f"area:{sides}", "name": f"{row.count:,}", "kind": "cell", "country": "",
        "hue": row.hue, "count": int(row.count), "literal": int(row.count), "sure": True,
        "shape": "square", "size": 1 + LARGEST_CELL * row.count / most,
        "label": f"Part of the map: {told}", "tip": f"<strong>{escape(told)}</strong>",
    }  # fmt: skip
    point = [round(float(row.lon), 4), round(float(row.lat), 4)]
    geometry = {"type": "Point", "coordinates": point}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def area_layer(
    counted: shapely.Geometry | None, other: shapely.Geometry | None, hue: Hue
) -> folium.FeatureGroup:
    """Return an area filled in a region's hue, and the outline of another way to draw it.

    Areas are EPSG:4326, longitude before latitude; ``None`` draws nothing.
    """
    forms = {"filled": counted, "outlined": other}
    features = [
        {"type": "Feature", "properties": {"hue": hue, "form": form}, "geometry": _drawn(area)}
        for form, area in forms.items()
        if area is not None and not area.is_empty
    ]
    group = folium.FeatureGroup(name="Areas")
    group.add_child(Script("areas", {"type": "FeatureCollection", "features": features}))
    return group


def _drawn(area: shapely.Geometry) -> dict[str, Any]:
    """Return an area as GeoJSON, as fine as it is drawn; what has no width left is dropped."""
    simple = shapely.set_precision(shapely.make_valid(shapely.simplify(area, DEGREES)), 0.01)
    polygons = gpd.GeoSeries([simple]).explode()
    kept = polygons[polygons.geom_type == "Polygon"]
    geometry: dict[str, Any] = shapely.geometry.mapping(shapely.MultiPolygon(list(kept)))
    return geometry
