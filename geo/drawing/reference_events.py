"""The reference events that belong to some articles: of their days, in their regions."""

from __future__ import annotations

import pandas as pd

from geo.world.chronology import Happening, happenings

MOST_HAPPENINGS = 60


def happenings_around(own: pd.DataFrame) -> list[Happening]:
    """Return the reference events within the days that the articles speak of, in their regions."""
    dated = own[own["first"].notna() & (own["precision"] != "vague")]
    if dated.empty:
        return []
    first, last = dated["first"].min().date(), dated["last"].max().date()
    regions = {id for ids in own["regions"] for id in ids}
    within = [
        h for h in happenings() if h.earliest <= last and h.latest >= first and h.region in regions
    ]
    return within[-MOST_HAPPENINGS:]
