"""Small multiples: the main regions over time, one above another on one scale."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from geo.drawing.moments import DAY, extent
from geo.drawing.palette import MAIN_HUES, REGION_NAMES, Theme, theme_named
from geo.drawing.timeline.bar_rows import bars, row_name, scale
from geo.drawing.timeline.figure_json import PlainFigure
from geo.drawing.timeline.frame import date_axis, layout
from geo.drawing.timeline.lanes import Stretch
from geo.drawing.timeline.traces import wrapped
from geo.drawing.wording import days_of

Days = tuple[date | None, date | None]
STEPS = (("D", 60), ("W-MON", 365), ("M", 365 * 4), ("Q", 365 * 14), ("Y", 10**9))
"""Period counted in, and the longest stretch of days it is used for."""


def multiples(
    mentions: pd.DataFrame,
    days: Days = (None, None),
    theme: str | Theme | None = None,
    height: int = 360,
) -> PlainFigure:
    """Return how much is told of each region over time, as charts on one scale, one a region.

    A bar counts times and quotations of articles by the day they begin; the reference
    chronology's events stand as small lines under the axis. ``customdata`` are moments.
    """
    colours = theme_named(theme)
    span = extent(mentions, days)
    counts, _ = region_periods(mentions, span)
    framed = layout(colours, span, height)
    for axis in ("yaxis", "xaxis2"):
        framed.pop(axis)
    highest = max(1, int(counts["count"].max()) if len(counts) else 1)
    reach = (-0.2 * highest, 1.05 * highest)
    ticks = [0, highest] if highest < 4 else [0, highest // 2, highest]
    traces = []
    for i, hue in enumerate(MAIN_HUES):
        axis = "" if i == 0 else str(i + 1)
        name, colour, row = REGION_NAMES[hue], colours.regions[hue], (i, len(MAIN_HUES))
        framed[f"yaxis{axis}"] = scale(colours, row, (0.81, 0.165), reach, ticks)
        traces += [
            bars(counts[counts["hue"] == hue], name, hue, colour, axis, " in articles"),
            _events(mentions, hue, colours, axis, highest),
        ]
        framed["annotations"].append(row_name(name, colour, row))
    framed["xaxis"] |= {**date_axis(colours), "anchor": f"y{len(MAIN_HUES)}", "showgrid": False}
    return PlainFigure(traces, framed)


def region_periods(mentions: pd.DataFrame, span: Stretch) -> tuple[pd.DataFrame, str]:
    """Count the dated mentions of articles by region and period (``hue``, ``first``, ``last``).

    A mention of two regions counts in both; the period is chosen by how long the span is.
    """
    length = int((span[1] - span[0]) / DAY)
    period = next(step for step, longest in STEPS if length <= longest)
    told = mentions[mentions["kind"].isin(["timex", "quotation"]) & mentions["first"].notna()]
    inside = told[(told["first"] >= span[0]) & (told["first"] <= span[1])]
    flat = pd.DataFrame({"region": inside["regions"], "first": inside["first"]}).explode("region")
    flat = flat[flat["region"].isin([f"region:{hue}" for hue in MAIN_HUES])]
    flat["hue"] = flat["region"].astype(str).str.removeprefix("region:")
    periods = pd.DatetimeIndex(flat["first"]).to_period(period)
    sums = flat.assign(period=periods).groupby(["hue", "period"], sort=True).size()
    counts = sums.rename("count").reset_index()
    counts["first"] = [p.start_time.normalize() for p in counts["period"]]
    counts["last"] = [p.end_time.normalize() for p in counts["period"]]
    return counts.drop(columns="period"), period


def _events(
    mentions: pd.DataFrame, hue: str, theme: Theme, axis: str, highest: int
) -> dict[str, Any]:
    """Return the reference chronology of a region as small lines under its bars."""
    region = f"region:{hue}"
    happenings = mentions[(mentions["kind"] == "happening") & mentions["first"].notna()]
    its_own = np.array([region in regions for regions in happenings["regions"]], dtype=bool)
    here = happenings[its_own]
    return {
        "type": "scatter",
        "name": f"{REGION_NAMES[hue]}: reference events",
        "mode": "markers",
        "x": here["first"].dt.strftime("%Y-%m-%d").tolist(),
        "y": [-0.1 * highest] * len(here),
        "yaxis": f"y{axis}",
        "customdata": [
            [mention, str(first.date()), str(last.date()), 1, hue]
            for mention, first, last in zip(
                here["mention"], here["first"], here["last"], strict=True
            )
        ],
        "hovertext": [
            f"<b>{days_of(first, last)}</b><br>{words}"
            for first, last, words in zip(
                here["first"], here["last"], map(wrapped, here["words"]), strict=True
            )
        ],
        "hoverinfo": "text",
        "marker": {
            "symbol": "line-ns",
            "size": 8,
            "line": {"width": 1.6, "color": theme.regions[hue]},
        },
        "showlegend": False,
    }
