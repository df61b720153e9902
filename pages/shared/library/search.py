"""The library: everything the visitor keeps, searched by words, place, days, speaker, outlet."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from geo.asking.correctable import place_told, places_offered
from geo.keeping.library import Hit, Search, Visit, has_words
from geo.words import NO_HEADLINE, spoken_days
from geo.world.places import Place
from geo.world.regions import MAIN, regions
from pages.shared import caches
from pages.shared.add import door as door
from pages.shared.library import visitor_library
from pages.shared.library.panel import kept_how, unkeep
from pages.shared.markdown_escaping import plain

A_PAGE = 20
ASKED: dict[str, Any] = {
    "library-words": "", "library-place": "", "library-km": 0, "library-region": None,
    "library-speaker": "", "library-outlet": "",
    "library-published-from": None, "library-published-to": None,
    "library-told-from": None, "library-told-to": None,
}  # fmt: skip
"""The fields that narrow the search, each with what it holds when it narrows nothing."""

FIRST, LAST = date(1900, 1, 1), date(2100, 12, 31)


def show_library() -> None:
    """Show what is kept, narrowed by what is asked."""
    if visitor_library.mode() == "off":
        st.info(
            "This app keeps no library. Take an article out as a file, or carry it in a link.",
            icon=":material/bookmark:",
        )
        return
    caches.added()  # notes what is published
    asked = _asked()
    number = 0
    with visitor_library.reached():
        if mine := visitor_library.visit():
            number = mine.count(asked)
            _show_hits(mine, asked, number)
    if not number and asked == Search():
        st.caption(
            "Nothing is kept yet. Read an article, and choose *Keep in your library* above its "
            f"text, or turn on *Keep what is read* below. {kept_how()}"
        )
    elif not number:
        st.caption("Nothing kept fits all of this. Take away some of it.")
        st.button("Show everything kept", key="library-clear", on_click=_clear)
    if number and asked == Search():
        _show_emptying(number)


def _clear() -> None:
    """Ask for everything kept again."""
    for key, empty in ASKED.items():
        st.session_state[key] = empty


def _show_emptying(number: int) -> None:
    """Offer to remove everything kept, asking once more first."""
    with st.popover("Empty your library", icon=":material/delete:", key="emptying"):
        st.markdown("Everything you keep is removed for good, with its links and corrections.")
        st.button(f"Remove all {number:,}", key="empty-library", on_click=caches.empty_library)


def _asked() -> Search:
    words = st.text_input(
        "Words", key="library-words", persist_state="session",
        placeholder="ceasefire “red lines”",
        help="All must stand in the article; words in quotation marks stand next to each other.",
    )  # fmt: skip
    with st.expander("Place, days, speaker, outlet"):
        left, right = st.columns(2)
        with left:
            place, km, region = _where()
        with right:
            speaker = st.text_input("Speaker", key="library-speaker")
            outlet = st.text_input("Outlet", key="library-outlet")
            published = _days("Published", "library-published")
            told = _days("Telling of days", "library-told")
    if words and not has_words(words):
        st.caption("There is no word in this to search for.")
    near = (place.lat, place.lon) if place and place.lat is not None and km else None
    return Search(
        words=words or "",
        place=place.id if place and near is None else "",
        near=near,  # type: ignore[arg-type]
        within_km=float(km or 100),
        region=region or "",
        published_first=published[0], published_last=published[1],
        told_first=told[0], told_last=told[1],
        speaker=speaker or "", outlet=outlet or "",
    )  # fmt: skip


def _where() -> tuple[Place | None, int, str | None]:
    """Ask for a place and how far around it, and for a region."""
    typed = st.text_input("Place", key="library-place", placeholder="Wonsan")
    place: Place | None = None
    if typed:
        found = {place.id: place for place in places_offered(typed, typed=typed)}
        if not found:
            st.caption(f"The gazetteer knows no place “{plain(typed)}”: it does not narrow.")
        else:
            chosen = st.selectbox(
                "Which one", list(found), key=f"library-which-{typed}",
                format_func=lambda id: place_told(found[id]),
            )  # fmt: skip
            place = found.get(chosen or "")
    km = st.select_slider(
        "Within", [0, 25, 50, 100, 250, 500, 1000], key="library-km",
        format_func=lambda n: f"{n} km" if n else "the place itself", disabled=place is None,
    )  # fmt: skip
    names = {id: region.name for id, region in regions().items() if region.kind == "area"}
    region = st.selectbox(
        "Region", sorted(names, key=lambda id: (id not in MAIN, names[id])), index=None,
        key="library-region",
        format_func=lambda id: names[id], placeholder="Anywhere",
    )  # fmt: skip
    return place, int(km), region


def _days(label: str, key: str) -> tuple[date | None, date | None]:
    with st.container(horizontal=True):
        first, last = (
            st.date_input(
                f"{label} {end}", None, key=f"{key}-{end}", format="DD/MM/YYYY",
                min_value=FIRST, max_value=LAST,
            )
            for end in ("from", "to")
        )  # fmt: skip
    return first, last


def _show_hits(mine: Visit, asked: Search, number: int) -> None:
    """Show one page of what fits."""
    if not number:
        return
    st.caption("1 article" if number == 1 else f"{number:,} articles")
    pages = -(-number // A_PAGE)
    page = 1
    if pages > 1:
        page = st.selectbox(
            "Page", range(1, pages + 1), key="library-page", width=160,
            format_func=lambda n: f"{n} of {pages}",
        )  # fmt: skip
    for hit in mine.search(asked, A_PAGE, (min(page, pages) - 1) * A_PAGE):
        _show_hit(hit)


def _show_hit(hit: Hit) -> None:
    with st.container(border=True, key=f"hit-{hit.id}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(
                plain(hit.title or NO_HEADLINE), key=f"open-kept-{hit.id}",
                type="tertiary", icon=":material/article:", on_click=_open, args=(hit.id,),
            )  # fmt: skip
            st.button(
                "Remove", key=f"unkeep-{hit.id}", on_click=_remove, args=(hit.id,),
                help="Removes it from the library, with its links. It stays open in this visit.",
            )  # fmt: skip
        day = spoken_days(hit.published, hit.published) or "day not given"
        published = "published" if visitor_library.tokens().get(hit.id) else ""
        st.caption(plain(" · ".join(filter(None, [hit.outlet, day, published]))))
        if hit.sentence:
            st.text(hit.sentence[:300])


def _open(id: str) -> None:
    """Open a kept article in this visit."""
    with visitor_library.reached():
        _bring_in(id)
        door.open_article(id)


def _remove(id: str) -> None:
    """Remove an article from the library; so that nothing is lost at once, it stays open."""
    with visitor_library.reached():
        _bring_in(id)
        unkeep(id)


def _bring_in(id: str) -> None:
    """Have a kept article in this visit."""
    mine = visitor_library.visit()
    if id not in caches.added() and mine:
        kept = mine.article(id)
        visitor_library.note(kept)
        caches.hold(kept.article, kept.findings)
