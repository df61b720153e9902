"""The three linked views: map, timeline and excerpts (text, cards, lists).

None of them holds state. A click runs a callback that changes the address, the page is drawn
again from it, and each view shows what is chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

import geopandas as gpd
import streamlit as st
import streamlit_folium
from streamlit.components.v1 import declare_component
from streamlit.runtime import get_instance

from geo.asking.lens import Lens
from geo.asking.mentions import day
from geo.drawing.atlas import (
    BOUNDS,
    TILES,
    MapAssets,
    leaflet_folder,
    look_layer,
    place_from_map,
    place_layer,
    region_layer,
    script_folder,
)
from geo.drawing.basemap import ground_folder
from geo.drawing.cards import VOICE
from geo.drawing.map_view import Bounds
from geo.drawing.picture import first_look
from geo.drawing.sheet import EXCERPT
from geo.world.borders import WORLDVIEWS
from geo.world.regions import MAIN
from pages.shared import state
from pages.shared.map_frame import base_told, layers_told, show_frame
from pages.shared.style import theme

PANEL = """
.why, .said, .hint { font: 400 0.9375rem/1.5 var(--sans); color: var(--ink); margin: 0; }
.why blockquote { margin: 0 0 0.375rem; font: 600 1.125rem/1.4 var(--serif); }
.why p { margin: 0 0 0.5rem; }
.why .facts div { grid-template-columns: 8rem 1fr; padding: 0.125rem 0; }
.said { list-style: none; padding: 0; }
.said li { padding: 0.375rem 0; border-top: 1px solid var(--rule); }
.said li:first-child { border-top: 0; }
.said span, .hint { color: var(--quiet); }
@media print { .hint { display: none; } }
@media (max-width: 40rem) {
  .excerpt.scrolls { max-height: 80vh !important; overscroll-behavior: auto; }
}
"""
"""What the panels of this app look like inside the component, beside the sheet's own."""

_EXCERPT = st.components.v2.component(
    "dateline-excerpt", **{**EXCERPT, "css": EXCERPT["css"] + PANEL}
)


Look = Callable[[], str]
"""Draws the picture that stands in the map's place until it is there."""

FIRST = "first-map"
"""Where a visit keeps its first map: what it shows, and the picture of it."""

Heed = Callable[[Any], bool]
"""Takes what the map sent, and returns whether that settles what was meant."""


@st.cache_resource(show_spinner=False)
def map_assets() -> MapAssets:
    """Serve what the map's frame needs, so that it asks nobody else for it."""
    folders = {"leaflet": leaflet_folder(), "atlas": script_folder(), "ground": ground_folder()}
    declared = {
        name: declare_component(f"dateline-{name}", path=str(folder))
        for name, folder in folders.items()
    }
    # Streamlit registers a component only where a visitor's run declares it; this runs before one.
    for component in (*declared.values(), streamlit_folium._component_func):
        get_instance().component_registry.register_component(component)
    served = {name: f"../{component.name}" for name, component in declared.items()}
    return MapAssets(served["leaflet"], served["atlas"], served["ground"])


def show_map(
    mentions: gpd.GeoDataFrame,
    chosen: str = "",
    region: str = "",
    height: int = 430,
    bounds: Bounds = BOUNDS,
    more: Sequence[Any] = (),
    heed: Heed | None = None,
) -> None:
    """Draw the map: regions with their counts, and a mark for each place mentioned.

    The frame stays as long as theme, worldview and tiles do; only its layers are swapped, and the
    map goes to ``bounds`` when they change. ``more`` are layers over these, and ``heed`` is asked
    first what a click means.
    """
    layers = [*map_layers(mentions, chosen, region), *more]
    show_layers(layers, height, bounds, heed, lambda: look_of(mentions, bounds, chosen))


def look_of(mentions: gpd.GeoDataFrame, bounds: Bounds, chosen: str = "") -> str:
    """Return the picture of a map, for its first view."""
    return first_look(mentions, bounds, theme(), worldview(), chosen)


