"""Explore: map, timeline and quotations of everything that was read, linked."""

import streamlit as st

from geo.asking.order import as_printed
from geo.drawing.cards import place_list, quote_cards
from geo.drawing.legend import legend_html
from pages.shared import caches, state
from pages.shared.chips import show_chips
from pages.shared.frame.navigation import framed
from pages.shared.panels import nothing_found, show_question, show_way_to_article
from pages.shared.style import theme
from pages.shared.views import days_shown, place_shown, show_excerpt, show_map, show_timeline

framed()
lens = state.asked()
table, mentions = caches.table(), caches.mentions()
kept = lens.keep(table, mentions)
show_question(lens, kept)
show_chips(lens, mentions)
if kept.empty:
    nothing_found()

# Each view answers to what is chosen in the others; its own marks stay, so that the next one can
# be chosen without going back.
on_map = lens.but(places=()).keep(table, mentions)
on_cards = lens.but(mention="").keep(table, mentions) if ":quotation:" in lens.mention else kept
in_time = kept if ":quotation:" in lens.mention else lens.but(mention="").keep(table, mentions)

seen, said = st.columns([5, 3], gap="medium")
with seen:
    show_map(on_map, place_shown(table, lens), lens.region)
    show_excerpt("map-legend", legend_html("map", theme()))
    show_timeline(in_time, *days_shown(table, lens), lens.mention)
    show_excerpt("time-legend", legend_html("timeline", theme()))
with said:
    show_way_to_article(lens, table)
    cards = quote_cards(as_printed(on_cards), lens.mention)
    show_excerpt("cards", cards, lens.mention, 960, "Quotations")
with st.expander("The map as a list"):
    show_excerpt("places", place_list(on_map), lens.places, label="Places")
