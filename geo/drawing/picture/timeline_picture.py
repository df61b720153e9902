"""The timeline as SVG: the same moments in the same lanes as the app's chart, with no browser."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from geo.drawing.excerpt import attributes, escape
from geo.drawing.lettering import text, width_of
from geo.drawing.moments import DAY, LANE_NAMES, extent, gather_moments
from geo.drawing.palette import Theme
from geo.drawing.picture.axis_days import ticks
from geo.drawing.picture.map_symbols import outline
from geo.drawing.timeline.frame import LINE, published_rows
from geo.drawing.timeline.lanes import ABOVE, BELOW, Stretch, laid_in_lanes
from geo.drawing.timeline.traces import EXACTNESS, FADES, MIDDLE, NOUNS, SHORTEST, sizes
from geo.drawing.wording import Row, counted, days_of, rows_of

Days = tuple[date | None, date | None]
EDGE = 4
"""Pixels left and right of the lanes."""

TICK = 92
"""Pixels that a day on the axis takes with some space."""

BARS = {"happening": 5.0}
BAR = 9.0
"""How thick bars are."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Days as pixels, from left to right."""

    span: Stretch
    width: int

    def at(self, day: np.datetime64) -> float:
        """Return where a day begins."""
        share = (day - self.span[0]) / (self.span[1] - self.span[0])
        return float(EDGE + share * (self.width - 2 * EDGE))

    def held(self, x: float) -> float:
        """Return a pixel, or the nearest one of the axis."""
        return min(max(x, EDGE), self.width - EDGE)


def timeline_drawn(
    mentions: pd.DataFrame,
    width: int,
    height: int,
    theme: Theme,
    days: Days = (None, None),
    chosen: str = "",
    lanes: Mapping[str, str] = LANE_NAMES,
) -> str:
    """Return the timeline of a mention table as a piece of SVG, ``width`` by ``height`` pixels.

    Parameters and meaning are those of ``geo.drawing.timeline.timeline``.
    """
    span = extent(mentions, days)
    moments = gather_moments(mentions, days)
    published = published_rows(mentions, span)
    more = LINE * max((row for _, row in published), default=0)
    laid, placed = laid_in_lanes(moments, span, height - more, lanes)
    axis, ground = Axis(span, width), height - BELOW
    marks = [_moment(row, axis, ground, theme, chosen) for row in rows_of(laid)]
    names = [
        text(EDGE, ground - top + 13, lanes[lane], 12, _lane_ink(lane, theme), 700)
        for lane, (_, top) in placed.items()
    ]
    return "".join(
        [
            *_frame(axis, ground, theme, placed),
            *names,
            *_published(published, axis, ABOVE + more, ground, theme),
            *sorted(marks, key=lambda mark: "<path" in mark),  # bars lie under points
        ]
    )


def _lane_ink(lane: str, theme: Theme) -> str:
    reference = theme.ink if lane == "reference" else theme.quiet
    return {**theme.regions, **theme.sides}.get(lane, reference)


