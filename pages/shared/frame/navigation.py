"""The frame: which pages there are, and how a page that lost its frame gets it back.

Streamlit's old page finder wakes up where a ``pages`` folder lies beside the app, and sleeps
only once ``st.navigation`` has run in the server's process. Until then it answers the very first
visitor: a page whose file is named like its address is run alone, without the frame; for any
other address it shows "Page not found" above the app. So every page here is named like its
address, and begins with ``framed``, which puts the finder to sleep and starts the run again, at
the same address, from ``app.py``. So does ``app.py`` itself, before it draws any field: what is
bound to the address under the old finder would forget it when the page is turned.
"""

from __future__ import annotations

import streamlit as st
from streamlit.navigation.page import Page
from streamlit.runtime.pages_manager import PagesManager

from pages.shared import state
from pages.shared.archive.served_archive import is_given

PAGES = (
    ("explore", "Explore", "Map, timeline and quotations of every article, linked."),
    ("article", "Read", "One article with its places, times and quotations marked in place."),
    ("region", "Region", "One region: how it is defined, what happened, who speaks about it."),
    ("voices", "Voices", "One speaker over time: what was said, where, and as printed by whom."),
    ("stories", "Stories", "Articles about one happening, grouped: each outlet’s days and words."),
    ("archive", "Archive", "An archive of any size: the same map, timeline and quotations."),
    ("compare", "Compare", "Two articles side by side: what both tell and what only one does."),
    ("add", "Add", "Bring your own: paste, link, file or feed; and your library."),
    ("method", "Method", "How reading works, how well, whose borders, which sources."),
)
"""File and address, title, and what a reader does there; the first stands at ``/``."""


def navigation() -> Page:
    """Draw the navigation and return the page that is asked for, or turn to another one."""
    page = st.navigation(
        [
            st.Page(
                f"pages/{name}.py",
                title=title,
                help=told,
                default=number == 0,
                url_path=name if number else "",
            )
            for number, (name, title, told) in enumerate(PAGES)
            if name != "archive" or is_given()
        ],
        position="top",
    )
    state.stand()
    with st.container(key="add-in-sight", height=1, border=False):
        st.page_link("pages/add.py", label="Add your own article", icon=":material/add:")
    if name := st.session_state.pop(state.NEXT, ""):
        st.switch_page(f"pages/{name}.py")
    return page


def framed() -> None:
    """Start the run again with the frame, when the old page finder runs this page alone."""
    if PagesManager.uses_pages_directory:
        navigation()
        st.rerun()
