"""The frame of a timeline: axes, lanes and their names, days of publication."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from geo.drawing.moments import DAY, LANE_NAMES
from geo.drawing.palette import SANS, Theme, faded
from geo.drawing.timeline.lanes import ABOVE, BELOW, Lanes, Stretch
from geo.drawing.wording import days_of

MOST_PUBLISHED = 3
"""Days of publication that are marked at most."""

NAMED = 0.6
"""Share of the width, on a phone, that the name of one such day may take on both sides."""

LINE = 15
"""Pixels of a line of such names."""


def layout(
    theme: Theme,
    span: Stretch,
    height: int,
    more: int = 0,
) -> dict[str, Any]:
    """Return the layout over a stretch of days: axes fixed, nothing to drag.

    ``more`` are pixels above the lanes for names of days beside one line of them.
    """
    return {
        "height": height,
        "autosize": True,
        "margin": {"l": 4, "r": 4, "t": ABOVE + more, "b": BELOW, "pad": 0},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": SANS, "size": 13, "color": theme.ink},
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": theme.paper,
            "bordercolor": theme.rule,
            "font": {"family": SANS, "size": 13, "color": theme.ink},
            "align": "left",
        },
        "barmode": "overlay",
        "bargap": 0,
        "clickmode": "event+select",
        "xaxis": {**date_axis(theme), **_near(span), "range": [str(span[0]), str(span[1])]},
        "xaxis2": {"overlaying": "x", "range": [0, 1], "visible": False, "fixedrange": True},
        "yaxis": {
            "range": [0, height - more - ABOVE - BELOW],
            "visible": False,
            "fixedrange": True,
        },
        "shapes": [],
        "annotations": [],
    }


def _near(span: Stretch) -> dict[str, Any]:
    """Return how few days are written: whole dates on one line, fewer of them."""
    if (span[1] - span[0]) / DAY > 400:
        return {}
    return {"tickformat": "%-d %b %Y", "nticks": 5}


def date_axis(theme: Theme) -> dict[str, Any]:
    """Return a time axis that stays where it is."""
    return {
        "type": "date",
        "fixedrange": True,
        "showgrid": True,
        "gridcolor": theme.rule,
        "gridwidth": 1,
        "zeroline": False,
        "showline": True,
        "linecolor": theme.quiet,
        "ticks": "outside",
        "ticklen": 4,
        "tickcolor": theme.quiet,
        "tickfont": {"size": 12, "color": theme.quiet},
        "nticks": 9,
    }


def furnish(
    layout: dict[str, Any],
    mentions: pd.DataFrame,
    lanes: Lanes,
    theme: Theme,
    span: Stretch,
    names: Mapping[str, str] = LANE_NAMES,
) -> None:
    """Add the lanes' names, the lines between them and the days of publication."""
    for lane, (bottom, top) in lanes.items():
        name = names[lane]
        colour = {**theme.regions, **theme.sides}.get(
            lane, theme.ink if lane == "reference" else theme.quiet
        )
        layout["annotations"].append(_lane_name(name, top, colour))
        if bottom > 0:
            strong = lane == "reference"
            layout["shapes"].append(_line(bottom, theme.quiet if strong else theme.rule))
    for day, row in published_rows(mentions, span):
        layout["shapes"].append(_upright(day, theme.ink))
        layout["annotations"].append(_day_name(day, theme, span, row))


def band(window: tuple[date | None, date | None], theme: Theme) -> list[dict[str, Any]]:
    """Return what marks the days that are looked at, both included, behind everything."""
    if not window[0] or not window[1]:
        return []
    ends = str(np.datetime64(window[0])), str(np.datetime64(window[1]) + DAY)
    return [
        {
            "type": "rect",
            "x0": ends[0],
            "x1": ends[1],
            "yref": "paper",
            "y0": 0,
            "y1": 1,
            "fillcolor": faded(theme.choice, 0.12),
            "line": {"color": theme.choice, "width": 1},
            "layer": "below",
        }
    ]


def published_rows(mentions: pd.DataFrame, span: Stretch) -> list[tuple[np.datetime64, int]]:
    """Return the days of publication, each with the line that its name stands on.

    Names that would run into each other stand on lines of their own; more than a few days are
    not marked at all.
    """
    published = (np.datetime64(day, "D") for day in mentions["published"].dropna().unique())
    shown = sorted(day for day in published if span[0] <= day <= span[1])
    if len(shown) > MOST_PUBLISHED:
        return []
    wide = (span[1] - span[0]) / DAY
    lines: list[np.datetime64] = []
    rows = []
    for day in shown:
        free = (i for i, last in enumerate(lines) if (day - last) / DAY > NAMED * wide)
        row = next(free, len(lines))
        lines[row : row + 1] = [day]
        rows.append((day, row))
    return rows


def _lane_name(name: str, top: float, colour: str) -> dict[str, Any]:
    return {
        "text": f"<b>{name}</b>",
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "y": top,
        "yanchor": "top",
        "yshift": -2,
        "showarrow": False,
        "font": {"size": 12, "color": colour},
    }


def _line(y: float, colour: str) -> dict[str, Any]:
    line = {"color": colour, "width": 1}
    return {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": y,
        "y1": y,
        "line": line,
        "layer": "below",
    }


def _upright(day: np.datetime64, colour: str) -> dict[str, Any]:
    line = {"color": colour, "width": 1, "dash": "dot"}
    return {
        "type": "line",
        "x0": str(day),
        "x1": str(day),
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "line": line,
    }


def _day_name(day: np.datetime64, theme: Theme, span: Stretch, row: int) -> dict[str, Any]:
    is_late = (day - span[0]) / (span[1] - span[0]) > 0.5
    return {
        "text": f"Published {days_of(day)}",
        "x": str(day),
        "xanchor": "right" if is_late else "left",
        "yref": "paper",
        "y": 1,
        "yanchor": "bottom",
        "yshift": LINE * row,
        "showarrow": False,
        "font": {"size": 12, "color": theme.quiet},
    }