def _frame(
    axis: Axis, ground: int, theme: Theme, lanes: Mapping[str, tuple[float, float]]
) -> Iterator[str]:
    """Yield the axis with its days, and the lines between the lanes."""
    for day, said in ticks(axis.span, axis.width // TICK):
        x = axis.at(day)
        yield _line(x, ABOVE, x, ground, theme.rule)
        yield _line(x, ground, x, ground + 4, theme.quiet)
        half = width_of(said, 12) / 2
        middle = min(max(x, EDGE + half), axis.width - EDGE - half)
        yield text(middle, ground + 18, said, 12, theme.quiet, anchor="middle")
    for lane, (bottom, _) in lanes.items():
        if bottom > 0:
            colour = theme.quiet if lane == "reference" else theme.rule
            yield _line(EDGE, ground - bottom, axis.width - EDGE, ground - bottom, colour)
    yield _line(EDGE, ground, axis.width - EDGE, ground, theme.quiet)


def _line(x: float, y: float, to_x: float, to_y: float, colour: str, **more: object) -> str:
    told = attributes(d=f"M{x:.1f} {y:.1f}L{to_x:.1f} {to_y:.1f}", stroke=colour, **more)
    return f"<path{told}/>"


def _published(
    days: list[tuple[np.datetime64, int]], axis: Axis, top: int, ground: int, theme: Theme
) -> Iterator[str]:
    for day, row in days:
        x, is_late = axis.at(day), axis.at(day) > axis.width / 2
        yield _line(x, top, x, ground, theme.ink, stroke_dasharray="1.5 2.5")
        said = f"Published {days_of(day)}"
        side = "end" if is_late else "start"
        yield text(x, top - 6 - LINE * row, said, 12, theme.quiet, anchor=side)


def _moment(row: Row, axis: Axis, ground: int, theme: Theme, chosen: str) -> str:
    """Return one moment as it is known: a point, a bar over its days, or a bar that fades."""
    colour, y = theme.colour(row.hue), ground - row.y
    is_chosen = bool(chosen) and chosen in row.mentions
    drawn = {"exact": _point, "partial": _bar, "vague": _fading}[row.form]
    said = f"{days_of(row.first, row.last)}{EXACTNESS[row.form]}: "
    said += f"{counted(int(row.count), NOUNS[row.kind])}. {row.words}"
    told = attributes(class_="moment", data_id=row.mention)
    return (
        f"<g{told}><title>{escape(said)}</title>{drawn(row, axis, y, colour, theme, is_chosen)}</g>"
    )


def _point(row: Row, axis: Axis, y: float, colour: str, theme: Theme, is_chosen: bool) -> str:
    x, [size] = axis.at(np.datetime64(row.first, "s")), sizes(pd.Series([row.count]))
    shape = "diamond" if row.kind == "quotation" else "circle"
    r = float(size) / 2 * (1.3 / 1.22 if shape == "diamond" else 1)
    known = row.kind == "happening"
    told = attributes(
        d=outline(shape, x, y, r), fill="none" if known else colour,
        stroke=colour if known else theme.paper, stroke_width=2 if known else 0.8, opacity=0.92,
    )  # fmt: skip
    ring = {"fill": "none", "stroke": theme.choice, "stroke_width": 2}
    around = f"<path{attributes(d=outline('circle', x, y, r + 4.5), **ring)}/>"
    return f"<path{told}/>" + (around if is_chosen else "")


def _ends(row: Row, axis: Axis) -> tuple[float, float]:
    """Return where a bar begins and ends, one too short to be seen widened, cut at the axis."""
    begins = axis.at(np.datetime64(row.first, "s"))
    ends = axis.at(np.datetime64(row.last, "s") + DAY)
    lacking = max(0.0, SHORTEST * (axis.width - 2 * EDGE) - (ends - begins)) / 2
    return axis.held(begins - lacking), axis.held(ends + lacking)


def _bar(row: Row, axis: Axis, y: float, colour: str, theme: Theme, is_chosen: bool) -> str:
    begins, ends = _ends(row, axis)
    edge: dict[str, Any] = {"stroke": colour, "stroke_width": 1}
    edge = {"stroke": theme.choice, "stroke_width": 2} if is_chosen else edge
    return _rect(begins, ends, y, BARS.get(row.kind, BAR), fill=colour, fill_opacity=0.42, **edge)


def _fading(row: Row, axis: Axis, y: float, colour: str, theme: Theme, is_chosen: bool) -> str:
    """Return a bar in pieces that fade towards its ends, as nobody says where it begins."""
    begins, ends = _ends(row, axis)
    long, thick = ends - begins, BARS.get(row.kind, BAR)
    step = (1 - MIDDLE) / 2 / (len(FADES) - 1)
    pieces = [
        _rect(begins + long * at, begins + long * (at + step), y, thick,
              fill=colour, fill_opacity=share)
        for i, share in enumerate(FADES[:-1])
        for at in (i * step, 1 - (i + 1) * step)
    ]  # fmt: skip
    edge: dict[str, Any] = {"stroke": theme.choice, "stroke_width": 2} if is_chosen else {}
    middle = begins + long * (1 - MIDDLE) / 2, begins + long * (1 + MIDDLE) / 2
    whole = _rect(*middle, y, thick, fill=colour, fill_opacity=FADES[-1], **edge)
    return "".join(pieces) + whole


def _rect(begins: float, ends: float, y: float, thick: float, **more: Any) -> str:
    told = attributes(
        x=f"{begins:.1f}", y=f"{y - thick / 2:.1f}", width=f"{ends - begins:.2f}", height=thick,
        **more,
    )  # fmt: skip
    return f"<rect{told}/>"
