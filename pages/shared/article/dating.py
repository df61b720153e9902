"""An article without its day: the field for it, on top, and the earliest day its text allows."""

from __future__ import annotations

from datetime import date

import streamlit as st

from geo.asking.dayless import told_as_past, waiting
from geo.drawing.wording import counted
from geo.reading.marks import Findings
from geo.text import Article
from geo.words import listed, spoken_days
from pages.shared import caches
from pages.shared.library.panel import change_detail
from pages.shared.markdown_escaping import plain

MOST_QUOTED = 4


def show_dating(article: Article, findings: Findings) -> None:
    """Ask for the day of publication where times of a reader's own article wait for it."""
    if article.published or article.id not in caches.added():
        return
    times = waiting(findings)
    if not times:
        return
    key = f"dating-{article.id}"
    verb = "needs" if len(times) == 1 else "need"
    quoted = listed([f"“{t.text}”" for t in times[:MOST_QUOTED]])
    more = f" and {len(times) - MOST_QUOTED:,} more" if len(times) > MOST_QUOTED else ""
    with st.container(border=True, key="dating", gap="small"):
        st.markdown(
            f"**{counted(len(times), 'time')} {verb} the day of publication.** "
            + plain(f"{quoted}{more} cannot be put on the timeline without it.")
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.date_input(
                "Day of publication", value=None, key=key, format="DD/MM/YYYY", width=220,
                min_value=date(1900, 1, 1), max_value=date(2100, 12, 31),
                on_change=_typed, args=(article.id, key),
            )  # fmt: skip
            _offer_bound(article, findings)


def _offer_bound(article: Article, findings: Findings) -> None:
    """Offer the latest day told of as past, with its reason; nobody but the reader sets it."""
    bound = told_as_past(article, findings)
    if bound is None:
        return
    day, timex = bound
    said = spoken_days(day, day)
    st.button(
        f"Use {said}", key="use-bound", icon=":material/event:",
        on_click=change_detail, args=(article.id, "published", day),
    )  # fmt: skip
    st.caption(plain(f"Not before {said}: it tells of “{timex.text}” as past."))


def _typed(id: str, key: str) -> None:
    if day := st.session_state.get(key):
        change_detail(id, "published", day)
