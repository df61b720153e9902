"""Explore: map, timeline and quotations of everything that was read, linked."""

import streamlit as st

from geo.asking.windows import telling
from geo.drawing.legend import legend_html
from pages.shared import caches, state
from pages.shared.charts import days_shown
from pages.shared.chips import show_chips
from pages.shared.explore.linked_views import (
    rows,
    show_linked_cards,
    show_linked_list,
    show_linked_map,
    show_linked_timeline,
)
from pages.shared.frame.navigation import framed
from pages.shared.interactive_text import show_excerpt
from pages.shared.panels import nothing_found, show_question, show_way_to_article
from pages.shared.playing import over, show_playing
from pages.shared.style import theme

framed()
lens = state.asked()
is_empty = show_question(lens, rows)
show_chips(lens)
if is_empty:
    nothing_found()
seen, said = st.columns([5, 3], gap="medium")
with seen:
    show_linked_map(lens, over(lens))
    show_excerpt("map-legend", legend_html("map", theme()))
    show_playing(lens, telling(caches.mentions()), days_shown(caches.table(), lens), "explore")
    show_linked_timeline(lens, over(lens))
    show_excerpt("time-legend", legend_html("timeline", theme()))
with said:
    show_way_to_article(lens)
    show_linked_cards(lens)
with st.expander("The map as a list"):
    show_linked_list(lens)
