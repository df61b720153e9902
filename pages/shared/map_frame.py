"""The map as its component is told it, without folium's templates at each click.

``st_folium`` renders every object of a map anew, each through a template of its own, in each
run. What it would tell the component is worked out here by its own functions, once for each
base and each set of layers, and told to the component as it is. A test holds both alike.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

import streamlit as st
import streamlit_folium as sf

from geo.drawing.atlas import RETURNED, MapAssets, base_map

KEY = "map"
"""Under which the session holds what the map sent last."""


@lru_cache(maxsize=64)
def base_told(theme: str, worldview: str, assets: MapAssets, tiles: str) -> dict[str, Any]:
    """Return what the component is told of a base; nobody may write to it."""
    canvas = base_map(theme, worldview, assets, tiles)
    canvas.get_root().render()
    html, header = sf._get_html(canvas), sf._get_header(canvas)
    script = sf._get_map_string(canvas)
    return {
        "script": script,
        "header": header,
        "html": html,
        "id": sf.get_full_id(canvas),
        "key": sf.generate_js_hash(script, KEY),
        "css_links": [href for _, href in canvas.default_css],
        "js_links": [src for _, src in canvas.default_js],
    }


def layers_told(layers: Sequence[Any]) -> str:
    """Return the script that draws layers on whatever base there is."""
    canvas = base_map(assets=MapAssets("", "", "ground"))
    parts = [sf._get_feature_group_string(each, canvas, i) for i, each in enumerate(layers)]
    return "".join(parts)


def show_frame(
    base: dict[str, Any], layers: str, height: int, on_change: Callable[[], None]
) -> None:
    """Draw the map; its frame stays as long as the base does."""

    def _changed() -> None:
        st.session_state[KEY] = st.session_state.get(base["key"], {})
        on_change()

    sf._component_func(
        **base,
        feature_group=layers,
        height=height,
        width=None,
        returned_objects=list(RETURNED),
        default=dict.fromkeys(RETURNED),
        zoom=None,
        center=None,
        layer_control=None,
        return_on_hover=False,
        pixelated=False,
        wrap_longitude=False,
        on_change=_changed,
    )
