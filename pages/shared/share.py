"""The share buttons: copy the address of exactly this view, or HTML that frames it elsewhere."""

from __future__ import annotations

import streamlit as st

from geo.drawing.sheet import SHARE
from pages.shared import caches, state

_BUTTON = st.components.v2.component("dateline-share", **SHARE)


def share_button() -> None:
    """Draw the buttons; without a clipboard they show what they copy, selected, to be copied."""
    _BUTTON(key="share", data={"isPrivate": _is_private()}, height="content", width="content")


def _is_private() -> bool:
    """Whether the view asks for an article that only this visit can see."""
    own = set(state.asked().articles) - set(caches.shelf())
    return bool(own) and not state.look("shared")
