"""What a lens keeps of an archive: in words, on the map, in time, and as pages of quotations."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from geo.asking.archive.archive_article import find
from geo.asking.archive.archive_map import Ground, ground
from geo.asking.archive.bins import bins
from geo.asking.archive.choices import MOST, choices
from geo.asking.archive.gdelt_comparison import CODED, beside, looked_at
from geo.asking.archive.quotation_pages import CARDS, FURTHEST, CardPage, card_page
from geo.asking.lens import Lens
from geo.asking.lens.counts import count_kinds
from geo.asking.lens.related import chosen
from geo.drawing.atlas import BOUNDS, grid_layer, look_layer, place_layer, region_layer
from geo.drawing.cards import place_list, quote_cards
from geo.drawing.initial_extent import frame_of
from geo.drawing.map_view import Bounds
from geo.drawing.palette import hues_of
from geo.drawing.timeline import binned_alt, binned_timeline
from geo.drawing.wording import counted
from geo.errors import ArticleError
from pages.shared import caches, state
from pages.shared.archive.served_archive import Archive, told
from pages.shared.charts import TIMELINE_HEIGHT, show_figure
from pages.shared.chips import show_chips
from pages.shared.excerpts import show_section
from pages.shared.interactive_map import draw_map
from pages.shared.interactive_text import show_excerpt
from pages.shared.kept_views import kept_for_all
from pages.shared.map_frame import layers_told
from pages.shared.markdown_escaping import plain
from pages.shared.panels import show_headline
from pages.shared.share import share_button
from pages.shared.style import theme

LISTED = 200


def show_question(archive: Archive, lens: Lens) -> bool:
    """Say what is looked at; return whether the lens keeps nothing."""
    asked, is_empty = kept_for_all(
        lambda: _question(archive, lens), "question", archive.opened.stamp, lens
    )
    question, actions = st.columns([5, 3], vertical_alignment="bottom", gap="medium")
    with question:
        show_headline(asked, f"{told(archive.opened)}.")
    with actions, st.container(horizontal=True, horizontal_alignment="right", key="actions"):
        if lens:
            st.button("Clear all", on_click=state.clear, key="clear", type="tertiary")
        share_button()
    return is_empty


def _question(archive: Archive, lens: Lens) -> tuple[str, bool]:
    mentions = archive.mentions
    counts = count_kinds(mentions, lens.condition(mentions))
    return lens.describe(mentions, counts), not counts


def show_choices(archive: Archive, lens: Lens) -> None:
    """Draw the chips; of many places and speakers they offer the most mentioned."""
    what = kept_for_all(
        lambda: choices(lens, archive.mentions), "chips", archive.opened.stamp, lens
    )
    notes = {
        key: f"The {MOST} mentioned most of {number:,}. Ask for others by Words, or on the map."
        for key, number in (("place", what.places), ("speaker", what.speakers))
        if number > MOST
    }
    notes["article"] = "Ask for an article by Words of its headline; its quotations lead to it."
    show_chips(lens, what.offered, notes)


def show_map(archive: Archive, lens: Lens) -> None:
    """Draw areas and a grid with counts, or marks where these are few enough."""
    one = chosen(archive.mentions, lens.mention)
    ring = str(one["place"] or one["said_at"]) if one else "".join(lens.places[:1])
    asked = lens.but(mention="")
    layers, note = kept_for_all(
        lambda: _map(archive, asked, ring), "map", archive.opened.stamp, asked, ring, theme()
    )
    draw_map(layers)
    st.caption(note)


def _map(archive: Archive, asked: Lens, ring: str) -> tuple[str, str]:
    shown = _ground(archive, asked)
    places, cells = _hued(shown.places), _hued(shown.cells)
    marks = place_layer(places, ring, theme())
    layers = [
        look_layer(_looked_at(asked, pd.concat([places, cells]) if len(cells) else places)),
        region_layer(
            {id.split(":")[1]: n for id, n in shown.regions.items()}, asked.region, theme()
        ),
        grid_layer(cells, marks) if len(cells) else marks,
    ]
    return layers_told(layers), _note(shown)


def _ground(archive: Archive, asked: Lens) -> Ground:
    """Return what the map and its list draw, asked once for both."""
    return kept_for_all(
        lambda: ground(archive.mentions, asked), "ground", archive.opened.stamp, asked
    )


def _note(shown: Ground) -> str:
    """Say what the map draws, and how to see more of it."""
    counts = f"{counted(shown.mentions, 'mention')} of {counted(shown.named, 'place')}"
    if not len(shown.cells):
        return f"{counts}, each with a mark."
    return (
        f"{counts}, too many for a mark each: a square holds the mentions around it. "
        "Choose one to look at that part of the map; marks come when there are few enough."
    )


def _hued(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(hue=hues_of([tuple(held) for held in rows["regions"]]))


def _looked_at(asked: Lens, drawn: pd.DataFrame) -> Bounds:
    if asked.area:
        west, south, east, north = asked.area
        return (south, west), (north, east)
    if not asked:
        return BOUNDS
    full = drawn.assign(
        kind=drawn["kind"].fillna("cell") if "kind" in drawn else "cell",
        literal=drawn["count"], name=drawn["name"],
    )  # fmt: skip
    return frame_of(full) or BOUNDS


def show_list(archive: Archive, lens: Lens) -> None:
    """Draw the places mentioned most as a list."""
    asked = lens.but(mention="")
    html = kept_for_all(lambda: _list(archive, asked), "list", archive.opened.stamp, asked)
    show_excerpt("places", html, lens.places, label="Places")


def _list(archive: Archive, asked: Lens) -> str:
    shown = _ground(archive, asked)
    return place_list(_hued(shown.listed), limit=LISTED, total=shown.named)


def show_time(archive: Archive, lens: Lens) -> None:
    """Draw how much is told of each day, month or year; a click asks for its days."""
    asked = lens.but(mention="")
    figure, alt, note = kept_for_all(
        lambda: _time(archive, asked), "time", archive.opened.stamp, asked, theme()
    )
    show_figure(figure, alt)
    st.caption(note)


def _time(archive: Archive, asked: Lens) -> tuple[Any, str, str]:
    told = bins(archive.mentions, asked)
    figure = binned_timeline(told.counts, theme(), TIMELINE_HEIGHT)
    beside = "have" if told.outside != 1 else "has"
    outside = (
        f" {counted(told.outside, 'time or quotation', 'times and quotations')} {beside} no day, "
        "or one outside of these days, and so no bar."
        if told.outside
        else ""
    )
    by = f"Times and quotations by the {told.step} in which they begin; choose a bar to go there."
    return figure, binned_alt(told.counts, told.step), by + outside


def show_cards(archive: Archive, lens: Lens) -> None:
    """Draw a page of quotations, and the ways to the others."""
    number = int(state.look("page")) if state.look("page").isdecimal() else 1
    page = kept_for_all(
        lambda: card_page(archive.mentions, lens, number),
        "cards", archive.opened.stamp, lens, number,
    )  # fmt: skip
    _show_way_to_article(archive, lens)
    show_excerpt(
        "cards", quote_cards(page.quotations, lens.mention), lens.mention, 900, "Quotations"
    )
    if page.total:
        _show_turning(page)


def _show_turning(page: CardPage) -> None:
    first = CARDS * (page.number - 1) + 1
    last = first + len(page.quotations) - 1
    rest = f" The first {FURTHEST:,} can be turned to." if page.total > FURTHEST else ""
    st.caption(f"Quotations {first:,} to {last:,} of {page.total:,}, the most telling first.{rest}")
    with st.container(horizontal=True, key="turning"):
        for label, number, can in (
            ("Page before", page.number - 1, page.number > 1),
            ("Next page", page.number + 1, page.number < page.pages),
        ):
            st.button(
                label, key=f"to-{label.split()[0].lower()}", disabled=not can,
                on_click=state.go, kwargs={"page": str(number)},
            )  # fmt: skip


def _show_way_to_article(archive: Archive, lens: Lens) -> None:
    """Offer to read the chosen mention where it stands."""
    one = chosen(archive.mentions, lens.mention)
    if one and not str(one["article"]).startswith(CODED):
        st.button(
            "Read it in the article",
            key="read-in-archive",
            icon=":material/article:",
            help="Opens a copy in this visit, which you can correct, compare and take out.",
            on_click=_read,
            args=(archive, str(one["article"]), lens.mention),
            width="stretch",
        )


def _read(archive: Archive, id: str, mention: str) -> None:
    """Have an article of the archive in this visit, and turn to it."""
    try:
        pair = find(archive.opened, id)
    except ArticleError as error:
        st.toast(str(error), icon=":material/error:")
        return
    if pair:
        if id not in caches.pairs():
            caches.hold(*pair)
        state.turn_to("article", article=(id,), mention=mention, place=(), area="")


def show_beside(archive: Archive, lens: Lens) -> None:
    """Set what GDELT coded of the article looked at beside what was read in it here."""
    id = looked_at(archive.mentions, lens)
    both = beside(archive.opened, archive.mentions, id) if id else None
    if both is None:
        return
    show_section("Read here, and coded by GDELT", both.url)
    parts = {"Places": both.places, "Days": both.days, "Quotations": both.quotations}
    for name, held in parts.items():
        sides = {"in both": held.both, "only here": held.read, "only by GDELT": held.coded}
        lines = [_line(side, words) for side, words in sides.items()]
        st.markdown(f"**{name}**  \n" + "  \n".join(lines))


def _line(side: str, words: tuple[str, ...]) -> str:
    return plain(f"{len(words):,} {side}" + (f": {'; '.join(words)}" if words else ""))
