"""A view as a picture of 1200 by 630, as links are shown when they are shared."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pandas as pd

from geo.drawing.excerpt import attributes, escape, svg
from geo.drawing.initial_extent import Corners
from geo.drawing.lettering import set_in, text
from geo.drawing.palette import Theme, theme_named
from geo.drawing.picture.map_picture import map_drawn
from geo.drawing.picture.plate import wordmark_drawn
from geo.drawing.picture.strip import strip_drawn

WIDTH, HEIGHT = 1200, 630
MARGIN = 48
MAP = (620, 490)
"""Width and height of the map, in the upper right corner."""

SIZES = (50, 44, 39, 35, 31)
"""Sizes of the sentence in pixels, the largest that fits is taken."""

ROOM = 300
"""Pixels from top to bottom that the sentence may take."""


def social_svg(
    mentions: pd.DataFrame,
    title: str,
    under: str = "",
    theme: str | Theme | None = None,
    bounds: Corners | None = None,
    days: tuple[date | None, date | None] = (None, None),
    worldview: str = "un",
) -> str:
    """Return a view as SVG: the sentence, the map, a strip of time and the project's name.

    Parameters
    ----------
    mentions : DataFrame
        The mention table as the lens keeps it.
    title, under : str
        The view in one sentence, and what is said below it.
    bounds : ((south, west), (north, east)), optional
        What the map looks at.
    days : (date or None, date or None)
        First and last day of the strip.
    """
    look = theme_named(theme)
    width, height = MAP
    drawn = map_drawn(mentions, width, height, look, worldview, bounds)
    paper = attributes(width=WIDTH, height=HEIGHT, fill=look.paper)
    edge = attributes(d=f"M{WIDTH - width} 0V{height}H{WIDTH}", stroke=look.rule, fill="none")
    strip = strip_drawn(mentions, WIDTH - 2 * MARGIN, 96, look, days, size=19)
    inside = (
        f"<title>{escape(title)}</title><rect{paper}/>"
        f'<g transform="translate({WIDTH - width} 0)">{drawn}</g><path{edge}/>'
        f'<g transform="translate({MARGIN} {MARGIN})">{wordmark_drawn(look, 28)}</g>'
        f"{''.join(_words(title, under, look))}"
        f'<g transform="translate({MARGIN} 512)">{strip}</g>'
    )
    return svg(WIDTH, HEIGHT, inside, role="img", aria_label=title)


def _words(title: str, under: str, look: Theme) -> Iterator[str]:
    wide = WIDTH - MAP[0] - MARGIN - 32
    for size in SIZES:
        most = int(ROOM // (size * 1.2))
        lines = set_in(title, wide, size, 600, "Serif", most)
        if not lines[-1].endswith(" …"):
            break
    y = 128.0
    for line in lines:
        yield text(MARGIN, y + size * 0.8, line, size, look.ink, 600, "Serif")
        y += size * 1.2
    most = max(1, int((470 - y - 32) // 31))
    for row, line in enumerate(set_in(under, wide, 24, most=min(4, most)) if under else ()):
        yield text(MARGIN, y + 32 + row * 31, line, 24, look.quiet)
