"""What of the world a map picture shows, in Mercator's projection as web maps have it."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, floor, log2, pi, radians

import numpy as np

from geo.drawing.initial_extent import Corners

TILE = 256
"""Pixels that the world is wide at zoom 0."""

SNAP, NEAREST = 0.25, 7.0
"""Steps of the zoom and its end when a map looks at something, as in the app's own map."""

EARTH = 40_075.017
"""Kilometres around the equator."""

NORTHMOST = 84.0
"""Degrees of latitude beyond which nothing is drawn."""

Edges = tuple[int, int, int, int]
"""Pixels left, above, right and below that marks keep off."""

APP_EDGES: Edges = (40, 34, 66, 34)
"""What the app's map leaves for its buttons."""


@dataclass(frozen=True, slots=True)
class Window:
    """A part of the world, ``width`` by ``height`` pixels large.

    ``left`` and ``top`` are pixels of the whole world at this ``zoom``, counted from the date
    line in the west and from the north.
    """

    left: float
    top: float
    zoom: float
    width: int
    height: int

    @classmethod
    def around(
        cls, bounds: Corners, width: int, height: int, edges: Edges = (28, 28, 28, 28)
    ) -> Window:
        """Return the nearest window that holds some bounds, framed as Leaflet's ``fitBounds`` does.

        ``bounds`` are south-west and north-east, lat before lon.
        """
        (south, west), (north, east) = bounds
        room = max(20, width - edges[0] - edges[2]), max(20, height - edges[1] - edges[3])
        x, y = _projected(np.array([west, east]), np.array([south, north]), 0.0)
        fit = min(room[0] / max(x[1] - x[0], 1e-9), room[1] / max(y[0] - y[1], 1e-9))
        zoom = min(NEAREST, floor(round(log2(fit) / (SNAP / 100)) * (SNAP / 100) / SNAP) * SNAP)
        k = 2.0**zoom
        middle_x = float(x.mean()) * k + (edges[2] - edges[0]) / 2
        middle_y = float(y.mean()) * k + (edges[3] - edges[1]) / 2
        return cls(middle_x - width / 2, middle_y - height / 2, zoom, width, height)

    def at(self, lon: np.ndarray, lat: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the pixels of points, x to the right and y down."""
        x, y = _projected(lon, lat, self.zoom)
        return x - self.left, y - self.top

    def spot(self, lon: float, lat: float) -> tuple[float, float]:
        """Return the pixel of one point, by the longitude that lies nearest to the middle."""
        turned = lon - 360 * round((lon - self.middle[0]) / 360)
        x, y = self.at(np.array([turned]), np.array([lat]))
        return float(x[0]), float(y[0])

    @property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east and north of what is seen, in degrees, with a few pixels around it."""
        (west, north), (east, south) = (
            self._degrees(self.left - 8, self.top - 8),
            self._degrees(self.left + self.width + 8, self.top + self.height + 8),
        )
        return west, max(-NORTHMOST, south), east, min(NORTHMOST, north)

    @property
    def middle(self) -> tuple[float, float]:
        """Longitude and latitude of the middle."""
        return self._degrees(self.left + self.width / 2, self.top + self.height / 2)

    @property
    def pixels_a_degree(self) -> float:
        """How wide a degree of longitude is."""
        return float(TILE * 2.0**self.zoom / 360)

    @property
    def kilometres_a_pixel(self) -> float:
        """What a pixel measures on the ground in the middle of the window."""
        across = TILE * 2.0**self.zoom
        return EARTH * cos(radians(self.middle[1])) / float(across)

    def holds(self, x: float, y: float) -> bool:
        """Whether a pixel lies inside."""
        return 0 <= x <= self.width and 0 <= y <= self.height

    def _degrees(self, x: float, y: float) -> tuple[float, float]:
        across = TILE * 2.0**self.zoom
        lat = np.degrees(np.arctan(np.sinh(pi * (1 - 2 * y / across))))
        return 360 * x / across - 180, float(lat)


def _projected(lon: np.ndarray, lat: np.ndarray, zoom: float) -> tuple[np.ndarray, np.ndarray]:
    across = TILE * 2.0**zoom
    held = np.radians(np.clip(lat, -NORTHMOST - 1, NORTHMOST + 1))
    return across * (lon / 360 + 0.5), across * (0.5 - np.arcsinh(np.tan(held)) / (2 * pi))
