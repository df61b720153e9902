"""What the pages of voices, regions and comparisons share: their excerpts, chips and head."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import geopandas as gpd
import streamlit as st

from geo.asking.lens import Lens
from geo.drawing.excerpt import escape
from geo.drawing.sheet import EXCERPT, asset
from geo.words import spoken_days
from pages.shared import caches, state
from pages.shared.chips import map_choices
from pages.shared.interactive_text import draw_excerpt
from pages.shared.markdown_escaping import plain
from pages.shared.panels import show_headline
from pages.shared.share import share_button
from pages.shared.why import name_of

_TELLING = st.components.v2.component(
    "dateline-telling", **{**EXCERPT, "css": EXCERPT["css"] + asset("telling.css")}
)

LONGEST = 40
"""Characters of a choice that its chip repeats."""


def show_telling(
    key: str,
    html: str,
    chosen: Any = "",
    height: int | None = None,
    label: str = "",
    opens: Callable[[str], None] | None = None,
) -> None:
    """Draw safe HTML; what has an id can be chosen, what opens leads to its article.

    ``opens`` is told what is opened, where that is no mention of an article.
    """
    draw_excerpt(_TELLING, opens or _open_article, key, html, chosen, height, label)


def _open_article(mention: str) -> None:
    """Go to the article of a mention, with the mention chosen there."""
    table = caches.table()
    row = table[(table["mention"] == mention) & (table["article"] != "")]
    if mention and len(row):
        article = str(row.iloc[0]["article"])
        state.turn_to("article", article=(article,), mention=mention, place=())


def show_head(title: str, under: str, choose: Callable[[], None], has_map: bool = True) -> None:
    """Draw the headline, and beside it what the page is chosen by and the ways to send it."""
    show_headline(title, under)
    with st.container(horizontal=True, vertical_alignment="bottom", key="choosers"):
        choose()
        if has_map:
            map_choices()
        share_button()


def show_section(title: str, under: str = "") -> None:
    """Draw the head of a part of a page, with a line under it."""
    below = f"<p>{escape(under)}</p>" if under else ""
    st.html(f'<h2 class="section">{escape(title)}</h2>{below}')


def show_narrowed(
    lens: Lens, keys: tuple[str, ...], table: gpd.GeoDataFrame, words: str = ""
) -> None:
    """Draw a chip for each choice that narrows the page; pressing one lets it go.

    ``words`` are those of the chosen mention, where the table does not hold it.
    """
    choices = _narrowed(lens, table, words)
    told = {key: said for key, said in choices.items() if key in keys and said}
    # The container is always there: what comes after it, the map's frame too, keeps its place.
    with st.container(horizontal=True, key="narrowed", gap="small"):
        for key, said in told.items():
            st.button(
                plain(said if len(said) <= LONGEST else said[: LONGEST - 1].rstrip() + "…"),
                icon=":material/close:",
                key=f"let-go-{key}",
                help="Let this choice go",
                on_click=state.go,
                kwargs={key: () if key in state.LISTS else ""},
            )
        if len(told) > 1:
            st.button(
                "Clear all",
                type="tertiary",
                key="clear-narrowed",
                on_click=state.go,
                kwargs={key: () if key in state.LISTS else "" for key in told},
            )


def _narrowed(lens: Lens, table: gpd.GeoDataFrame, words: str) -> dict[str, str]:
    row = table[table["mention"] == lens.mention] if lens.mention else table.iloc[:0]
    words = str(row.iloc[0]["words"]) if len(row) else words
    return {
        "place": " → ".join(name_of(id) for id in lens.places),
        "days": spoken_days(lens.first, lens.last),
        "cue": f"“{state.look('cue')}”" if state.look("cue") else "",
        "speaker": ", ".join(lens.speakers),
        "words": f"“{lens.words}”" if lens.words else "",
        "mention": words,
    }
