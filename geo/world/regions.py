"""Vernacular regions on the ground: their areas, and which of them hold a place.

What a region is stands in ``geo.world.definitions``, seas and sites in ``geo.world.landmarks``;
both are offered here too. Areas are unions of country polygons in the worldview ``un``.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from geo.world.definitions import Region, Rival, regions
from geo.world.landmarks import Site, Water, sites, water_areas, waters
from geo.world.places import Place
from geo.world.records import DATA

if TYPE_CHECKING:
    from geopandas import GeoDataFrame
    from shapely.geometry.base import BaseGeometry

__all__ = [
    "THREE", "Region", "Rival", "Site", "Water", "region_areas", "region_of", "regions", "sites",
    "water_areas", "waters",
]  # fmt: skip

THREE = ("region:korean-peninsula", "region:middle-east", "region:eastern-europe")
"""The regions that the app is about."""

COAST = 0.05
"""Degrees by which a town may lie off a part's simplified coast and still be in it."""


def region_areas() -> GeoDataFrame:
    """Return the area of every region that has one: ``id``, ``name``, ``geometry`` (EPSG:4326)."""
    import geopandas as gpd

    table = gpd.read_file(DATA / "regions" / "areas.fgb", engine="pyogrio")
    ids = [f"region:{slug}" for slug in table["slug"]]
    names = [regions()[id].name for id in ids]
    return gpd.GeoDataFrame(
        {"id": ids, "name": names}, geometry=table.geometry.array, crs="EPSG:4326"
    )


def region_of(place: Place) -> tuple[str, ...]:
    """Return the ids of every region that holds a place, the three of the app first.

    A country, a city or a site is held by the regions that count its country; where only a part
    of a country counts, its coordinates decide. A water lies where its own row says. A region is
    held by the regions that hold all its countries. Actors hold nothing.
    """
    return _region_of(place.id, place.kind, place.country, place.lat, place.lon)


@lru_cache(maxsize=65_536)
def _region_of(
    id: str, kind: str, country: str, lat: float | None, lon: float | None
) -> tuple[str, ...]:
    if kind == "region":
        return _regions_around(id)
    if kind == "water":
        return tuple(f"region:{slug}" for slug in waters()[id].regions) if id in waters() else ()
    held = [r for r in regions().values() if _holds(r, id, kind, country, lat, lon)]
    return tuple(r.id for r in held)


def _holds(
    region: Region, id: str, kind: str, country: str, lat: float | None, lon: float | None
) -> bool:
    if country in region.countries:
        limit = dict(region.within).get(country)
        return kind == "country" or limit is None or _inside(limit, lat, lon, COAST)
    if region.north_of is not None:
        return kind != "country" and lat is not None and lat > region.north_of
    if id in region.parts:
        return True
    if kind == "country" or country not in _home(region) | set(region.also_in):
        return False
    margin = 0 if country in region.also_in else COAST
    return any(_inside(part, lat, lon, margin) for part in _flat(region))


@cache
def _home(region: Region) -> frozenset[str]:
    """The countries in which a region's parts lie, its members among them."""
    inner = [regions()[part] for part in region.parts if part.startswith("region:")]
    codes = {part[10:12] for part in region.parts if part.startswith("iso3166-2:")}
    own = {region.country} if region.country else set()
    return frozenset({*region.countries, *codes, *own}.union(*map(_home, inner)))


@cache
def _flat(region: Region) -> tuple[str, ...]:
    """A region's parts, with the parts of the regions among them."""
    inner = [p for part in region.parts if part in regions() for p in _flat(regions()[part])]
    return (*(part for part in region.parts if part not in regions()), *inner)


@cache
def _regions_around(id: str) -> tuple[str, ...]:
    inner = regions().get(id) or next((r for r in regions().values() if r.same_as == id), None)
    if inner is None or not _home(inner) or inner.north_of is not None:
        return ()
    limits = set(inner.parts) | {part for _, part in inner.within}
    around = [
        r
        for r in regions().values()
        if r.id != inner.id
        and _home(inner) <= set(r.countries)
        and all(part in limits or inner.country == "" for code, part in r.within
                if code in _home(inner))
    ]  # fmt: skip
    return tuple(r.id for r in around)


@lru_cache(maxsize=65_536)
def _inside(part: str, lat: float | None, lon: float | None, margin: float) -> bool:
    """Whether a point lies in a part, or within ``margin`` degrees of it."""
    import shapely

    shape = _shapes().get(part)
    if shape is None or lat is None:
        return False
    if shapely.contains_xy(shape, lon, lat):
        return True
    return margin > 0 and bool(shapely.dwithin(shape, shapely.Point(lon, lat), margin))


@cache
def _shapes() -> dict[str, BaseGeometry]:
    """Prepared areas of all parts, read when a place first needs them."""
    import shapely

    from geo.world.borders import disputed, parts

    bare = {c if c == "european-russia" else f"iso3166-2:{c}": s for c, s in parts().items()}
    shapes = {f"part:{c}" if c == "european-russia" else c: s for c, s in bare.items()}
    table = disputed()
    shapes |= {f"disputed:{id}": s for id, s in zip(table["id"], table.geometry, strict=True)}
    shapely.prepare(list(shapes.values()))
    return shapes
