"""Traces: the marks of a timeline as plotly draws them, and what is said over each."""

from __future__ import annotations

import textwrap
from typing import Any

import numpy as np
import pandas as pd

from geo.drawing.excerpt import escape
from geo.drawing.moments import DAY
from geo.drawing.palette import HUES, SIDES, Theme, faded
from geo.drawing.timeline.lanes import Stretch
from geo.drawing.wording import counted, days_of, rows_of

SHORTEST = 0.006
"""The shortest bar that can still be seen, as a share of the whole width."""

SYMBOLS = {"timex": "circle", "quotation": "diamond", "happening": "circle-open"}
NOUNS = {"timex": "time", "quotation": "quotation", "happening": "reference event"}
EXACTNESS = {"exact": "", "partial": ", some day of it", "vague": ", no edges given"}
FADES = (0.07, 0.14, 0.21, 0.29, 0.37, 0.45)
"""Opacity of the pieces of a vague bar, from its ends to its middle."""

MIDDLE = 0.4
"""Share of a vague bar's length that its middle piece takes."""


SCALED = (*HUES, *SIDES)
"""What a mark can be coloured by, in the order of the colour scale."""


def told(moments: pd.DataFrame) -> np.ndarray:
    """Return what a click on each mark says (``moments.Moment``), one row a mark."""
    rows = np.empty((len(moments), 5), dtype=object)
    rows[:, 0] = moments["mention"].tolist()
    rows[:, 1], rows[:, 2] = _days(moments["first"]).tolist(), _days(moments["last"]).tolist()
    rows[:, 3], rows[:, 4] = moments["count"].tolist(), moments["hue"].tolist()
    return rows


def _days(days: pd.Series) -> np.ndarray:
    """Return days as ISO 8601 writes them."""
    return np.datetime_as_string(days.to_numpy(dtype="datetime64[D]"))


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


def _numbered(hues: pd.Series) -> np.ndarray:
    """Return hues as their places in ``SCALED``, which ``_scale`` colours."""
    return hues.map({hue: i for i, hue in enumerate(SCALED)}).to_numpy(dtype=float)


def _scale(theme: Theme, opacity: float = 1) -> dict[str, Any]:
    """Return a colour scale of the hues: numbers are drawn much faster than names of colours."""
    colours = [*(faded(theme.colour(hue), opacity) for hue in SCALED), theme.paper, theme.choice]
    steps = [[i / len(colours), colour] for i, colour in enumerate(colours)]
    ends = [[(i + 1) / len(colours), colour] for i, colour in enumerate(colours)]
    scale = [pair for both in zip(steps, ends, strict=True) for pair in both]
    return {"colorscale": scale, "cmin": -0.5, "cmax": len(colours) - 0.5, "showscale": False}


PAPER, CHOICE = len(SCALED), len(SCALED) + 1
"""Places of these two on the colour scale, after the hues."""


def points(laid: pd.DataFrame, theme: Theme) -> dict[str, Any]:
    """Return exact moments: a disc, a diamond (quotation) or a ring (chronology) each."""
    exact = laid[laid["form"] == "exact"]
    hues = _numbered(exact["hue"])
    is_known = (exact["kind"] == "happening").to_numpy()
    edges = {"width": np.where(is_known, 2, 0.8), "color": np.where(is_known, hues, PAPER)}
    return {
        "type": "scatter",
        "name": "points",
        "mode": "markers",
        "x": _days(exact["first"]),
        "y": exact["y"].to_numpy(),
        "customdata": told(exact),
        "hovertext": hovers(exact),
        "hoverinfo": "text",
        "marker": {
            "size": sizes(exact["count"]),
            "symbol": exact["kind"].map(SYMBOLS).to_numpy(),
            "color": hues,
            "opacity": 0.92,
            "line": {**edges, **_edge_scale(theme)},
            **_scale(theme),
        },
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 0.92}},
        "showlegend": False,
    }


