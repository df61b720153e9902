"""In what order mentions are printed."""

from __future__ import annotations

import geopandas as gpd

RANKS = {"direct": 0, "mixed": 1, "indirect": 3}
"""Whole sentences word for word come first, then pieces, and reported speech last."""

UNSURE = 0.5
"""Below this confidence a quotation stands with the reported ones, whatever its kind."""


def as_printed(quotations: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return quotations as a newspaper would print them: word for word first, newest first."""
    rank = quotations["quote_kind"].map(RANKS).fillna(4).astype(int)
    rank = rank.where(quotations["confidence"] >= UNSURE, 4)
    ordered = quotations.assign(reported=rank > 1, rank=rank).sort_values(
        ["reported", "near_last", "rank", "confidence"],
        ascending=[True, False, True, False],
        kind="stable",
    )
    return ordered.drop(columns=["reported", "rank"])
