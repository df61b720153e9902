"""Playing the timeline: a window of days moves through the years, and the views follow.

The window is the lens's own days, so that the address, pictures and embeds hold each moment of it;
``over`` in the address is the stretch that it moves through.
"""

from __future__ import annotations

from datetime import date

import streamlit as st

from geo.asking.lens import Lens
from geo.asking.lens.facets import days as days_in
from geo.asking.windows import LENGTHS, Window, length_of, next_window
from geo.drawing.sheet import PLAY
from geo.words import spoken_days
from pages.shared import caches, state
from pages.shared.kept_views import kept
from pages.shared.views import days_shown

_PLAY = st.components.v2.component("dateline-play", **PLAY)
KEY = "playing"

Stretch = tuple[date, date]


def over(lens: Lens) -> Stretch | None:
    """Return the stretch that a window moves through, ``None`` while none does."""
    first, last = days_in(state.look("over"))
    return (first, last) if first and last and lens.first and lens.last else None


def show_playing(lens: Lens) -> None:
    """Draw what plays the timeline."""
    whole = over(lens) or _whole(lens)
    moving = over(lens) is not None
    length = length_of(lens, whole)
    told = spoken_days(lens.first, lens.last) if moving else ""
    data = {"isMoving": moving, "length": length, "told": told}
    data["isLast"] = moving and kept(
        lambda: next_window(lens, caches.mentions(), whole, length) is None, "is-last", lens, whole
    )
    _PLAY(key=KEY, data=data, on_asked_change=_asked)


def _whole(lens: Lens) -> Stretch:
    """Return the days asked for, else those of everything that is told of."""
    return days_shown(caches.table(), lens)


def _asked() -> None:
    """Move the window as was asked: on, back, to the first, or let it go."""
    what, length, *_ = [*str(st.session_state[KEY].asked or "").split()[:2], "", ""]
    if length not in LENGTHS:
        return
    lens = state.asked()
    whole = over(lens)
    if what == "whole":
        state.go(days="", over="", mention="")
        return
    here = lens if whole and what != "first" else lens.but(first=None, last=None)
    stretch = whole or _whole(lens)
    window = _window(here, stretch, length, what)
    if window:
        state.go(
            days=Lens(first=window.first, last=window.last).days,
            over=Lens(first=stretch[0], last=stretch[1]).days,
            mention="",
        )


def _window(here: Lens, stretch: Stretch, length: str, what: str) -> Window | None:
    if what == "here" and here.first:
        return Window.of(here.first, LENGTHS[length])
    return next_window(here, caches.mentions(), stretch, length, -1 if what == "back" else 1)
