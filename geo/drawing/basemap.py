"""The ground of the map: land, borders, regions and disputed areas, as files a browser fetches.

The map's script asks for the resolution that its zoom needs. Files are written once, from
``data/borders``, into a folder that the pages serve; a map without such a folder (the one-file
export) carries the coarsest ground inside itself.
"""

from __future__ import annotations

import json
import logging
from functools import cache
from hashlib import sha256
from pathlib import Path
from threading import Thread
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from platformdirs import user_cache_path
from shapely.geometry.base import BaseGeometry

from geo.drawing.excerpt import escape
from geo.drawing.palette import MAIN_HUES
from geo.errors import RoomError
from geo.whole_files import write_whole
from geo.world import borders
from geo.world.regions import regions

LOG = logging.getLogger("dateline")
DECIMALS = {"110m": 2, "50m": 2, "10m": 3}
"""Decimals of a degree kept at each resolution: about a kilometre, then a hundred metres."""

SHAPE = 2
"""Raised when the shape of the files changes, so that no browser is given an old one."""


def ground(worldview: str = "un", resolution: str = "110m") -> dict[str, Any]:
    """Return land, regions and disputed areas as three GeoJSON feature collections.

    Parameters
    ----------
    worldview : str
        Whose borders (``geo.world.borders.WORLDVIEWS``).
    resolution : str
        ``"110m"``, ``"50m"`` or ``"10m"``.

    Returns
    -------
    dict
        ``land``: one feature a country, with ``code``, ``name``, a point for its label
        (``lon``, ``lat``) and the width of its largest part in degrees (``wide``).
        ``regions``: one feature for each main region, with its ``hue``. ``disputed``: areas
        and points with ``name`` and the ``tip`` shown over them, as safe HTML.
    """
    land = borders.countries(worldview, resolution)
    land = land[~(land.geometry.is_empty | land.geometry.isna())]
    places = DECIMALS[resolution]
    return {
        "land": _collection([_country(row, places) for row in land.itertuples(index=False)]),
        "regions": _collection(_regions(land, places)),
        "disputed": _collection(_disputed(resolution, places)),
    }


def ground_json(worldview: str = "un", resolution: str = "110m") -> str:
    """Return ``ground`` as compact JSON."""
    return json.dumps(ground(worldview, resolution), separators=(",", ":"), ensure_ascii=False)


def kept_ground(worldview: str = "un", resolution: str = "110m") -> dict[str, Any]:
    """Return ``ground`` from its file where one was written (``ground_folder``), or made anew."""
    path = _home() / _file(worldview, resolution)
    try:
        kept: dict[str, Any] = json.loads(path.read_text("utf-8"))
        return kept
    except (OSError, ValueError):
        return ground(worldview, resolution)


def _home(folder: Path | None = None) -> Path:
    return (folder or user_cache_path("dateline-atlas") / "ground") / fingerprint()


def _file(worldview: str, resolution: str) -> str:
    return f"land-{worldview}-{resolution}.json"


@cache
def fingerprint() -> str:
    """Return a short word that changes whenever the ground's data do."""
    stamp = sha256(str(SHAPE).encode())
    folders = (borders.FOLDER, borders.FOLDER.parent / "regions")
    for path in sorted(p for folder in folders for p in folder.iterdir() if p.is_file()):
        stamp.update(f"{path.name}{path.stat().st_size}".encode())
        if path.stat().st_size < 100_000:
            stamp.update(path.read_bytes())
    return stamp.hexdigest()[:12]


@cache
def ground_folder(folder: Path | None = None) -> Path:
    """Return a folder with the ground of every worldview, to be served to browsers.

    The coarsest files are there when this returns, the finer ones follow from another thread;
    until then the map makes do with what it has. Without ``folder``, it lies in the user's
    cache.
    """
    home = _home(folder)
    first, *finer = borders.RESOLUTIONS
    for worldview in borders.WORLDVIEWS:
        _write(home, worldview, first)
    Thread(target=_write_all, args=(home, finer), daemon=True).start()
    return home


def _write_all(home: Path, resolutions: list[str]) -> None:
    try:
        for resolution in resolutions:
            for worldview in borders.WORLDVIEWS:
                _write(home, worldview, resolution)
    except RoomError as error:
        LOG.warning("The map stays coarse: %s", error)


def _write(home: Path, worldview: str, resolution: str) -> None:
    """Write one file, whole or not at all, unless it is there."""
    path = home / _file(worldview, resolution)
    if path.exists():
        return
    write_whole(path, ground_json(worldview, resolution).encode())


def _collection(features: list[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": features}


def _feature(shape: BaseGeometry, places: int, properties: dict[str, Any]) -> dict[str, Any]:
    rounded = shapely.transform(shape, lambda points: np.round(points, places))
    geometry = json.loads(shapely.to_geojson(rounded))
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _country(row: Any, places: int) -> dict[str, Any]:
    parts = shapely.get_parts(row.geometry)
    largest = parts[int(np.argmax(shapely.area(parts)))]
    label = shapely.point_on_surface(largest)
    west, _, east, _ = largest.bounds
    properties = {
        "code": row.code,
        "name": row.name,
        "lon": round(label.x, 1),
        "lat": round(label.y, 1),
        "wide": round(east - west, 1),
    }
    return _feature(row.geometry, places, properties)


def _regions(land: gpd.GeoDataFrame, places: int) -> list[dict[str, Any]]:
    """Return the main regions, put together from this ground's own countries."""
    shapes = dict(zip(land["code"], land.geometry, strict=True))
    features = []
    for hue in MAIN_HUES:
        region = regions()[f"region:{hue}"]
        limits = dict(region.within)
        areas = [
            _member(shapes[code], limits.get(code)) for code in region.countries if code in shapes
        ]
        if areas:
            whole = shapely.union_all(areas)
            features.append(_feature(whole, places, {"id": region.id, "hue": hue}))
    return features


def _member(shape: BaseGeometry, limit: str | None) -> BaseGeometry:
    """Return a country, or that part of it that counts for a region."""
    part = borders.parts().get(limit.removeprefix("part:")) if limit else None
    return shape if part is None else shape & part


def _disputed(resolution: str, places: int) -> list[dict[str, Any]]:
    tables = (borders.disputed(resolution), borders.disputed_points())
    return [
        _feature(row.geometry, places, {"name": row.name, "tip": disputed_tip(row)})
        for table in tables
        for row in table.itertuples(index=False)
    ]


def disputed_tip(row: Any) -> str:
    """Return what is said over a disputed area: its name, two neutral lines and their source."""
    lines = "<br>".join(escape(line) for line in str(row.note).splitlines())
    return (
        f"<strong>{escape(row.name)}</strong><small>disputed</small>"
        f"<p>{lines}</p><em>{escape(row.source)}</em>"
    )
