"""Areas while they are being built: read from TopoJSON, cut at the date line, rounded, written.

``world-atlas`` and its kin stitch what the date line cuts: a ring of Russia simply jumps from
180° E to 180° W, and Antarctica's runs once round the pole. Read as plain longitudes and
latitudes such rings cross the whole map. Here they are counted on past 180° and then cut there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import affinity
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

Shapes = dict[str, BaseGeometry]
"""Code or slug → area."""

WORLDS = {turn: shapely.box(turn - 180, -90, turn + 180, 90) for turn in (-360, 0, 360)}
"""The map as it repeats to the west and to the east."""


def read_topojson(path: Path, layer: str | None = None) -> gpd.GeoDataFrame:
    """Read a layer of areas, each valid and within 180° W to 180° E."""
    table = gpd.read_file(path, layer=layer) if layer else gpd.read_file(path)
    return table.set_geometry([within_180(shape) for shape in table.geometry.fillna(Polygon())])


def within_180(shape: BaseGeometry) -> MultiPolygon:
    """Cut an area at the date line, where its rings jump over it."""
    parts = [p for p in shapely.get_parts(shape) if p.geom_type == "Polygon" and not p.is_empty]
    return area(shapely.union_all([_cut_at_180(part) for part in parts]))


def _cut_at_180(polygon: Polygon) -> BaseGeometry:
    whole = shapely.make_valid(_unrolled(polygon))
    west, _, east, _ = whole.bounds
    if -180 <= west and east <= 180:
        return whole
    turned = [affinity.translate(whole & w, xoff=-turn) for turn, w in WORLDS.items()]
    return shapely.union_all(turned)


def _unrolled(polygon: Polygon) -> Polygon:
    """Count the longitudes of a ring on past 180°, and close one that runs round a pole."""
    shell = shapely.get_coordinates(polygon.exterior)
    if np.abs(np.diff(shell[:, 0])).max() <= 180:
        return polygon
    shell[:, 0] = np.unwrap(shell[:, 0], period=360)
    if abs(shell[-1, 0] - shell[0, 0]) > 180:
        pole = np.copysign(90, shell[:, 1].mean())
        shell = np.vstack([shell, [shell[-1, 0], pole], [shell[0, 0], pole]])
    return Polygon(shell, [_turned(hole, shell) for hole in polygon.interiors])


def _turned(hole: BaseGeometry, shell: NDArray[np.float64]) -> NDArray[np.float64]:
    """Move a hole to the turn of the map that its unrolled shell is on."""
    points = shapely.get_coordinates(hole)
    points[:, 0] = np.unwrap(points[:, 0], period=360)
    points[:, 0] += 360 * np.round((shell[:, 0].mean() - points[:, 0].mean()) / 360)
    return points


def area(shape: BaseGeometry) -> MultiPolygon:
    """Return the polygons of a shape, without the lines and points that cutting leaves."""
    parts = shapely.get_parts(shapely.get_parts([shape]))
    return MultiPolygon([p for p in parts if p.geom_type == "Polygon" and p.area > 0])


def widest(shape: BaseGeometry) -> BaseGeometry:
    """Return the largest polygon of an overlay: the others are where two coastlines differ."""
    return max(shapely.get_parts(shape), key=lambda part: part.area)


def simplified(shapes: Shapes, tolerance: float) -> Shapes:
    """Simplify areas that touch, so that they touch afterwards; none is lost."""
    simple = shapely.coverage_simplify(list(shapes.values()), tolerance)
    made = {code: area(shape) for code, shape in zip(shapes, simple, strict=True)}
    return {code: made[code] if made[code].area else shape for code, shape in shapes.items()}


def write_shapes(
    path: Path,
    shapes: Shapes,
    grid: float,
    more: Callable[[gpd.GeoDataFrame], gpd.GeoDataFrame] = lambda table: table,
) -> None:
    """Write areas sorted by slug, rounded to ``grid`` degrees, as GeoParquet (EPSG:4326)."""
    slugs = sorted(slug for slug, shape in shapes.items() if shape.area)
    table = gpd.GeoDataFrame({"slug": slugs}, geometry=rounded([shapes[s] for s in slugs], grid))
    table = more(table.set_crs("EPSG:4326"))
    table.to_parquet(path, compression="zstd", index=False)


def rounded(shapes: Iterable[BaseGeometry], grid: float) -> list[BaseGeometry]:
    """Round coordinates to a grid; an area too small for the grid keeps its exact ones."""
    exact = np.array(list(shapes))
    coarse = [area(shape) for shape in shapely.set_precision(exact, grid)]
    return [c if c.area and c.is_valid else e for c, e in zip(coarse, exact, strict=True)]
