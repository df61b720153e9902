"""The land under the one file's map: paths in Mercator's projection, small enough to be mailed."""

from __future__ import annotations

from functools import cache
from math import asinh, degrees, radians, tan
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.drawing.basemap import ground
from geo.drawing.excerpt import attributes, escape
from geo.drawing.palette import MAIN_HUES, PATTERNS

UNITS = 20
"""SVG units a degree of longitude; coordinates are whole units, five kilometres at most."""

SOUTH, NORTH = -58.0, 84.0
"""Latitudes between which land is drawn: without Antarctica, and where Mercator ends well."""

SMALLEST = 2.0
"""Square units under which an island is left out."""


def project(lon: float, lat: float) -> tuple[float, float]:
    """Return where a point (degrees) lies on the map, x to the east and y to the south."""
    held = max(SOUTH, min(NORTH, lat))
    return round(UNITS * lon, 1), round(-UNITS * degrees(asinh(tan(radians(held)))), 1)


_TOP, _BOTTOM = project(0, NORTH)[1], project(0, SOUTH)[1]
FRAME = f"{-180 * UNITS} {_TOP} {360 * UNITS} {round(_BOTTOM - _TOP, 1)}"
"""The whole map as an SVG ``viewBox``."""


@cache
def land_svg(worldview: str = "un") -> str:
    """Return countries, the main regions and disputed areas as SVG groups."""
    layers: dict[str, Any] = ground(worldview, "50m")
    countries = "".join(
        _path(feature, title=feature["properties"]["name"])
        for feature in layers["land"]["features"]
    )
    regions = "".join(
        _path(feature, class_=feature["properties"]["hue"])
        for feature in ground(worldview, "110m")["regions"]["features"]
    )
    disputed = "".join(
        _path(feature, title=_told(feature)) for feature in layers["disputed"]["features"]
    )
    return (
        f"<defs>{_patterns()}</defs>"
        f'<g class="land">{countries}</g><g class="regions" aria-hidden="true">{regions}</g>'
        f'<g class="disputed">{disputed}</g>'
    )


def _patterns() -> str:
    """Return the palette's patterns, in pixels: the script scales them as the map is zoomed."""
    signs = {
        "upright": '<rect width="1" height="8" class="sign"/>',
        "level": '<rect width="8" height="1" class="sign"/>',
        "dots": '<path d="M1 1h1v1h-1zM5 5h1v1h-1z" class="sign"/>',
        "falling": '<path d="M0 0h1l7 7v1h-1z" class="sign"/>',
        "crossed": '<path d="M0 0h8v1h-7v7h-1z" class="sign"/>',
    }
    hues = {PATTERNS[hue]: hue for hue in MAIN_HUES}
    areas: list[tuple[str, str, str]] = [
        (name, hues[name], f'<rect width="8" height="8" class="wash"/>{sign}')
        for name, sign in signs.items()
        if name in hues
    ]
    areas.append(("disputed", "", '<path d="M0 0V8" class="hatch"/>'))
    return "".join(
        f'<pattern{attributes(id=id, class_=hue)} width="8" height="8" '
        f'patternUnits="userSpaceOnUse">{drawn}</pattern>'
        for id, hue, drawn in areas
    )


def _told(feature: dict[str, Any]) -> str:
    return f"{feature['properties']['name']}: disputed"


def _path(feature: dict[str, Any], title: str = "", class_: str = "") -> str:
    shape = shapely.from_geojson(shapely.to_geojson(shapely.geometry.shape(feature["geometry"])))
    drawn = _drawn(shape)
    said = f"<title>{escape(title)}</title>" if title else ""
    return f"<path{attributes(class_=class_, d=drawn)}>{said}</path>" if drawn else ""


def _drawn(shape: BaseGeometry) -> str:
    """Return a polygon's rings as path data in steps between whole units."""
    inside = shapely.clip_by_rect(shape, -180, SOUTH, 180, NORTH)
    parts = [p for p in shapely.get_parts(inside) if p.geom_type == "Polygon"]
    rings = [ring for part in parts for ring in (part.exterior, *part.interiors)]
    return "".join(filter(None, map(_ring, rings)))


def _ring(ring: BaseGeometry) -> str:
    lon, lat = shapely.get_coordinates(ring).T
    y = -np.degrees(np.arcsinh(np.tan(np.radians(lat))))
    points = np.round(UNITS * np.column_stack([lon, y])).astype(int)
    kept = np.concatenate([[True], np.any(np.diff(points, axis=0) != 0, axis=1)])
    points = points[kept][:-1] if kept.sum() > 1 else points[kept]
    if len(points) < 3 or abs(_area(points)) < SMALLEST:
        return ""
    steps = np.diff(points, axis=0)
    first = f"M{points[0, 0]} {points[0, 1]}l"
    return first + " ".join(f"{x} {y}" for x, y in steps.tolist()).replace(" -", "-") + "z"


def _area(points: np.ndarray) -> float:
    x, y = points.astype(float).T
    return float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2
