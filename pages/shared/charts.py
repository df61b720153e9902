"""The timeline as a view: drawn from the state, and what a click on it means."""

from __future__ import annotations

from datetime import date, timedelta

import geopandas as gpd
import streamlit as st

from geo.asking.lens import Lens
from geo.asking.mentions import day
from geo.drawing.cards import undated_list
from geo.drawing.moments import moments_from_timeline, timeline_alt
from geo.drawing.timeline import CHART_CONFIG, PlainFigure, timeline
from pages.shared import state
from pages.shared.interactive_text import show_excerpt
from pages.shared.style import theme

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


def days_shown(mentions: gpd.GeoDataFrame, lens: Lens) -> tuple[date, date]:
    """Return the days that the timeline spans: those asked for, else the chronology's years.

    Few days are shown with some around them; the axis stays where it is otherwise, so that
    marks do not wander while the reader narrows.
    """
    known = mentions[mentions["kind"] == "happening"]
    first = lens.first or day(known["first"].min()) or date(2014, 1, 1)
    last = lens.last or day(known["last"].max()) or date.today()
    return at_least(first, last)


def at_least(first: date, last: date, days: int = 90) -> tuple[date, date]:
    """Widen a stretch of days on both sides until it is long enough to be looked at."""
    wanting = timedelta(days=max(14, (days - (last - first).days) // 2))
    return max(first, date.min + wanting) - wanting, min(last, date.max - wanting) + wanting


def days_told(mentions: gpd.GeoDataFrame) -> tuple[date, date]:
    """Return the days that some mentions span, with a margin; publication is among them."""
    firsts, lasts = mentions[["first", "published"]], mentions[["last", "published"]]
    first, last = day(firsts.min().min()), day(lasts.max().max())
    return at_least(first or date(2014, 1, 1), last or date.today(), 60)
