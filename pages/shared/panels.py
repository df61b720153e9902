"""Pieces of pages: the sentence on top, what to do when nothing is there, and a safety net."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import geopandas as gpd
import streamlit as st

from geo.asking.lens import Lens
from geo.asking.lens.counts import count_articles, count_kinds
from geo.asking.lens.related import chosen
from geo.drawing.cards import empty_state
from geo.drawing.excerpt import escape, escape_whole
from geo.words import listed, with_the
from geo.world.regions import MAIN, regions
from pages.shared import caches, state
from pages.shared.kept_views import kept
from pages.shared.share import share_button
from pages.shared.taking_out import show_taking_lens

LOG = logging.getLogger("dateline")


@contextmanager
def guarded() -> Iterator[None]:
    """Show a plain message instead of a traceback; the log keeps what went wrong."""
    try:
        yield
    except Exception:
        LOG.exception("A page could not be drawn")
        st.error(
            "This page could not be drawn. Clear what is chosen and try again; if it happens "
            "once more, please report it with the link to this view.",
            icon=":material/error:",
        )
        st.button("Clear everything", on_click=state.clear, key="clear-after-error")


def show_question(lens: Lens, rows: Callable[[Lens], gpd.GeoDataFrame]) -> bool:
    """Say what is being looked at, with the ways to take it out, to send it and to let it go.

    Parameters
    ----------
    lens : Lens
        What the reader asks to see.
    rows : callable
        Returns the mentions that a lens keeps; asked when they are taken out.

    Returns
    -------
    bool
        Whether the lens keeps nothing at all.
    """
    told, articles, is_empty = kept(lambda: _question(lens), "question", lens)
    question, actions = st.columns([5, 3], vertical_alignment="bottom", gap="medium")
    with question, st.container(key="question"):
        show_headline(*((told,) if lens else (OPENING, f"{whose()} {told}.")))
    with actions, st.container(horizontal=True, horizontal_alignment="right", key="actions"):
        if lens:
            st.button("Clear all", on_click=state.clear, key="clear", type="tertiary")
        show_taking_lens(lens, articles, lambda: rows(lens))
        share_button()
    return is_empty


def _question(lens: Lens) -> tuple[str, tuple[str, ...], bool]:
    """Return a lens in words, the articles it keeps something of, and whether it keeps nothing."""
    mentions = caches.mentions()
    asked = lens.condition(mentions)
    articles = tuple(count_articles(mentions, asked))
    counts = count_kinds(mentions, asked)
    return lens.describe(mentions, counts), articles, not counts


OPENING = "News articles, read for where, when and who said what"
"""What this is, in one line, before anything is chosen."""


def whose() -> str:
    """Say whose articles these are, and what to do with one's own."""
    own = len(caches.added())
    about = listed([with_the(regions()[id].name) for id in MAIN])
    told = f"Articles on {about}, written for this atlas from checked facts"
    if own:
        return f"{told}, and {own} that you added."
    return f"{told}. Add your own, and it is read the same way."


def show_headline(title: str, under: str = "") -> None:
    """Draw a page's one headline."""
    below = f"<p>{escape(under)}</p>" if under else ""
    st.html(f'<div class="asking"><h1>{escape_whole(title)}</h1>{below}</div>')


def nothing_found() -> None:
    """Say that the lens keeps nothing, and show the way out."""
    st.html(
        empty_state(
            "Nothing fits all of this at once",
            "Take away one of the chips above, or clear them all.",
        )
    )
    st.button("Show everything again", on_click=state.clear, key="clear-empty", type="primary")


def show_way_to_article(lens: Lens) -> None:
    """Offer to read the chosen mention where it stands."""
    one = chosen(caches.mentions(), lens.mention)
    if one and one["article"]:
        st.button(
            "Read it in the article",
            on_click=state.turn_to,
            args=("article",),
            kwargs={"article": (one["article"],)},
            key="to-article",
            icon=":material/article:",
            width="stretch",
        )


def nothing_to_read() -> None:
    """Say that there is no article at all, and where to bring one in."""
    st.html(empty_state("There is no article to read yet", "Bring one in, and it opens here."))
    st.page_link("pages/add.py", label="Add an article", icon=":material/add:")
