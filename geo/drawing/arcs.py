"""Ways between places on the map: great circles, as long as they stay on it."""

from __future__ import annotations

import numpy as np

STEPS = 48
"""Points on each arc."""

HIGHEST = 84.0
"""Degrees of latitude beyond which a web map shows no line."""

BULGE, MOST_BULGE = 0.16, 24.0
"""How far an arc that cannot be a great circle bends north: share of its length, and degrees."""

NORTHMOST = 74.0
"""Degrees of latitude to which a frame grows for an arc; beyond, a web map is mostly ice."""

Line = list[list[float]]
Corners = tuple[tuple[float, float], tuple[float, float]]


def arcs_between(
    start: np.ndarray, end: np.ndarray, middle: float = 0.0, steps: int = STEPS
) -> list[Line]:
    """Return a line on the map between each pair of points.

    The shortest way, a great circle, is drawn where it stays on the map. One that would leave it
    over an edge and come back over the other, or run along a pole, is drawn as a bow instead: what
    an arc says is from where to where, and a line in two pieces says neither.

    Parameters
    ----------
    start, end : ndarray of shape (n, 2)
        Longitude and latitude in degrees.
    middle : float
        Longitude that the map is centred on: it reaches half a turn from there on both sides.
    steps : int
        Points on each arc, both ends included.

    Returns
    -------
    list of lines
        One of ``[lon, lat]`` points for each pair; longitudes may lie beyond 180 degrees.
    """
    first, last = (_turned(np.asarray(ends, dtype=float), middle) for ends in (start, end))
    circles, bows = _circles(first, last, steps), _bows(first, last, steps)
    reaches_end = np.abs(circles[:, -1, 0] - last[:, 0]) < 1e-6
    on_the_map = np.abs(circles[..., 1]).max(axis=1, initial=0) <= HIGHEST
    drawn = np.where((reaches_end & on_the_map)[:, None, None], circles, bows)
    return np.round(drawn, 3).tolist()


def with_arcs(bounds: Corners, start: np.ndarray, end: np.ndarray) -> Corners:
    """Return the corners of a frame grown, so that no arc inside it is cut at its upper edge.

    Parameters
    ----------
    bounds : corners
        South-west and north-east corner, lat before lon.
    start, end : ndarray of shape (n, 2)
        Longitude and latitude in degrees; arcs that leave the frame anyway are left out.
    """
    (south, west), (north, east) = bounds
    middle = (west + east) / 2
    ends = [_turned(np.asarray(points, dtype=float), middle) for points in (start, end)]
    inside = np.all(
        [
            (west <= p[:, 0]) & (p[:, 0] <= east) & (south <= p[:, 1]) & (p[:, 1] <= north)
            for p in ends
        ],
        axis=0,
    )
    lines = arcs_between(ends[0][inside], ends[1][inside], middle)
    highest = max((lat for line in lines for _, lat in line), default=north)
    return (south, west), (max(north, min(highest, NORTHMOST)), east)


def _turned(points: np.ndarray, middle: float) -> np.ndarray:
    """Return points with longitudes less than half a turn from the middle."""
    turns = np.round((points[:, 0] - middle) / 360)
    return np.column_stack([points[:, 0] - 360 * turns, points[:, 1]])


def _circles(start: np.ndarray, end: np.ndarray, steps: int) -> np.ndarray:
    """Return great circles, their longitudes going on from the start without a break.

    Between opposite points any way is the shortest; the one over the north is taken.
    """
    one, other = _unit(start), _unit(end)
    opposite = np.isclose((one * other).sum(axis=1), -1)
    other[opposite] = _unit(end[opposite] + [0.0, 1e-4])
    angle = np.arccos(np.clip((one * other).sum(axis=1), -1, 1))[:, None, None]
    share = np.linspace(0, 1, steps)[None, :, None]
    sine = np.where(np.sin(angle) < 1e-9, 1, np.sin(angle))
    path = np.sin((1 - share) * angle) * one[:, None] + np.sin(share * angle) * other[:, None]
    path = np.where(angle < 1e-9, one[:, None], path / sine)
    lon = np.degrees(np.unwrap(np.arctan2(path[..., 1], path[..., 0]), axis=1))
    lat = np.degrees(np.arctan2(path[..., 2], np.hypot(path[..., 0], path[..., 1])))
    return np.stack([lon + start[:, :1] - lon[:, :1], lat], axis=2)


def _bows(start: np.ndarray, end: np.ndarray, steps: int) -> np.ndarray:
    """Return lines that go straight in longitude and bend north."""
    share = np.linspace(0, 1, steps)[None, :]
    lon, lat = (a[:, None] + share * (b - a)[:, None] for a, b in zip(start.T, end.T, strict=True))
    bulge = np.minimum(BULGE * np.abs(end - start)[:, :1], MOST_BULGE)
    return np.stack([lon, np.minimum(lat + 4 * bulge * share * (1 - share), HIGHEST)], axis=2)


def _unit(points: np.ndarray) -> np.ndarray:
    """Return longitude and latitude as vectors of length one."""
    lon, lat = np.radians(points).T
    return np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])
