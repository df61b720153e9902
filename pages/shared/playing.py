"""Playing a timeline: a window of days moves through the years, and the page's views follow.

The window is the lens's own days, so that the address, pictures and embeds hold each moment of it;
``over`` in the address is the stretch that it moves through. Each page says what it plays over and
of which days it tells anything.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from functools import partial

import streamlit as st

from geo.asking.lens import Lens
from geo.asking.lens.facets import days as days_in
from geo.asking.windows import LENGTHS, Tells, Window, length_of, next_window
from geo.drawing.sheet import PLAY
from geo.words import spoken_days
from pages.shared import state
from pages.shared.kept_views import kept

_PLAY = st.components.v2.component("dateline-play", **PLAY)
KEY = "playing"

Stretch = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Played:
    """What is played on a page: ``over`` which stretch, and the ``window`` that is looked at.

    ``whole`` is what is asked of all days of the stretch; with nothing played, it is the lens.
    """

    over: Stretch | None
    window: tuple[date | None, date | None]
    whole: Lens

    def __bool__(self) -> bool:
        return self.over is not None


def played(lens: Lens) -> Played:
    """Return what is played."""
    stretch = over(lens)
    if stretch is None:
        return Played(None, (None, None), lens)
    return Played(stretch, (lens.first, lens.last), lens.but(first=None, last=None))


def over(lens: Lens) -> Stretch | None:
    """Return the stretch that a window moves through, ``None`` while none does."""
    first, last = days_in(state.look("over"))
    return (first, last) if first and last and lens.first and lens.last else None


def show_playing(lens: Lens, tells: Tells, whole: Stretch, *named: Hashable) -> None:
    """Draw what plays the timeline.

    Parameters
    ----------
    lens : Lens
        What is asked; while a window moves, its days are that window.
    tells : callable
        On which day the page tells anything.
    whole : (date, date)
        The stretch that a window moves through, once it is set off.
    named : hashable
        The page, and all that ``tells`` depends on beside the lens and the articles.
    """
    whole = over(lens) or whole
    moving = over(lens) is not None
    length = length_of(lens, whole)
    told = spoken_days(lens.first, lens.last) if moving else ""
    data = {"isMoving": moving, "length": length, "told": told}
    data["isLast"] = moving and kept(
        lambda: next_window(lens, tells, whole, length) is None, "is-last", lens, whole, *named
    )
    _PLAY(key=KEY, data=data, on_asked_change=partial(_asked, tells, whole))


def _asked(tells: Tells, whole: Stretch) -> None:
    """Move the window as was asked: on, back, to the first, or let it go."""
    what, length, *_ = [*str(st.session_state[KEY].asked or "").split()[:2], "", ""]
    if length not in LENGTHS:
        return
    lens = state.asked()
    if what == "whole":
        state.go(days="", over="", mention="")
        return
    here = lens if over(lens) and what != "first" else lens.but(first=None, last=None)
    window = _window(here, tells, whole, length, what)
    if window:
        state.go(
            days=Lens(first=window.first, last=window.last).days,
            over=Lens(first=whole[0], last=whole[1]).days,
            mention="",
        )


def _window(here: Lens, tells: Tells, whole: Stretch, length: str, what: str) -> Window | None:
    if what == "here" and here.first:
        return Window.of(here.first, LENGTHS[length])
    return next_window(here, tells, whole, length, -1 if what == "back" else 1)
