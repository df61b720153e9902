"""Words that were missed: selected in the text, or found by typing them."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import geopandas as gpd
import streamlit as st

from geo.asking.correctable import trimmed, words_at
from geo.asking.mentions import mention_id
from geo.drawing.legend import text_legend
from geo.drawing.reader import marks_of, reader_html
from geo.drawing.sheet import EXCERPT
from geo.reading.corrections.scopes import CorrectionKind, Scope
from geo.reading.marks import Toponym
from geo.text import Article, Span
from pages.shared import state
from pages.shared.article.correcting import ask_scope, save, save_button, show_problem
from pages.shared.article.correction_forms import Right, ask_place, field
from pages.shared.interactive_text import show_excerpt
from pages.shared.markdown_escaping import plain

CHOSEN = "words-chosen"
"""Where a visit notes which words the reader selected."""


class Words(NamedTuple):
    """Selected words; ``beside`` is the article and what was chosen in it, once both are known."""

    span: Span
    beside: tuple[str, str] | None = None


NOTHING = Words(Span(0, 0))

_READER = st.components.v2.component("dateline-reader", **EXCERPT)


def show_reader(
    article: Article, here: gpd.GeoDataFrame, chosen: str, seen: gpd.GeoDataFrame
) -> None:
    """Draw the text with its marks; words selected in it can be corrected.

    ``seen`` are those of the article's mentions (``here``) that are marked now.
    """
    _belongs_to(article, chosen)
    show_excerpt("text-legend", text_legend(here))
    _READER(
        key="reader",
        data={
            "html": reader_html(article, marks_of(seen, article.text), headline=True),
            "chosen": chosen,
            "height": 760,
            "label": f"Article: {article.title}",
            "selectable": True,
        },
        on_chosen_change=_clicked,
        on_selected_change=_selected,
        on_opened_change=lambda: None,
    )


def _belongs_to(article: Article, looked_at: str) -> None:
    """Let go of words that were selected in another article, or before something else was chosen.

    ``looked_at`` is the mark or the place that is chosen now.
    """
    words: Words = st.session_state.get(CHOSEN, NOTHING)
    here = (article.id, looked_at)
    if words.span.start < words.span.end and words.beside in (None, here):
        st.session_state[CHOSEN] = Words(words.span, here)
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
        st.session_state[CHOSEN] = Words(Span(int(span[1]), int(span[2])))


def selected_words(article: Article) -> Span | None:
    """Return the words of this article that the reader selected."""
    words: Words = st.session_state.get(CHOSEN, NOTHING)
    return trimmed(article.text, words.span)


def show_typing(article: Article) -> None:
    """Let words be found by typing them, for who selects none with a mouse or a finger."""
    key = field("missed", article.id)
    typed = st.text_input(
        "Mark words that were missed",
        key=key,
        max_chars=500,
        placeholder="As they stand in the text",
        help="Or select them in the text with the mouse or a finger.",
        on_change=_typed,
        args=(article, key),
    )
    if typed:
        st.error(f"“{plain(typed)}” does not stand in the text. Copy the words from it.")


def _typed(article: Article, key: str) -> None:
    """Take typed words as if they had been selected where they first stand in the text."""
    if span := words_at(article.text, st.session_state[key], 0):
        st.session_state[CHOSEN] = Words(span)
        st.session_state[key] = ""


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
        form, reach, saving = (st.container() for _ in range(3))
        kind: CorrectionKind = "quotation" if what == "A quotation" else "missed"
        right: Right = {"content": (span,)}
        with form:
            if kind == "missed":
                right = ask_place(words, about)
            show_problem()
        mark = Toponym(span.start, span.end, words, "literal", True, 1.0, None)
        with reach:
            scope = ask_scope(kind, mark, about)
        with saving:
            save_button(
                right, key="save-missed", on_click=_save, args=(article, span, kind, scope, right)
            )


def _save(article: Article, span: Span, kind: CorrectionKind, scope: Scope, right: Any) -> None:
    if save(article, span, kind, scope, **right):
        st.toast("Marked", icon=":material/check:")
        name = "toponym" if kind == "missed" else "quotation"
        state.go(mention=mention_id(article.id, name, span.start, span.end), place=())
        _let_go()


def _let_go() -> None:
    st.session_state.pop(CHOSEN, None)


def let_everything_go() -> None:
    """Look at nothing of the article any more: no mark, no place, no words."""
    _let_go()
    state.go(mention="", place=())
