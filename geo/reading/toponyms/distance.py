"""Distance on the ground between two places."""

from __future__ import annotations

from math import cos, hypot, inf, radians

from geo.world.places import Place


def kilometres(one: Place, other: Place) -> float:
    """Return the distance between two places in km, near enough within one country."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return inf
    apart = (one.lon - other.lon + 180) % 360 - 180
    east = apart * cos(radians((one.lat + other.lat) / 2))
    return 111.2 * hypot(one.lat - other.lat, east)
