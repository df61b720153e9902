"""A strip of time: how much is told of when, in bars of one colour a region, a line high."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np
import pandas as pd

from geo.drawing.excerpt import attributes
from geo.drawing.lettering import text, width_of
from geo.drawing.moments import DAY, extent, gather_moments
from geo.drawing.palette import HUES, Theme
from geo.drawing.picture.axis_days import ticks
from geo.drawing.wording import rows_of

BAR = 7
"""Pixels that a bar takes with the space beside it."""

Days = tuple[date | None, date | None]


def strip_drawn(
    mentions: pd.DataFrame,
    width: int,
    height: int,
    theme: Theme,
    days: Days = (None, None),
    told: Days = (None, None),
    size: float = 12,
) -> str:
    """Return a strip as a piece of SVG: times and quotations by the day they begin.

    Parameters
    ----------
    mentions : DataFrame
        The mention table as the lens keeps it; the reference chronology is not counted.
    width, height : int
        Pixels, with the line of days below.
    days : (date or None, date or None)
        First and last day shown, both included; ``None`` leaves it to what is told of.
    told : (date or None, date or None)
        Days that are told of now, marked behind the bars.
    size : float
        Size of the days' type in pixels.
    """
    span = extent(mentions, days)
    moments = gather_moments(mentions, days)
    moments = moments[moments["kind"] != "happening"]
    ground = height - size * 1.5
    return "".join(
        [
            *_told(told, span, width, ground, theme),
            *_bars(moments, span, width, ground, theme),
            *_days(span, width, ground, theme, size),
        ]
    )


def _told(
    told: Days, span: tuple[np.datetime64, np.datetime64], width: int, ground: float, theme: Theme
) -> Iterator[str]:
    if told[0] and told[1]:
        first, last = (_share(np.datetime64(day), span) * width for day in told)
        box = attributes(
            x=f"{max(0.0, first - 9):.1f}", y=0, width=f"{last - first + 18:.1f}",
            height=f"{ground:.1f}", fill=theme.choice, fill_opacity=0.16,
        )  # fmt: skip
        yield f"<rect{box}/>"


def _share(day: np.datetime64, span: tuple[np.datetime64, np.datetime64]) -> float:
    return float(np.clip((day - span[0]) / (span[1] - span[0]), 0, 1))


def _bars(
    moments: pd.DataFrame,
    span: tuple[np.datetime64, np.datetime64],
    width: int,
    ground: float,
    theme: Theme,
) -> Iterator[str]:
    number = max(1, width // BAR)
    heights = np.zeros((number, len(HUES)))
    length = (span[1] - span[0]) / DAY
    for row in rows_of(moments):
        at = (np.datetime64(row.first, "D") - span[0]) / DAY / length
        heights[int(np.clip(at * number, 0, number - 1)), HUES.index(row.hue)] += row.count
    tall = heights.sum(axis=1).max()
    step = width / number
    for i, j in zip(*np.nonzero(heights), strict=True):
        below, here = heights[i, :j].sum(), heights[i, j]
        k = (ground - 2) / tall
        box = attributes(
            x=f"{i * step + 1:.1f}", y=f"{ground - (below + here) * k:.1f}",
            width=f"{step - 1.5:.1f}", height=f"{here * k:.1f}", fill=theme.regions[HUES[j]],
        )  # fmt: skip
        yield f"<rect{box}/>"


def _days(
    span: tuple[np.datetime64, np.datetime64], width: int, ground: float, theme: Theme, size: float
) -> Iterator[str]:
    line = attributes(d=f"M0 {ground:.1f}H{width}", stroke=theme.quiet)
    yield f"<path{line}/>"
    for day, said in ticks(span, int(width // (size * 8))):
        half = width_of(said, size) / 2
        middle = min(max(_share(day, span) * width, half), width - half)
        yield text(middle, ground + size * 1.3, said, size, theme.quiet, anchor="middle")
