"""Explore: map, timeline and quotations of everything that was read, linked."""

import streamlit as st

from geo.drawing.cards import place_list, quote_cards
from geo.drawing.legend import legend_html
from pages.shared import caches, state
from pages.shared.chips import show_chips
from pages.shared.frame import framed
from pages.shared.panels import nothing_found, show_question
from pages.shared.style import theme
from pages.shared.views import show_excerpt, show_map, show_timeline

framed()
lens = state.asked()
table = caches.table()
kept = lens.keep(table)
show_question(lens, table)
show_chips(lens, table)

seen, said = st.columns([5, 3], gap="medium")
with seen:
    show_map(lens.but(places=()).keep(table), "".join(lens.places[:1]), lens.region)
    show_excerpt("legend", legend_html("map", theme()))
    show_timeline(kept, lens.first, lens.last, lens.mention)
with said:
    show_excerpt("cards", quote_cards(kept, lens.mention), lens.mention, 700, "Quotations")
if kept.empty:
    nothing_found()
with st.expander("The map as a list"):
    show_excerpt("places", place_list(kept), lens.places, label="Places")
