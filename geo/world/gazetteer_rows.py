"""The gazetteer's rows: cities, countries, continents, subdivisions and US counties."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from geo.world.folding import fold, plain
from geo.world.gazetteer import ALTERNATE
from geo.world.gazetteer_sources import Sources

LATIN = re.compile(r"[\u0000-\u024F\u1E00-\u1EFF\u02BB-\u02BF\u2010-\u201F\u0300-\u036F]+")
OTHER_SCRIPTS_FROM = 100_000
"""People a city must have before its names in other scripts are kept."""
SHADOWED = re.compile(r"(?:[A-Z]{1,3}|[^A-Z]*)")
"""Airport codes and bare romanisations, as GeoNames lists them among alternate names."""
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
GENERIC = frozenset(
    "north south east west central center centre northern southern eastern western upper lower "
    "capital coast coastal delta highlands islands north east north west south east south west "
    "northeast northwest southeast southwest federal national metropolitan interior plateau river "
    "lakes mountain valley port bay hill savannah forest savanes maritime plains hills".split()
) | {"north west", "north east", "south west", "south east", "north central"}
"""Words that name a subdivision only together with its type ("Northern Province")."""
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


def cities(sources: Sources) -> list[Row]:
    """Return GeoNames' populated places, by their number."""
    seats = _capitals(sources)
    return [_city(c, seats) for c in sorted(sources.cities, key=lambda c: c["geonameid"])]


def _capitals(sources: Sources) -> set[int]:
    """Return the number of each country's capital: the largest of its towns of that name.

    A town whose own name it is comes before one that is also called so: New Delhi, not Delhi.
    """
    named = {(c["iso"], fold(c["capital"])) for c in sources.countries.values() if c["capital"]}
    largest: dict[tuple[str, str], tuple[bool, int, int]] = {}
    for city in sources.cities:
        if not city["population"]:
            continue
        for name in (city["name"], *(a for a in city["alternatenames"] if LATIN.fullmatch(a))):
            key = (city["countrycode"], fold(name))
            rank = (name == city["name"], city["population"], city["geonameid"])
            if key in named:
                largest[key] = max(rank, largest.get(key, rank))
    return {number for _, _, number in largest.values()}


def _city(city: dict[str, Any], seats: set[int]) -> Row:
    people, country = city["population"], city["countrycode"]
    kept = [a for a in city["alternatenames"] if _worth_keeping(a, people)]
    names = dict.fromkeys(kept, ALTERNATE) | {city["name"]: 0}
    capital = city["geonameid"] in seats
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


def countries(sources: Sources) -> Iterator[Row]:
    """Yield the countries by code, with a point on their largest piece of land."""
    for code, c in sorted(sources.countries.items()):
        lon, lat = sources.middle_of_country(c)
        yield Row(
            id=f"geonames:{c['geonameid']}", title=c["name"], kind="country", country=code,
            lat=lat, lon=lon, population=c["population"], weight=c["population"] * 10.0 + 1e6,
            names={c["name"]: 0}, also=f"iso3166-1:{code}",
        )  # fmt: skip


def continents(sources: Sources) -> Iterator[Row]:
    """Yield the continents by code."""
    for code, c in sorted(sources.continents.items()):
        yield Row(
            id=f"geonames:{c['geonameId']}", title=c["name"], kind="region",
            lat=float(c["lat"]), lon=float(c["lng"]), weight=1e9,
            names={c["name"]: 0}, also=f"continent:{code}",
        )  # fmt: skip


def subdivisions(sources: Sources, towns_of: list[Row]) -> Iterator[Row]:
    """ISO 3166-2, US states under their GeoNames ids; named in English where that is known."""
    towns = {(c.country, fold(c.title)) for c in towns_of if c.population >= 50_000}
    numbers = {code: number for code, (number,) in Sources.listed("geonames.txt")}
    for code, s in sources.subdivisions:
        country = code[:2]
        lat, lon = s["latLng"]
        state = sources.us_states.get(code[3:]) if country == "US" else None
        number = state["geonameid"] if state else numbers.get(code)
        title, names = _subdivision_names(s, country, towns)
        weight = 3e6 if state else 1e6 if number else 1e5 if s["parentCode"] is None else 3e4
        own = f"iso3166-2:{code}"
        yield Row(
            id=f"geonames:{number}" if number else own, title=title,
            kind="subdivision", country=country, admin=f"US.{code[3:]}" if state else code,
            lat=lat, lon=lon, weight=weight, names=names, also=own if number else "",
        )  # fmt: skip


def _subdivision_names(
    s: dict[str, Any], country: str, towns: set[tuple[str, str]]
) -> tuple[str, dict[str, int]]:
    """Return the name to show and all names to file; a town's namesake gets its type added."""
    own = re.sub(r"\s*[\[(].*", "", s["name"]).strip()
    english, latin = _other_names(s)
    title = english[0] if english and country not in SPEAKS_FOR_ITSELF else own
    kind = "Oblast" if "oblast" in s["name"].casefold() else str(s["type"])
    names = {own: 0, title: 0} | dict.fromkeys([*english, *latin], ALTERNATE)
    names = {n: flags for n, flags in names.items() if plain(n) not in GENERIC}
    words = {*TYPE_WORDS, kind} if s["parentCode"] is None else {kind}
    names |= {f"{title} {word}": ALTERNATE for word in sorted(words)}
    if (country, fold(title)) in towns and country != "US":
        title = f"{title} {kind}"
    return title, names


def _other_names(s: dict[str, Any]) -> tuple[list[str], list[str]]:
    """Return a subdivision's names in English, nicknames left out, and in other Latin letters."""
    found = re.findall(r"([^,]+?) \((\w+)\)", s["localOtherName"] or "")
    named = [(name.strip(" '"), language, name) for name, language in found]
    long = [row for row in named if len(row[0]) > 3]
    english = [n for n, language, full in long if language == "eng" and not NICKNAME.search(full)]
    latin = [n for n, language, full in long if language != "eng" and LATIN.fullmatch(full)]
    return english, latin


def counties(sources: Sources) -> Iterator[Row]:
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
