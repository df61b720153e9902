"""How often each place, speaker, article and region occurs: what the chips offer."""

from __future__ import annotations

import geopandas as gpd

from geo.asking.sayings import article_titles, place_names


def count_places(kept: gpd.GeoDataFrame) -> dict[str, tuple[str, int]]:
    """Return name and number of mentions of each place by id, the most mentioned first."""
    standing = kept.loc[(kept["kind"] == "toponym") & (kept["place"] != ""), "place"]
    counts = standing.value_counts()
    names = place_names(kept)
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], names[pair[0]]))
    return {id: (names[id], int(number)) for id, number in ordered}


def count_speakers(kept: gpd.GeoDataFrame) -> dict[str, int]:
    """Return the number of quotations of each speaker, the most quoted first."""
    counts = kept.loc[(kept["kind"] == "quotation") & (kept["speaker"] != ""), "speaker"]
    found = counts.value_counts()
    return {name: int(n) for name, n in sorted(found.items(), key=lambda p: (-p[1], p[0]))}


def count_articles(kept: gpd.GeoDataFrame) -> dict[str, tuple[str, int]]:
    """Return headline and number of mentions of each article by id, in the table's order."""
    written = kept.loc[kept["article"] != "", "article"]
    counts = written.value_counts(sort=False)
    titles = article_titles(kept)
    return {id: (title, int(counts[id])) for id, title in titles.items()}


def count_region(kept: gpd.GeoDataFrame, region: str) -> int:
    """Return the number of mentions in a region; reference events are not counted."""
    told = kept.loc[kept["kind"] != "happening", "regions"]
    return sum(region in held for held in told)
