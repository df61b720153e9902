"""Countries as areas, in more than one worldview, and the areas that are disputed.

A map has to draw lines that people die for. This room draws none of its own: it puts together
pieces of Natural Earth (public domain) in the way a *worldview* asks for, and names every area
about which worldviews differ, with who claims it, who holds it and a source. How the pieces were
cut is told in ``geo.world.build_borders``; nothing here reads the network.

All areas are EPSG:4326, longitude before latitude, and valid.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import geopandas as gpd
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geo.errors import GazetteerError
from geo.world.yaml_records import DATA, records

FOLDER = DATA / "borders"

Resolution = Literal["110m", "50m", "10m"]
RESOLUTIONS: tuple[Resolution, ...] = ("110m", "50m", "10m")
"""From coarse (the world in one view) to fine (a country fills the window)."""


@dataclass(frozen=True, slots=True)
class Worldview:
    """Whose borders are drawn: its name, a plain note, and where the rule comes from."""

    slug: str
    name: str
    note: str
    source: str
    source_url: str


WORLDVIEWS = {
    "un": Worldview(
        "un",
        "United Nations",
        "Borders as in United Nations resolutions and maps: Crimea in Ukraine, the Golan in "
        "Syria, Western Sahara apart, Kosovo in Serbia under resolution 1244, Taiwan in China. "
        "Disputed areas are hatched. Drawing a line here endorses nothing.",
        "UN Geospatial, and the resolutions named with each disputed area",
        "https://www.un.org/geospatial/",
    ),
    "de-facto": Worldview(
        "de-facto",
        "Who holds it",
        "Borders by who is in control, as Natural Earth 4.1 (2018) judges it: Crimea with "
        "Russia, the Golan with Israel, Western Sahara west of the berm with Morocco. Land that "
        "changed hands after 2018 is not followed. Disputed areas are hatched.",
        "Natural Earth, disputed boundaries policy",
        "https://www.naturalearthdata.com/about/disputed-boundaries-policy/",
    ),
}
"""The worldviews on offer, the default first."""


def countries(worldview: str = "un", resolution: str = "110m") -> gpd.GeoDataFrame:
    """Return every country as one area, in the borders of a worldview.

    Parameters
    ----------
    worldview : str
        ``"un"`` or ``"de-facto"``.
    resolution : str
        ``"110m"``, ``"50m"`` or ``"10m"``; at 110m the smallest states are missing.

    Returns
    -------
    GeoDataFrame
        Sorted by ``code`` (ISO 3166-1 alpha-2; XK, XC and XS, in the de-facto worldview only,
        are Kosovo, Northern Cyprus and Somaliland), with ``id`` (gazetteer), ``name`` and
        ``geometry``. A fresh table each time: cache it, and change it as you like.

    Raises
    ------
    GazetteerError
        If there is no such worldview or resolution.
    """
    pieces = _pieces(_checked(worldview, WORLDVIEWS, "worldview"), resolution)
    names = _names()
    code = pieces["code"]
    return gpd.GeoDataFrame(
        {"code": code, "id": names["id"].loc[code].array, "name": names["name"].loc[code].array},
        geometry=pieces.geometry.array,
        crs="EPSG:4326",
    )


def disputed(resolution: str = "50m") -> gpd.GeoDataFrame:
    """Return the disputed areas that the data can draw, to be hatched over any worldview.

    Returns
    -------
    GeoDataFrame
        Sorted by ``id``, with ``name``, ``note`` (two neutral lines, parted by a line break),
        ``source``, ``source_url``, ``claimed_by`` and ``held_by`` (as text), ``drawn`` (how the
        outline was made) and ``geometry``.
    """
    shapes = _read(f"disputed-{_checked(resolution, RESOLUTIONS, 'resolution')}")
    told = {row["id"]: row for row in _told() if "lat" not in row}
    rows = [told[slug] for slug in shapes["slug"]]
    return gpd.GeoDataFrame(rows, geometry=shapes.geometry.array, crs="EPSG:4326")


def disputed_points() -> gpd.GeoDataFrame:
    """Return the disputes that no line in the data shows honestly, as one point each.

    The columns are those of ``disputed``; each note says what the point stands for.
    """
    rows = [row for row in _told() if "lat" in row]
    points = gpd.points_from_xy([r["lon"] for r in rows], [r["lat"] for r in rows])
    plain = [{k: v for k, v in row.items() if k not in {"lat", "lon"}} for row in rows]
    return gpd.GeoDataFrame(plain, geometry=points, crs="EPSG:4326")


def outline(code: str, resolution: str = "110m") -> BaseGeometry | None:
    """Return the area of a country or territory by its code, whoever draws it.

    ``outline("TW")`` has an answer although no worldview "un" row is coded TW. ``None`` where
    this resolution is too coarse to show it.
    """
    for worldview in WORLDVIEWS:
        pieces = _pieces(worldview, resolution)
        found = pieces.geometry[(pieces["code"] == code).array]
        if len(found):
            return found.iloc[0]
    return None


@cache
def parts() -> dict[str, BaseGeometry]:
    """Areas of first-level parts of countries by ISO 3166-2 code, where a region needs them."""
    table = _read("parts")
    return dict(zip(table["slug"], table.geometry, strict=True))


def _checked(word: str, choices: Any, what: str) -> str:
    if word not in choices:
        raise GazetteerError(f"no {what} {word!r}; choose one of {', '.join(choices)}.")
    return word


def _read(stem: str) -> gpd.GeoDataFrame:
    path = FOLDER / f"{stem}.parquet"
    try:
        return gpd.read_parquet(path)
    except (OSError, RuntimeError, ValueError) as error:
        raise GazetteerError(
            f"{path} is missing or damaged. Run: python -m geo build-data"
        ) from error


def _pieces(worldview: str, resolution: str) -> gpd.GeoDataFrame:
    """Put pieces of one code together; ``code`` sorted, one row each."""
    table = _read(_checked(resolution, RESOLUTIONS, "resolution"))
    column = table[worldview.replace("-", "_")].to_numpy()
    together: dict[str, list[BaseGeometry]] = {}
    for code, shape in zip(column, table.geometry.array, strict=True):
        together.setdefault(code, []).append(shape)
    codes = sorted(together)
    shapes = [s[0] if len(s := together[c]) == 1 else shapely.union_all(s) for c in codes]
    return gpd.GeoDataFrame({"code": codes}, geometry=shapes, crs="EPSG:4326")


@cache
def _names() -> pd.DataFrame:
    path = FOLDER / "countries.csv"
    return pd.read_csv(path, index_col="code", dtype=str, keep_default_na=False, na_filter=False)


@cache
def _told() -> tuple[dict[str, Any], ...]:
    """Read what is said about each disputed area, flat and in the order of their ids."""
    rows = records("borders", "disputed.yaml")
    return tuple(
        {**row, "note": row["note"].strip(), "claimed_by": ", ".join(row["claimed_by"]),
         "held_by": ", ".join(row["held_by"])}
        for row in sorted(rows, key=lambda row: row["id"])
    )  # fmt: skip
