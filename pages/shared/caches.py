"""Everything that is kept between runs, in one file.

What is bundled is read once for all visitors; what a visitor adds stays in their visit.
"""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import streamlit as st

from geo.asking.mentions import mention_table
from geo.keeping.shelf import bundled
from geo.reading.findings import read
from geo.reading.marks import Findings
from geo.text import Article
from geo.world.chronology import happenings

ADDED = "added-articles"
"""Where a visit keeps its own articles, with what was read in them, by id."""

Pairs = dict[str, tuple[Article, Findings]]


@st.cache_resource(show_spinner="Reading the articles …")
def shelf() -> Pairs:
    """Return the bundled articles with what is read in them, by id."""
    return {a.id: (a, read(a.text, a.published)) for a in bundled()}


@st.cache_resource(show_spinner=False)
def shelf_table() -> gpd.GeoDataFrame:
    """Return the mention table of the shelf and the reference chronology; never write to it."""
    return mention_table(shelf().values(), happenings())


def added() -> Pairs:
    """Return the articles that this visit has added."""
    return st.session_state.setdefault(ADDED, {})


def add(article: Article, findings: Findings) -> None:
    """Keep an article for this visit."""
    added()[article.id] = (article, findings)
    st.session_state.pop("added-table", None)


def pairs() -> Pairs:
    """Return every article this visitor can see, their own first."""
    return {**added(), **shelf()}


def table() -> gpd.GeoDataFrame:
    """Return every mention this visitor can see."""
    if not added():
        return shelf_table()
    if "added-table" not in st.session_state:
        own = mention_table(added().values())
        both = pd.concat([own, shelf_table()], ignore_index=True)
        st.session_state["added-table"] = gpd.GeoDataFrame(both, crs="EPSG:4326")
    return st.session_state["added-table"]


def with_chronology(mentions: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return mentions with the reference events that lie between the days they tell of."""
    everything = table()
    first, last = mentions["first"].min(), mentions["last"].max()
    known = everything["kind"] == "happening"
    between = (everything["last"] >= first) & (everything["first"] <= last)
    return pd.concat([mentions, everything[known & between]])
