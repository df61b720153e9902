"""Method: how reading works, how well, whose borders, which sources, what is kept."""

import streamlit as st

from pages.shared.frame.navigation import framed
from pages.shared.method import sections
from pages.shared.panels import show_headline

framed()
with st.container(width=760, key="method"):
    show_headline(
        "How it reads, and what it cannot know",
        "Every mark points to words in the text. Nothing is shown that cannot be pointed to.",
    )
    st.header("How reading works")
    st.markdown(sections.READING)
    st.header("What it cannot do")
    st.markdown(sections.LIMITS)
    st.header("How well it reads")
    sections.show_measured()
    st.subheader("How sure is sure")
    sections.show_reliability()
    st.header("Whose borders")
    sections.show_worldviews()
    with st.expander("Disputed areas, each with its sources"):
        sections.show_disputed()
    st.header("What the regions are")
    sections.show_regions()
    st.header("Where the data come from")
    with st.expander("Every source, with its licence"):
        sections.show_sources()
    st.header("What is kept")
    st.markdown(sections.PRIVACY)