def _edge_scale(theme: Theme) -> dict[str, Any]:
    return {key: value for key, value in _scale(theme).items() if key != "showscale"}


def bars(laid: pd.DataFrame, span: Stretch, theme: Theme, chosen: str) -> dict[str, Any]:
    """Return partial moments as bars over every day they may lie on."""
    partial = _lengths(laid[laid["form"] == "partial"], span)
    hues = _numbered(partial["hue"])
    is_chosen = np.array(
        [bool(chosen) and chosen in ids for ids in partial["mentions"]], dtype=bool
    )
    edges = {"width": np.where(is_chosen, 2, 1), "color": np.where(is_chosen, CHOICE, hues)}
    return {
        **_bar("bars", partial),
        "customdata": told(partial),
        "hovertext": hovers(partial),
        "hoverinfo": "text",
        "marker": {
            "color": hues,
            **_scale(theme, 0.42),
            "line": {**edges, **_edge_scale(theme)},
        },
    }


def fading(laid: pd.DataFrame, span: Stretch, theme: Theme, chosen: str) -> list[dict[str, Any]]:
    """Return vague moments as bars in pieces that fade; only the middle one is clicked."""
    vague = _lengths(laid[laid["form"] == "vague"], span)
    if vague.empty:
        return []
    is_chosen = np.array([bool(chosen) and chosen in ids for ids in vague["mentions"]], dtype=bool)
    middle = vague.assign(
        begins=vague["begins"] + vague["lasts"] * (1 - MIDDLE) / 2, lasts=vague["lasts"] * MIDDLE
    )
    marker = {"color": _numbered(vague["hue"]), **_scale(theme)}
    edge = {"width": np.where(is_chosen, 2, 0), "color": theme.choice}
    centre = {
        **_bar("vague", middle),
        "customdata": told(vague),
        "hovertext": hovers(vague),
        "hoverinfo": "text",
        "marker": {**marker, "opacity": FADES[-1], "line": edge},
    }
    return [*(_piece(vague, i, marker) for i in range(len(FADES) - 1)), centre]


def _piece(vague: pd.DataFrame, i: int, marker: dict[str, Any]) -> dict[str, Any]:
    """Return both pieces of every vague bar that are ``i`` steps from its ends."""
    share = (1 - MIDDLE) / 2 / (len(FADES) - 1)
    ends = [
        vague.assign(begins=vague["begins"] + vague["lasts"] * at, lasts=vague["lasts"] * share)
        for at in (i * share, 1 - (i + 1) * share)
    ]
    both = pd.concat(ends)
    coloured = {**marker, "color": np.tile(marker["color"], 2), "opacity": FADES[i]}
    return {**_bar(f"fade {i}", both), "hoverinfo": "skip", "marker": coloured}


def _bar(name: str, laid: pd.DataFrame) -> dict[str, Any]:
    """Return what all bars share: where they begin, how long and how thick they are."""
    milliseconds = laid["lasts"].to_numpy(dtype="timedelta64[s]").astype(float) * 1000
    return {
        "type": "bar",
        "name": name,
        "orientation": "h",
        "base": np.datetime_as_string(laid["begins"].to_numpy(dtype="datetime64[s]")),
        "x": milliseconds,
        "y": laid["y"].to_numpy(),
        "width": np.where(laid["kind"] == "happening", 5.0, 9.0),
        "showlegend": False,
    }


def _lengths(whole: pd.DataFrame, span: Stretch) -> pd.DataFrame:
    """Add where bars begin and how long they last; those too short to be seen are widened."""
    shortest = np.timedelta64(int((span[1] - span[0]) / DAY * SHORTEST * 86_400), "s")
    first = whole["first"].to_numpy(dtype="datetime64[s]")
    length = whole["last"].to_numpy(dtype="datetime64[s]") - first + np.timedelta64(86_400, "s")
    seen = np.maximum(length, shortest)
    return whole.assign(begins=first - (seen - length) // 2, lasts=seen)


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
        "x": _days(ringed["first"]),
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
