"""Counts in time: what is too much to be drawn moment by moment."""

from __future__ import annotations

from typing import Any

import pandas as pd

from geo.drawing.palette import MAIN_HUES, REGION_NAMES, Theme, theme_named
from geo.drawing.timeline.bar_rows import bars, row_name, scale
from geo.drawing.timeline.figure_json import PlainFigure
from geo.drawing.timeline.frame import date_axis, layout
from geo.drawing.wording import counted, days_of

EVERY = "All"


def binned_timeline(
    counts: pd.DataFrame, theme: str | Theme | None = None, height: int = 360
) -> PlainFigure:
    """Return counts over time: all of them, and under them a row for each main region that has any.

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
    held = [hue for hue in MAIN_HUES if counts[f"region:{hue}"].any()]
    rows |= {f"region:{hue}": (REGION_NAMES[hue], colours.regions[hue]) for hue in held}
    days = (pd.Timestamp("2014-01-01"), pd.Timestamp.today().normalize())
    span = (counts["first"].min(), counts["last"].max()) if len(counts) else days
    framed = layout(colours, (span[0].to_numpy(), span[1].to_numpy()), height)
    for axis in ("yaxis", "xaxis2"):
        framed.pop(axis)
    traces = []
    for number, (column, (name, colour)) in enumerate(rows.items()):
        axis = "" if number == 0 else str(number + 1)
        highest = max(1, int(counts[column].max())) if len(counts) else 1
        row = (number, len(rows))
        reach = (0, 1.05 * highest)
        framed[f"yaxis{axis}"] = scale(colours, row, (0.88, 0.26), reach, [highest])
        framed[f"yaxis{axis}"]["tickformat"] = ",d"
        framed["annotations"].append(row_name(name, colour, row))
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
    hue = column.removeprefix("region:") if column != "count" else "other"
    return bars(held.assign(count=held[column]), name, hue, colour, axis)
