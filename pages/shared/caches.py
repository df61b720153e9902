"""Everything that is kept between runs, in one file.

What is bundled is read once for all visitors; what a visitor adds or corrects stays in their visit.
"""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import pandas as pd
import streamlit as st

from geo.asking.database import Mentions
from geo.asking.mentions import mention_table
from geo.keeping.readings import read_once
from geo.keeping.shelf import bundled
from geo.reading.corrections.apply import apply
from geo.reading.marks import Findings
from geo.text import Article
from geo.world.chronology import happenings
from pages.shared import correction_log
from pages.shared.library import keeping

ADDED = "added-articles"
"""Where a visit keeps its own articles, with what was read in them, by id."""

CHANGES, MADE = "changes-of-articles", "made-of-articles"
"""Where a visit counts the changes to them, and keeps what is worked out of them."""

Pairs = dict[str, tuple[Article, Findings]]


@st.cache_resource(show_spinner=False)
def shelf() -> Pairs:
    """Return the bundled articles with what is read in them, by id."""
    return read_once(bundled())


@st.cache_resource(show_spinner=False)
def shelf_table() -> gpd.GeoDataFrame:
    """Return the mention table of the shelf and the reference chronology; never write to it."""
    return mention_table(shelf().values(), happenings())


@st.cache_resource(show_spinner=False)
def shelf_mentions() -> Mentions:
    """Return the same table where it is asked by SQL."""
    return Mentions.from_frame(shelf_table())


def added() -> Pairs:
    """Return the articles that this visit has added or kept, as they were read."""
    if ADDED not in st.session_state:
        kept = keeping.opened_at_first()
        st.session_state[ADDED] = {k.article.id: (k.article, k.findings) for k in kept}
    return st.session_state[ADDED]


def add(article: Article, findings: Findings) -> None:
    """Have an article in this visit; one that is kept is kept as it is now."""
    hold(article, findings)
    if keeping.is_kept(article.id):
        keeping.keep(article, findings, correction_log.concerning([article.id]))


def hold(article: Article, findings: Findings) -> None:
    """Have an article in this visit, as it is kept or not."""
    added()[article.id] = (article, findings)
    _changed()


def drop(id: str) -> None:
    """Let an article go from this visit."""
    added().pop(id, None)
    _changed()


def _changed() -> None:
    st.session_state[CHANGES] = st.session_state.get(CHANGES, 0) + 1


def is_own() -> bool:
    """Whether this visitor sees anything else than the shelf as it was read."""
    return bool(added() or correction_log.log())


def made_of_own() -> dict[str, Any]:
    """Return what is worked out of this visit's articles and corrections, till either changes."""
    stamp = (st.session_state.get(CHANGES, 0), len(correction_log.log()), len(added()))
    made = st.session_state.get(MADE)
    if made is None or made["stamp"] != stamp:
        made = st.session_state[MADE] = {"stamp": stamp}
    return made


def pairs() -> Pairs:
    """Return every article this visitor can see, their own first, as they corrected it."""
    raw = {**added(), **shelf()}
    log = correction_log.log()
    if not log:
        return raw
    made = made_of_own()
    if "pairs" not in made:
        made["pairs"] = {id: (article, apply(article, f, log)) for id, (article, f) in raw.items()}
    return made["pairs"]


def table() -> gpd.GeoDataFrame:
    """Return every mention this visitor can see."""
    if not is_own():
        return shelf_table()
    made = made_of_own()
    if "table" not in made:
        made["table"] = _own_table(pairs())
    return made["table"]


def mentions() -> Mentions:
    """Return every mention this visitor can see, where they are asked by SQL."""
    if not is_own():
        return shelf_mentions()
    made = made_of_own()
    if "mentions" not in made:
        made["mentions"] = Mentions.from_frame(table())
    return made["mentions"]


def _own_table(seen: Pairs) -> gpd.GeoDataFrame:
    """Return the shelf's table with what differs from it laid out anew, in the same order."""
    read = shelf()
    anew = {id: p for id, p in seen.items() if id not in read or p[1] is not read[id][1]}
    if not anew:
        return shelf_table()
    rest = shelf_table()
    rest = rest[~rest["article"].isin(list(anew))]
    both = pd.concat([mention_table(anew.values()), rest], ignore_index=True)
    place = {id: number for number, id in enumerate(seen)}
    order = both["article"].map(place).fillna(len(place)).argsort(kind="stable")
    return gpd.GeoDataFrame(both.iloc[order].reset_index(drop=True), crs="EPSG:4326")


def with_chronology(mentions: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return mentions with the reference events that lie between the days they tell of."""
    everything = table()
    first, last = mentions["first"].min(), mentions["last"].max()
    known = everything["kind"] == "happening"
    between = (everything["last"] >= first) & (everything["first"] <= last)
    return pd.concat([mentions, everything[known & between]])
