"""Quiet hours: what a hosted app promised to forget goes, and what is kept is read anew.

One thread a process does both, from the first visitor on, whether or not others come.
"""

from __future__ import annotations

import logging
import time
from threading import Thread

import streamlit as st

from geo.keeping.library import is_there, open_library
from pages.shared.library import visitor_library

LOG = logging.getLogger("dateline")
EVERY = 6 * 3600
"""Seconds between two looks."""

AT_ONCE = 20
"""Articles read anew before readers get their turn."""


def keep_house() -> None:
    """See to it that the house is kept from now on; the frame does this for every visitor."""
    if visitor_library.mode() != "off":
        _begin(visitor_library.database(), visitor_library.mode())


@st.cache_resource(show_spinner=False)
def _begin(database: str, mode: str) -> Thread:
    """Start the one thread that looks after a library."""
    thread = Thread(target=_for_ever, args=(database, mode), name="quiet-hours", daemon=True)
    thread.start()
    return thread


def _for_ever(database: str, mode: str) -> None:
    while True:
        try:
            tend(database, mode)
        except Exception:
            LOG.exception("The library could not be looked after; it is tried again later")
        time.sleep(EVERY)


def tend(database: str, mode: str) -> None:
    """Forget what was promised to be forgotten, and read anew what an earlier reader had read."""
    if not is_there(database or None):
        return
    library = open_library(database or None)
    try:
        if mode == "visit":
            library.forget(visitor_library.KEPT_FOR)
        while library.renew(AT_ONCE):
            time.sleep(1)
    finally:
        library.close()
