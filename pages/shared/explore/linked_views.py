"""The linked views of Explore: what each draws for a lens, kept once it is drawn.

Each view answers to what is chosen in the others; its own marks stay, so that the next one can
be chosen without going back. The table is narrowed only where a view has not been drawn before.
"""

from __future__ import annotations

import geopandas as gpd

from geo.asking.lens import Lens
from geo.asking.lens.related import chosen
from geo.asking.order import as_printed
from geo.drawing.cards import place_list, quote_cards
from geo.drawing.moments import timeline_alt
from geo.drawing.timeline import timeline
from pages.shared import caches
from pages.shared.kept_views import kept
from pages.shared.map_frame import layers_told
from pages.shared.style import theme
from pages.shared.views import (
    TIMELINE_HEIGHT,
    days_shown,
    draw_map,
    map_layers,
    show_excerpt,
    show_figure,
)

ONE = ":quotation:"
"""Stands in the id of a quotation: the one mention that narrows the cards, not the timeline."""


def rows(lens: Lens) -> gpd.GeoDataFrame:
    """Return the mentions that a lens keeps."""
    return lens.keep(caches.table(), caches.mentions())


def show_linked_map(lens: Lens) -> None:
    """Draw the map: the places are narrowed by all that is asked but by places."""
    asked, ring = lens.but(places=()), _ringed(lens)
    layers = kept(
        lambda: layers_told(map_layers(rows(asked), ring, lens.region)),
        "map", asked, ring, theme(),
    )  # fmt: skip
    draw_map(layers)


def _ringed(lens: Lens) -> str:
    """Return the place that the map should ring: the chosen mention's, or the chosen one."""
    one = chosen(caches.mentions(), lens.mention)
    return str(one["place"] or one["said_at"]) if one else "".join(lens.places[:1])


def show_linked_timeline(lens: Lens) -> None:
    """Draw the timeline: a chosen moment does not narrow it, a chosen quotation does."""
    asked = lens if ONE in lens.mention else lens.but(mention="")
    figure = kept(lambda: _timeline(asked, lens.mention), "timeline", asked, lens.mention, theme())
    show_figure(*figure)


def _timeline(asked: Lens, mention: str) -> tuple:
    told, days = rows(asked), days_shown(caches.table(), asked)
    return timeline(told, days, theme(), mention, TIMELINE_HEIGHT), timeline_alt(told, days)


def show_linked_cards(lens: Lens) -> None:
    """Draw the quotations: a chosen one does not narrow them, a chosen moment does."""
    asked = lens.but(mention="") if ONE in lens.mention else lens
    cards = kept(
        lambda: quote_cards(as_printed(rows(asked)), lens.mention), "cards", asked, lens.mention
    )
    show_excerpt("cards", cards, lens.mention, 960, "Quotations")


def show_linked_list(lens: Lens) -> None:
    """Draw the map as a list."""
    asked = lens.but(places=())
    listed = kept(lambda: place_list(rows(asked)), "places", asked)
    show_excerpt("places", listed, lens.places, label="Places")
