"""A small map as a picture: where something was said, and the places near it that it is about."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, radians

import shapely
from PIL import Image, ImageDraw

from geo.drawing.palette import Theme, hue_of
from geo.world import borders
from geo.world.places import Place
from geo.world.regions import region_of

FINER = 3
"""Times as large as it is drawn before it is made smaller, so that lines are smooth."""

WIDEST = 110.0
NARROWEST = 22.0
"""Degrees of latitude from top to bottom, at most and at least."""


def locator(
    place: Place, about: Sequence[Place], side: int, look: Theme, worldview: str = "un"
) -> Image.Image:
    """Return a square map around ``place``, wide enough for the nearer of what it is about.

    Parameters
    ----------
    place : Place
        Marked solid; has coordinates.
    about : sequence of Place
        Marked hollow, where they fall on the map; all have coordinates.
    side : int
        Pixels of each side.
    """
    window = _Window(place, about, side * FINER)
    image = Image.new("RGB", (side * FINER, side * FINER), look.sea)
    draw = ImageDraw.Draw(image)
    _land(draw, window, look, worldview)
    for other in about:
        if other.id != place.id:
            window.ring(draw, other, look)
    window.pin(draw, place, look)
    return image.resize((side, side), Image.Resampling.LANCZOS)


def _land(draw: ImageDraw.ImageDraw, window: _Window, look: Theme, worldview: str) -> None:
    west, south, east, north = window.bounds
    for shape in borders.countries(worldview, "50m").geometry:
        for turn in (-360.0, 0.0, 360.0):
            seen = shapely.clip_by_rect(shape, west + turn, south, east + turn, north)
            for part in shapely.get_parts(seen):
                if part.geom_type == "Polygon":
                    points = shapely.get_coordinates(part.exterior)
                    ring = [window.at(x - turn, y) for x, y in points]
                    draw.polygon(ring, look.land, look.border, FINER)


class _Window:
    """What of the world is seen, and where a point of it lies on the picture."""

    def __init__(self, place: Place, about: Sequence[Place], side: int) -> None:
        self.lat, self.lon = place.lat or 0.0, place.lon or 0.0
        self.narrowing = max(0.2, cos(radians(self.lat)))
        away = [max(abs((p.lat or 0) - self.lat), abs(self._east(p.lon or 0))) for p in about]
        reached = max([a for a in away if a <= WIDEST / 2.4], default=0.0)
        self.high = min(WIDEST, max(NARROWEST, 2.4 * reached))
        self.side = side

    def _east(self, lon: float) -> float:
        """Return how far east of the middle a longitude lies, as degrees of latitude."""
        return ((lon - self.lon + 180) % 360 - 180) * self.narrowing

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east and north of what is seen, with a little around it."""
        half = self.high / 2 * 1.05
        wide = half / self.narrowing
        return self.lon - wide, self.lat - half, self.lon + wide, self.lat + half

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Return the pixel of a point given by a longitude near the middle's."""
        k = self.side / self.high
        x = (lon - self.lon) * self.narrowing * k + self.side / 2
        return x, self.side / 2 - (lat - self.lat) * k

    def ring(self, draw: ImageDraw.ImageDraw, place: Place, look: Theme) -> None:
        """Mark a place hollow."""
        near = self.lon + self._east(place.lon or 0) / self.narrowing
        self._mark(draw, self.at(near, place.lat or 0), 6, look.paper, _hue(place, look))

    def pin(self, draw: ImageDraw.ImageDraw, place: Place, look: Theme) -> None:
        """Mark a place solid."""
        self._mark(draw, self.at(self.lon, self.lat), 9, _hue(place, look), look.paper)

    def _mark(
        self, draw: ImageDraw.ImageDraw, at: tuple[float, float], radius: int, fill: str, line: str
    ) -> None:
        x, y, r = *at, radius * FINER
        draw.ellipse((x - r, y - r, x + r, y + r), fill, line, 3 * FINER)


def _hue(place: Place, look: Theme) -> str:
    return look.regions[hue_of(region_of(place))]
