"""The chips: every way of narrowing, as faces of the address.

A face shows names and counts and may change with the data; it is set from the address before
it is drawn, and a reader's change to it goes to the address first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from geo.asking.lens import Lens
from geo.asking.lens.counts import Extent
from geo.asking.lens.facets import say_area
from geo.asking.lens.offers import Offered, offered
from geo.words import spoken_days
from geo.world.borders import WORLDVIEWS
from pages.shared import caches, state
from pages.shared.kept_views import kept
from pages.shared.markdown_escaping import plain

Notes = Mapping[str, str]
NO_NOTES: Notes = {}
FACE = "-chip"
"""Ends the keys of faces."""


def _took(key: str, as_address: Callable[[Any], Any]) -> None:
    state.go(**{key: as_address(st.session_state[key + FACE]), "mention": ""})


def _face(
    key: str,
    widget: Callable[..., Any],
    label: str,
    *args: Any,
    value: Any,
    as_address: Callable[[Any], Any] = lambda value: value,
    **more: Any,
) -> None:
    """Draw a widget as the face of a key of the address."""
    st.session_state[key + FACE] = value
    widget(label, *args, key=key + FACE, on_change=_took, args=(key, as_address), **more)


def show_chips(lens: Lens, what: Offered | None = None, notes: Notes = NO_NOTES) -> None:
    """Draw every chip in one row that wraps; on a phone in two that run on to the side.

    ``what`` is offered, if not what this visitor's articles hold; ``notes`` say by key what else
    there is to know of it.
    """
    what = what or kept(lambda: offered(lens, caches.mentions()), "chips", lens)
    with st.container(horizontal=True, key="chips", gap="small", vertical_alignment="center"):
        _regions(lens, what.regions)
        with st.container(horizontal=True, key="filters", gap="small", vertical_alignment="center"):
            _area(lens)
            _many("place", "Place", lens.places, what.places, notes.get("place", ""))
            _days(lens, what.reach)
            _many("speaker", "Speaker", lens.speakers, what.speakers, notes.get("speaker", ""))
            _many("article", "Article", lens.articles, what.articles, notes.get("article", ""))
            _words(lens)
            map_choices()
            _mention(what.words)


def _mention(words: str) -> None:
    """The one mention looked at: a chip that is there only while it is."""
    if words:
        st.button(
            plain(_short(words)),
            icon=":material/close:",
            type="primary",
            key="mention-chip",
            help="Stop looking at this one",
            on_click=state.go,
            kwargs={"mention": ""},
        )


def _regions(lens: Lens, names: dict[str, tuple[str, int]]) -> None:
    """The three regions, each with the number of mentions that it would leave."""
    labels = {id: f"{plain(name)} **{number:,}**" for id, (name, number) in names.items()}
    _face(
        "region", st.pills, "Region", list(labels),
        value=lens.region or None, format_func=labels.get, label_visibility="collapsed", wrap=True,
    )  # fmt: skip


def _area(lens: Lens) -> None:
    """The part of the map that is asked for: a chip that is there only while it is."""
    if lens.area:
        st.button(
            say_area(lens.area),
            icon=":material/close:",
            type="primary",
            key="area-chip",
            help="Look at the whole map again",
            on_click=state.go,
            kwargs={"area": "", "mention": ""},
        )


def _many(key: str, label: str, wanted: tuple[str, ...], names: dict[str, str], note: str) -> None:
    """A choice of several: the button says what is chosen, the box inside offers the rest."""
    names = {**{id: id for id in wanted if id not in names}, **names}
    chosen = _whole([names[id].rsplit(" · ", 1)[0] for id in wanted])
    with _popover(key, label, chosen):
        _face(
            key, st.multiselect, f"{label}s", list(names),
            value=list(wanted), format_func=names.get, placeholder="Type to search",
            filter_mode="contains", select_all=False,
        )  # fmt: skip
        if note:
            st.caption(note)


def _popover(key: str, label: str, chosen: str) -> Any:
    shown = f"{label}: {plain(chosen)}" if chosen else label
    return st.popover(
        shown, wrap=True, key=f"{key}-popover", type="primary" if chosen else "secondary"
    )


def _whole(names: Sequence[str], longest: int = 60) -> str:
    """Return names one after another, each whole: as many as fit, and how many more there are."""
    shown = [n for i, n in enumerate(names) if not i or len(", ".join(names[: i + 1])) <= longest]
    more = len(names) - len(shown)
    return ", ".join(shown) + (f" +{more}" if more else "")


def _short(text: str, longest: int = 60) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _days(lens: Lens, reach: Extent) -> None:
    """The first and the last day, in a calendar that holds all that is known."""
    first, last = reach.near_first or date(2014, 1, 1), reach.near_last or date.today()
    earliest = min(first, lens.first or first).replace(month=1, day=1)
    latest = max(last, lens.last or last).replace(month=12, day=31)
    ends = {"First day": lens.first, "Last day": lens.last}
    with _popover("days", "Days", spoken_days(lens.first, lens.last)):
        for number, (label, day) in enumerate(ends.items()):
            key = f"days{FACE}-{number}"
            st.session_state[key] = day
            st.date_input(
                label, key=key, on_change=_took_days,
                min_value=earliest, max_value=latest, format="DD/MM/YYYY",
            )  # fmt: skip


def _took_days() -> None:
    """Ask for the days chosen; either end alone will do."""
    first, last = (st.session_state[f"days{FACE}-{number}"] for number in (0, 1))
    state.go(days=Lens(first=first, last=last).days, mention="")


def _words(lens: Lens) -> None:
    with _popover("words", "Words", f"“{lens.words}”" if lens.words else ""):
        _face(
            "words", st.text_input, "Words in the sentence, headline or speaker",
            value=lens.words, placeholder="nuclear",
        )  # fmt: skip


def map_choices() -> None:
    """How the map is drawn: whose borders, and whether to ask a tile server."""
    ids = list(WORLDVIEWS)
    worldview = state.look("worldview")
    with st.popover("Map", key="map-popover", icon=":material/public:"):
        _face(
            "worldview", st.radio, "Whose borders", ids,
            value=worldview if worldview in ids else ids[0],
            format_func=lambda id: WORLDVIEWS[id].name,
            captions=[WORLDVIEWS[id].note for id in ids],
            as_address=lambda id: "" if id == ids[0] else id,
        )  # fmt: skip
        _face(
            "tiles", st.toggle, "Online map tiles",
            value=bool(state.look("tiles")),
            as_address=lambda wanted: "openstreetmap" if wanted else "",
            help="Asks OpenStreetMap's servers for pictures of the ground, which tells them "
            "your address. Off, nothing leaves this server.",
        )  # fmt: skip
