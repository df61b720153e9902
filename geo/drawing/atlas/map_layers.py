"""What follows the lens: places, regions and arcs, and what a click on them means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import folium
import pandas as pd

from geo.drawing.arcs import arcs_between
from geo.drawing.atlas.base import Script
from geo.drawing.excerpt import escape
from geo.drawing.initial_extent import Corners
from geo.drawing.palette import MAIN_HUES, NAMES_AT, REGION_NAMES, Theme
from geo.drawing.pins import gather_places, region_counts
from geo.drawing.reader import DOUBTFUL
from geo.drawing.wording import Row, counted, rows_of

LONGEST_TIP = 180
"""Characters of a sentence that a tooltip shows."""


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
    return marks_group([_mark(row, chosen) for row in rows_of(grounded)])


def marks_group(features: list[dict[str, Any]]) -> folium.FeatureGroup:
    """Return a layer of the marks that ``mark_feature`` makes."""
    group = folium.FeatureGroup(name="Places")
    group.add_child(Script("marks", {"type": "FeatureCollection", "features": features}))
    return group


def mark_feature(
    row: Row, told: str, tip: str, chosen: bool, sure: bool = True, shape: str = ""
) -> dict[str, Any]:
    """Return one place's mark as a GeoJSON feature; ``told`` and ``tip`` say what it stands for."""
    properties: dict[str, Any] = {
        "id": row.id,
        "name": escape(row.name),
        "kind": row.kind,
        "country": row.country,
        "hue": row.hue,
        "count": int(row.count),
        "literal": int(row.literal),
        "sure": sure,
        "label": f"{row.name}, {row.kind}: {told}",
        "tip": tip,
        **({"shape": shape} if shape else {}),
        **({"chosen": True} if chosen else {}),
    }
    point = [round(float(row.lon), 4), round(float(row.lat), 4)]
    geometry = {"type": "Point", "coordinates": point}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _mark(row: Row, chosen: str) -> dict[str, Any]:
    told = _told(row)
    sure = bool(row.confidence >= DOUBTFUL)
    return mark_feature(row, told, _tip(row, told), bool(chosen) and row.id == chosen, sure)


def _told(row: Row) -> str:
    """Say how often a place is mentioned, and how, or what was said there."""
    if row.said:
        return f"{counted(int(row.said), 'quotation')} said here"
    if not row.figurative:
        return counted(int(row.count), "mention")
    if not row.literal:
        return f"{counted(int(row.count), 'mention')}, none of the place itself"
    return f"{counted(int(row.count), 'mention')}, {row.literal:,} of the place itself"


def _tip(row: Row, told: str) -> str:
    sentence = str(row.sentence)
    if len(sentence) > LONGEST_TIP:
        sentence = sentence[:LONGEST_TIP].rsplit(" ", 1)[0] + " …"
    sure = "" if row.confidence >= DOUBTFUL else "<small>not sure</small>"
    quoted = f"<p>{escape(sentence)}</p>" if sentence else ""
    return f"<strong>{escape(row.name)}</strong>{sure}<span>{escape(told)}</span>{quoted}"


def region_layer(
    mentions: pd.DataFrame | Mapping[str, int],
    chosen: str = "",
    theme: str | Theme | None = None,
) -> folium.FeatureGroup:
    """Return the main regions as areas with their counts; each can be clicked.

    The areas themselves come with the ground, at the resolution the zoom needs. ``mentions`` is
    the mention table, or what was counted of it, by hue.
    """
    counts = region_counts(mentions) if isinstance(mentions, pd.DataFrame) else mentions
    rows = [
        {
            "id": f"region:{hue}",
            "hue": hue,
            "name": REGION_NAMES[hue],
            "spots": NAMES_AT[hue],
            "told": counted(counts[hue], "mention"),
            "count": counts[hue],
            "chosen": chosen == f"region:{hue}",
        }
        for hue in MAIN_HUES
    ]
    group = folium.FeatureGroup(name="Regions")
    group.add_child(Script("regions", {"regions": rows}))
    return group


def arc_layer(
    quotations: pd.DataFrame,
    chosen: str = "",
    theme: str | Theme | None = None,
    middle: float = 0.0,
) -> folium.FeatureGroup:
    """Return an arc for each pair of where something was said and what place it is about.

    Parameters
    ----------
    quotations : DataFrame
        One row an arc: ``id``, ``hue``, ``label``, ``count`` and the ends in degrees,
        ``from_lon``, ``from_lat``, ``to_lon``, ``to_lat``.
    chosen : str
        Id of the arc that is chosen.
    middle : float
        Longitude in the middle of what the map looks at (``look_layer``).
    """
    lines = arcs_between(
        quotations[["from_lon", "from_lat"]].to_numpy(dtype=float),
        quotations[["to_lon", "to_lat"]].to_numpy(dtype=float),
        middle,
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
            "geometry": {"type": "LineString", "coordinates": line},
        }
        for row, line in zip(rows_of(quotations), lines, strict=True)
    ]
    group = folium.FeatureGroup(name="Arcs")
    group.add_child(Script("arcs", {"type": "FeatureCollection", "features": features}))
    return group


def look_layer(bounds: Corners) -> folium.FeatureGroup:
    """Return what the page is about now: the map goes there, unless the reader worked the map.

    ``bounds`` are south-west and north-east, lat before lon. The map goes when they change, and
    offers a way back.
    """
    group = folium.FeatureGroup(name="What it is about")
    group.add_child(Script("look", {"bounds": [list(corner) for corner in bounds]}))
    return group


def placing_layer(point: tuple[float, float] | None = None) -> folium.FeatureGroup:
    """Return a layer that waits for a click anywhere: ``point_from_map`` says where it fell.

    ``point`` (lat, lon) is where it was set so far, and is drawn.
    """
    group = folium.FeatureGroup(name="Setting a point")
    group.add_child(Script("placing", {"point": list(point) if point else None}))
    return group


def point_from_map(event: Mapping[str, Any] | None) -> tuple[float, float] | None:
    """Return latitude and longitude of a point that was set, ``None`` for any other event."""
    drawing = (event or {}).get("last_active_drawing") or {}
    point = (drawing.get("properties") or {}).get("point")
    return (float(point[0]), float(point[1])) if point else None


def place_from_map(event: Mapping[str, Any] | None) -> str | None:
    """Return the id of the place, region or arc that was clicked, ``None`` for anything else.

    The map sends an empty event when it opens, and events of things without an id.
    """
    drawing = (event or {}).get("last_active_drawing") or {}
    id = (drawing.get("properties") or {}).get("id")
    return id if isinstance(id, str) and id else None
