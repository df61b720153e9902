"""The atlas: the one room that knows folium.

A map is a *base*, which never changes while a reader looks around, and *layers*, which follow
the lens. ``streamlit_folium`` keeps the map's frame, with its zoom, as long as the script of
the base stays the same, and swaps the layers inside it. So the base is made afresh each run
(st_folium writes into the map it is given), holds no counts and no choice, and no id or address
in it has an underscore (what follows one is left out when scripts are compared).

Drawing itself happens in ``assets/atlas.js``, which needs Leaflet and nothing else: no tiles,
no jQuery, no request to another server unless the reader asks for online tiles.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import folium
import pandas as pd
from branca.element import MacroElement, Template

from geo.drawing.arcs import great_circles
from geo.drawing.excerpt import escape
from geo.drawing.ground import fingerprint, ground
from geo.drawing.palette import HUES, PATTERNS, REGION_NAMES, Theme, css_tokens, theme_named
from geo.drawing.pins import gather_places, region_counts
from geo.drawing.sheet import ASSETS, asset
from geo.drawing.wording import Row, counted, rows_of
from geo.world.borders import WORLDVIEWS

RETURNED = ("last_active_drawing", "last_object_clicked_count")
"""What ``st_folium`` should send back: the mark, and that it was clicked again."""

BOUNDS = ((5.0, 12.0), (62.0, 146.0))
"""South-west and north-east corner of the first view, lat before lon: the three regions."""

TILES = {
    "openstreetmap": (
        "https://tile.openstreetmap.org/{z}/{x}/{y}.png",
        '© <a href="https://www.openstreetmap.org/copyright">OpenStreetMap</a> contributors',
    ),
}
"""Online tiles a reader may ask for: name, address and the credit they ask for."""

LONGEST_TIP = 180
"""Characters of a sentence that a tooltip shows."""


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


def leaflet_folder() -> Path:
    """Return the folder that holds ``leaflet.js`` and ``leaflet.css``, from XStatic-Leaflet."""
    from xstatic.pkg import leaflet

    return Path(leaflet.BASE_DIR)


def script_folder() -> Path:
    """Return the folder that holds ``atlas.js`` and ``atlas.css``."""
    return ASSETS


class _Script(MacroElement):
    """A call of ``assets/atlas.js`` with JSON arguments, on its parent."""

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
        min_zoom=1,
        max_zoom=12,
        scroll_wheel_zoom=False,
    )
    canvas.default_js = [
        ("leaflet", f"{served.leaflet}/leaflet.js"),
        ("atlas", f"{served.script}/atlas.js?v={script_version()}"),
    ]
    canvas.default_css = [
        ("leaflet", f"{served.leaflet}/leaflet.css"),
        ("atlas", f"{served.script}/atlas.css?v={script_version()}"),
    ]
    canvas.add_child(_Script("base", _base(theme_named(theme), worldview, served, tiles, bounds)))
    return canvas


def script_version() -> str:
    """Return a short word that changes whenever the map's script or style does."""
    from hashlib import sha256

    return sha256((asset("atlas.js") + asset("atlas.css")).encode()).hexdigest()[:12]


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
        "tokens": css_tokens(theme, ".dateline"),
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


def place_layer(
    mentions: pd.DataFrame, chosen: str = "", theme: str | Theme | None = None
) -> folium.FeatureGroup:
    """Return the marks of all places mentioned, one for each place.

    A disc's area grows with the mentions that mean the place itself, a ring around it with all
    mentions: a ring alone is a name that only stands for a government or a people. A broken
    outline is a place the reading is not sure of. Regions and seas are written, not pinned.

    Parameters
    ----------
    mentions : DataFrame
        The mention table, or places already gathered (``pins.gather_places``).
    chosen : str
        Id of the place that is chosen.
    theme : str, optional
        Not needed: colours come with the base. Kept so that layers are called alike.

    Returns
    -------
    folium.FeatureGroup
        With one layer, whose ``data`` is a GeoJSON feature collection; each feature's
        ``properties`` hold ``id``, ``name``, ``kind``, ``hue``, ``count``, ``literal``,
        ``sure``, ``chosen``, ``label`` and ``tip``.
    """
    places = mentions if "hue" in mentions.columns else gather_places(mentions)
    grounded = places[places["lon"].notna() & places["lat"].notna()]
    features = [_mark(row, chosen) for row in rows_of(grounded)]
    group = folium.FeatureGroup(name="Places")
    group.add_child(_Script("marks", {"type": "FeatureCollection", "features": features}))
    return group


