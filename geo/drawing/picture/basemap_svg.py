"""The ground under a map picture: land, borders, the main regions' patterns, disputed areas."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.drawing.basemap import kept_ground
from geo.drawing.excerpt import attributes
from geo.drawing.palette import MAIN_HUES, PATTERNS, Theme
from geo.drawing.picture.window import Window

LEVELS = ((5.5, "10m"), (2.5, "50m"), (0.0, "110m"))
"""From which zoom on each resolution is drawn, as in the app's own map."""

FINEST = 0.4
"""Pixels that a line may lie beside where it is."""

SMALLEST = 0.6
"""Square pixels under which an island is left out."""

CELLS = {"hatch": 5, "dots": 6, "upright": 5, "level": 5, "falling": 5, "crossed": 6}
"""Pixels that each pattern repeats after."""

TURNS = {"hatch": "rotate(45)", "falling": "rotate(-45)"}


@dataclass(frozen=True, slots=True)
class Shape:
    """One area or point of the ground, with what the ground says of it."""

    geometry: BaseGeometry
    told: Mapping[str, Any]


Ground = Mapping[str, tuple[Shape, ...]]


@lru_cache(maxsize=4)
def shapes(worldview: str, resolution: str) -> Ground:
    """Return ``land``, ``regions`` and ``disputed`` of the ground (``geo.drawing.basemap``)."""
    return {
        name: tuple(_shape(feature) for feature in layer["features"])
        for name, layer in kept_ground(worldview, resolution).items()
    }


def _shape(feature: Mapping[str, Any]) -> Shape:
    shape = shapely.from_geojson(json.dumps(feature["geometry"]))
    return Shape(shapely.orient_polygons(shape), feature["properties"])  # so that holes stay holes


def ground_of(window: Window, worldview: str, coarser: float = 0.0) -> Ground:
    """Return the ground as fine as a window needs it, or as one some steps of the zoom farther."""
    zoom = max(0.0, window.zoom - coarser)
    return shapes(worldview, next(name for least, name in LEVELS if zoom >= least))


def land_drawn(window: Window, theme: Theme, worldview: str, coarser: float = 0.0) -> str:
    """Return the ground of a window as SVG: sea, land, regions, borders, disputed areas.

    ``coarser`` is by how many steps of the zoom it may be less fine, where it is seen for a moment.
    """
    ground = ground_of(window, worldview, coarser)
    land = "".join(path_of(one.geometry, window) for one in ground["land"])
    solid = attributes(
        d=land, fill=theme.land, stroke=theme.border, stroke_width=0.7, stroke_linejoin="round"
    )
    sea = attributes(width=window.width, height=window.height, fill=theme.sea)
    return (
        f"<rect{sea}/><path{solid}/>"
        + "".join(_region(one, window, theme) for one in ground["regions"])
        + "".join(_disputed(one, window, theme) for one in ground["disputed"])
    )


def _region(one: Shape, window: Window, theme: Theme) -> str:
    drawn, hue = path_of(one.geometry, window), one.told["hue"]
    if not drawn:
        return ""
    washed = min(1.0, max(0.3, 2.1 - 0.28 * window.zoom))
    told = attributes(
        d=drawn, fill=f"url(#{hue}-pattern)", fill_opacity=f"{washed:.2f}",
        stroke=theme.regions[hue], stroke_width=1.1, stroke_opacity=0.75, stroke_linejoin="round",
    )  # fmt: skip
    return f"<path{told}/>"


def _disputed(one: Shape, window: Window, theme: Theme) -> str:
    edge = {"fill": "url(#disputed-pattern)", "stroke": theme.disputed, "stroke_width": 0.8}
    edge |= {"stroke_dasharray": "2 2"}
    if one.geometry.geom_type == "Point":
        x, y = window.spot(one.geometry.x, one.geometry.y)
        spot = attributes(cx=f"{x:.1f}", cy=f"{y:.1f}", r=5, **edge)
        return f"<circle{spot}/>" if window.holds(x, y) else ""
    drawn = path_of(one.geometry, window)
    return f"<path{attributes(d=drawn, **edge)}/>" if drawn else ""


def path_of(shape: BaseGeometry, window: Window) -> str:
    """Return the path data of an area (lon, lat in degrees) as a window shows it."""
    west, south, east, north = window.box
    parts: list[BaseGeometry] = []
    for turn in (-360.0, 0.0, 360.0):
        if shape.bounds[0] + turn > east or shape.bounds[2] + turn < west:
            continue
        seen = shapely.clip_by_rect(shape, west - turn, south, east - turn, north)
        if not seen.is_empty:
            parts += shapely.get_parts(_drawn(seen, window, turn)).tolist()
    return "".join(_rings(part) for part in parts if part.geom_type == "Polygon")


def _drawn(seen: BaseGeometry, window: Window, turn: float) -> BaseGeometry:
    def projected(points: np.ndarray) -> np.ndarray:
        return np.column_stack(window.at(points[:, 0] + turn, points[:, 1]))

    return shapely.simplify(shapely.transform(seen, projected), FINEST, preserve_topology=False)


def _rings(part: BaseGeometry) -> str:
    if part.area < SMALLEST:
        return ""
    return "".join(map(_ring, (part.exterior, *part.interiors)))


def _ring(ring: BaseGeometry) -> str:
    points = np.round(shapely.get_coordinates(ring)[:-1], 1)
    if len(points) < 3:
        return ""
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points.tolist()) + "Z"


def patterns(theme: Theme) -> str:
    """Return the palette's patterns as SVG ``<pattern>`` elements, the second carrier of hue."""
    colours = [(hue, theme.regions[hue]) for hue in MAIN_HUES] + [("disputed", theme.disputed)]
    return "".join(_pattern(name, PATTERNS[name], colour) for name, colour in colours)


def _pattern(name: str, kind: str, colour: str) -> str:
    cell = CELLS[kind]
    wash = 0 if name == "disputed" else 0.11
    told = attributes(
        id=f"{name}-pattern", width=cell, height=cell, patternUnits="userSpaceOnUse",
        patternTransform=TURNS.get(kind, ""),
    )  # fmt: skip
    field = attributes(width=cell, height=cell, fill=colour, fill_opacity=f"{wash:g}")
    strong = {"stroke_width": 1.3, "stroke_opacity": 0.7}
    light = {"stroke_width": 0.8, "stroke_opacity": 0.3}
    line = {"stroke": colour, "fill": "none", **(strong if name == "disputed" else light)}
    return f"<pattern{told}><rect{field}/>{''.join(_signs(kind, cell, colour, line))}</pattern>"


def _signs(kind: str, cell: int, colour: str, line: dict[str, object]) -> Iterable[str]:
    if kind == "dots":
        for at in (1.5, 4.5):
            yield f"<circle{attributes(cx=at, cy=at, r=0.85, fill=colour, fill_opacity=0.42)}/>"
        return
    if kind != "level":
        yield f"<path{attributes(d=f'M2.5 0V{cell}', **line)}/>"
    if kind in ("level", "crossed"):
        yield f"<path{attributes(d=f'M0 2.5H{cell}', **line)}/>"
