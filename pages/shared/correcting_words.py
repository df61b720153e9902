"""Words that were missed: selected in the text, or found by typing them."""

from __future__ import annotations

import re
from typing import Any

import geopandas as gpd
import streamlit as st

from geo.asking.mentions import mention_id
from geo.asking.righting import trimmed, words_at
from geo.drawing.legend import legend_html
from geo.drawing.reader import marks_of, reader_html
from geo.drawing.sheet import EXCERPT
from geo.reading.corrections import CorrectionKind, Scope
from geo.reading.marks import Toponym
from geo.text import Article, Span
from pages.shared import state
from pages.shared.correcting import ask_scope, save, save_button
from pages.shared.correcting_forms import Right, ask_place, field
from pages.shared.plain import plain
from pages.shared.style import theme
from pages.shared.views import show_excerpt

CHOSEN = "words-chosen"
"""Where a visit notes which words of which article the reader selected."""

_READER = st.components.v2.component("dateline-reader", **EXCERPT)


def show_reader(article: Article, here: gpd.GeoDataFrame, chosen: str) -> None:
    """Draw the text with its marks; words selected in it can be corrected."""
    _belongs_to(article)
    show_excerpt("text-legend", legend_html("text", theme()))
    _READER(
        key="reader",
        data={
            "html": reader_html(article, marks_of(here, article.text), headline=True),
            "chosen": chosen,
            "height": 760,
            "label": f"Article: {article.title}",
            "selectable": True,
        },
        on_chosen_change=_clicked,
        on_selected_change=_selected,
        on_opened_change=lambda: None,
    )


def _belongs_to(article: Article) -> None:
    """Let go of words that were selected in another article."""
    id, start, end = st.session_state.get(CHOSEN, ("", 0, 0))
    if id in ("", article.id) and start < end:
        st.session_state[CHOSEN] = (article.id, start, end)
    else:
        _let_go()


def _clicked() -> None:
    if id := st.session_state["reader"].chosen:
        _let_go()
        state.choose(id)


def _selected() -> None:
    """Note the words selected, in the article that is being read."""
    span = re.fullmatch(r"(\d{1,7})-(\d{1,7})", st.session_state["reader"].selected or "")
    if span:
        st.session_state[CHOSEN] = ("", int(span[1]), int(span[2]))


def selected_words(article: Article) -> Span | None:
    """Return the words of this article that the reader selected."""
    _, start, end = st.session_state.get(CHOSEN, ("", 0, 0))
    return trimmed(article.text, Span(start, end))


def show_typing(article: Article) -> None:
    """Let words be found by typing them, for who selects none with a mouse or a finger."""
    typed = st.text_input(
        "Mark words that were missed",
        key=field("missed", article.id),
        max_chars=500,
        placeholder="As they stand in the text",
        help="Or select them in the text with the mouse or a finger.",
    )
    span = words_at(article.text, typed, 0) if typed else None
    if span:
        show_missed(article, span)
    elif typed:
        st.error(f"“{plain(typed)}” does not stand in the text. Copy the words from it.")


def show_missed(article: Article, span: Span) -> None:
    """Offer to mark words as a place or a quotation that was missed."""
    about = f"{article.id}-{span.start}-{span.end}"
    words = span.of(article.text)
    with st.container(border=True, key="missed"):
        st.markdown(f"“{plain(words[:300])}”")
        what = st.segmented_control(
            "What is it?", ["A place", "A quotation"], default="A place", required=True,
            key=field("kind", about), label_visibility="collapsed",
        )  # fmt: skip
        kind: CorrectionKind = "quotation" if what == "A quotation" else "missed"
        right: Right = {"content": (span,)}
        if kind == "missed":
            right = ask_place(words, about)
        mark = Toponym(span.start, span.end, words, "literal", True, 1.0, None)
        scope = ask_scope(kind, mark, about)
        save_button(
            right, key="save-missed", on_click=_save, args=(article, span, kind, scope, right)
        )


def _save(article: Article, span: Span, kind: CorrectionKind, scope: Scope, right: Any) -> None:
    if save(article, span, kind, scope, **right):
        st.toast("Marked", icon=":material/check:")
        name = "toponym" if kind == "missed" else "quotation"
        state.go(mention=mention_id(article.id, name, span.start, span.end), place=())
        _let_go()
        st.session_state[field("missed", article.id)] = ""


def _let_go() -> None:
    st.session_state.pop(CHOSEN, None)


def let_everything_go() -> None:
    """Look at nothing of the article any more: no mark, no place, no words."""
    _let_go()
    state.go(mention="", place=())
