"""Lines of the log of corrections as the reader sees them: each with a way to take it back."""

from __future__ import annotations

import streamlit as st

from geo.asking.correctable import Told, signed, told
from geo.reading.corrections.log import undo
from geo.words import NO_HEADLINE
from pages.shared import correction_log
from pages.shared.markdown_escaping import plain

NAME = "reader-name"


def ask_name() -> None:
    """Ask by what name a correction is to be signed."""
    st.text_input(
        "Your name (optional)", key=NAME, max_chars=80, persist_state="session", width=200,
        help="Stands beside the correction, and is exported with it.",
    )  # fmt: skip


def name() -> str:
    """Return the name that the reader gave, empty for none."""
    return (st.session_state.get(NAME) or "").strip()


def show_line(line: Told, note: str = "") -> None:
    """Draw a correction: what it says, who made it, and a button that takes it back, or up again.

    ``note`` is safe Markdown.
    """
    c = line.correction
    said = f"“{_short(c.words or NO_HEADLINE)}” {told(c)}"
    with st.container(horizontal=True, vertical_alignment="center"):
        shown = f"**{plain(said)}**" if line.holds else f"~~{plain(said)}~~"
        below = f"  \n{note}" if note else ""
        st.markdown(f"{shown}  \n{plain(_signed(line))}{below}", width="stretch")
        if line.holds:
            st.button("Undo", key=f"undo-{c.id}", on_click=take_back, args=(c.id,))
        elif line.taken_back:
            st.button(
                "Take up again", key=f"redo-{c.id}", on_click=take_back, args=(line.taken_back.id,)
            )


def _signed(line: Told) -> str:
    back = f"; taken back by {signed([line.taken_back])}" if line.taken_back else ""
    return signed([line.correction]) + back


def take_back(id: str) -> None:
    """Take back a line of the log: a correction, or the taking back of one."""
    line = next((c for c in correction_log.log() if c.id == id), None)
    if line:
        correction_log.add(undo(line, name()))
        st.toast("Done; it applies everywhere at once", icon=":material/undo:")


def _short(words: str, longest: int = 60) -> str:
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"
