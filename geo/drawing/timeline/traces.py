"""Traces: the marks of a timeline as plotly draws them, and what is said over each."""

from __future__ import annotations

import textwrap
from typing import Any

import numpy as np
import pandas as pd

from geo.drawing.excerpt import escape
from geo.drawing.moments import DAY
from geo.drawing.palette import Theme, faded
from geo.drawing.timeline.lanes import NAME, Lanes, Stretch
from geo.drawing.wording import counted, days_of, rows_of

SHORTEST = 0.006
"""The shortest bar that can still be seen, as a share of the whole width."""

SYMBOLS = {"timex": "circle", "quotation": "diamond", "happening": "circle-open"}
NOUNS = {"timex": "time", "quotation": "quotation", "happening": "reference event"}
EXACTNESS = {"exact": "", "partial": ", some day of it", "vague": ", no edges given"}
FADES = (0.06, 0.12, 0.19, 0.27, 0.36, 0.45, 0.36, 0.27, 0.19, 0.12, 0.06)
"""Opacity of the pieces of a vague bar, from one end to the other; the middle one is longest."""

MIDDLE = 0.4
"""Share of a vague bar's length that its middle piece takes."""


def told(moments: pd.DataFrame) -> list[list[Any]]:
    """Return what a click on each mark says (``moments.Moment``)."""
    firsts = moments["first"].dt.strftime("%Y-%m-%d")
    lasts = moments["last"].dt.strftime("%Y-%m-%d")
    columns = (moments["mention"], firsts, lasts, moments["count"], moments["hue"])
    return [list(values) for values in zip(*(c.tolist() for c in columns), strict=True)]


def hovers(moments: pd.DataFrame) -> list[str]:
    """Return what is said over each mark: days, how exact, and the words."""
    return [
        f"<b>{days_of(row.first, row.last)}</b>{EXACTNESS[row.form]}<br>"
        f"{counted(row.count, NOUNS[row.kind])}<br>" + wrapped(row.words)
        for row in rows_of(moments)
    ]


def wrapped(words: str, width: int = 46) -> str:
    """Break words into short lines, escaped."""
    lines = [line for part in words.split("\n") for line in textwrap.wrap(part, width)[:4]]
    return "<br>".join(escape(line) for line in lines)


def sizes(counts: pd.Series) -> np.ndarray:
    """Return diameters in pixels: the area grows with the count."""
    return np.minimum(24, 6.5 + 3.0 * np.sqrt(counts.to_numpy(dtype=float))) - 0.5


def points(laid: pd.DataFrame, theme: Theme) -> dict[str, Any]:
    """Return exact moments: a disc, a diamond (quotation) or a ring (chronology) each."""
    exact = laid[laid["form"] == "exact"]
    hues = [theme.colour(hue) for hue in exact["hue"]]
    return {
        "type": "scatter",
        "name": "points",
        "mode": "markers",
        "x": exact["first"].dt.strftime("%Y-%m-%d").tolist(),
        "y": exact["y"].tolist(),
        "customdata": told(exact),
        "hovertext": hovers(exact),
        "hoverinfo": "text",
        "marker": {
            "size": sizes(exact["count"]).tolist(),
            "symbol": [SYMBOLS[kind] for kind in exact["kind"]],
            "color": hues,
            "opacity": 0.92,
            "line": {
                "width": [2 if kind == "happening" else 0.8 for kind in exact["kind"]],
                "color": [
                    hue if kind == "happening" else theme.paper
                    for hue, kind in zip(hues, exact["kind"], strict=True)
                ],
            },
        },
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 0.92}},
        "showlegend": False,
    }


def bars(laid: pd.DataFrame, span: Stretch, theme: Theme, chosen: str) -> dict[str, Any]:
    """Return partial and vague moments as bars; the vague ones in pieces that fade."""
    shortest = np.timedelta64(int((span[1] - span[0]) / DAY * SHORTEST * 86_400), "s")
    pieces = _pieces(laid[laid["form"] != "exact"], shortest)
    is_chosen = np.array([bool(chosen) and chosen in ids for ids in pieces["mentions"]], dtype=bool)
    hues = np.array([theme.colour(hue) for hue in pieces["hue"]], dtype=object)
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
        "customdata": told(pieces),
        "hovertext": hovers(pieces),
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


def _pieces(whole: pd.DataFrame, shortest: np.timedelta64) -> pd.DataFrame:
    """Cut vague bars into pieces that fade towards both ends; widen bars too short to be seen."""
    first, last = whole["first"].to_numpy(), whole["last"].to_numpy()
    length = last - first + np.timedelta64(86_400, "s")
    seen = np.maximum(length, shortest)
    bars = whole.assign(begins=first - (seen - length) // 2, lasts=seen, opacity=0.42)
    is_vague = (whole["form"] == "vague").to_numpy()
    vague, parts, done = bars[is_vague], [bars[~is_vague]], 0.0
    for i, opacity in enumerate(FADES):
        is_middle = i == len(FADES) // 2
        share = MIDDLE if is_middle else (1 - MIDDLE) / (len(FADES) - 1)
        begins = vague["begins"] + vague["lasts"] * done
        parts.append(vague.assign(begins=begins, lasts=vague["lasts"] * share, opacity=opacity))
        done += share
    return pd.concat([part for part in parts if len(part)] or parts[:1], ignore_index=True)


def without_date(without: pd.DataFrame, lanes: Lanes, theme: Theme) -> dict[str, Any]:
    """Return the lane without dates: marks one beside another, where they stand means nothing."""
    shown = without.head(40)
    laid = [
        {
            "mention": row.mention,
            "hover": f"<b>No date given</b><br>{wrapped(row.words)}",
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


def ring(laid: pd.DataFrame, chosen: str, theme: Theme) -> dict[str, Any] | None:
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
            "size": (sizes(ringed["count"]) + 9).tolist(),
            "color": theme.choice,
            "line": {"width": 2, "color": theme.choice},
        },
        "showlegend": False,
    }
