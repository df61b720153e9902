"""What an archive's map shows: a mark for each place, or a grid of counts while there are many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from geo.asking.database import Condition, Mentions
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

    ``places`` has the columns of ``geo.drawing.pins.gather_places`` but its hue, with ``regions``;
    ``cells`` has ``west``, ``south``, ``east``, ``north``, the weighted middle as ``lon`` and
    ``lat``, ``count`` of mentions, how many ``places``, and the ``name`` and ``regions`` of the one
    named most. ``named`` counts all places on the ground, ``mentions`` the mentions of them, and
    ``regions`` the mentions in each main region.
    """

    places: pd.DataFrame
    cells: pd.DataFrame
    named: int
    mentions: int
    regions: dict[str, int]


def ground(mentions: Mentions, lens: Lens) -> Ground:
    """Return what the map shows of a lens; the places asked for narrow it not, and have marks."""
    asked = lens.but(places=()).condition(mentions)
    sql = f"""
        SELECT place, any_value(lon) AS lon, any_value(lat) AS lat, count(*) AS count
        FROM {{table}} WHERE {GROUNDED} AND ({asked.sql}) GROUP BY place
    """
    every = mentions.arrow(sql, asked.values).to_pandas()
    many = len(every) > MOST_MARKS
    return Ground(
        places=_details(mentions, asked, lens.places if many else None).drop(columns="total"),
        cells=cells(every) if many else pd.DataFrame({name: [] for name in CELL}),
        named=len(every),
        mentions=int(every["count"].sum()),
        regions=count_regions(mentions, asked, MAIN),
    )


def most_named(mentions: Mentions, lens: Lens, most: int) -> tuple[pd.DataFrame, int]:
    """Return the places mentioned most, as ``Ground.places``, and how many there are in all."""
    asked = lens.but(places=()).condition(mentions)
    found = _details(mentions, asked, None, most)
    return found.drop(columns="total"), int(found["total"].max()) if len(found) else 0


def _details(
    mentions: Mentions, asked: Condition, only: Sequence[str] | None, most: int = MOST_MARKS
) -> pd.DataFrame:
    """Return places as they are drawn, the most mentioned first; ``only`` some of them."""
    if only is not None:
        some = Condition("list_contains(?, place)", (list(only),))
        asked = Condition.all_of([asked, some]) if only else Condition("false")
    sql = f"""
        SELECT place AS id, any_value(place_name) AS name, any_value(place_kind) AS kind,
            any_value(country) AS country, any_value(regions) AS regions, count(*) AS count,
            count(*) FILTER (literal) AS literal, count(*) FILTER (NOT literal) AS figurative,
            max(confidence) AS confidence, 0 AS said, '' AS sentence, any_value(lon) AS lon,
            any_value(lat) AS lat, count(*) OVER () AS total
        FROM {{table}} WHERE {GROUNDED} AND ({asked.sql})
        GROUP BY place ORDER BY count DESC, id LIMIT {most}
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
