"""The timeline as a figure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from geo.drawing.moments import LANE_NAMES, extent, gather_moments
from geo.drawing.palette import Theme, theme_named
from geo.drawing.timeline.figure_json import PlainFigure
from geo.drawing.timeline.frame import LINE, band, furnish, layout, published_rows
from geo.drawing.timeline.lanes import HEIGHT, laid_in_lanes
from geo.drawing.timeline.traces import bars, fading, points, ring

CHART_CONFIG: dict[str, Any] = {"displayModeBar": False, "responsive": True, "doubleClick": False}
"""What ``st.plotly_chart`` should be given as ``config``."""

Days = tuple[date | None, date | None]


def timeline(
    mentions: pd.DataFrame,
    days: Days = (None, None),
    theme: str | Theme | None = None,
    chosen: str = "",
    height: int = HEIGHT,
    lanes: Mapping[str, str] = LANE_NAMES,
    window: Days = (None, None),
) -> PlainFigure:
    """Return the timeline of a mention table.

    Parameters
    ----------
    mentions : DataFrame
        The mention table as the lens keeps it, happenings among it.
    days : (date or None, date or None)
        First and last day shown, both included; ``None`` leaves it to what is told of.
    theme : str
        ``"light"`` or ``"dark"``.
    chosen : str
        Id of the mention that is chosen; ringed.
    height : int
        Pixels.
    lanes : mapping of str to str
        The lanes from top to bottom, with their names.
    window : (date or None, date or None)
        Days that are looked at among those shown, marked over the whole height.

    Returns
    -------
    PlainFigure
        Traces ``bars`` and ``points`` and, where needed, ``vague`` with its fading ends and
        ``chosen``. Times without a day stand apart, as words (``cards.undated_list``).
    """
    colours = theme_named(theme)
    span = extent(mentions, days)
    moments = gather_moments(mentions, days)
    more = LINE * max((row for _, row in published_rows(mentions, span)), default=0)
    laid, placed = laid_in_lanes(moments, span, height - more, lanes)
    traces = [*fading(laid, span, colours, chosen), bars(laid, span, colours, chosen)]
    traces.append(points(laid, colours))
    ringed = ring(laid, chosen, colours)
    traces += [ringed] if ringed else []
    framed = layout(colours, span, height, more)
    furnish(framed, mentions, placed, colours, span, lanes)
    framed["shapes"] += band(window, colours)
    return PlainFigure(traces, framed)
