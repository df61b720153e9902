"""The timeline: the one room that knows plotly.

Exact moments are points, partial ones bars over every day they may lie on, vague ones bars whose
ends fade; what has no date stands in a lane of its own. Above lies the reference chronology,
below it what articles speak of, a lane a region. Axes are fixed and there is no drag mode, or
clicks would not arrive; the lens's days do the zooming. Each mark's ``customdata`` says what it
is (``moments.Moment``), so that a click can be read without knowing how it was drawn.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from geo.drawing.excerpt import escape
from geo.drawing.moments import DAY, LANE_NAMES, LANES, extent, gather_moments, packed, undated
from geo.drawing.palette import SANS, Theme, faded, theme_named
from geo.drawing.wording import counted, days_of, rows_of

CHART_CONFIG: dict[str, Any] = {"displayModeBar": False, "responsive": True, "doubleClick": False}
"""What ``st.plotly_chart`` should be given as ``config``."""

HEIGHT = 380
"""Pixels; fixed, so that nothing below the chart jumps."""

ABOVE, BELOW, NAME, ROW = 22, 34, 19, 15
"""Pixels: above and below the lanes, for a lane's name, and for a row of marks at most."""

MOST_ROWS = 4
CLOSEST = 0.013
"""How near two marks of a row may come, as a share of the whole width."""

SHORTEST = 0.006
"""The shortest bar that can still be seen, as a share of the whole width."""

SYMBOLS = {"timex": "circle", "quotation": "diamond", "happening": "circle-open"}
FADES = (0.06, 0.12, 0.19, 0.27, 0.36, 0.45, 0.36, 0.27, 0.19, 0.12, 0.06)
"""Opacity of the pieces of a vague bar, from one end to the other; the middle one is longest."""

MIDDLE = 0.4
"""Share of a vague bar's length that its middle piece takes."""

Lanes = dict[str, tuple[float, float]]
Days = tuple[date | None, date | None]


