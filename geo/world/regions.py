"""Vernacular regions: "the Middle East", "Eastern Europe", "the West" and their like.

No authority owns these names. Each region here says which definition is used, where it comes
from, and which rival definitions there are, so that a map can show them instead of settling them.
The lists are written by hand in ``data/regions``; areas and points are made from country
polygons (worldview ``un``) by ``geo.world.build_regions``. Seas, straits and sites stand in
``geo.world.landmarks`` and are offered here too.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Literal

from geo.errors import GazetteerError
from geo.world.landmarks import Site, Water, sites, water_areas, waters
from geo.world.places import Place
from geo.world.records import DATA, records

if TYPE_CHECKING:
    from geopandas import GeoDataFrame
    from shapely.geometry.base import BaseGeometry

__all__ = [
    "THREE", "Region", "Rival", "Site", "Water", "region_areas", "region_of", "regions", "sites",
    "water_areas", "waters",
]  # fmt: skip

THREE = ("region:korean-peninsula", "region:middle-east", "region:eastern-europe")
"""The regions that the app is about."""

FILES = ("focus", "europe", "asia", "africa-and-americas", "actors-and-alliances")


@dataclass(frozen=True, slots=True)
class Rival:
    """Another definition of a region; it may have no list of countries, only a note."""

    name: str
    note: str
    source: str
    source_url: str
    countries: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Region:
    """A vernacular region.

    Parameters
    ----------
    id, slug : str
        ``region:middle-east`` and ``middle-east``.
    name : str
        The name shown; ``names`` are the other ways to say it.
    kind : {"area", "actor"}
        An actor ("the West") speaks and acts but lies nowhere: no members, no area, no point.
    countries : tuple of str
        Its members, ISO 3166-1 alpha-2.
    parts : tuple of str
        What it holds less than a country: ``iso3166-2:UA-14``, ``disputed:crimea``,
        ``part:european-russia``, or a whole ``region:``.
    within : tuple of (str, str)
        Members of which only a part counts: ``("RU", "part:european-russia")``.
    country : str
        The country in which the region lies, where it is smaller than one (by the UN).
    same_as : str
        The id of a GeoNames continent of the same name, if any.
    north_of : float or None
        The parallel that bounds the region, degrees north.
    label : tuple of float, or empty
        Latitude and longitude chosen by hand where the middle of the area is not what is meant.
    lat, lon : float or None
        A point well inside the area, on land; ``None`` for an actor.
    """

    id: str
    slug: str
    name: str
    names: tuple[str, ...]
    kind: Literal["area", "actor"]
    countries: tuple[str, ...]
    parts: tuple[str, ...]
    within: tuple[tuple[str, str], ...]
    country: str
    definition: str
    source: str
    source_url: str
    rivals: tuple[Rival, ...]
    same_as: str = ""
    north_of: float | None = None
    label: tuple[float, ...] = ()
    lat: float | None = None
    lon: float | None = None


@cache
def regions() -> dict[str, Region]:
    """Return every region by its id, the three of the app first."""
    sources = {row["id"]: row for row in records("regions", "sources.yaml")}
    points = _points()
    rows = [row for file in FILES for row in records("regions", f"{file}.yaml")]
    return {f"region:{row['id']}": _region(row, sources, points) for row in rows}


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
        return kind == "country" or limit is None or _inside(limit, lat, lon)
    if region.north_of is not None:
        return kind != "country" and lat is not None and lat > region.north_of
    if id in region.parts:
        return True
    if kind == "country" or country not in _home(region):
        return False
    return any(_inside(part, lat, lon) for part in _flat(region))


@cache
def _home(region: Region) -> frozenset[str]:
    """The countries in which a region's parts lie, its members among them."""
    inner = [regions()[part] for part in region.parts if part.startswith("region:")]
    codes = {part[10:12] for part in region.parts if part.startswith("iso3166-2:")}
    shared = {"IN", "PK", "CN"} if region.slug == "kashmir" else set()
    own = {region.country} if region.country else set()
    return frozenset({*region.countries, *codes, *own, *shared}.union(*map(_home, inner)))


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
def _inside(part: str, lat: float | None, lon: float | None) -> bool:
    from shapely import contains_xy

    shape = _shapes().get(part)
    return lat is not None and shape is not None and bool(contains_xy(shape, lon, lat))


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


def _points() -> dict[str, tuple[float, float]]:
    path = DATA / "regions" / "points.csv"
    if not path.exists():
        return {}
    rows = [line.split(",") for line in path.read_text("utf8").splitlines()[1:]]
    return {slug: (float(lat), float(lon)) for slug, lat, lon in rows}


def _region(
    row: dict[str, Any],
    sources: dict[str, dict[str, str]],
    points: dict[str, tuple[float, float]],
) -> Region:
    lat, lon = points.get(row["id"], (None, None))
    rivals = row.get("rivals", [])
    return Region(
        id=f"region:{row['id']}",
        slug=row["id"],
        name=row["name"],
        names=tuple(row["names"]),
        kind=row["kind"],
        countries=tuple(row.get("countries", ())),
        parts=tuple(row.get("parts", ())),
        within=tuple(row.get("within", {}).items()),
        country=row.get("country", ""),
        definition=row["definition"],
        rivals=tuple(_rival(rival, sources) for rival in rivals),
        same_as=row.get("same_as", ""),
        north_of=row.get("north_of"),
        label=tuple(row.get("label", ())),
        lat=lat,
        lon=lon,
        **_told_by(row, sources),
    )


def _rival(row: dict[str, Any], sources: dict[str, dict[str, str]]) -> Rival:
    countries, parts = tuple(row.get("countries", ())), tuple(row.get("parts", ()))
    told = _told_by(row, sources)
    return Rival(row["name"], row["note"], **told, countries=countries, parts=parts)


def _told_by(row: dict[str, Any], sources: dict[str, dict[str, str]]) -> dict[str, str]:
    source = sources.get(row["source"])
    if source is None:
        raise GazetteerError(
            f"{row['name']} names the source {row['source']!r}, which is not in "
            "data/regions/sources.yaml. Add it there with its title and url."
        )
    return {"source": source["title"], "source_url": source["url"]}
