"""Pins: the toponyms of a mention table gathered into one row a place, ready to be drawn."""

from __future__ import annotations

import numpy as np
import pandas as pd

from geo.drawing.palette import MAIN_HUES, REGION_NAMES, hues_of

COLUMNS = (
    "id", "name", "kind", "country", "hue", "count", "literal", "figurative", "confidence",
    "said", "sentence", "article", "mention", "lon", "lat",
)  # fmt: skip


def gather_places(mentions: pd.DataFrame) -> pd.DataFrame:
    """Gather mentions into places, the most mentioned first.

    Parameters
    ----------
    mentions : DataFrame or GeoDataFrame
        The mention table; toponyms with a place are counted, everything else is left out. Where
        ``scenes`` were added to it, places at which only something was said have that count.

    Returns
    -------
    DataFrame
        One row a place: ``id``, ``name``, ``kind``, ``country``, ``hue`` (see ``palette``),
        ``count`` of mentions, how many are ``literal`` and how many ``figurative``, the highest
        ``confidence``, how many quotations were ``said`` there where nothing else names it,
        ``sentence``, ``article`` and ``mention`` of the first, and ``lon``,
        ``lat`` in degrees (``NaN`` for what is not on the ground).
    """
    named = mentions[mentions["kind"].isin(["toponym", SCENE]) & (mentions["place"] != "")]
    if named.empty:
        return pd.DataFrame({name: [] for name in COLUMNS})
    lon, lat = _degrees(named)
    flat = pd.DataFrame(named.drop(columns="geometry", errors="ignore")).assign(
        lon=lon, lat=lat, literal=named["literal"].to_numpy(dtype=bool)
    )
    groups = flat.groupby("place", sort=False)
    first = groups.first()
    counts = groups.size()
    literal = groups["literal"].sum()
    places = pd.DataFrame(
        {
            "id": first.index,
            "name": first["place_name"].to_numpy(),
            "kind": first["place_kind"].to_numpy(),
            "country": first["country"].to_numpy(),
            "hue": hues_of(first["regions"]),
            "count": counts.to_numpy(),
            "literal": literal.to_numpy(dtype=int),
            "figurative": (counts - literal).to_numpy(dtype=int),
            "confidence": groups["confidence"].max().to_numpy(dtype=float),
            "said": np.where(first["kind"] == SCENE, counts, 0),
            "sentence": first["sentence"].to_numpy(),
            "article": first["article"].to_numpy(),
            "mention": first["mention"].to_numpy(),
            "lon": first["lon"].to_numpy(dtype=float),
            "lat": first["lat"].to_numpy(dtype=float),
        }
    )
    return places.sort_values(["count", "id"], ascending=[False, True], ignore_index=True)


SCENE = "scene"
"""Kind of a row that says: a quotation of these mentions was said here."""


def scenes(kept: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    """Return a row for each kept quotation said at a place that no kept mention names.

    Where somebody spoke is known from the whole ``table``, often from another sentence.
    """
    said_at = kept.loc[(kept["kind"] == "quotation") & (kept["said_at"] != ""), "said_at"]
    seen = set(kept.loc[kept["kind"] == "toponym", "place"])
    said_at = said_at[~said_at.isin(seen)]
    named = table[table["place"].isin(said_at) & (table["kind"] == "toponym")]
    known = named.drop_duplicates("place").set_index("place", drop=False)
    found = known.reindex(said_at[said_at.isin(known.index)])
    return found.assign(kind=SCENE, literal=True).reset_index(drop=True)


def _degrees(mentions: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Return longitudes and latitudes from ``geometry``, or from ``lon`` and ``lat``."""
    if {"lon", "lat"} <= set(mentions.columns):
        return mentions["lon"].to_numpy(dtype=float), mentions["lat"].to_numpy(dtype=float)
    import shapely

    points = np.asarray(mentions["geometry"].array, dtype=object)
    return shapely.get_x(points), shapely.get_y(points)


def region_counts(mentions: pd.DataFrame) -> dict[str, int]:
    """Count the mentions of each main region, by hue; a mention may count in several."""
    spoken = mentions.loc[~mentions["kind"].isin(["happening", SCENE]), "regions"]
    exploded = spoken[spoken.map(len) > 0].explode().value_counts()
    return {hue: int(exploded.get(f"region:{hue}", 0)) for hue in MAIN_HUES}


def places_table(mentions: pd.DataFrame) -> pd.DataFrame:
    """Return the map as a table to be read: place, kind, country, region, counts, sureness."""
    places = gather_places(mentions)
    return pd.DataFrame(
        {
            "Place": places["name"],
            "Kind": places["kind"],
            "Country": places["country"],
            "Region": [REGION_NAMES[hue] for hue in places["hue"]],
            "Mentions": places["count"],
            "The place itself": places["literal"],
            "Government or people": places["figurative"],
            "Sure": [f"{round(100 * float(c))} %" for c in places["confidence"]],
        }
    )
