"""The one message above a page: what was done or went wrong, until the reader goes on.

It stays on the page where it was first seen and goes when the reader closes it, turns the page or
takes another article, so that no old error stands over what has nothing to do with it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

NOTICE = "keeping-notice"


@dataclass
class Notice:
    """A message; ``undo`` takes back what it tells of, and ``seen_at`` is where it was seen."""

    words: str
    is_error: bool = True
    undo: Callable[[], Any] | None = None
    seen_at: tuple[str, ...] = ()


def tell(message: str, is_error: bool = True, undo: Callable[[], Any] | None = None) -> None:
    """Leave a message for the page to show; an error unless it only says what was done."""
    st.session_state[NOTICE] = Notice(message, is_error, undo)


def show_notice() -> None:
    """Show the message that was left, until the reader closes it or goes on."""
    notice: Notice | None = st.session_state.get(NOTICE)
    # A page that was asked for no article takes one by itself: nobody has gone on by that.
    if notice and notice.seen_at not in ((), _here()[:1], _here()):
        forget_notice()
        notice = None
    # The container is always there: what comes after it, the map's frame too, keeps its place.
    with st.container(horizontal=True, vertical_alignment="center", key="notice"):
        if notice is None:
            return
        notice.seen_at = _here()
        if notice.is_error:
            st.error(notice.words, icon=":material/error:")
        else:
            st.info(notice.words, icon=":material/info:")
        if notice.undo:
            st.button(
                "Undo", key="undo-notice", icon=":material/undo:",
                on_click=_take_back, args=(notice.undo,),
            )  # fmt: skip
        st.button("Close the message", key="close-notice", on_click=forget_notice)


def _here() -> tuple[str, ...]:
    """Return which page is drawn, and which articles it was asked for."""
    run = get_script_run_ctx()
    return (run.page_script_hash if run else "", *st.session_state.get("article", ()))


def _take_back(undo: Callable[[], Any]) -> None:
    forget_notice()
    undo()


def forget_notice() -> None:
    """Let the message go."""
    st.session_state.pop(NOTICE, None)
