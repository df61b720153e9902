"""Points that a reader set on the map, for places that no gazetteer has.

Their ids hold where they are, so that whoever meets one knows it: ``point:39.15,127.44`` is
39.15 degrees north, 127.44 degrees east.
"""

from __future__ import annotations

import re
from functools import cache

from shapely import Point, STRtree

from geo.world.borders import countries
from geo.world.places import Place

SCHEME = "point:"
FINEST = 4
"""Decimals of a degree that are kept: eleven metres."""

_PART = (
    r"(?P<h{n}>[NSEW])?\s*(?P<d{n}>[+\-−]?\d+(?:\.\d+)?)\s*°?"
    r"(?:\s*(?P<m{n}>\d+(?:\.\d+)?)\s*[′'’])?(?:\s*(?P<s{n}>\d+(?:\.\d+)?)\s*[″\"”])?"
    r"\s*(?P<t{n}>[NSEW])?"
)
_PAIR = re.compile(
    rf"\s*{_PART.replace('{n}', '1')}\s*[,;\s]\s*{_PART.replace('{n}', '2')}\s*", re.IGNORECASE
)


def point_at(lat: float, lon: float, name: str = "") -> Place:
    """Return a point as a place, in the country whose ground it stands on (borders as by the UN).

    Without a name it is called after where it is: ``39.15° N, 127.44° E``.
    """
    lat, lon = round(lat, FINEST) + 0.0, round(lon, FINEST) + 0.0
    called = name.strip() or f"{_side(lat, 'N', 'S')}, {_side(lon, 'E', 'W')}"
    id = f"{SCHEME}{_short(lat)},{_short(lon)}"
    return Place(id, called, "point", country_at(lat, lon), lat, lon)


def point_of(id: str) -> Place | None:
    """Return the point that an id tells of, ``None`` when it tells of none."""
    spot = spot_typed(id.removeprefix(SCHEME)) if id.startswith(SCHEME) else None
    return point_at(*spot) if spot else None


def spot_typed(words: str) -> tuple[float, float] | None:
    """Return latitude and longitude as somebody typed them, ``None`` when they are not both there.

    Understood are ``39.15, 127.44`` (latitude first), ``39.15 N 127.44 E`` in either order, and
    degrees with minutes and seconds: ``39°9′N 127°26′E``.
    """
    found = _PAIR.fullmatch(words)
    if found is None:
        return None
    (one, first), (other, second) = (_degrees(found, n) for n in "12")
    if first in "EW" and second in "NS" and first and second:
        (one, first), (other, second) = (other, second), (one, first)
    if (first and first not in "NS") or (second and second not in "EW"):
        return None
    return (one, other) if abs(one) <= 90 and abs(other) <= 180 else None


def _degrees(found: re.Match[str], n: str) -> tuple[float, str]:
    """Return one angle in degrees, and the side of the earth it was given for."""
    side = (found[f"h{n}"] or found[f"t{n}"] or "").upper()
    whole = found[f"d{n}"].replace("−", "-")
    angle = abs(float(whole)) + float(found[f"m{n}"] or 0) / 60 + float(found[f"s{n}"] or 0) / 3600
    return (-angle if whole.startswith("-") or side in {"S", "W"} else angle), side


def country_at(lat: float, lon: float) -> str:
    """Return the code (ISO 3166-1 alpha-2) of the country at a point, empty at sea."""
    codes, tree = _grounds()
    found = tree.query(Point(lon, lat), predicate="intersects")
    return min((codes[n] for n in found), default="")


@cache
def _grounds() -> tuple[list[str], STRtree]:
    table = countries("un", "50m")
    return list(table["code"]), STRtree(table.geometry.array)


def _side(degrees: float, positive: str, negative: str) -> str:
    return f"{_short(abs(degrees))}° {positive if degrees >= 0 else negative}"


def _short(degrees: float) -> str:
    return f"{degrees:.{FINEST}f}".rstrip("0").rstrip(".")
