"""Where a map looks first: around the places that a text is mostly about.

A frame that holds every place named is often useless: one "Washington" in a report on Natanz makes
Iran a blot. So a frame begins with the group of places that weighs most and grows only where what
it gains is worth what everything in it shrinks; what stays outside is told at the map's edge.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

Corners = tuple[tuple[float, float], tuple[float, float]]
"""South-west and north-east corner in degrees, lat before lon; east may be beyond 180."""

MAIN_REGIONS: Corners = ((5.0, 12.0), (62.0, 146.0))
"""What a map looks at where nothing is asked: the main regions."""

CELL = 2.0
"""Degrees to which places are gathered before they are weighed."""

NEAR = 8.0
"""Degrees within which places belong to one group."""

DOUBLING = 0.12
"""Share of all that is told which a frame of twice the size must hold more."""

CLOSEST = 20.0
"""Degrees across under which a smaller frame gains nothing."""

LEAST = 1e-6
"""Share of all that is told under which nothing is gained."""

NARROWEST = 6.0
"""Degrees that a frame measures at least, so that one place is seen with its neighbours."""

A_COUNTRY = 24.0
"""The same where only countries are told of: their points lie far from their borders."""

FIGURATIVE = 0.35
"""What a name that stands for a government or a people weighs beside one of the place itself."""

TURNED = 0.6
"""A frame over the date line must be smaller than this share of the one that is cut there."""

HALF_TURN, FULL_TURN = 180.0, 360.0


def frame_of(places: pd.DataFrame) -> Corners | None:
    """Return the frame for gathered places (``pins.gather_places``); ``None`` for none at all.

    Regions and seas, which are written across the map, decide only where nothing is pinned.
    """
    grounded = places[places["lon"].notna() & places["lat"].notna()]
    pinned = grounded[~grounded["kind"].isin(["region", "water"])]
    grounded = pinned if len(pinned) else grounded
    literal = grounded["literal"].to_numpy(dtype=float)
    weight = literal + FIGURATIVE * (grounded["count"].to_numpy(dtype=float) - literal)
    points = grounded[["lon", "lat"]].to_numpy(dtype=float)
    only_countries = bool(grounded["kind"].isin(["country"]).all())
    least = A_COUNTRY if only_countries else NARROWEST
    return framed(points, np.maximum(weight, FIGURATIVE), least)


def framed(
    points: np.ndarray,
    weight: np.ndarray,
    least: float = NARROWEST,
    doubling: float = DOUBLING,
) -> Corners | None:
    """Return the corners around what weighs most.

    Parameters
    ----------
    points : ndarray of shape (n, 2)
        Longitude and latitude in degrees (EPSG:4326).
    weight : ndarray of shape (n,)
        How much each place is spoken of; positive.
    least : float
        Degrees that the frame measures at least.
    doubling : float
        Share of all that is told which a frame of twice the size must hold more.
    """
    if not len(points):
        return None
    straight = _core(points, weight, doubling)
    turned = _core(np.column_stack([points[:, 0] % FULL_TURN, points[:, 1]]), weight, doubling)
    west, south, east, north = turned if _size(turned) < TURNED * _size(straight) else straight
    if west > HALF_TURN:
        west, east = west - FULL_TURN, east - FULL_TURN
    wide, high = (max(0.0, least - b + a) / 2 for a, b in ((west, east), (south, north)))
    return (float(south - high), float(west - wide)), (float(north + high), float(east + wide))


Box = np.ndarray
"""West, south, east, north, in the last axis."""


def _core(points: np.ndarray, weight: np.ndarray, doubling: float) -> Box:
    """Return the box of the heaviest group, grown by each other that is worth its room."""
    boxes, heavy = _groups(points, weight)
    core = boxes[np.argmax(heavy)]
    for _ in boxes:  # each step takes in one more at least
        grown = np.column_stack(
            [np.minimum(core[:2], boxes[:, :2]), np.maximum(core[2:], boxes[:, 2:])]
        )
        told = _told(np.vstack([core, grown]), boxes, heavy)
        more = (told[1:] - told[0]) / heavy.sum()
        gains = more - doubling * np.log2(_size(grown) / _size(core))
        best = int(np.argmax(gains))
        if more[best] < LEAST or gains[best] <= 0:
            break
        core = grown[best]
    return core


def _told(frames: np.ndarray, boxes: np.ndarray, heavy: np.ndarray) -> np.ndarray:
    """Return how much of all groups each frame holds."""
    begins = (boxes[None, :, :2] >= frames[:, None, :2]).all(axis=2)
    ends = (boxes[None, :, 2:] <= frames[:, None, 2:]).all(axis=2)
    return (begins & ends) @ heavy


def _size(box: Box) -> np.ndarray:
    """Return degrees across, of longitude; a degree of latitude is seen larger."""
    wide, high = box[..., 2] - box[..., 0], box[..., 3] - box[..., 1]
    return np.maximum(np.maximum(wide, 1.5 * high), CLOSEST)


def _groups(points: np.ndarray, weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return box and weight of each group of places that lie near each other."""
    cells, cell = np.unique(np.round(points / CELL), axis=0, return_inverse=True)
    apart = np.abs(cells[:, None] - cells[None]).max(axis=2) * CELL
    group, before = np.arange(len(cells)), None
    while before is None or (group != before).any():
        before = group
        group = np.where(apart <= NEAR, group, len(cells)).min(axis=1)
    named, member = np.unique(group[cell.ravel()], return_inverse=True)
    every = [points[member == i] for i in range(len(named))]
    boxes = np.array([[*of.min(axis=0), *of.max(axis=0)] for of in every])
    return boxes, np.bincount(member, weights=weight)
