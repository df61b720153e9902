"""The style of the page: the palette's sheet in the theme that the reader's browser shows."""

from __future__ import annotations

import streamlit as st

from geo.drawing.sheet import asset, page_style


def theme() -> str:
    """Return the name of the theme the reader's browser shows: ``light`` or ``dark``."""
    return st.context.theme.type or "light"


SHOWN = """
.st-key-sheet, [data-testid="stLayoutWrapper"]:has(> .st-key-sheet) {
  height: auto !important; overflow: visible !important;
}
.st-key-sheet:has(.st-key-question):not(:has(.asking)) { display: none; }
"""
"""Shows the sheet: its pieces appear at once, and not each when the code for its kind is there.

A headline, which pushes all the rest down, may be drawn a frame later than this style."""


def dress() -> None:
    """Put the theme's style sheet in place, before anything else is drawn.

    How the frame looks (``frame.css``) stands in the page's first answer already.
    """
    st.html(page_style(theme()) + f"<style>{SHOWN}</style>")


__all__ = ["asset", "dress", "theme"]
