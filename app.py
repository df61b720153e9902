"""Dateline Atlas: the frame around every page."""

import streamlit as st

from pages.shared.brand import icon, wordmark
from pages.shared.panels import guarded
from pages.shared.state import open_address
from pages.shared.style import dress, theme

st.set_page_config(
    page_title="Dateline Atlas",
    page_icon=icon(),
    layout="wide",
    menu_items={"about": "Dateline Atlas reads news and shows where, when and who said what."},
)
dress()
st.logo(wordmark(theme()), size="large")
open_address()
# The files' names differ from the addresses on purpose: Streamlit's old page finder runs a page
# without this frame when a server's first visitor asks for an address named like a file.
page = st.navigation(
    [
        st.Page(
            "pages/exploring.py",
            title="Explore",
            default=True,
            help="Map, timeline and quotations of every article, linked.",
        ),
        st.Page(
            "pages/reading.py",
            title="Read",
            url_path="article",
            help="One article with its places, times and quotations marked in place.",
        ),
        st.Page(
            "pages/adding.py",
            title="Add",
            url_path="add",
            help="Paste an article and see it read.",
        ),
        st.Page(
            "pages/explaining.py",
            title="Method",
            url_path="method",
            help="How reading works, how well, whose borders, which sources, what is kept.",
        ),
    ],
    position="top",
)
with guarded():
    page.run()
