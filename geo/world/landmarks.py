"""Waters and sites that a list of cities lacks: straits, seas, reactors, bases, launch pads.

Both lists are written by hand, with the source of every coordinate, in
``data/gazetteer/waters.yaml`` and ``data/gazetteer/sites.yaml``. Waters are points: no honest
outline of a sea fits in a few lines.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from geo.world.yaml_records import records

if TYPE_CHECKING:
    from geopandas import GeoDataFrame


@dataclass(frozen=True, slots=True)
class Water:
    """A sea, strait, gulf, lake, river or canal.

    ``name`` may hold two names parted by " / " where states disagree; ``note`` then says who
    says what. ``regions`` are the slugs of the regions on its shores.
    """

    id: str
    name: str
    names: tuple[str, ...]
    type: str
    lat: float
    lon: float
    source: str
    source_url: str
    note: str = ""
    regions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """A place of the news that is no town: ``type`` says what it is in a word or two."""

    id: str
    name: str
    names: tuple[str, ...]
    type: str
    country: str
    lat: float
    lon: float
    source: str
    source_url: str
    note: str = ""


@cache
def waters() -> dict[str, Water]:
    """Return every water by its id (``water:black-sea``)."""
    rows = records("gazetteer", "waters.yaml")
    return {f"water:{row['id']}": _water(row) for row in rows}


@cache
def sites() -> dict[str, Site]:
    """Return every site by its id (``site:natanz``)."""
    rows = records("gazetteer", "sites.yaml")
    return {f"site:{row['id']}": _site(row) for row in rows}


def water_areas() -> GeoDataFrame:
    """Return every water as a point: ``id``, ``name``, ``type``, ``geometry`` (EPSG:4326)."""
    import geopandas as gpd

    rows = list(waters().values())
    points = gpd.points_from_xy([w.lon for w in rows], [w.lat for w in rows])
    columns = {"id": [w.id for w in rows], "name": [w.name for w in rows],
               "type": [w.type for w in rows]}  # fmt: skip
    return gpd.GeoDataFrame(columns, geometry=points, crs="EPSG:4326")


def _water(row: dict) -> Water:
    names, regions = tuple(row.get("names", ())), tuple(row.get("regions", ()))
    return Water(**{**row, "id": f"water:{row['id']}", "names": names, "regions": regions})


def _site(row: dict) -> Site:
    return Site(**{**row, "id": f"site:{row['id']}", "names": tuple(row.get("names", ()))})
