"""The atlas: the one room that knows folium.

A map is a *base*, which never changes while a reader looks around, and *layers*, which follow
the lens. ``streamlit_folium`` keeps the map's frame, with its zoom, as long as the script of
the base stays the same, and swaps the layers inside it. So the base is made afresh each run
(st_folium writes into the map it is given), holds no counts and no choice, and no id or address
in it has an underscore (what follows one is left out when scripts are compared).

Drawing itself happens in ``assets/map``, which needs Leaflet and nothing else: no tiles,
no jQuery, no request to another server unless the reader asks for online tiles.

Where things are: ``base``; ``script``, which joins and serves what draws; ``map_layers``; and
``subject_layers``, the layers of voices, regions and comparisons.
"""

from geo.drawing.atlas.base import (
    BOUNDS,
    RETURNED,
    TILES,
    MapAssets,
    base_map,
    leaflet_folder,
)
from geo.drawing.atlas.map_layers import (
    arc_layer,
    look_layer,
    place_from_map,
    place_layer,
    placing_layer,
    point_from_map,
    region_layer,
)
from geo.drawing.atlas.script import script_folder
from geo.drawing.atlas.subject_layers import area_layer, grid_layer, pin_layer

__all__ = [
    "BOUNDS",
    "RETURNED",
    "TILES",
    "MapAssets",
    "arc_layer",
    "area_layer",
    "base_map",
    "grid_layer",
    "leaflet_folder",
    "look_layer",
    "pin_layer",
    "place_from_map",
    "place_layer",
    "placing_layer",
    "point_from_map",
    "region_layer",
    "script_folder",
]
