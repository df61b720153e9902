"""The story of an article on its page: the browser plays it, the server only hands it over."""

from __future__ import annotations

import streamlit as st

from geo.drawing.sheet import STORY
from geo.drawing.storyboard import storyboard
from geo.reading.marks import Findings
from geo.text import Article

MOST = 1500
"""Steps of a story that a browser is sent, by sentences and by marks."""

_STORY = st.components.v2.component("dateline-story", **STORY)


def show_story(article: Article, findings: Findings) -> None:
    """Offer to walk through an article step by step.

    A step asks nothing of the server. The address keeps it (``story``, ``by`` and ``steps``),
    written by the browser alone; turning the page or taking another article lets it go.
    """
    board = storyboard(article.id, findings, MOST)
    _STORY(key="story", data={"board": board}, height="content", width="content")
    if total := board.get("total"):
        cut = [f"{total[way]:,} {way}s" for way in ("sentence", "mark") if total[way] > MOST]
        st.caption(f"Told: the first {MOST:,} of {' and of '.join(cut)}", width="content")
