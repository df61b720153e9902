"""The frame: which pages there are, and how a page that lost its frame gets it back.

Streamlit's old page finder wakes up where a ``pages`` folder lies beside the app, and sleeps
only once ``st.navigation`` has run in the server's process. Until then it answers the very first
visitor: a page whose file is named like its address is run alone, without the frame; for any
other address it shows "Page not found" above the app. So every page here is named like its
address, and begins with ``framed``, which puts the finder to sleep and starts the run again, at
the same address, from ``app.py``.
"""

from __future__ import annotations

import streamlit as st
from streamlit.navigation.page import Page

from pages.shared import state

PAGES = (
    ("explore", "Explore", "Map, timeline and quotations of every article, linked."),
    ("article", "Read", "One article with its places, times and quotations marked in place."),
    ("add", "Add", "Paste an article and see it read."),
    ("method", "Method", "How reading works, how well, whose borders, which sources."),
)
"""File and address, title, and what a reader does there; the first stands at ``/``."""


def navigation() -> Page:
    """Draw the navigation and return the page that is asked for."""
    return st.navigation(
        [
            st.Page(
                f"pages/{name}.py",
                title=title,
                help=told,
                default=number == 0,
                url_path=name if number else None,
            )
            for number, (name, title, told) in enumerate(PAGES)
        ],
        position="top",
    )


def framed() -> None:
    """Start the run again with the frame, when this page is run without it."""
    if not state.is_open():
        navigation()
        st.rerun()
