"""What becomes of an article: the beginning of one of ours, as it was read."""

from __future__ import annotations

import streamlit as st

from geo.asking.lens.sentence import count
from geo.drawing.reader import marks_of, reader_html
from pages.shared import caches, state
from pages.shared.add.door import waiting
from pages.shared.add.jobs import is_busy
from pages.shared.add.pasting import EXAMPLE
from pages.shared.excerpts import show_section
from pages.shared.interactive_text import show_excerpt

PARAGRAPHS = 2
"""How many paragraphs of the example are shown."""

BECOMES = """
- **Places** stand on the map: a disc for the place itself, a ring for a government.
- **Times** stand on the timeline, each with what it was counted from.
- **Quotations** stand on cards, each with who says it, where and when.
- **What is unsure** is asked, not smoothed over: any mark can be put right.
"""


def show_example_read() -> None:
    """Show what reading makes of a text, while nothing of the reader's own is there to see."""
    if caches.added() or waiting() or is_busy():
        return
    article, _ = caches.shelf()[EXAMPLE]
    cut = len("\n\n".join(article.text.split("\n\n")[:PARAGRAPHS]))
    table = caches.shelf_table()
    here = table[table["article"] == EXAMPLE]
    begun = here[here["end"] <= cut]
    show_section("What becomes of it", f"The beginning of “{article.title}”, as it was read.")
    text, told = st.columns([3, 2], gap="large")
    with text:
        html = reader_html(article.text[:cut], marks_of(begun, article.text[:cut]))
        show_excerpt("example-read", html, label="An example, read", chooses=_open)
    with told:
        st.markdown(BECOMES)
        held = count(here["kind"].value_counts())
        st.button(
            "Open the whole article", key="open-example", icon=":material/article:",
            help=f"With its {held}", on_click=_open, args=("",),
        )  # fmt: skip


def _open(mention: str) -> None:
    """Turn to the example, with a mark chosen in it."""
    state.turn_to("article", article=(EXAMPLE,), mention=mention)
