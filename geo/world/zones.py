"""Which clock a place goes by: time zones by country and nearness.

The zones and their chief towns are those of the tz database (``zone1970.tab`` of the package
tzdata, public domain).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import cos, radians

from geo.world.places import Place


@dataclass(frozen=True, slots=True)
class Zone:
    """A time zone: its name (``Asia/Tehran``), its countries, and its chief town in degrees."""

    name: str
    countries: frozenset[str]
    lat: float
    lon: float


def zone_of(place: Place) -> str | None:
    """Return the time zone of a place: its country's, or of several the one whose town is nearest.

    ``None`` for what has no country or no point, and for a country that has several zones.
    """
    zones = [zone for zone in _zones() if place.country in zone.countries]
    if len(zones) < 2:
        return zones[0].name if zones else None
    lat, lon = place.lat, place.lon
    if lat is None or lon is None or place.kind == "country":
        return None
    narrow = cos(radians(lat))  # a degree of longitude beside one of latitude
    near = min(
        zones, key=lambda zone: (zone.lat - lat) ** 2 + (narrow * _apart(zone.lon, lon)) ** 2
    )
    return near.name


def _apart(one: float, other: float) -> float:
    return (one - other + 180) % 360 - 180


@cache
def _zones() -> tuple[Zone, ...]:
    lines = files("tzdata").joinpath("zoneinfo", "zone1970.tab").read_text("utf8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return tuple(Zone(row[2], frozenset(row[0].split(",")), *_degrees(row[1])) for row in rows)


def _degrees(point: str) -> Iterator[float]:
    """Yield latitude and longitude of a point as ISO 6709 writes it: ``+3540+05126``."""
    for sign, digits in re.findall(r"([+-])(\d+)", point):
        whole = 3 if len(digits) in (5, 7) else 2
        rest = digits[whole:]
        minutes = int(rest[:2]) + int(rest[2:] or 0) / 60
        yield (-1 if sign == "-" else 1) * (int(digits[:whole]) + minutes / 60)
