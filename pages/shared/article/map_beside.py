"""The map beside an article: where it looks, and a point that the reader sets on it."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import streamlit as st

from geo.drawing.atlas import placing_layer, point_from_map
from geo.drawing.map_view import Bounds, around
from geo.world.places import Place
from geo.world.points import point_at, spot_typed
from pages.shared.interactive_map import show_map

LOOKS = "where-articles-look"
"""Where a visit keeps the first view of the map of each article it has read."""

INTO = "point-goes-into"
"""Where a run keeps the key of the field that a click on the map fills, if one is asked for."""


def ask_point(words: str, key: str) -> Place | None:
    """Ask where a place is that no gazetteer has: by a click on the map, or by typing."""
    st.session_state[INTO] = key
    typed = st.text_input(
        "Click the map where it is, or type latitude, longitude",
        key=key,
        placeholder="39.15, 127.44",
        max_chars=60,
        help="Zoom in first for a finer point. 39.15 N 127.44 E and 39°9′N 127°26′E will do too.",
    )
    name = st.text_input("Called", value=words[:200], key=f"{key}-name", max_chars=200)
    spot = spot_typed(typed)
    if typed.strip() and spot is None:
        st.error("This is no latitude and longitude. Write it as 39.15, 127.44, or click the map.")
    return point_at(*spot, name or words) if spot else None


def begin_asking() -> None:
    """Forget the field of the last run; called before any form of this one is drawn."""
    st.session_state.pop(INTO, None)


def show_article_map(id: str, mentions: gpd.GeoDataFrame, chosen: str, height: int) -> None:
    """Draw the map of one article; while a point is asked for, a click anywhere sets it.

    The first view stays as it was when the article was first read in this visit: a pin that is
    moved must not load the map again.
    """
    looks: dict[str, Bounds] = st.session_state.setdefault(LOOKS, {})
    bounds = looks.setdefault(id, around(mentions))
    layers = []
    if key := st.session_state.get(INTO):
        layers.append(placing_layer(spot_typed(st.session_state.get(key) or "")))
    show_map(mentions, chosen, height=height, bounds=bounds, more=layers, heed=_clicked)


def _clicked(event: Any) -> bool:
    """Take a point that was set; return whether the click meant one."""
    point = point_from_map(event)
    key = st.session_state.get(INTO)
    if point and key:
        st.session_state[key] = f"{point[0]:g}, {point[1]:g}"
    return point is not None
