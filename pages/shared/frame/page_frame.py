"""What stands around every page: drawn first in each run, and then the page inside it."""

from __future__ import annotations

import streamlit as st

from geo.drawing.brand import icon, wordmark
from pages.shared.frame.navigation import framed, navigation
from pages.shared.frame.tour import attend
from pages.shared.library.links import open_links
from pages.shared.panels import guarded
from pages.shared.state import note_map, open_address
from pages.shared.style import dress, theme


def draw_frame() -> None:
    """Draw the frame, and in it the page that is asked for."""
    st.set_page_config(
        page_title="Dateline Atlas",
        page_icon=icon(),
        layout="wide",
        menu_items={"about": "Dateline Atlas reads news and shows where, when and who said what."},
    )
    framed()
    dress()
    st.logo(wordmark(theme()), size="large")
    sheet = st.container(key="sheet", height=1, border=False)  # shown once the style is there
    open_address()
    page = navigation()
    with sheet, guarded():
        open_links()
        page.run()
    note_map()
    attend()
