"""What an archive's map shows: a mark for each place, or a grid of counts while there are many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from geo.asking.database import Condition, Mentions, in_region
from geo.asking.lens import Lens
from geo.asking.lens.counts import count_regions
from geo.errors import GazetteerError
from geo.world.gazetteer import open_gazetteer
from geo.world.regions import MAIN, region_of

MOST_MARKS = 250
"""Places that are drawn as marks; more are gathered into a grid."""

MOST_CELLS = 160
SIZES = (0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 15.0, 30.0)
"""Degrees of a cell's sides, the finest first."""

CELL = (
    "west", "south", "east", "north", "lon", "lat", "count", "places", "name", "regions",
)  # fmt: skip
GROUNDED = "kind = 'toponym' AND place <> '' AND lon IS NOT NULL AND NOT isnan(lon)"


@dataclass(frozen=True, slots=True)
class Ground:
    """Places as marks (``places``) or counts in a grid (``cells``), one of them empty.

    ``places`` has the columns of ``geo.drawing.pins.gather_places`` but its hue, with ``regions``,
    the main ones; ``listed`` are those mentioned most, in the same columns.
    ``cells`` has ``west``, ``south``, ``east``, ``north``, the weighted middle as ``lon`` and
    ``lat``, ``count`` of mentions, how many ``places``, and the ``name`` and ``regions`` of the one
    named most. ``named`` counts all places on the ground, ``mentions`` the mentions of them, and
    ``regions`` the mentions in each main region.
    """

    places: pd.DataFrame
    cells: pd.DataFrame
    listed: pd.DataFrame
    named: int
    mentions: int
    regions: dict[str, int]

    def __sizeof__(self) -> int:
        frames = (self.places, self.cells, self.listed)
        return 1_000 + sum(int(frame.memory_usage(deep=True).sum()) for frame in frames)


def ground(mentions: Mentions, lens: Lens) -> Ground:
    """Return what the map shows of a lens; the places asked for narrow it not, and have marks."""
    asked = lens.but(places=()).condition(mentions)
    sql = f"""
        SELECT place, any_value(lon) AS lon, any_value(lat) AS lat, count(*) AS count
        FROM {{table}} WHERE {GROUNDED} AND ({asked.sql}) GROUP BY place
    """
    every = mentions.arrow(sql, asked.values).to_pandas()
    many, listed = len(every) > MOST_MARKS, _details(mentions, asked)
    return Ground(
        places=_of(mentions, asked, lens.places, listed) if many else listed,
        cells=cells(every) if many else pd.DataFrame({name: [] for name in CELL}),
        listed=listed,
        named=len(every),
        mentions=int(every["count"].sum()),
        regions=count_regions(mentions, asked, MAIN),
    )


def _of(
    mentions: Mentions, asked: Condition, ids: Sequence[str], listed: pd.DataFrame
) -> pd.DataFrame:
    """Return some of the places as they are drawn: of those listed, or asked for."""
    if set(ids) <= set(listed["id"]):
        return listed[listed["id"].isin(ids)].reset_index(drop=True)
    some = Condition("list_contains(?, place)", (list(ids),))
    return _details(mentions, Condition.all_of([asked, some]))


def _details(mentions: Mentions, asked: Condition) -> pd.DataFrame:
    """Return places as they are drawn, the most mentioned first."""
    within = ", ".join(f"CASE WHEN any_value({in_region(id).sql}) THEN '{id}' END" for id in MAIN)
    sql = f"""
        SELECT place AS id, any_value(place_name) AS name, any_value(place_kind) AS kind,
            any_value(country) AS country, count(*) AS count,
            list_filter([{within}], lambda region: region IS NOT NULL) AS regions,
            count(*) FILTER (literal) AS literal, count(*) FILTER (NOT literal) AS figurative,
            max(confidence) AS confidence, 0 AS said, '' AS sentence, any_value(lon) AS lon,
            any_value(lat) AS lat
        FROM {{table}} WHERE {GROUNDED} AND ({asked.sql})
        GROUP BY place ORDER BY count DESC, id LIMIT {MOST_MARKS}
    """
    return mentions.arrow(sql, asked.values).to_pandas()


def cells(places: pd.DataFrame) -> pd.DataFrame:
    """Gather places (``place``, ``lon``, ``lat``, ``count``) into the finest grid that is clear."""
    for size in SIZES:
        column = np.floor(places["lon"] / size).to_numpy(dtype=int)
        row = np.floor(places["lat"] / size).to_numpy(dtype=int)
        if len(np.unique(column * 10_000 + row)) <= MOST_CELLS:
            break
    weighed = places.assign(
        x=places["lon"] * places["count"], y=places["lat"] * places["count"], column=column, row=row
    )
    groups = weighed.sort_values(["count", "place"], ascending=[False, True]).groupby(
        ["column", "row"], sort=False
    )
    sums = groups[["count", "x", "y"]].sum()
    most = groups["place"].first()
    at = sums.index.to_frame()
    return pd.DataFrame({
        "west": at["column"] * size, "south": at["row"] * size,
        "east": (at["column"] + 1) * size, "north": (at["row"] + 1) * size,
        "lon": sums["x"] / sums["count"], "lat": sums["y"] / sums["count"],
        "count": sums["count"].astype(int), "places": groups.size(),
        "name": [_name(id) for id in most], "regions": [_regions(id) for id in most],
    }).reset_index(drop=True)  # fmt: skip


def _name(id: str) -> str:
    try:
        return open_gazetteer().place(id).name
    except GazetteerError:
        return id


def _regions(id: str) -> tuple[str, ...]:
    try:
        return tuple(region_of(open_gazetteer().place(id)))
    except GazetteerError:
        return ()
