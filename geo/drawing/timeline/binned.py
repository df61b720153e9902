"""Counts in time: what is too much to be drawn moment by moment."""

from __future__ import annotations

from typing import Any

import pandas as pd

from geo.drawing.palette import MAIN_HUES, REGION_NAMES, Theme, theme_named
from geo.drawing.timeline.figure_json import PlainFigure
from geo.drawing.timeline.frame import date_axis, layout
from geo.drawing.wording import counted, days_of

EVERY = "All"
FILLED = 0.86
"""Share of its time that a bar fills."""

A_DAY = 86_400_000
"""Milliseconds, in which the charting library measures time."""


def binned_timeline(
    counts: pd.DataFrame, theme: str | Theme | None = None, height: int = 360
) -> PlainFigure:
    """Return counts over time: all of them, and one row for each main region under them.

    Parameters
    ----------
    counts : DataFrame
        One row a day, month or year: ``first`` and ``last`` of its days, ``count`` of all, and a
        column for each main region by its id.

    Returns
    -------
    PlainFigure
        Each row has a scale of its own, written at its side. ``customdata`` are moments: a
        click on a bar means its days.
    """
    colours = theme_named(theme)
    rows = {"count": (EVERY, colours.quiet)}
    rows |= {f"region:{hue}": (REGION_NAMES[hue], colours.regions[hue]) for hue in MAIN_HUES}
    days = (pd.Timestamp("2014-01-01"), pd.Timestamp.today().normalize())
    span = (counts["first"].min(), counts["last"].max()) if len(counts) else days
    framed = layout(colours, (span[0].to_numpy(), span[1].to_numpy()), height)
    for axis in ("yaxis", "xaxis2"):
        framed.pop(axis)
    traces = []
    for number, (column, (name, colour)) in enumerate(rows.items()):
        axis = "" if number == 0 else str(number + 1)
        highest = max(1, int(counts[column].max())) if len(counts) else 1
        framed[f"yaxis{axis}"] = _scale(colours, number, len(rows), highest)
        framed["annotations"].append(_name(name, colour, number, len(rows)))
        traces.append(_bars(counts, column, name, colour, axis))
    framed["xaxis"] |= {**date_axis(colours), "anchor": f"y{len(rows)}", "showgrid": False}
    return PlainFigure(traces, framed)


def binned_alt(counts: pd.DataFrame, step: str) -> str:
    """Say in a sentence what the chart shows, for those who do not see it."""
    if counts.empty:
        return "Timeline: nothing here has a date."
    most = counts.iloc[int(counts["count"].argmax())]
    return (
        f"Timeline by {step}, {days_of(counts['first'].min(), counts['last'].max())}: "
        f"{counted(int(counts['count'].sum()), 'time or quotation', 'times and quotations')}, most "
        f"in {days_of(most['first'], most['last'])} ({int(most['count']):,})."
    )


def _bars(counts: pd.DataFrame, column: str, name: str, colour: str, axis: str) -> dict[str, Any]:
    held = counts[counts[column] > 0]
    ends = list(zip(held["first"], held["last"], held[column].astype(int), strict=True))
    hue = column.removeprefix("region:") if column != "count" else "other"
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
            f"<b>{days_of(first, last)}</b><br>{counted(number, 'moment')}"
            for first, last, number in ends
        ],
        "hoverinfo": "text",
        "marker": {"color": colour, "line": {"width": 0}},
        "showlegend": False,
    }


def _scale(theme: Theme, row: int, rows: int, highest: int) -> dict[str, Any]:
    top, room = 1 - row / rows, 1 / rows
    return {
        "domain": [top - 0.88 * room, top - 0.26 * room],
        "range": [0, 1.05 * highest],
        "fixedrange": True,
        "showgrid": True,
        "gridcolor": theme.rule,
        "zeroline": True,
        "zerolinecolor": theme.quiet,
        "zerolinewidth": 1,
        "tickvals": [highest],
        "tickformat": ",d",
        "tickfont": {"size": 11, "color": theme.quiet},
        "side": "right",
        "ticklabelposition": "inside top",
        "ticks": "",
    }


def _name(name: str, colour: str, row: int, rows: int) -> dict[str, Any]:
    return {
        "text": f"<b>{name}</b>",
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "xanchor": "left",
        "y": 1 - row / rows,
        "yanchor": "top",
        "showarrow": False,
        "font": {"size": 13, "color": colour},
    }
