"""Great circles between places, cut where they cross the date line."""

from __future__ import annotations

import numpy as np

STEPS = 48
"""Points on each arc."""

HIGHEST = 84.0
"""Degrees of latitude beyond which lines are left out."""

Line = list[list[float]]


def great_circles(start: np.ndarray, end: np.ndarray, steps: int = STEPS) -> list[list[Line]]:
    """Return the shortest way between pairs of points as lines on the map.

    Parameters
    ----------
    start, end : ndarray of shape (n, 2)
        Longitude and latitude in degrees.
    steps : int
        Points on each arc, both ends included.

    Returns
    -------
    list of list of lines
        For each pair one line of ``[lon, lat]`` points, or two where it crosses the date line:
        the first ends and the second starts at 180 degrees, so that none crosses the map.
        Between opposite points any way is the shortest; the one over the north is taken.
    """
    one, other = _unit(start), _unit(end)
    angle = np.arccos(np.clip((one * other).sum(axis=1), -1, 1))
    opposite = np.isclose(angle, np.pi)
    other[opposite] = _unit(np.asarray(end, dtype=float)[opposite] + [0.0, 1e-4])
    angle = np.arccos(np.clip((one * other).sum(axis=1), -1, 1))
    share = np.linspace(0, 1, steps)[None, :, None]
    sine = np.where(np.sin(angle) < 1e-9, 1, np.sin(angle))[:, None, None]
    turn = angle[:, None, None]
    path = (
        np.sin((1 - share) * turn) * one[:, None] + np.sin(share * turn) * other[:, None]
    ) / sine
    still = angle < 1e-9
    path[still] = one[still][:, None]
    lon = np.degrees(np.arctan2(path[..., 1], path[..., 0]))
    lat = np.degrees(np.arctan2(path[..., 2], np.hypot(path[..., 0], path[..., 1])))
    lines = [_cut(lons, lats) for lons, lats in zip(lon, lat, strict=True)]
    return [[part for line in cut for part in _on_the_map(line)] for cut in lines]


def _on_the_map(line: Line) -> list[Line]:
    """Return the parts of a line that a web map can show: near a pole it would run on the edge."""
    parts: list[Line] = [[]]
    for lon, lat in line:
        if abs(lat) <= HIGHEST:
            parts[-1].append([lon, lat])
        elif parts[-1]:
            parts.append([])
    return [part for part in parts if len(part) > 1] or [line]


def _unit(points: np.ndarray) -> np.ndarray:
    """Return longitude and latitude as vectors of length one."""
    lon, lat = np.radians(np.asarray(points, dtype=float)).T
    return np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])


def _cut(lon: np.ndarray, lat: np.ndarray) -> list[Line]:
    """Cut a line wherever two neighbours lie on different sides of the date line."""
    lines: list[Line] = []
    start, rest = 0, _points(lon, lat)
    for i in map(int, np.flatnonzero(np.abs(np.diff(lon)) > 180)):
        side = np.sign(lon[i]) or 1.0
        gap = (lon[i + 1] + side * 360) - lon[i]
        share = (side * 180 - lon[i]) / gap if gap else 0.5
        crossing = float(lat[i] + share * (lat[i + 1] - lat[i]))
        lines.append([*_points(lon[start : i + 1], lat[start : i + 1]), [side * 180.0, crossing]])
        start = i + 1
        rest = [[-side * 180.0, crossing], *_points(lon[start:], lat[start:])]
    lines.append(rest)
    return [[[round(x, 3), round(y, 3)] for x, y in line] for line in lines]


def _points(lon: np.ndarray, lat: np.ndarray) -> Line:
    return np.column_stack([lon, lat]).tolist()
