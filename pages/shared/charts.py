"""The timeline as a view: drawn from the state, and what a click on it means."""

from __future__ import annotations

from datetime import date

import geopandas as gpd
import streamlit as st

from geo.asking.lens import Lens
from geo.drawing.cards import undated_list
from geo.drawing.moments import moments_from_timeline, timeline_alt
from geo.drawing.timeline import CHART_CONFIG, PlainFigure, timeline
from pages.shared import state
from pages.shared.style import theme
from pages.shared.views import show_excerpt

PATIENCE = 4.0
"""Seconds after which a chart waits no longer for the map."""

TIMELINE_HEIGHT = 380
"""Pixels of the timeline, where a page has room for it."""


def show_timeline(
    mentions: gpd.GeoDataFrame,
    first: date,
    last: date,
    chosen: str = "",
    height: int = TIMELINE_HEIGHT,
    window: tuple[date | None, date | None] = (None, None),
) -> None:
    """Draw the timeline between two days, both included; ``window`` is marked in it."""
    days = (first, last)
    figure = timeline(mentions, days, theme(), chosen, height, window=window)
    show_figure(figure, timeline_alt(mentions, days))
    show_apart(undated_list(mentions, chosen), chosen)


def show_apart(undated: str, chosen: str = "") -> None:
    """Draw the times without a day, if there are any, apart from the line."""
    if undated:
        show_excerpt("undated", undated, chosen)


def show_figure(figure: PlainFigure, alt: str, key: str = "timeline") -> None:
    """Draw a chart of moments; ``alt`` says what it shows.

    A visit's very first chart waits in its room until the map stands: the charting library holds
    the browser up for longer than all the rest.
    """
    with st.container(height=figure.height, border=False, key=f"{key}-room"):
        if not state.map_stands():
            _wait_for_map()
            return
        st.plotly_chart(
            figure,
            theme=None,
            key=key,
            on_select=lambda: _timeline_clicked(key),
            selection_mode="points",
            config=CHART_CONFIG,
            alt=alt,
        )


@st.fragment(run_every=PATIENCE)
def _wait_for_map() -> None:
    """Draw again once the map stands, which it says by an event, or does not say in time."""
    if state.map_stands():
        st.rerun()


def _timeline_clicked(key: str) -> None:
    """Choose the moment clicked; a mark that stands for several chooses their days."""
    for moment in moments_from_timeline(st.session_state.get(key))[:1]:
        if (moment.count > 1 or not moment.mention) and moment.first and moment.last:
            state.go(days=Lens(first=moment.first, last=moment.last).days, mention="")
        else:
            state.choose(moment.mention)
