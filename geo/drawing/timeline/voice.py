"""One voice in time: every remark a mark of its own, stacked over its day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd

from geo.drawing.moments import DAY, extent, gather_moments, packed
from geo.drawing.palette import Theme, theme_named
from geo.drawing.timeline.figure_json import PlainFigure
from geo.drawing.timeline.frame import band, furnish, layout
from geo.drawing.timeline.lanes import ABOVE, BELOW, CLOSEST, NAME, ROW, Stretch
from geo.drawing.timeline.traces import bars, fading, points, ring

HEIGHT = 380
"""Pixels of the whole chart."""

NAMES = {"reference": "Reference chronology", "remarks": "Remarks"}


def voice_timeline(
    mentions: pd.DataFrame,
    days: tuple[date | None, date | None] = (None, None),
    theme: str | Theme | None = None,
    chosen: str = "",
    height: int = HEIGHT,
    window: tuple[date | None, date | None] = (None, None),
) -> PlainFigure:
    """Return remarks stacked over their days, under the reference chronology.

    Parameters
    ----------
    mentions : DataFrame
        Remarks in the shape of the mention table (``spoken.as_mentions``), happenings among
        them. Remarks without a day are left to the cards.
    days : (date or None, date or None)
        First and last day shown, both included.
    theme : str
        ``"light"`` or ``"dark"``.
    chosen : str
        Id of the remark or happening that is chosen; ringed.
    height : int
        Pixels.
    window : (date or None, date or None)
        Days that are looked at among those shown, marked over the whole height.
    """
    colours, span = theme_named(theme), extent(mentions, days)
    gap = np.timedelta64(int((span[1] - span[0]) / DAY * 86_400 * CLOSEST), "s")
    apart = mentions.assign(lane=mentions["mention"])
    moments = gather_moments(apart, days)
    is_event = (moments["lane"] == "reference").to_numpy()
    events, remarks = moments[is_event], moments[~is_event]
    rows = packed(events, gap, 3)
    above = NAME + ROW * (int(rows.max(initial=0)) + 1) + 6
    room = height - ABOVE - BELOW - above
    laid = pd.concat(
        [
            events.assign(y=room + 6 + ROW * (rows + 0.5)),
            remarks.assign(y=_stacked(remarks, span, room - NAME)),
        ]
    )
    framed = layout(colours, span, height)
    lanes = {"remarks": (0.0, float(room)), "reference": (float(room), float(room + above))}
    furnish(framed, mentions, lanes, colours, span, NAMES)
    framed["shapes"] += band(window, colours)
    traces = [bars(laid, span, colours, chosen), *fading(laid, span, colours, chosen)]
    traces.append(points(laid, colours))
    ringed = ring(laid, chosen, colours)
    return PlainFigure(traces + ([ringed] if ringed else []), framed)


def _stacked(remarks: pd.DataFrame, span: Stretch, room: float) -> np.ndarray:
    """Return a height for each remark: those of one time stand above one another.

    Times nearer than two marks' width share a stack, and a stack is pressed to fit the room.
    """
    near = max(1, int((span[1] - span[0]) / DAY * CLOSEST * 1.2))
    bins = ((remarks["first"].to_numpy("datetime64[D]") - span[0]) / DAY).astype(int) // near
    step = min(13.0, (room - 10) / max(1, _highest(bins)))
    seen: dict[int, int] = {}
    heights = []
    for bin in bins:
        seen[bin] = seen.get(bin, 0) + 1
        heights.append(8 + step * (seen[bin] - 0.5))
    return np.array(heights, dtype=float)


def _highest(bins: Sequence[int] | np.ndarray) -> int:
    return int(np.unique(bins, return_counts=True)[1].max()) if len(bins) else 1
