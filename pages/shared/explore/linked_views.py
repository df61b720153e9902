"""The linked views of Explore: what each draws for a lens, kept once it is drawn.

Each view answers to what is chosen in the others; its own marks stay, so that the next one can
be chosen without going back. The table is narrowed only where a view has not been drawn before.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import geopandas as gpd

from geo.asking.lens import Lens
from geo.asking.lens.related import chosen
from geo.asking.order import as_printed
from geo.drawing.atlas import look_layer
from geo.drawing.cards import place_list, quote_cards, undated_list
from geo.drawing.map_view import looked_at, with_scenes
from geo.drawing.moments import timeline_alt
from geo.drawing.timeline import timeline
from pages.shared import caches
from pages.shared.charts import TIMELINE_HEIGHT, days_shown, show_apart, show_figure
from pages.shared.interactive_map import draw_map, look_of, map_layers, worldview
from pages.shared.interactive_text import show_excerpt
from pages.shared.kept_views import kept
from pages.shared.map_frame import layers_told
from pages.shared.style import theme

Days = tuple[date, date]

ONE = ":quotation:"
"""Stands in the id of a quotation: the one mention that narrows the cards, not the timeline."""


def rows(lens: Lens) -> gpd.GeoDataFrame:
    """Return the mentions that a lens keeps."""
    return lens.keep(caches.table(), caches.mentions())


def show_linked_map(lens: Lens, over: Days | None = None) -> None:
    """Draw the map: the places are narrowed by all that is asked but by places.

    While the timeline is played ``over`` some days, the map looks at what all of them tell of.
    """
    settled = lens.but(mention="", first=None, last=None) if over else lens.but(mention="")
    ring = _ringed(lens)
    asked = (lens, settled, ring, theme())
    layers = kept(lambda: layers_told(_layers(lens, settled, ring)), "map", *asked)
    look = ("look", *asked, worldview())
    draw_map(layers, look=lambda: kept(lambda: _look(lens, settled, ring), *look))


def _look(lens: Lens, settled: Lens, ring: str) -> str:
    """Return the picture of the map."""
    told, left = _told(lens, settled)
    return look_of(told, looked_at(left, settled), ring)


def _layers(lens: Lens, settled: Lens, ring: str) -> list[Any]:
    """Return the map's layers; one mention looked at among the others moves it nowhere."""
    told, left = _told(lens, settled)
    return [look_layer(looked_at(left, settled)), *map_layers(told, ring, lens.region)]


def _told(lens: Lens, settled: Lens) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame]:
    """Return what the map tells of, and what it looks at."""
    table, seen = caches.table(), lens.but(places=())
    return with_scenes(rows(seen), lens, table), with_scenes(rows(settled), lens, table)


def _ringed(lens: Lens) -> str:
    """Return the place that the map should ring: the chosen mention's, or the chosen one."""
    one = chosen(caches.mentions(), lens.mention)
    return str(one["place"] or one["said_at"]) if one else "".join(lens.places[:1])


def show_linked_timeline(lens: Lens, over: Days | None = None) -> None:
    """Draw the timeline: a chosen moment does not narrow it, a chosen quotation does.

    While it is played ``over`` some days, all of them stay in sight, and the window is marked.
    """
    asked = lens if ONE in lens.mention else lens.but(mention="")
    figure, alt, apart = kept(
        lambda: _timeline(asked, lens.mention, over), "timeline", asked, lens.mention, over, theme()
    )
    show_figure(figure, alt)
    show_apart(apart, lens.mention)


def _timeline(asked: Lens, mention: str, over: Days | None) -> tuple:
    whole = asked.but(first=None, last=None) if over else asked
    told, days = rows(whole), over or days_shown(caches.table(), asked)
    window = (asked.first, asked.last) if over else (None, None)
    figure = timeline(told, days, theme(), mention, TIMELINE_HEIGHT, window=window)
    return figure, timeline_alt(told, days), undated_list(told, mention)


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
    listed = kept(
        lambda: place_list(with_scenes(rows(asked), lens, caches.table())), "places", asked
    )
    show_excerpt("places", listed, lens.places, label="Places")
