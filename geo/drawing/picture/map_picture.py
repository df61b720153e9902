"""A map as SVG: the same land, marks and names as the app's map, with no browser and no server."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, log10

import pandas as pd

from geo.drawing.excerpt import attributes, svg
from geo.drawing.initial_extent import MAIN_REGIONS, Corners, frame_of
from geo.drawing.lettering import text
from geo.drawing.palette import Theme, theme_named
from geo.drawing.picture.basemap_svg import land_drawn, patterns
from geo.drawing.picture.map_symbols import RING, labels_drawn, pins_drawn, pins_of
from geo.drawing.picture.window import APP_EDGES, Edges, Window
from geo.drawing.pins import gather_places
from geo.drawing.wording import counted, listed
from geo.world.borders import WORLDVIEWS

LONGEST_SCALE = 110
"""Pixels of the bar that tells the scale, at most."""


def map_svg(
    mentions: pd.DataFrame,
    width: int,
    height: int,
    theme: str | Theme | None = None,
    worldview: str = "un",
    bounds: Corners | None = None,
    chosen: str = "",
) -> str:
    """Return the map of a mention table as an SVG document, framed as the app frames it.

    Parameters
    ----------
    mentions : DataFrame
        The mention table as the lens keeps it.
    width, height : int
        Pixels.
    theme : str
        ``"light"`` or ``"dark"``.
    worldview : str
        Whose borders are drawn (``geo.world.borders.WORLDVIEWS``).
    bounds : ((south, west), (north, east)), optional
        What the map looks at; without it, what the mentions mostly tell of.
    chosen : str
        Id of the place that is chosen.
    """
    look = theme_named(theme)
    drawn = map_drawn(mentions, width, height, look, worldview, bounds, chosen, APP_EDGES)
    return svg(width, height, drawn, role="img", aria_label=map_alt(mentions))


def map_drawn(
    mentions: pd.DataFrame,
    width: int,
    height: int,
    theme: Theme,
    worldview: str = "un",
    bounds: Corners | None = None,
    chosen: str = "",
    edges: Edges = (28, 28, 28, 28),
    told: Sequence[tuple[float, float]] = (),
) -> str:
    """Return a map as a piece of SVG, clipped to its ``width`` by ``height`` pixels.

    ``edges`` are kept free of marks; ``told`` are points (lon, lat) that are told of now, ringed.
    """
    places = gather_places(mentions)
    window = Window.around(bounds or frame_of(places) or MAIN_REGIONS, width, height, edges)
    pins = pins_of(places, window)
    spots = [window.spot(*point) for point in told]
    names = labels_drawn(mentions, places, pins, window, theme, worldview, chosen, spots)
    rings = "".join(_ring(x, y, theme) for x, y in spots)
    clip = attributes(width=width, height=height)
    return (
        f'<defs>{patterns(theme)}<clipPath id="map-clip"><rect{clip}/></clipPath></defs>'
        f'<g clip-path="url(#map-clip)">{land_drawn(window, theme, worldview)}'
        f"{pins_drawn(pins, theme, chosen)}{rings}{names}{_scale(window, theme)}</g>"
    )


def _ring(x: float, y: float, theme: Theme) -> str:
    ring = attributes(
        cx=f"{x:.1f}", cy=f"{y:.1f}", r=RING, fill="none", stroke=theme.choice, stroke_width=2.5
    )
    return f"<circle{ring}/>"


def _scale(window: Window, theme: Theme) -> str:
    """Return a bar in the lower left corner with what it measures in the middle of the map."""
    longest = LONGEST_SCALE * window.kilometres_a_pixel
    power = 10.0 ** floor(log10(longest))
    kilometres = next(n * power for n in (5, 3, 2, 1) if n * power <= longest)
    wide, y = kilometres / window.kilometres_a_pixel, window.height - 10
    bar = attributes(
        d=f"M10.5 {y - 5}v5h{wide:.1f}v-5", fill="none", stroke=theme.ink, stroke_width=1.2
    )
    return f"<path{bar}/>" + text(
        15, y - 4, f"{kilometres:,.0f} km", 11, theme.ink, halo=theme.land
    )


def map_alt(mentions: pd.DataFrame) -> str:
    """Say in one sentence what a map shows, for those who do not see it."""
    places = gather_places(mentions)
    placed = places[places["lon"].notna()]
    if placed.empty:
        return "Map: no place is named."
    first = listed(f"{row.name} ({row.count:,})" for row in placed.head(5).itertuples())
    return f"Map of {counted(len(placed), 'place')}, most mentioned: {first}."


def credit(worldview: str) -> str:
    """Say whose land and borders a map draws."""
    return f"Land: Natural Earth. Borders: {WORLDVIEWS[worldview].name}."
