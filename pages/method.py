"""Method: how reading works, how well, whose borders, which sources, what is kept."""

import streamlit as st

from pages.shared import method
from pages.shared.frame import framed
from pages.shared.panels import show_headline

framed()
with st.container(width=760, key="method"):
    show_headline(
        "How it reads, and what it cannot know",
        "Every mark points to words in the text. Nothing is shown that cannot be pointed to.",
    )
    st.header("How reading works")
    st.markdown(method.READING)
    st.header("What it cannot do")
    st.markdown(method.LIMITS)
    st.header("How well it reads")
    method.show_measured()
    st.subheader("How sure is sure")
    method.show_reliability()
    st.header("Whose borders")
    method.show_worldviews()
    with st.expander("Disputed areas, each with its sources"):
        method.show_disputed()
    st.header("What the regions are")
    method.show_regions()
    st.header("Where the data come from")
    with st.expander("Every source, with its licence"):
        method.show_sources()
    st.header("What is kept")
    st.markdown(method.PRIVACY)
