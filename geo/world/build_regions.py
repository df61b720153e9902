"""Build ``data/regions``: the areas of the regions and a point on land for each.

Areas are unions of country polygons in the worldview ``un`` at 50m, with the parts that
``geo.world.build_disputed`` made, simplified in proportion to their size (at most 17 km,
the main ones 2 km) and stored small: they are drawn over a map, not instead of it.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.world import borders
from geo.world.build_shapes import Shapes, area, write_shapes
from geo.world.definitions import part_id
from geo.world.regions import MAIN, Region, regions

SIMPLER = 0.004
"""How far an outline may be moved when it is simplified, as a share of the region's width."""

SMALLEST = 0.0002
"""The share of its region below which an island is left out."""


def build(target: Path) -> None:
    """Write ``regions/areas.parquet`` and ``regions/points.csv`` below ``target``."""
    folder = target / "regions"
    folder.mkdir(parents=True, exist_ok=True)
    shapes = areas()
    focus = {id.removeprefix("region:") for id in MAIN}
    drawn = {slug: simple(shape, slug in focus) for slug, shape in shapes.items()}
    write_shapes(folder / "areas.parquet", drawn, 0.01)
    slugs = {region.slug for region in regions().values()}
    marks = borders.disputed_points()
    points = {slug: label_point(shape) for slug, shape in shapes.items()}
    points |= {s: p for s, p in zip(marks["id"], marks.geometry, strict=True) if s in slugs}
    points |= {r.slug: shapely.Point(*r.label[::-1]) for r in regions().values() if r.label}
    lines = [f"{s},{p.y:.2f},{p.x:.2f}" for s, p in sorted(points.items())]
    (folder / "points.csv").write_text("\n".join(["slug,lat,lon", *lines]) + "\n", "utf8")


def areas() -> Shapes:
    """Return the full area of every region that has one, by slug."""
    table = borders.countries("un", "50m")
    pieces: Shapes = dict(zip(table["code"], table.geometry, strict=True))
    pieces |= {part_id(code): shape for code, shape in borders.parts().items()}
    told = borders.disputed()
    pieces |= {f"disputed:{i}": s for i, s in zip(told["id"], told.geometry, strict=True)}
    made: Shapes = {}
    for region in regions().values():
        shape = area_of(region, pieces)
        if not shape.is_empty:
            made[region.slug] = shape
    return made


def area_of(region: Region, pieces: Shapes) -> BaseGeometry:
    """Put a region together from countries and parts; an actor's is empty."""
    if region.north_of is not None:
        land = shapely.union_all([s for c, s in pieces.items() if len(c) == 2])
        return area(land & shapely.box(-180, region.north_of, 180, 90))
    limits = dict(region.within)
    members = [_member(c, limits.get(c), pieces) for c in region.countries if c in pieces]
    inner = [area_of(regions()[p], pieces) for p in region.parts if p.startswith("region:")]
    parts = [pieces[p] for p in region.parts if p in pieces]
    return area(shapely.union_all([*members, *inner, *parts]))


def _member(code: str, limit: str | None, pieces: Shapes) -> BaseGeometry:
    return pieces[code] & pieces[limit] if limit else pieces[code]


def simple(shape: BaseGeometry, fine: bool = False) -> BaseGeometry:
    """Simplify an outline and drop its smallest islands, in proportion to the region.

    ``fine`` is for the regions of the app, whose outlines are looked at closely.
    """
    tolerance = float(np.clip(SIMPLER * shape.area**0.5, 0.005, 0.02 if fine else 0.15))
    large = [p for p in shapely.get_parts(shape) if p.area >= SMALLEST * shape.area]
    return area(shapely.make_valid(shapely.MultiPolygon(large).simplify(tolerance)))


def label_point(shape: BaseGeometry) -> shapely.Point:
    """Return the point of the largest polygon that is farthest from its edge."""
    widest = max(shapely.get_parts(shape), key=lambda part: part.area)
    return shapely.maximum_inscribed_circle(widest, 0.05).interpolate(0)
