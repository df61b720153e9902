"""Add: paste an article and see it read."""

import streamlit as st

from pages.shared import pasting
from pages.shared.frame import framed
from pages.shared.panels import show_headline

framed()
show_headline(
    "Add an article",
    "It is read on this server in well under a second, shown to you alone and forgotten when "
    "you close this tab. The text is kept exactly as you paste it.",
)
writing, details = st.columns([3, 2], gap="large")
with writing:
    text = st.text_area(
        "Text of the article, in English",
        key="pasted-text",
        height=420,
        persist_state="session",
        placeholder="Paste the whole article here: headline, paragraphs and all.",
    )
with details:
    pasting.show_details(text)
    pasting.show_buttons(text)
pasting.show_outcome()
