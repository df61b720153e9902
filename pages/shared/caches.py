"""Everything that is kept between runs, in one file.

What is bundled is read once for all visitors; what a visitor adds or corrects stays in their visit.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import geopandas as gpd
import pandas as pd
import streamlit as st

from geo.asking import shelved
from geo.asking.database import Mentions
from geo.asking.mention_bytes import as_mentions, joined
from geo.asking.mentions import mention_table
from geo.errors import ArticleError
from geo.keeping.library import Head
from geo.reading.marks import Findings
from geo.text import Article
from pages.shared import correction_log
from pages.shared.library import visitor_library
from pages.shared.opened_articles import Opened, Pair, Seen

ADDED = "added-articles"
"""Where a visit keeps its own articles, with what was read in them, by id."""

CHANGES, MADE = "changes-of-articles", "made-of-articles"
"""Where a visit counts the changes to them, and keeps what is worked out of them."""

T = TypeVar("T")
LAID = "library-laid-out"
"""Where it keeps the mentions of what is kept, till any of them changes."""


@st.cache_resource(show_spinner=False)
def shelf() -> dict[str, Pair]:
    """Return the bundled articles with what is read in them, by id."""
    return shelved.shelf()


@st.cache_resource(show_spinner=False)
def shelf_table() -> gpd.GeoDataFrame:
    """Return the mention table of the shelf and the reference chronology; never write to it."""
    return shelved.shelf_table()


@st.cache_resource(show_spinner=False)
def shelf_mentions() -> Mentions:
    """Return the same table where it is asked by SQL."""
    return shelved.shelf_mentions()


def added() -> Opened:
    """Return the articles that this visit has added or kept, as they were read."""
    if ADDED not in st.session_state:
        st.session_state[ADDED] = Opened(visitor_library.heads(), _fetch)
    return st.session_state[ADDED]


def _fetch(id: str) -> Pair:
    """Open a kept article."""
    mine = visitor_library.visit()
    if mine is None:
        raise KeyError(id)
    try:
        kept = mine.article(id)
    except ArticleError as error:  # removed since, in another tab
        raise KeyError(id) from error
    return kept.article, kept.findings


def add(article: Article, findings: Findings) -> None:
    """Have an article in this visit; one that is kept is kept as it is now."""
    hold(article, findings)
    if visitor_library.is_kept(article.id):
        visitor_library.keep(article, findings, correction_log.concerning([article.id]))


def hold(article: Article, findings: Findings) -> None:
    """Have an article in this visit, as it is kept or not."""
    added()[article.id] = (article, findings)
    _changed()


def drop(id: str) -> None:
    """Let an article go from this visit."""
    if id in added():
        del added()[id]
    _changed()


def keep(id: str) -> bool:
    """Keep an article of this visit, with all that was corrected; return whether it worked."""
    article, findings = added()[id]
    if not visitor_library.keep(article, findings, correction_log.log()):
        return False
    details = (article.title, article.outlet, article.author, article.published)
    added().release(Head(id, *details, visitor_library.tokens()[id]))
    return True


def unkeep(id: str) -> None:
    """Remove an article from the library; so that nothing is lost at once, it stays open."""
    added().bring(id)
    visitor_library.remove(id)
    _changed()


def empty_library() -> None:
    """Remove everything from the library; what was opened in this visit stays open."""
    if visitor_library.empty():
        added().let_library_go()
        _changed()


def _changed() -> None:
    st.session_state[CHANGES] = st.session_state.get(CHANGES, 0) + 1


def is_own() -> bool:
    """Whether this visitor sees anything else than the shelf as it was read."""
    return bool(added() or correction_log.of_marks())


def made_of_own() -> dict[str, Any]:
    """Return what is worked out of this visit's articles and corrections, till either changes."""
    stamp = (st.session_state.get(CHANGES, 0), len(correction_log.of_marks()), len(added()))
    made = st.session_state.get(MADE)
    if made is None or made["stamp"] != stamp:
        made = st.session_state[MADE] = {"stamp": stamp}
    return made


def pairs() -> Seen:
    """Return every article this visitor can see, their own first, as they corrected it."""
    made = made_of_own()
    if "pairs" not in made:
        made["pairs"] = Seen(added(), shelf(), tuple(correction_log.of_marks()))
    return made["pairs"]


def table() -> gpd.GeoDataFrame:
    """Return every mention this visitor can see."""
    if not is_own():
        return shelf_table()
    made = made_of_own()
    if "table" not in made:
        made["table"] = _own_table(pairs())
    return made["table"]


def made(name: str, make: Callable[[gpd.GeoDataFrame], T]) -> T:
    """Return what is worked out of everything this visitor can see, till any of it changes."""
    everything, kept = table(), made_of_own()
    if name not in kept:
        kept[name] = make(everything)
    return kept[name]


def mentions() -> Mentions:
    """Return every mention this visitor can see, where they are asked by SQL."""
    if not is_own():
        return shelf_mentions()
    made = made_of_own()
    if "mentions" not in made:
        made["mentions"] = Mentions.from_frame(table())
    return made["mentions"]


def _own_table(seen: Seen) -> gpd.GeoDataFrame:
    """Return the shelf's table with what differs from it laid out anew, in the same order."""
    read, own = shelf(), added()
    changed = {id: seen[id] for id in read if seen[id][1] is not read[id][1]}
    held = _laid_out({id for id in own if own.is_as_kept(id) and id not in read})
    anew = {id: seen[id] for id in own if id not in read and id not in held}
    rest = shelf_table()
    rest = rest[~rest["article"].isin(list(changed))]
    parts = [mention_table({**anew, **changed}.values()), _as_table(held), rest]
    both = pd.concat([part for part in parts if len(part)], ignore_index=True)
    place = {id: number for number, id in enumerate(seen)}
    order = both["article"].map(place).fillna(len(place)).argsort(kind="stable")
    return gpd.GeoDataFrame(both.iloc[order].reset_index(drop=True), crs="EPSG:4326")


def _laid_out(kept: set[str]) -> dict[str, bytes]:
    """Return what the library has laid out of some articles, but for those corrected only here."""
    laid = visitor_library.laid_out() if kept else {}
    known = {line.id for line in visitor_library.known_log()} if laid else set()
    late = [line for line in correction_log.of_marks() if line.id not in known]
    if any(line.scope == "everywhere" for line in late):
        return {}
    here = {line.article for line in late}
    return {id: part for id, part in laid.items() if id in kept and id not in here}


def _as_table(laid: dict[str, bytes]) -> gpd.GeoDataFrame:
    """Return laid-out articles as one table; the last one made is kept."""
    stamp = hash(tuple(laid.values()))
    if st.session_state.get(LAID, (None,))[0] != stamp:
        st.session_state[LAID] = (stamp, as_mentions(joined(laid.values())))
    return st.session_state[LAID][1]


def with_chronology(mentions: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return mentions with the reference events that lie between the days they tell of."""
    everything = table()
    first, last = mentions["first"].min(), mentions["last"].max()
    known = everything["kind"] == "happening"
    between = (everything["last"] >= first) & (everything["first"] <= last)
    return pd.concat([mentions, everything[known & between]])
