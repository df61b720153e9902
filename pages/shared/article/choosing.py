"""Choosing an article, and where it comes from."""

from __future__ import annotations

from datetime import date

import geopandas as gpd
import streamlit as st

from geo.asking.lens import Lens
from geo.asking.lens.sentence import count
from geo.errors import ArticleError
from geo.keeping.shelf import article_sources
from geo.text import Article
from geo.words import NO_HEADLINE, spoken_days
from pages.shared import state
from pages.shared.library.links import asked_with
from pages.shared.library.panel import show_details
from pages.shared.markdown_escaping import plain
from pages.shared.opened_articles import Listed, Seen
from pages.shared.share import share_button

CHOOSER = "article-read"


def chosen_article(lens: Lens, pairs: Seen) -> str:
    """Return the id of the article to read: the one asked for, else the newest."""
    named = (*lens.articles, lens.mention.split(":")[0])
    asked = next((id for id in named if id in pairs), "")
    listed = pairs.heads()
    newest = max(listed, key=lambda id: (listed[id].published or date.min, id), default="")
    return asked or newest


def show_chooser(id: str, pairs: Seen, table: gpd.GeoDataFrame) -> None:
    """Let the reader take another article, send this view or look at it among the others."""
    listed = pairs.heads()
    st.session_state[CHOOSER] = id
    with st.container(horizontal=True, vertical_alignment="bottom", key="chooser"):
        st.selectbox(
            "Article",
            sorted(listed, key=lambda i: _age(listed[i]), reverse=True),
            key=CHOOSER,
            format_func=lambda i: _line(listed[i]),
            on_change=_took,
            filter_mode="contains",
        )
        share_button()
    st.caption(count(table.loc[table["article"] == id, "kind"].value_counts()))


def _took() -> None:
    id = st.session_state[CHOOSER]
    state.go(article=(id,), mention="", place=(), **asked_with(id))


def _age(article: Listed) -> tuple[date, str]:
    return article.published or date.max, article.id


def _line(article: Listed) -> str:
    day = spoken_days(article.published, article.published) or "day not given"
    return f"{article.title or NO_HEADLINE} ({day})"


def show_sources(article: Article) -> None:
    """Say what an article of ours was written from; of the visitor's own, correct the details."""
    try:
        sources = article_sources(article.id)
    except ArticleError:
        show_details(article)
        return
    with st.expander(f"What this article was written from ({len(sources.pages)} pages)"):
        st.caption(sources.about)
        for page in sources.pages:
            st.markdown(f"- [{plain(page.title)}]({page.url}), {plain(page.publisher)}")


def show_way_to_compare(article: Article) -> None:
    """Offer to lay the article beside another one."""
    st.button(
        "Compare with …",
        on_click=state.turn_to,
        args=("compare",),
        kwargs={"left": article.id, "right": "", "mention": "", "place": (), "speaker": ()},
        key="to-compare",
        icon=":material/compare_arrows:",
    )
