"""A text with very many marks: so many are drawn at once, and the others a click away."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import streamlit as st

from pages.shared import state

MOST = 1500
"""Marks that are drawn in a text at once: more of them make every click wait."""

STOOD = "part-of-text"
"""Where a visit notes which article it reads, and which part of its marks stood there."""


@dataclass(frozen=True, slots=True)
class Part:
    """The marks that are drawn: which of how many parts, both counted from 1, and of how many."""

    rows: gpd.GeoDataFrame
    number: int
    parts: int
    total: int

    def __str__(self) -> str:
        first = (self.number - 1) * MOST + 1
        return f"{first:,} to {first + len(self.rows) - 1:,} of {self.total:,}"


def part_of(marks: gpd.GeoDataFrame, chosen: str, number: int) -> Part:
    """Return the part of a number, or the nearest; where nothing chosen is in it, the one that has.

    ``marks`` are the mentions of one article, in the order of reading; ``chosen`` is the id of a
    mention or a place.
    """
    parts = max(1, -(-len(marks) // MOST))
    number = min(max(number, 1), parts)
    is_chosen = (marks["mention"] == chosen) | (marks["place"] == chosen) if chosen else ()
    there = np.flatnonzero(is_chosen) // MOST + 1
    number = int(there[0]) if len(there) and number not in there else number
    return Part(marks.iloc[(number - 1) * MOST : number * MOST], number, parts, len(marks))


def drawn_part(article: str, marks: gpd.GeoDataFrame, chosen: str) -> Part:
    """Return the part that the reader looks at: it stays until something in another is chosen."""
    of, stood = st.session_state.get(STOOD, ("", 1))
    part = part_of(marks, chosen, stood if of == article else 1)
    st.session_state[STOOD] = (article, part.number)
    return part


def show_part(part: Part, marks: gpd.GeoDataFrame) -> None:
    """Say which marks are drawn, and lead to those before and after; always in its place.

    The first mark of a part is chosen with it, so that the text is scrolled there.
    """
    with st.container(horizontal=True, vertical_alignment="center", key="part"):
        if part.parts == 1:
            return
        st.caption(
            f"Marks {part} are drawn in the text. Map and timeline show all of them.",
            width="stretch",
        )
        _turn("Marks before", part.number - 1, marks, ":material/arrow_upward:")
        _turn("Marks after", part.number + 1, marks, ":material/arrow_downward:")


def _turn(label: str, number: int, marks: gpd.GeoDataFrame, icon: str) -> None:
    there = marks.iloc[(number - 1) * MOST : number * MOST] if number > 0 else marks.iloc[:0]
    first = str(there.iloc[0]["mention"]) if len(there) else ""
    st.button(
        label, icon=icon, key=f"part-{label.split()[-1]}", disabled=not first,
        on_click=state.go, kwargs={"mention": first, "place": ()},
    )  # fmt: skip