def _mark(row: Row, chosen: str) -> dict[str, Any]:
    told = _told(row)
    properties = {
        "id": row.id,
        "name": escape(row.name),
        "kind": row.kind,
        "country": row.country,
        "hue": row.hue,
        "count": int(row.count),
        "literal": int(row.literal),
        "sure": bool(row.confidence >= 0.6),
        "label": f"{row.name}, {row.kind}: {told}",
        "tip": _tip(row, told),
    }
    if chosen and row.id == chosen:
        properties["chosen"] = True
    point = [round(float(row.lon), 4), round(float(row.lat), 4)]
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": "Point", "coordinates": point},
    }


def _told(row: Row) -> str:
    """Say how often a place is mentioned, and how."""
    if not row.figurative:
        return counted(int(row.count), "mention")
    if not row.literal:
        return f"{counted(int(row.count), 'mention')}, none of the place itself"
    return f"{counted(int(row.count), 'mention')}, {row.literal:,} of the place itself"


def _tip(row: Row, told: str) -> str:
    sentence = str(row.sentence)
    if len(sentence) > LONGEST_TIP:
        sentence = sentence[:LONGEST_TIP].rsplit(" ", 1)[0] + " …"
    sure = "" if row.confidence >= 0.6 else "<small>not sure</small>"
    quoted = f"<p>{escape(sentence)}</p>" if sentence else ""
    return f"<strong>{escape(row.name)}</strong>{sure}<span>{escape(told)}</span>{quoted}"


def region_layer(
    mentions: pd.DataFrame, chosen: str = "", theme: str | Theme | None = None
) -> folium.FeatureGroup:
    """Return the three regions as areas with their counts; each can be clicked.

    The areas themselves come with the ground, at the resolution the zoom needs.
    """
    counts = region_counts(mentions)
    rows = [
        {
            "id": f"region:{hue}",
            "hue": hue,
            "name": REGION_NAMES[hue],
            "told": counted(counts[hue], "mention"),
            "count": counts[hue],
            "chosen": chosen == f"region:{hue}",
        }
        for hue in HUES[:3]
    ]
    group = folium.FeatureGroup(name="Regions")
    group.add_child(_Script("regions", {"regions": rows}))
    return group


def arc_layer(
    quotations: pd.DataFrame, chosen: str = "", theme: str | Theme | None = None
) -> folium.FeatureGroup:
    """Return an arc for each pair of where something was said and what place it is about.

    Parameters
    ----------
    quotations : DataFrame
        One row an arc: ``id``, ``hue``, ``label``, ``count`` and the ends in degrees,
        ``from_lon``, ``from_lat``, ``to_lon``, ``to_lat``.
    chosen : str
        Id of the arc that is chosen.
    """
    lines = great_circles(
        quotations[["from_lon", "from_lat"]].to_numpy(dtype=float),
        quotations[["to_lon", "to_lat"]].to_numpy(dtype=float),
    )
    features = [
        {
            "type": "Feature",
            "properties": {
                "id": row.id,
                "hue": row.hue,
                "count": int(row.count),
                "label": str(row.label),
                "tip": escape(row.label),
                "chosen": bool(chosen) and row.id == chosen,
            },
            "geometry": {"type": "MultiLineString", "coordinates": line},
        }
        for row, line in zip(rows_of(quotations), lines, strict=True)
    ]
    group = folium.FeatureGroup(name="Arcs")
    group.add_child(_Script("arcs", {"type": "FeatureCollection", "features": features}))
    return group


def place_from_map(event: Mapping[str, Any] | None) -> str | None:
    """Return the id of the place, region or arc that was clicked, ``None`` for anything else.

    The map sends an empty event when it opens, and events of things without an id.
    """
    drawing = (event or {}).get("last_active_drawing") or {}
    id = (drawing.get("properties") or {}).get("id")
    return id if isinstance(id, str) and id else None
