"""A region by one definition or another: its outline, what it counts, and what sets them apart.

The definition used throughout the atlas and its rivals are offered alike. A rival has only a
list of countries (and sometimes parts), so it counts a place by the country it lies in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import geopandas as gpd
import numpy as np
import shapely

from geo.asking.sentences import Known
from geo.world.borders import countries, parts
from geo.world.definitions import Region
from geo.world.places import Place
from geo.world.regions import MAIN, region_areas, regions

GRID = 0.02
"""Degrees to which outlines of rival definitions are drawn."""

HOUSE = ""
"""The slug of the definition that the atlas uses."""


@dataclass(frozen=True, slots=True)
class Territory:
    """One way to say what a region is.

    ``slug`` is empty for the definition that the atlas uses. ``countries`` are ISO 3166-1
    alpha-2 codes, ``parts`` what is smaller, by the ids of ``geo.world.definitions``. One
    without either is only a note: it can be read and not drawn.
    """

    slug: str
    region: str
    name: str
    note: str
    source: str
    source_url: str
    countries: tuple[str, ...]
    parts: tuple[str, ...]

    @property
    def drawn(self) -> bool:
        """Whether it says enough to be drawn."""
        return bool(self.countries or self.parts or self.slug == HOUSE)


def region_asked(id: str, table: gpd.GeoDataFrame) -> Region:
    """Return the region of an id, else the main one which a mention table tells of most."""
    known = regions()
    if id in known:
        return known[id]
    held = {main: sum(main in ids for ids in table["regions"]) for main in MAIN}
    return known[max(MAIN, key=lambda main: held[main])]


def territories(region: Region) -> tuple[Territory, ...]:
    """Return every definition of a region, the one that the atlas uses first."""
    own = Territory(
        HOUSE, region.id, "As used here", region.definition, region.source, region.source_url,
        region.countries, region.parts,
    )  # fmt: skip
    rivals = (
        Territory(
            _slug(r.name), region.id, r.name, r.note, r.source, r.source_url, r.countries, r.parts
        )
        for r in region.rivals
    )
    return (own, *rivals)


def _slug(name: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", name.casefold()))


def territory_named(region: Region, slug: str) -> Territory:
    """Return the definition with a slug; an unknown one gives the one that the atlas uses."""
    every = territories(region)
    return next((t for t in every if t.slug == slug), every[0])


@cache
def area_of(territory: Territory) -> shapely.Geometry | None:
    """Return what a definition covers (EPSG:4326), ``None`` where nothing can be drawn."""
    if territory.slug == HOUSE:
        return _areas().get(territory.region)
    pieces = [_lands()[code][1] for code in territory.countries if code in _lands()]
    pieces += [part for id in territory.parts if (part := _part(id)) is not None]
    return shapely.union_all(pieces, grid_size=GRID) if pieces else None


def _part(id: str) -> shapely.Geometry | None:
    if id.startswith("region:"):
        return _areas().get(id)
    return parts().get(id.removeprefix("iso3166-2:").removeprefix("part:"))


@cache
def _areas() -> dict[str, shapely.Geometry]:
    table = region_areas()
    return dict(zip(table["id"], table.geometry, strict=True))


@dataclass(frozen=True, slots=True)
class Apart:
    """Countries that one definition counts and the other does not, by name."""

    only_here: tuple[str, ...]
    only_there: tuple[str, ...]


def apart(one: Territory, other: Territory) -> Apart:
    """Say which countries set two definitions apart."""
    mine, theirs = set(one.countries), set(other.countries)
    return Apart(country_names(mine - theirs), country_names(theirs - mine))


def country_names(codes: set[str]) -> tuple[str, ...]:
    """Return the names of countries by their codes, in the order of the alphabet."""
    return tuple(sorted(_lands()[code][0] if code in _lands() else code for code in codes))


@cache
def _lands() -> dict[str, tuple[str, shapely.Geometry]]:
    """Every country's name and area by its code, in the worldview of the United Nations."""
    table = countries("un", "50m")
    areas = shapely.make_valid(shapely.simplify(table.geometry.to_numpy(), GRID))
    return dict(zip(table["code"], zip(table["name"], areas, strict=True), strict=True))


def within(table: gpd.GeoDataFrame, territory: Territory) -> gpd.GeoDataFrame:
    """Return the mentions that a definition counts: those with a place of its own in them."""
    if territory.slug == HOUSE:
        inside = [territory.region in held for held in table["regions"]]
        return table[np.array(inside, dtype=bool)]
    held = held_places(table, territory)
    touching = [not held.isdisjoint(ids) for ids in table["linked_places"]]
    return table[np.array(touching, dtype=bool)]


def held_places(table: gpd.GeoDataFrame, territory: Territory) -> frozenset[str]:
    """Return the ids of the places that a definition counts, among those of a table.

    The atlas's own definition asks ``geo.world.regions``; a rival counts a place by its country
    or by lying in one of its parts.
    """
    known, codes = Known(), set(territory.countries)
    ids = {id for linked in table["linked_places"] for id in linked}
    if territory.slug == HOUSE:
        return frozenset(id for id in ids if territory.region in known.regions((id,)))
    smaller = [area for id in territory.parts if (area := _part(id)) is not None]
    places = ((id, known.place(id)) for id in ids)
    return frozenset(
        id for id, p in places if p and (p.country in codes or _lies_in_one(p, smaller))
    )


def _lies_in_one(place: Place, areas: list[shapely.Geometry]) -> bool:
    """Whether a place with a point lies in one of some areas; a country lies in none."""
    if place.kind == "country" or place.lon is None:
        return False
    point = shapely.Point(place.lon, place.lat)
    return any(area.covers(point) for area in areas)
