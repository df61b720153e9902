"""Text, cards and lists as a view, in which everything with an id can be chosen.

It holds no state. A click runs a callback that changes the address, the page is drawn again from
it, and each view shows what is chosen.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from geo.drawing.cards import VOICE
from geo.drawing.sheet import EXCERPT
from pages.shared import state

PANEL = """
.why, .said, .hint { font: 400 0.9375rem/1.5 var(--sans); color: var(--ink); margin: 0; }
.why blockquote { margin: 0 0 0.375rem; font: 600 1.125rem/1.4 var(--serif); }
.why p { margin: 0 0 0.5rem; }
.why .facts div { grid-template-columns: 8rem 1fr; padding: 0.125rem 0; }
.said { list-style: none; padding: 0; }
.said li { padding: 0.375rem 0; border-top: 1px solid var(--rule); }
.said li:first-child { border-top: 0; }
.said span, .hint { color: var(--quiet); }
@media print { .hint { display: none; } }
@media (max-width: 40rem) {
  .excerpt.scrolls { max-height: 80vh !important; overscroll-behavior: auto; }
}
"""
"""What the panels of this app look like inside the component, beside the sheet's own."""

_EXCERPT = st.components.v2.component(
    "dateline-excerpt", **{**EXCERPT, "css": EXCERPT["css"] + PANEL}
)


def show_excerpt(
    key: str,
    html: str,
    chosen: Any = "",
    height: int | None = None,
    label: str = "",
    chooses: Callable[[str], None] = state.choose,
) -> None:
    """Draw safe HTML of the drawing room in which everything with an id can be chosen.

    ``chooses`` is told what is chosen.
    """
    draw_excerpt(_EXCERPT, _open_voice, key, html, chosen, height, label, chooses)


def draw_excerpt(
    component: Callable[..., Any],
    opens: Callable[[str], None],
    key: str,
    html: str,
    chosen: Any,
    height: int | None,
    label: str,
    chooses: Callable[[str], None] = state.choose,
) -> None:
    """Draw safe HTML by one of the components of ``EXCERPT``; ``opens`` is told what is opened."""
    component(
        key=key,
        data={"html": html, "chosen": chosen, "height": height, "label": label},
        on_chosen_change=lambda: _excerpt_clicked(key, chooses),
        on_opened_change=lambda: opens(st.session_state[key].opened or ""),
    )


def _excerpt_clicked(key: str, chooses: Callable[[str], None]) -> None:
    if id := st.session_state[key].chosen:
        chooses(id)


def _open_voice(opened: str) -> None:
    """Turn to the voice of a speaker; what else the reader asked for stays asked."""
    if opened.startswith(VOICE):
        state.turn_to("voices", speaker=(opened.removeprefix(VOICE),), mention="")
