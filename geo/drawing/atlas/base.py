"""The base of the map: what stays while a reader looks around."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import folium
from branca.element import MacroElement, Template

from geo.drawing.atlas.script import script_version
from geo.drawing.basemap import fingerprint, ground
from geo.drawing.excerpt import escape
from geo.drawing.initial_extent import MAIN_REGIONS
from geo.drawing.palette import PATTERNS, Theme, css_tokens, hue_styles, theme_named
from geo.world.borders import WORLDVIEWS

RETURNED = ("last_object_clicked_count", "last_active_drawing")
"""What ``st_folium`` should send back: how often a mark was clicked, and which.

In the component's own order: it compares what it knows as written text, and would take another
order for news when the map opens.
"""

BOUNDS = MAIN_REGIONS
"""South-west and north-east corner of the first view, lat before lon."""

TILES = {
    "openstreetmap": (
        "https://tile.openstreetmap.org/{z}/{x}/{y}.png",
        '© <a href="https://www.openstreetmap.org/copyright">OpenStreetMap</a> contributors',
    ),
}
"""Online tiles a reader may ask for: name, address and the credit they ask for."""


@dataclass(frozen=True, slots=True)
class MapAssets:
    """Relative addresses of folders that the pages serve to the map's frame.

    ``leaflet`` holds Leaflet (``leaflet_folder()``), ``script`` this room's own script and
    style (``script_folder()``), ``ground`` the land (``ground_folder()``; empty: the coarsest
    land is written into the map). ``font`` is the address of one variable font file, empty for
    the reader's own fonts. None of them may hold an underscore after which something changes.
    """

    leaflet: str
    script: str
    ground: str = ""
    font: str = ""

    @property
    def scripts(self) -> tuple[str, str]:
        """The addresses of Leaflet and of this room's own script."""
        return f"{self.leaflet}/leaflet.js", f"{self.script}/atlas.js?v={script_version()}"

    @property
    def styles(self) -> tuple[str, str]:
        """The addresses of their styles."""
        return f"{self.leaflet}/leaflet.css", f"{self.script}/atlas.css?v={script_version()}"


def leaflet_folder() -> Path:
    """Return the folder that holds ``leaflet.js`` and ``leaflet.css``, from XStatic-Leaflet."""
    from xstatic.pkg import leaflet

    return Path(leaflet.BASE_DIR)


class Script(MacroElement):
    """A call of the map's script (``script``) with JSON arguments, on its parent."""

    _template = Template(
        "{% macro script(this, kwargs) %}\n"
        "var {{ this.get_name() }} = dateline.{{ this.verb }}("
        "{{ this._parent.get_name() }}, {{ this.told }});\n"
        "{% endmacro %}"
    )

    def __init__(self, verb: str, data: Mapping[str, Any]) -> None:
        super().__init__()
        self._name = verb.title()
        self.verb = verb
        self.data = data

    @property
    def told(self) -> str:
        """The data as JSON that is safe in a script, in HTML and in a template."""
        text = json.dumps(self.data, separators=(",", ":"), allow_nan=False)
        for character in "<>&":
            text = text.replace(character, f"\\u{ord(character):04x}")
        return text.replace("{{", "{\\u007b").replace("{%", "{\\u0025")


def base_map(
    theme: str | Theme | None = "light",
    worldview: str = "un",
    assets: MapAssets | None = None,
    tiles: str = "",
    bounds: tuple[tuple[float, float], tuple[float, float]] = BOUNDS,
) -> folium.Map:
    """Return a fresh map of the world with everything that does not follow the lens.

    Parameters
    ----------
    theme : str
        ``"light"`` or ``"dark"``.
    worldview : str
        Whose borders are drawn (``geo.world.borders.WORLDVIEWS``).
    assets : MapAssets, optional
        Where the frame finds its script and land; without it they are next to the page, and
        the land is written into the map.
    tiles : str
        Name of online tiles (``TILES``), only where the reader asked for them.
    bounds : ((south, west), (north, east))
        What the first view shows.
    """
    served = assets or MapAssets(leaflet=".", script=".")
    canvas = folium.Map(
        location=(0, 0),
        tiles=None,
        zoom_control=False,
        attribution_control=False,
        zoom_snap=0.25,
        zoom_delta=1,
        min_zoom=0,
        max_zoom=12,
        scroll_wheel_zoom=False,
    )
    names = ("leaflet", "atlas")
    canvas.default_js = list(zip(names, served.scripts, strict=True))
    canvas.default_css = list(zip(names, served.styles, strict=True))
    canvas.add_child(Script("base", _base(theme_named(theme), worldview, served, tiles, bounds)))
    return canvas


def _base(
    theme: Theme,
    worldview: str,
    assets: MapAssets,
    tiles: str,
    bounds: tuple[tuple[float, float], tuple[float, float]],
) -> dict[str, Any]:
    """Return what the script is told of the base; all of it counts for the map's identity."""
    view = WORLDVIEWS[worldview]
    online = TILES.get(tiles)
    told = {
        "version": script_version(),
        "theme": theme.name,
        "tokens": css_tokens(theme, ".dateline") + hue_styles(),
        "patterns": dict(PATTERNS),
        "bounds": [list(corner) for corner in bounds],
        "ground": f"{assets.ground}/land-{worldview}-" if assets.ground else "",
        "fingerprint": fingerprint(),
        "font": assets.font,
        "credit": f"Land: Natural Earth · Borders: {escape(view.name)}",
        "tiles": {"url": online[0], "credit": online[1]} if online else None,
    }
    if not assets.ground:
        told["inline"] = ground(worldview, "110m")
    return told