def timeline(
    mentions: pd.DataFrame,
    days: Days = (None, None),
    theme: str | Theme | None = None,
    chosen: str = "",
    height: int = HEIGHT,
) -> go.Figure:
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

    Returns
    -------
    plotly.graph_objects.Figure
        Traces ``bars``, ``points`` and, where needed, ``undated`` and ``chosen``.
    """
    colours = theme_named(theme)
    span = extent(mentions, days)
    moments = gather_moments(mentions, days)
    without = undated(mentions)
    laid, lanes = _laid(moments, span, height, bool(len(without)))
    traces = [_bars(laid, span, colours, chosen), _points(laid, colours)]
    if len(without):
        traces.append(_undated(without, lanes, colours))
    ring = _ring(laid, chosen, colours)
    traces += [ring] if ring else []
    layout = _layout(colours, span, height)
    _furnish(layout, mentions, lanes, colours, span, len(without))
    return go.Figure(data=traces, layout=layout)


def _laid(
    moments: pd.DataFrame,
    span: tuple[np.datetime64, np.datetime64],
    height: int,
    has_undated: bool,
) -> tuple[pd.DataFrame, Lanes]:
    """Give every moment its height; return also the bottom and top of each lane.

    Heights are pixels above the axis. A lane is as high as the rows it needs, with room for its
    name above; what is left over is shared out.
    """
    length = (span[1] - span[0]) / DAY
    gap = np.timedelta64(int(length * 86_400 * CLOSEST), "s")
    rows: dict[str, np.ndarray] = {}
    for lane in LANES:
        here = moments[moments["lane"] == lane]
        if len(here) or lane not in {"reference", "other"}:
            rows[lane] = packed(here, gap, MOST_ROWS)
    depth = {lane: int(taken.max(initial=0)) + 1 for lane, taken in rows.items()}
    depth |= {"undated": 1} if has_undated else {}
    room = height - ABOVE - BELOW - NAME * len(depth)
    row = min(ROW, room / sum(depth.values()))
    spare = (room - row * sum(depth.values())) / len(depth)
    heights, lanes, bottom = np.zeros(len(moments)), {}, 0.0
    for lane in [name for name in ("undated", *reversed(LANES)) if name in depth]:
        top = bottom + row * depth[lane] + NAME + spare
        lanes[lane] = (bottom, top)
        if lane != "undated":
            here = (moments["lane"] == lane).to_numpy()
            heights[here] = bottom + spare / 2 + row * (rows[lane] + 0.5)
        bottom = top
    return moments.assign(y=heights), lanes


def _told(moments: pd.DataFrame) -> list[list[Any]]:
    """Return what a click on each mark says (``moments.Moment``)."""
    firsts = moments["first"].dt.strftime("%Y-%m-%d")
    lasts = moments["last"].dt.strftime("%Y-%m-%d")
    columns = (moments["mention"], firsts, lasts, moments["count"], moments["hue"])
    return [list(values) for values in zip(*(c.tolist() for c in columns), strict=True)]


def _hovers(moments: pd.DataFrame) -> list[str]:
    """Return what is said over each mark: days, how exact, and the words."""
    nouns = {"timex": "time", "quotation": "quotation", "happening": "reference event"}
    exactness = {"exact": "", "partial": ", some day of it", "vague": ", no edges given"}
    return [
        f"<b>{days_of(row.first, row.last)}</b>{exactness[row.form]}<br>"
        f"{counted(row.count, nouns[row.kind])}<br>" + _wrapped(row.words)
        for row in rows_of(moments)
    ]


def _wrapped(words: str, width: int = 46) -> str:
    """Break words into short lines, escaped."""
    import textwrap

    lines = [line for part in words.split("\n") for line in textwrap.wrap(part, width)[:4]]
    return "<br>".join(escape(line) for line in lines)


def _sizes(counts: pd.Series) -> np.ndarray:
    return np.minimum(24, 6.5 + 3.0 * np.sqrt(counts.to_numpy(dtype=float))) - 0.5


def _points(laid: pd.DataFrame, theme: Theme) -> dict[str, Any]:
    points = laid[laid["form"] == "exact"]
    hues = [theme.regions[hue] for hue in points["hue"]]
    return {
        "type": "scatter",
        "name": "points",
        "mode": "markers",
        "x": points["first"].dt.strftime("%Y-%m-%d").tolist(),
        "y": points["y"].tolist(),
        "customdata": _told(points),
        "hovertext": _hovers(points),
        "hoverinfo": "text",
        "marker": {
            "size": _sizes(points["count"]).tolist(),
            "symbol": [SYMBOLS[kind] for kind in points["kind"]],
            "color": hues,
            "opacity": 0.92,
            "line": {
                "width": [2 if kind == "happening" else 0.8 for kind in points["kind"]],
                "color": [
                    hue if kind == "happening" else theme.paper
                    for hue, kind in zip(hues, points["kind"], strict=True)
                ],
            },
        },
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 0.92}},
        "showlegend": False,
    }


def _bars(
    laid: pd.DataFrame, span: tuple[np.datetime64, np.datetime64], theme: Theme, chosen: str
) -> dict[str, Any]:
    """Return partial and vague moments as bars; the vague ones in pieces that fade."""
    shortest = pd.Timedelta((span[1] - span[0]) / DAY * SHORTEST, "D")
    pieces = _pieces(laid[laid["form"] != "exact"], shortest)
    is_chosen = np.array([bool(chosen) and chosen in ids for ids in pieces["mentions"]], dtype=bool)
    hues = np.array([theme.regions[hue] for hue in pieces["hue"]], dtype=object)
    is_vague = (pieces["form"] == "vague").to_numpy()
    edges = np.where(is_chosen, theme.choice, hues)
    return {
        "type": "bar",
        "name": "bars",
        "orientation": "h",
        "base": pieces["begins"].dt.strftime("%Y-%m-%dT%H:%M:%S").tolist(),
        "x": (pieces["lasts"].dt.total_seconds() * 1000).tolist(),
        "y": pieces["y"].tolist(),
        "width": np.where(pieces["kind"] == "happening", 5.0, 9.0).tolist(),
        "customdata": _told(pieces),
        "hovertext": _hovers(pieces),
        "hoverinfo": "text",
        "marker": {
            "color": [
                faded(hue, share) for hue, share in zip(hues, pieces["opacity"], strict=True)
            ],
            "line": {
                "width": np.where(is_chosen, 2, np.where(is_vague, 0, 1)).tolist(),
                "color": edges.tolist(),
            },
        },
        "showlegend": False,
    }


def _pieces(whole: pd.DataFrame, shortest: pd.Timedelta) -> pd.DataFrame:
    """Cut vague bars into pieces that fade towards both ends; widen bars too short to be seen."""
    length = whole["last"] - whole["first"] + pd.Timedelta(days=1)
    seen = length.clip(lower=shortest)
    bars = whole.assign(begins=whole["first"] - (seen - length) / 2, lasts=seen, opacity=0.42)
    is_vague = (whole["form"] == "vague").to_numpy()
    vague, parts, done = bars[is_vague], [bars[~is_vague]], 0.0
    for i, opacity in enumerate(FADES):
        is_middle = i == len(FADES) // 2
        share = MIDDLE if is_middle else (1 - MIDDLE) / (len(FADES) - 1)
        begins = vague["begins"] + vague["lasts"] * done
        parts.append(vague.assign(begins=begins, lasts=vague["lasts"] * share, opacity=opacity))
        done += share
    return pd.concat([part for part in parts if len(part)] or parts[:1], ignore_index=True)


def _undated(without: pd.DataFrame, lanes: Lanes, theme: Theme) -> dict[str, Any]:
    """Return the lane without dates: marks one beside another, where they stand means nothing."""
    shown = without.head(40)
    laid = [
        {
            "mention": row.mention,
            "hover": f"<b>No date given</b><br>{_wrapped(row.words)}",
        }
        for row in rows_of(shown)
    ]
    return {
        "type": "scatter",
        "name": "undated",
        "mode": "markers",
        "xaxis": "x2",
        "x": [0.012 + 0.022 * i for i in range(len(laid))],
        "y": [sum(lanes["undated"]) / 2 - NAME / 2] * len(laid),
        "customdata": [[mark["mention"], None, None, 1, "other"] for mark in laid],
        "hovertext": [mark["hover"] for mark in laid],
        "hoverinfo": "text",
        "marker": {
            "symbol": "circle-open-dot",
            "size": 9,
            "color": theme.quiet,
            "line": {"width": 1.4, "color": theme.quiet},
        },
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
        "showlegend": False,
    }


def _ring(laid: pd.DataFrame, chosen: str, theme: Theme) -> dict[str, Any] | None:
    """Return a ring around the point that is chosen."""
    if not chosen:
        return None
    held = [chosen in ids for ids in laid["mentions"]]
    ringed = laid[np.array(held, dtype=bool) & (laid["form"] == "exact").to_numpy()]
    if ringed.empty:
        return None
    return {
        "type": "scatter",
        "name": "chosen",
        "mode": "markers",
        "x": ringed["first"].dt.strftime("%Y-%m-%d").tolist(),
        "y": ringed["y"].tolist(),
        "hoverinfo": "skip",
        "marker": {
            "symbol": "circle-open",
            "size": (_sizes(ringed["count"]) + 9).tolist(),
            "color": theme.choice,
            "line": {"width": 2, "color": theme.choice},
        },
        "showlegend": False,
    }


def _layout(
    theme: Theme,
    span: tuple[np.datetime64, np.datetime64],
    height: int,
) -> dict[str, Any]:
    return {
        "height": height,
        "autosize": True,
        "margin": {"l": 4, "r": 4, "t": ABOVE, "b": BELOW, "pad": 0},
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
        "xaxis": {**_date_axis(theme), "range": [str(span[0]), str(span[1])]},
        "xaxis2": {"overlaying": "x", "range": [0, 1], "visible": False, "fixedrange": True},
        "yaxis": {"range": [0, height - ABOVE - BELOW], "visible": False, "fixedrange": True},
        "shapes": [],
        "annotations": [],
    }


def _date_axis(theme: Theme) -> dict[str, Any]:
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


def _furnish(
    layout: dict[str, Any],
    mentions: pd.DataFrame,
    lanes: Lanes,
    theme: Theme,
    span: tuple[np.datetime64, np.datetime64],
    without: int,
) -> None:
    """Add the lanes' names, the lines between them and the days of publication."""
    for lane, (bottom, top) in lanes.items():
        name = LANE_NAMES.get(lane, f"No date given ({counted(without, 'time')})")
        colour = theme.regions.get(lane, theme.ink if lane == "reference" else theme.quiet)
        layout["annotations"].append(_lane_name(name, top, colour))
        if bottom > 0:
            strong = lane == "reference"
            layout["shapes"].append(_line(bottom, theme.quiet if strong else theme.rule))
    shown = [d for d in _published(mentions) if span[0] <= d <= span[1]]
    for day in shown if len(shown) <= 3 else []:
        layout["shapes"].append(_upright(day, theme.ink))
        layout["annotations"].append(_day_name(day, theme, span))


def _published(mentions: pd.DataFrame) -> Iterable[np.datetime64]:
    days = mentions["published"].dropna().unique() if "published" in mentions.columns else []
    return sorted(np.datetime64(day, "D") for day in days)


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


def _day_name(
    day: np.datetime64, theme: Theme, span: tuple[np.datetime64, np.datetime64]
) -> dict[str, Any]:
    is_late = (day - span[0]) / (span[1] - span[0]) > 0.5
    return {
        "text": f"Published {days_of(day)}",
        "x": str(day),
        "xanchor": "right" if is_late else "left",
        "yref": "paper",
        "y": 1,
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": 12, "color": theme.quiet},
    }
