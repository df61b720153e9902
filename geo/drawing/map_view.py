"""Where a map looks: around what is mostly told of."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd

from geo.asking.lens import Lens
from geo.drawing.initial_extent import MAIN_REGIONS, Corners, frame_of
from geo.drawing.pins import gather_places, scenes

Bounds = Corners
"""South-west and north-east corner, lat before lon."""


def around(mentions: gpd.GeoDataFrame) -> Bounds:
    """Return the corners (south-west, north-east; lat before lon) around what is mostly told of."""
    return frame_of(gather_places(mentions)) or MAIN_REGIONS


def with_scenes(kept: gpd.GeoDataFrame, lens: Lens, table: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return what is kept of a table, for chosen speakers with the places where they spoke."""
    return pd.concat([kept, scenes(kept, table)]) if lens.speakers else kept


def looked_at(kept: gpd.GeoDataFrame, lens: Lens) -> Bounds:
    """Return what the map of many articles looks at: the main regions, or what a lens leaves."""
    if not lens:
        return MAIN_REGIONS
    if lens.region:
        inside = [lens.region in held for held in kept["regions"]]
        kept = kept[np.array(inside, dtype=bool)]
    return around(kept)
