"""The story of an article on its page: the browser plays it, the server only hands it over."""

from __future__ import annotations

import streamlit as st

from geo.drawing.sheet import STORY
from geo.drawing.storyboard import storyboard
from geo.reading.marks import Findings
from geo.text import Article

_STORY = st.components.v2.component("dateline-story", **STORY)


def show_story(article: Article, findings: Findings) -> None:
    """Offer to walk through an article step by step.

    A step asks nothing of the server. The address keeps it (``story``, ``by`` and ``steps``),
    written by the browser alone; turning the page or taking another article lets it go.
    """
    board = storyboard(article.id, findings)
    _STORY(key="story", data={"board": board}, height="content", width="content")
