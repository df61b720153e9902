"""The map as a view: drawn from the state, and what a click on it means.

It holds no state. A click runs a callback that changes the address, the page is drawn again from
it, and each view shows what is chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import geopandas as gpd
import streamlit as st
import streamlit_folium
from streamlit.components.v1 import declare_component
from streamlit.runtime import get_instance

from geo.asking.lens import Lens
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
from geo.drawing.map_view import Bounds
from geo.drawing.picture import first_look
from geo.world.borders import WORLDVIEWS
from geo.world.regions import MAIN
from pages.shared import state
from pages.shared.map_frame import base_told, layers_told, show_frame
from pages.shared.style import theme

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


def map_files() -> tuple[str, ...]:
    """Return the addresses, below the app's own, of what the map's frame asks for first."""
    assets = map_assets()
    addresses = (*assets.scripts, *assets.styles)
    return tuple(f"component/{address.removeprefix('../')}" for address in addresses)


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