def worldview() -> str:
    """Return whose borders the reader wants to see."""
    wanted = state.look("worldview")
    return wanted if wanted in WORLDVIEWS else "un"


def map_layers(mentions: gpd.GeoDataFrame, chosen: str = "", region: str = "") -> list[Any]:
    """Return the layers of mentions: the main regions and a mark for each place."""
    named = mentions[~mentions["place"].isin(MAIN)]  # those are areas, with their own names
    return [region_layer(mentions, region, theme()), place_layer(named, chosen, theme())]


def show_layers(
    layers: list[Any],
    height: int = 430,
    bounds: Bounds = BOUNDS,
    heed: Heed | None = None,
    look: Look | None = None,
) -> None:
    """Draw layers over the base of the map; a click on what has an id chooses it."""
    draw_map(layers_told([look_layer(bounds), *layers]), height, heed, look)


def draw_map(
    layers: str, height: int = 430, heed: Heed | None = None, look: Look | None = None
) -> None:
    """Draw layers that were made ready (``layers_told``) over the base of the map.

    ``look`` returns the picture that stands in the map's place until it is there, the first time.
    """
    tiles = state.look("tiles")
    base = base_told(theme(), worldview(), map_assets(), tiles if tiles in TILES else "")
    with st.container(height=height, border=False, key="map-room"):  # its space, from the start
        st.html(_looked(look, (base["key"], layers)))
        show_frame(base, layers, height, lambda: _map_clicked(heed))


def _looked(look: Look | None, view: tuple[str, str]) -> str:
    """Return the picture of a visit's first map, as long as that stays as it is, else nothing.

    An element stands there in any case: the frame must keep its place, or it is loaded again.
    """
    if look and not state.map_stands():
        st.session_state[FIRST] = (view, look())
    first, drawn = st.session_state.get(FIRST, (None, ""))
    if first == view:
        return drawn
    st.session_state.pop(FIRST, None)
    return "<i hidden></i>"


def _map_clicked(heed: Heed | None) -> None:
    """Choose what was clicked; the map also sends an event when it opens, which says nothing."""
    event = st.session_state.get("map")
    state.note_map()
    if heed and heed(event):
        return
    if id := place_from_map(event):
        state.choose(id)


def place_shown(mentions: gpd.GeoDataFrame, lens: Lens) -> str:
    """Return the place that the map should ring: the chosen mention's, or the chosen one."""
    row = mentions[mentions["mention"] == lens.mention]
    if row.empty:
        return "".join(lens.places[:1])
    return str(row.iloc[0]["place"] or row.iloc[0]["said_at"])


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


def show_excerpt(
    key: str,
    html: str,
    chosen: Any = "",
    height: int | None = None,
    label: str = "",
    chooses: Callable[[str], None] = state.choose,
) -> None:
    """Draw safe HTML of the drawing room in which everything with an id can be chosen.

    ``chooses`` is told what is chosen.
    """
    draw_excerpt(_EXCERPT, _open_voice, key, html, chosen, height, label, chooses)


def draw_excerpt(
    component: Callable[..., Any],
    opens: Callable[[str], None],
    key: str,
    html: str,
    chosen: Any,
    height: int | None,
    label: str,
    chooses: Callable[[str], None] = state.choose,
) -> None:
    """Draw safe HTML by one of the components of ``EXCERPT``; ``opens`` is told what is opened."""
    component(
        key=key,
        data={"html": html, "chosen": chosen, "height": height, "label": label},
        on_chosen_change=lambda: _excerpt_clicked(key, chooses),
        on_opened_change=lambda: opens(st.session_state[key].opened or ""),
    )


def _excerpt_clicked(key: str, chooses: Callable[[str], None]) -> None:
    if id := st.session_state[key].chosen:
        chooses(id)


def _open_voice(opened: str) -> None:
    """Turn to the voice of a speaker; what else the reader asked for stays asked."""
    if opened.startswith(VOICE):
        state.turn_to("voices", speaker=(opened.removeprefix(VOICE),), mention="")
