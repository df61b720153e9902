"""What each vernacular region is: its members, its definition and the rival ones.

No authority owns names such as "the Middle East" or "Eastern Europe". Each region says which
definition is used, where it comes from, and which rival definitions there are, so that a map can
show them instead of settling them. The lists are written by hand in ``data/regions``; the points
are made by ``geo.world.build_regions``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from geo.errors import GazetteerError
from geo.world.yaml_records import DATA, records

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
    also_in : tuple of str
        Countries under which a gazetteer may list its towns, because they hold or claim it.
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
    also_in: tuple[str, ...]
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
    """Return every region by its id, the main ones first."""
    sources = {row["id"]: row for row in records("regions", "sources.yaml")}
    points = _points()
    rows = [row for file in FILES for row in records("regions", f"{file}.yaml")]
    return {f"region:{row['id']}": _region(row, sources, points) for row in rows}


def part_id(code: str) -> str:
    """Return how a region's ``parts`` name a part of ``data/borders/parts.parquet``."""
    return f"iso3166-2:{code}" if code[2:3] == "-" else f"part:{code}"


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
        also_in=tuple(row.get("also_in", ())),
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
