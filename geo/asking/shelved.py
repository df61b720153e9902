"""The bundled articles as they were read, and their mentions: made once, shared by everybody."""

from __future__ import annotations

from functools import cache
from threading import RLock

import geopandas as gpd

from geo.asking.database import Mentions
from geo.asking.mentions import mention_table
from geo.keeping.readings import read_once
from geo.keeping.shelf import bundled
from geo.reading.marks import Findings
from geo.text import Article
from geo.world.chronology import happenings

_LOCK = RLock()
"""So that two who ask at once wait for one reading."""


def shelf() -> dict[str, tuple[Article, Findings]]:
    """Return the bundled articles with what is read in them, by id; never write to it."""
    with _LOCK:
        return _shelf()


def shelf_table() -> gpd.GeoDataFrame:
    """Return the mention table of the shelf and the reference chronology; never write to it."""
    with _LOCK:
        return _table()


def shelf_mentions() -> Mentions:
    """Return the same table where it is asked by SQL."""
    with _LOCK:
        return _mentions()


@cache
def _shelf() -> dict[str, tuple[Article, Findings]]:
    return read_once(bundled())


@cache
def _table() -> gpd.GeoDataFrame:
    return mention_table(_shelf().values(), happenings())


@cache
def _mentions() -> Mentions:
    return Mentions.from_frame(_table())
