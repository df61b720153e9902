"""The page of comparisons: choosing two sides, and the map, time and passages of both."""

from __future__ import annotations

from datetime import date

import geopandas as gpd
import numpy as np
import pandas as pd
import streamlit as st

from geo.asking.comparison.compared_sides import (
    OUTLET,
    Comparison,
    core_days,
    on_one_timeline,
    side_names,
)
from geo.asking.comparison.told_by_both import Told
from geo.asking.lens import Lens
from geo.asking.mentions import day
from geo.drawing.atlas import pin_layer
from geo.drawing.comparison_lists import LANE_TITLES, Names, passages, told_pins
from geo.drawing.map_view import around
from geo.drawing.moments import timeline_alt
from geo.drawing.timeline import timeline
from geo.words import listed, spoken_days
from pages.shared import caches, state
from pages.shared.charts import at_least, days_told, show_figure
from pages.shared.excerpts import show_telling
from pages.shared.interactive_map import show_layers
from pages.shared.style import theme

FACES = {"left": "left-side", "right": "right-side"}
"""Keys of the boxes that choose the sides."""


def names_of(table: gpd.GeoDataFrame, left: str, right: str) -> Names:
    """Return what the two sides are called."""
    known = side_names(table)
    return known[left], known[right]


def show_choosers(table: gpd.GeoDataFrame, left: str, right: str) -> None:
    """Let the reader take other sides, or put the left one on the right."""
    lines = _lines(table)
    for key, id in (("left", left), ("right", right)):
        st.session_state[FACES[key]] = id
        st.selectbox(
            key.capitalize(),
            list(lines),
            key=FACES[key],
            format_func=lines.__getitem__,
            on_change=_took,
            args=(key, left, right),
            width="stretch",
            filter_mode="contains",
        )
    st.button(
        "Swap",
        icon=":material/swap_horiz:",
        key="swap-sides",
        help="Put the left one on the right",
        on_click=state.go,
        kwargs={"left": right, "right": left},
    )


def _lines(table: gpd.GeoDataFrame) -> dict[str, str]:
    """Return what each side is offered as: an article with its day, an outlet by its name."""
    days = dict(zip(table["article"].tolist(), table["published"], strict=True))
    return {
        id: name if id.startswith(OUTLET) else _line(name, day(days[id]))
        for id, name in side_names(table).items()
    }


def _line(name: str, published: date | None) -> str:
    said = spoken_days(published, published)
    return f"{name} ({said})" if said else name


def _took(key: str, left: str, right: str) -> None:
    """Take another side; whoever chooses what stands on the other side swaps them."""
    taken = st.session_state[FACES[key]]
    sides = {"left": left, "right": right, key: taken}
    if sides["left"] == sides["right"]:
        sides = {"left": right, "right": left}
    state.go(**sides, place=(), speaker=(), mention="", days="")


def show_both_on_map(compared: Comparison, both: gpd.GeoDataFrame, lens: Lens) -> None:
    """Draw the places of both sides, told apart by shape and colour."""
    show_layers([pin_layer(told_pins(compared.places), lens.places)], 430, around(both))


def show_both_in_time(
    left: gpd.GeoDataFrame, right: gpd.GeoDataFrame, compared: Comparison, lens: Lens
) -> None:
    """Draw what both sides date in three lanes, under the reference chronology."""
    told = on_one_timeline(left, right, compared)
    days = (lens.first, lens.last)
    if not (lens.first and lens.last):
        core = core_days(told)
        shown = told if len(told) else pd.concat([left, right])
        days = at_least(*core) if core else days_told(shown)
    table = caches.table()
    known = table[(table["kind"] == "happening") & (table["last"] >= str(days[0]))]
    events = known[known["first"] <= str(days[1])].assign(lane="reference", hue="other")
    rows: pd.DataFrame = pd.concat([told.assign(published=np.datetime64("NaT")), events])
    figure = timeline(rows, days, theme(), lens.mention, 430, LANE_TITLES)
    show_figure(figure, timeline_alt(rows, days))
    _show_outside(told, *days)


def _show_outside(told: pd.DataFrame, first: date | None, last: date | None) -> None:
    """Say which days lie outside the timeline, so that nothing is left out unseen."""
    if not (first and last):
        return
    outside = told[(told["last"] < str(first)) | (told["first"] > str(last))]
    ends = zip(outside["first"], outside["last"], strict=True)
    said = dict.fromkeys(spoken_days(day(start), day(end)) for start, end in sorted(ends))
    if said:
        st.caption(f"Outside these days: {listed(list(said))}.")


def show_passages(
    left: gpd.GeoDataFrame, right: gpd.GeoDataFrame, compared: Comparison, lens: Lens, names: Names
) -> None:
    """Draw what both sides say of what is chosen, or else of what both tell most of."""
    title, rows = _chosen_rows(left, right, compared, lens)
    html = passages(title, *rows, names)
    show_telling("passages", html, lens.mention, 420, "The sentences of both sides")


Sides = tuple[pd.DataFrame, pd.DataFrame]


def _chosen_rows(
    left: gpd.GeoDataFrame, right: gpd.GeoDataFrame, compared: Comparison, lens: Lens
) -> tuple[str, Sides]:
    """Return what is looked at, in words, and the mentions of it on each side."""
    told = _told_with(compared, lens.mention)
    if lens.mention and told is None:
        found = _rows(left, right, _remark_with(compared, lens.mention))
        if len(found[0]) or len(found[1]):
            return "One remark", found
    told = told or _told_as_asked(compared, (*lens.speakers, *lens.places))
    told = told or next((t for t in compared.places if t.shared), None)
    if told is None:
        return "Choose a place, a day or a speaker", (left.iloc[:0], right.iloc[:0])
    return told.name, _rows(left, right, _mentions(told))


def _everything(compared: Comparison) -> list[Told]:
    return [*compared.places, *compared.days, *compared.speakers]


def _told_with(compared: Comparison, mention: str) -> Told | None:
    """Return the place, day or speaker that a mention is of, if any."""
    return next((t for t in _everything(compared) if mention in _mentions(t)), None)


def _remark_with(compared: Comparison, mention: str) -> set[str]:
    """Return a mention with the one on the other side that prints the same remark."""
    pairs = ({pair.left.id, pair.right.id} for pair in compared.remarks)
    return next((ids for ids in pairs if mention in ids), {mention})


def _told_as_asked(compared: Comparison, ids: tuple[str, ...]) -> Told | None:
    """Return the first speaker or place of the lens that one of the sides tells of."""
    told = {t.id: t for t in reversed(_everything(compared))}
    return next((told[id] for id in ids if id in told), None)


def _mentions(told: Told) -> set[str]:
    return {*told.left_mentions, *told.right_mentions}


def _rows(left: pd.DataFrame, right: pd.DataFrame, ids: set[str]) -> Sides:
    return left[left["mention"].isin(ids)], right[right["mention"].isin(ids)]
