"""Pieces of pages: the sentence on top, what to do when nothing is there, and a safety net."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import geopandas as gpd
import streamlit as st

from geo.asking.lens import Lens
from geo.drawing.cards import empty_state
from geo.drawing.excerpt import escape
from pages.shared import caches, state
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


def show_question(lens: Lens, kept: gpd.GeoDataFrame) -> None:
    """Say what is being looked at, with the ways to take it out, to send it and to let it go.

    ``kept`` are the rows that the lens keeps.
    """
    question, actions = st.columns([3, 1], vertical_alignment="bottom", gap="medium")
    with question:
        show_headline(lens.describe(caches.mentions()))
    with actions, st.container(horizontal=True, horizontal_alignment="right", key="actions"):
        if lens:
            st.button("Clear all", on_click=state.clear, key="clear", type="tertiary")
        show_taking_lens(lens, kept)
        share_button()


def show_headline(title: str, under: str = "") -> None:
    """Draw a page's one headline."""
    below = f"<p>{escape(under)}</p>" if under else ""
    st.html(f'<div class="asking"><h1>{escape(title)}</h1>{below}</div>')


def nothing_found() -> None:
    """Say that the lens keeps nothing, and show the way out."""
    st.html(
        empty_state(
            "Nothing fits all of this at once",
            "Take away one of the chips above, or clear them all.",
        )
    )
    st.button("Show everything again", on_click=state.clear, key="clear-empty", type="primary")


def show_way_to_article(lens: Lens, table: gpd.GeoDataFrame) -> None:
    """Offer to read the chosen mention where it stands."""
    row = table[(table["mention"] == lens.mention) & (table["article"] != "")]
    if not row.empty:
        st.button(
            "Read it in the article",
            on_click=state.turn_to,
            args=("article",),
            kwargs={"article": (str(row.iloc[0]["article"]),)},
            key="to-article",
            icon=":material/article:",
            width="stretch",
        )


def nothing_to_read() -> None:
    """Say that there is no article at all, and where to bring one in."""
    st.html(empty_state("There is no article to read yet", "Paste one on the page Add."))
