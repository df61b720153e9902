"""The reader's state: a few bound widgets that nobody sees, whose shadow is the URL.

Each key of ``TEXTS`` and ``LISTS`` is a parameter of the address and holds ids as they stand in
the map, the chart and the cards. The chips that a reader sees are faces of these keys: they show
names and counts, which may change from day to day, where the address must not. Clicks on map,
timeline and cards set the same keys, through ``go``; charts and maps hold no state of their own.
Keys set by ``go`` make an entry in the browser's history, so that its back button works.
"""

from __future__ import annotations

from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from geo.asking.lens import Lens
from geo.world.regions import MAIN

TEXTS = (
    "region", "area", "definition", "days", "words", "mention", "cue", "left", "right", "page",
    "worldview", "tiles", "shared", "carried", "over",
)  # fmt: skip
LISTS = ("place", "speaker", "article")
LOOKS = ("worldview", "tiles")
"""How the map is drawn: not part of the question, so clearing the question leaves them."""


NOTHING: dict[str, Any] = {
    **{key: "" for key in TEXTS if key not in LOOKS},
    **{key: () for key in LISTS},
}
"""The empty question."""

NEXT, CARRIED = "next-page", "carried-address"
"""Where a callback leaves the name of the page to turn to, and what to ask for there."""

MAP_STANDS = "map-stands"
"""Where a visit notes that its first map is drawn."""

STANDS, HELD = "page-that-stands", "held-address"
"""Where the page drawn last, and all that it was asked, are kept beside the bound widgets."""


def open_address() -> None:
    """Draw the bound widgets; the frame does this on every page, before anything reads them."""
    if NEXT not in st.session_state:
        go(**st.session_state.pop(CARRIED, None) or _held())
    _draw_address()
    st.session_state[HELD] = _address()


def _address() -> dict[str, Any]:
    """Return all that the address holds now."""
    return {key: st.session_state[key] for key in (*TEXTS, *LISTS)}


def note_map() -> None:
    """Note that this visit has seen a map, or a first page without one."""
    st.session_state[MAP_STANDS] = True


def map_stands() -> bool:
    """Whether this visit has seen a map before."""
    return bool(st.session_state.get(MAP_STANDS))


def stand() -> None:
    """Note which page is drawn; the frame does this once the navigation has chosen it."""
    if run := get_script_run_ctx():
        st.session_state[STANDS] = run.page_script_hash


def _held() -> dict[str, Any]:
    """Return what the page before was asked, when a reader turned to this one.

    Streamlit forgets it where the page is turned again before the one between was drawn. The
    browser's own back and forward bring their address along.
    """
    stands, run = st.session_state.get(STANDS), get_script_run_ctx()
    turned = run and stands and stands != run.page_script_hash and not run.is_history_navigation
    return {**st.session_state[HELD], "over": ""} if turned else {}


def _draw_address() -> None:
    with st.container(key="address", height=1, border=False):
        for key in TEXTS:
            st.text_input(key, key=key, bind="query-params", label_visibility="collapsed")
        for key in LISTS:
            st.multiselect(
                key,
                [],
                key=key,
                bind="query-params",
                accept_new_options=True,
                label_visibility="collapsed",
            )


def asked() -> Lens:
    """Return what the reader asks to see."""
    return Lens.parse({key: st.session_state[key] for key in (*TEXTS, *LISTS) if key not in LOOKS})


def look(key: str) -> str:
    """Return how the map is to be drawn: ``worldview`` or ``tiles``, empty for the default."""
    return str(st.session_state.get(key) or "")


def go(**changes: Any) -> None:
    """Change keys of the address; for callbacks, which run before the page is drawn again.

    What is asked anew is shown from its first page on.
    """
    for key, value in ({"page": "", **changes} if changes else {}).items():
        st.session_state[key] = list(value) if key in LISTS else value or ""


def turn_to(page: str, /, **changes: Any) -> None:
    """Go on to another page, with some of the address changed, once the frame stands.

    Streamlit refuses to turn the page while the address holds anything that is bound. So the
    address is emptied, carried over, and written again on the page turned to. Nothing goes on
    playing there: its days stay, but each page has its own stretch of them.
    """
    go(**{"over": "", **changes})
    st.session_state[NEXT] = page
    st.session_state[CARRIED] = _address()
    go(**dict.fromkeys(TEXTS, ""), **dict.fromkeys(LISTS, ()))


def clear() -> None:
    """Ask for everything again."""
    go(**NOTHING)


FACETS = ("cue", "speaker", "area")
"""Keys whose values can be clicked: their ids begin with the key and a colon."""


def choose(id: str) -> None:
    """Look at what was clicked; a mention, an arc, a cue or a speaker is let go by a second click.

    An arc's id is the ids of its two places with ``>`` between.
    """
    facet, _, value = id.partition(":")
    if facet in FACETS:
        _toggle(facet, (value,) if facet in LISTS else value)
    elif ">" in id:
        _toggle("place", tuple(id.split(">")))
    elif id.count(":") > 1 or id.startswith("remark:"):
        go(mention="" if st.session_state["mention"] == id else id)
    elif id in MAIN:
        go(region="" if st.session_state["region"] == id else id, mention="")
    else:
        go(place=(id,), mention="")


def _toggle(key: str, value: Any) -> None:
    """Ask for a value, or let it go when it is what was asked for."""
    chosen = st.session_state[key]
    same = tuple(chosen) == value if key in LISTS else chosen == value
    go(**{key: () if same and key in LISTS else "" if same else value, "mention": ""})
