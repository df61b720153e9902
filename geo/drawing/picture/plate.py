"""A whole picture to be printed: what is told, map, timeline, signs, sources and scale."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

import pandas as pd

from geo.drawing.brand import GLOBE
from geo.drawing.excerpt import attributes, escape, svg
from geo.drawing.initial_extent import Corners
from geo.drawing.legend import Drawings, map_signs, time_signs
from geo.drawing.lettering import set_in, text, width_of
from geo.drawing.moments import timeline_alt
from geo.drawing.palette import Theme, theme_named
from geo.drawing.picture.map_picture import credit, map_alt, map_drawn
from geo.drawing.picture.timeline_picture import timeline_drawn
from geo.drawing.wording import days_of

Part = Literal["map", "timeline"]
PARTS: dict[str, tuple[Part, ...]] = {
    "both": ("map", "timeline"), "map": ("map",), "timeline": ("timeline",),
}  # fmt: skip
"""What a picture may hold."""

WIDTHS = {"column": 340, "half": 529, "page": 1058}
"""Newspaper widths in CSS pixels of 1/96 inch: 90, 140 and 280 millimetres."""

MARGIN, GAP = 14, 12
"""Pixels around everything, and between two parts."""

SIGN = 16
"""Pixels that a line of signs is high."""


@dataclass(frozen=True, slots=True)
class Caption:
    """What a picture says beside what it draws.

    ``told`` is one sentence, ``sources`` the articles it rests on, ``made`` the day it was made.
    """

    told: str
    sources: str
    made: date


@dataclass(frozen=True, slots=True)
class Plate:
    """How a picture is made: what it holds, how wide, in which theme, with whose borders."""

    holds: str = "both"
    width: int = WIDTHS["half"]
    theme: str = "light"
    worldview: str = "un"
    bounds: Corners | None = None
    days: tuple[date | None, date | None] = (None, None)
    chosen: str = ""


def picture_svg(mentions: pd.DataFrame, caption: Caption, plate: Plate) -> str:
    """Return a mention table as one picture, an SVG document.

    Parameters
    ----------
    mentions : DataFrame
        The mention table as the lens keeps it, happenings among it.
    caption : Caption
        The sentence above, and the sources and the day below.
    plate : Plate
        How it is made; its height follows from what it holds.
    """
    look = theme_named(plate.theme)
    width = plate.width - 2 * MARGIN
    below, pieces = float(MARGIN), []
    for drawn, high in _pieces(mentions, caption, plate, look, width):
        pieces.append(f'<g transform="translate({MARGIN} {below:.1f})">{drawn}</g>')
        below += high + GAP
    height = round(below - GAP + MARGIN)
    paper = attributes(width=plate.width, height=height, fill=look.paper)
    said = f'<title id="title">{escape(caption.told)}</title>'
    said += f'<desc id="desc">{escape(_alt(mentions, plate))}</desc>'
    inside = f"{said}<rect{paper}/>{''.join(pieces)}"
    return svg(plate.width, height, inside, role="img", aria_labelledby="title desc")


def _alt(mentions: pd.DataFrame, plate: Plate) -> str:
    said = {
        "map": lambda: map_alt(mentions),
        "timeline": lambda: timeline_alt(mentions, plate.days),
    }
    return " ".join(said[part]() for part in PARTS[plate.holds])


def _pieces(
    mentions: pd.DataFrame, caption: Caption, plate: Plate, look: Theme, width: int
) -> Iterator[tuple[str, float]]:
    """Yield the parts of a picture from top to bottom, each with its height in pixels."""
    yield _headline(caption.told, width, look)
    if "map" in PARTS[plate.holds]:
        high = round(width * (0.82 if width < 420 else 0.6 if width < 800 else 0.5))
        yield (
            map_drawn(mentions, width, high, look, plate.worldview, plate.bounds, plate.chosen),
            high,
        )
        yield _signs(map_signs(look), width, look)
    if "timeline" in PARTS[plate.holds]:
        high = 300 if width < 420 else 340
        yield timeline_drawn(mentions, width, high, look, plate.days, plate.chosen), high
        yield _signs(time_signs(look), width, look)
    yield _foot(caption, plate, width, look)


def _headline(told: str, width: int, look: Theme) -> tuple[str, float]:
    size = 19 if width < 420 else 23
    lines = set_in(told, width, size, 600, "Serif", 5)
    drawn = [
        text(0, size + row * size * 1.25, line, size, look.ink, 600, "Serif")
        for row, line in enumerate(lines)
    ]
    return "".join(drawn), size * 1.25 * len(lines)


def _signs(signs: Drawings, width: int, look: Theme) -> tuple[str, float]:
    """Return what the signs mean, side by side in as many lines as they need."""
    drawn, x, y = [], 0.0, 0.0
    for sign, wide, said in signs:
        takes = wide + 5 + width_of(said, 12)
        if x and x + takes > width:
            x, y = 0.0, y + SIGN + 4
        drawn.append(f'<g transform="translate({x:.1f} {y:.1f})">{sign}</g>')
        drawn.append(text(x + wide + 5, y + 12, said, 12, look.quiet))
        x += takes + 16
    return "".join(drawn), y + SIGN


def _foot(caption: Caption, plate: Plate, width: int, look: Theme) -> tuple[str, float]:
    lands = f"{credit(plate.worldview)} Places: GeoNames (CC BY 4.0)."
    told = [caption.sources, lands if "map" in PARTS[plate.holds] else ""]
    told.append(f"Read by rules, not by people; made on {days_of(caption.made)}.")
    lines = [line for part in filter(None, told) for line in set_in(part, width, 11.5, most=4)]
    drawn = [
        f"<path{attributes(d=f'M0 .5H{width}', stroke=look.rule)}/>",
        *(text(0, 17 + 15 * row, line, 11.5, look.quiet) for row, line in enumerate(lines)),
    ]
    below = 15 * len(lines) + 12
    drawn.append(f'<g transform="translate(0 {below})">{wordmark_drawn(look, 17)}</g>')
    return "".join(drawn), below + 20


def wordmark_drawn(look: Theme, size: float) -> str:
    """Return mark and name as a piece of SVG, ``size`` pixels of type high."""
    k = size / 19
    globe = GLOBE.format(ink=look.ink, dot=look.regions["middle-east"])
    name = text(31 * k, 18 * k, "Dateline Atlas", size, look.ink, 600, "Serif")
    return f'<g transform="scale({k:.3f})">{globe}</g>{name}'
