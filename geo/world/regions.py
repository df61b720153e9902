"""Vernacular regions on the ground: their areas, and which of them hold a place.

What a region is stands in ``geo.world.definitions``, seas and sites in ``geo.world.landmarks``;
both are offered here too. Areas are unions of country polygons in the worldview ``un``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from shapely import Point, STRtree

from geo.world.definitions import Region, Rival, part_id, regions
from geo.world.landmarks import Site, Water, sites, water_areas, waters
from geo.world.places import Place
from geo.world.yaml_records import DATA, records

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

__all__ = [
    "MAIN", "Region", "Rival", "Site", "Water", "region_areas", "region_of", "regions", "sites",
    "water_areas", "waters",
]  # fmt: skip

MAIN = tuple(f"region:{row['id']}" for row in records("regions", "focus.yaml"))
"""The regions that the app is about, in the order they are shown."""

COAST = 0.05
"""Degrees by which a town may lie off a part's simplified coast and still be in it."""


def region_areas() -> GeoDataFrame:
    """Return the area of every region that has one: ``id``, ``name``, ``geometry`` (EPSG:4326)."""
    import geopandas as gpd

    table = gpd.read_parquet(DATA / "regions" / "areas.parquet")
    ids = [f"region:{slug}" for slug in table["slug"]]
    names = [regions()[id].name for id in ids]
    return gpd.GeoDataFrame(
        {"id": ids, "name": names}, geometry=table.geometry.array, crs="EPSG:4326"
    )


def region_of(place: Place) -> tuple[str, ...]:
    """Return the ids of every region that holds a place, the main ones first.

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
    return tuple(r.id for r in _rules() if r.holds(id, kind, country, lat, lon))


@dataclass(frozen=True, slots=True, eq=False)
class _Rule:
    """A region, prepared for asking whether it holds a place."""

    id: str
    countries: frozenset[str]
    limits: dict[str, str]
    parts: frozenset[str]
    home: frozenset[str]
    also_in: frozenset[str]
    north_of: float | None

    def holds(self, id: str, kind: str, country: str, lat: float | None, lon: float | None) -> bool:
        """Whether the region counts a country, or has a point inside it."""
        if country in self.countries:
            limit = self.limits.get(country)
            return kind == "country" or limit is None or limit in _parts_at(lat, lon)[1]
        if kind == "country":
            return False
        if self.north_of is not None:
            return lat is not None and lat > self.north_of
        if country in self.home:
            return id in self.parts or not self.parts.isdisjoint(_parts_at(lat, lon)[1])
        return country in self.also_in and not self.parts.isdisjoint(_parts_at(lat, lon)[0])


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            region.id,
            frozenset(region.countries),
            dict(region.within),
            frozenset(_flat(region)),
            _home(region),
            frozenset(region.also_in),
            region.north_of,
        )
        for region in regions().values()
    )


def _home(region: Region) -> frozenset[str]:
    """The countries in which a region's parts lie, its members among them."""
    inner = [_home(regions()[part]) for part in region.parts if part in regions()]
    codes = {part[10:12] for part in region.parts if part.startswith("iso3166-2:")}
    own = {region.country} if region.country else set()
    return frozenset({*region.countries, *codes, *own}.union(*inner))


def _flat(region: Region) -> tuple[str, ...]:
    """A region's parts, with the parts of the regions among them."""
    inner = [p for part in region.parts if part in regions() for p in _flat(regions()[part])]
    return (*(part for part in region.parts if part not in regions()), *inner)


@cache
def _regions_around(id: str) -> tuple[str, ...]:
    """The regions that hold every country of a region, or the part of it that counts."""
    inner = regions().get(id) or next((r for r in regions().values() if r.same_as == id), None)
    home = _home(inner) if inner else frozenset()
    if inner is None or not home or inner.north_of is not None:
        return ()
    own = {*inner.parts, *(part for _, part in inner.within)}
    return tuple(
        rule.id
        for rule in _rules()
        if rule.id != inner.id
        and home <= rule.countries
        and all(not inner.country or rule.limits[c] in own for c in home & rule.limits.keys())
    )


@lru_cache(maxsize=65_536)
def _parts_at(lat: float | None, lon: float | None) -> tuple[frozenset[str], frozenset[str]]:
    """The parts that hold a point, and those within ``COAST`` degrees of it."""
    if lat is None or lon is None:
        return frozenset(), frozenset()
    names, tree = _tree()
    point = Point(lon, lat)
    near = tree.query(point, predicate="dwithin", distance=COAST).tolist()
    inside = [n for n in near if tree.geometries[n].covers(point)]
    return frozenset(names[n] for n in inside), frozenset(names[n] for n in near)


@cache
def _tree() -> tuple[tuple[str, ...], STRtree]:
    """Every part that a region names, read when a place first needs them."""
    from geo.world.borders import disputed, parts

    table = disputed()
    shapes = {part_id(code): shape for code, shape in parts().items()}
    shapes |= {f"disputed:{id}": s for id, s in zip(table["id"], table.geometry, strict=True)}
    return tuple(shapes), STRtree(list(shapes.values()))
