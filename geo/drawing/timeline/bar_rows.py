"""Rows of bars over one axis of days, one above another: their bars, their scales, their names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from geo.drawing.palette import Theme
from geo.drawing.wording import counted, days_of

FILLED = 0.86
"""Share of its time that a bar fills."""

A_DAY = 86_400_000
"""Milliseconds, in which the charting library measures time."""


def bars(
    counts: pd.DataFrame, name: str, hue: str, colour: str, axis: str, whose: str = ""
) -> dict[str, Any]:
    """Return the bars of one row: its ``count`` from ``first`` to ``last`` day of each.

    ``customdata`` are moments of a hue; ``whose`` says more of what is counted.
    """
    ends = list(zip(counts["first"], counts["last"], counts["count"].astype(int), strict=True))
    return {
        "type": "bar",
        "name": name,
        "x": [str(first.date()) for first, _, _ in ends],
        "y": [number for _, _, number in ends],
        "width": [FILLED * A_DAY * ((last - first).days + 1) for first, last, _ in ends],
        "offset": 0,
        "yaxis": f"y{axis}",
        "customdata": [
            ["", str(first.date()), str(last.date()), number, hue] for first, last, number in ends
        ],
        "hovertext": [
            f"<b>{days_of(first, last)}</b><br>{counted(number, 'moment')}{whose}"
            for first, last, number in ends
        ],
        "hoverinfo": "text",
        "marker": {"color": colour, "line": {"width": 0}},
        "showlegend": False,
    }


def scale(
    theme: Theme,
    row: tuple[int, int],
    inside: tuple[float, float],
    reach: tuple[float, float],
    ticks: Sequence[int],
) -> dict[str, Any]:
    """Return the axis at the side of one row.

    Parameters
    ----------
    theme : Theme
        Its colours.
    row : (int, int)
        Which row, and of how many.
    inside : (float, float)
        Where it begins and ends, as shares of the row from its top.
    reach : (float, float)
        The least and the greatest value.
    ticks : sequence of int
        The values that are written.
    """
    top, room = 1 - row[0] / row[1], 1 / row[1]
    return {
        "domain": [top - share * room for share in inside],
        "range": list(reach),
        "fixedrange": True,
        "showgrid": True,
        "gridcolor": theme.rule,
        "zeroline": True,
        "zerolinecolor": theme.quiet,
        "zerolinewidth": 1,
        "tickvals": list(ticks),
        "tickfont": {"size": 11, "color": theme.quiet},
        "side": "right",
        "ticklabelposition": "inside top",
        "ticklabeloverflow": "allow",  # or the highest value, at the very top, would go unwritten
        "ticks": "",
    }


def row_name(name: str, colour: str, row: tuple[int, int]) -> dict[str, Any]:
    """Return the name of one row (which, and of how many), written in its upper left corner."""
    return {
        "text": f"<b>{name}</b>",
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "xanchor": "left",
        "y": 1 - row[0] / row[1],
        "yanchor": "top",
        "showarrow": False,
        "font": {"size": 13, "color": colour},
    }
