"""The picture of a map that stands in its place until the live one takes over.

The server does not know how wide a reader's map is. So land and marks are drawn around the middle
of what the map looks at, wider than most windows, and the browser's own style (``frame.css``)
scales them to the very zoom that Leaflet's ``fitBounds`` will choose: the same edges, the same
steps of the zoom. Where the map is as wide as on a desktop page, that is pixel for pixel.
"""

from __future__ import annotations

from urllib.parse import quote

import numpy as np
import pandas as pd

from geo.drawing.excerpt import attributes, svg
from geo.drawing.initial_extent import Corners
from geo.drawing.palette import Theme, theme_named
from geo.drawing.picture.basemap_svg import land_drawn, patterns
from geo.drawing.picture.map_symbols import pins_drawn, pins_of
from geo.drawing.picture.window import APP_EDGES, Window
from geo.drawing.pins import gather_places

ROOM = (694, 430)
"""Pixels of the map on a desktop page: the zoom that is drawn for."""

DRAWN = (1100, 600)
"""Pixels that are drawn around the middle."""

PLAIN = " =:/;,.-()!*'$@+"
"""Signs that stand for themselves in the address of an image."""

COARSER = 3.0
"""Steps of the zoom by which its land may be less fine: it is seen for a moment, and nearly every
picture is drawn from the same coarse land, which is soon read."""


def first_look(
    mentions: pd.DataFrame,
    bounds: Corners,
    theme: str | Theme | None = None,
    worldview: str = "un",
    chosen: str = "",
) -> str:
    """Return the map of a mention table as HTML that fills the map's place.

    Parameters
    ----------
    mentions : DataFrame
        The mention table as the lens keeps it.
    bounds : ((south, west), (north, east))
        What the live map will look at first.
    theme, worldview : str
        As for the live map.
    chosen : str
        Id of the place that is chosen.
    """
    told, window = theme_named(theme), _window(bounds)
    pins = pins_drawn(pins_of(gather_places(mentions), window), told, chosen, is_read=False)
    land = land_drawn(window, told, worldview, COARSER)
    (width, height), (wide, high) = DRAWN, _extent(bounds)
    drawn = svg(width, height, f"<defs>{patterns(told)}</defs>{land}{pins}")
    source = f"data:image/svg+xml,{quote(drawn, safe=PLAIN)}"  # an image: pages take no SVG as such
    sizes = f"--wide:{wide:.4f};--high:{high:.4f};--zoom:{window.zoom:g};--drawn:{width}px"
    image = f'<img{attributes(src=source)} alt="">'
    return f'<div class="first-look"{attributes(style=sizes)}>{image}</div>'


def _window(bounds: Corners) -> Window:
    """Return the window that is drawn, with the middle of some bounds in its own."""
    zoom = Window.around(bounds, *ROOM, APP_EDGES).zoom
    (south, west), (north, east) = bounds
    x, y = Window(0, 0, zoom, 1, 1).at(np.array([west, east]), np.array([south, north]))
    width, height = DRAWN
    return Window(float(x.mean()) - width / 2, float(y.mean()) - height / 2, zoom, width, height)


def _extent(bounds: Corners) -> tuple[float, float]:
    """Return how wide and high bounds are in pixels at zoom 0."""
    (south, west), (north, east) = bounds
    x, y = Window(0, 0, 0, 1, 1).at(np.array([west, east]), np.array([south, north]))
    return float(x[1] - x[0]), float(y[0] - y[1])
