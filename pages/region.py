"""Region: how it is defined, what happened there, who speaks about it and from where."""

import streamlit as st

from geo.asking.territories import region_asked, territory_named, within
from geo.drawing.cards import place_list, quote_cards
from geo.drawing.legend import region_legend
from geo.drawing.region_profile import event_list, own_places
from pages.shared import caches, state
from pages.shared.excerpts import show_head, show_narrowed, show_section, show_telling
from pages.shared.frame.navigation import framed
from pages.shared.interactive_text import show_excerpt
from pages.shared.panels import show_way_to_article
from pages.shared.playing import played
from pages.shared.region import region_views
from pages.shared.style import theme

framed()
lens, table = state.asked(), caches.table()
region = region_asked(lens.region, table)
definition = territory_named(region, state.look("definition"))
inside = within(table, definition)
asked = lens.but(region="")
kept = asked.keep(inside)
show_head(
    region.name, region_views.told_of(region, inside), lambda: region_views.show_chooser(region)
)
now = played(lens)
days = () if now else ("days",)  # what plays the timeline says them
show_narrowed(lens, ("place", "speaker", *days, "words", "mention"), table)

seen, told = st.columns([5, 3], gap="medium")
with seen:
    region_views.show_region_map(region, definition, asked.but(places=()).keep(inside), lens)
    st.html(region_legend(region_views.hue(region), theme(), bool(definition.slug)))
    in_time = now.whole.but(region="", mention="").keep(inside)
    region_views.show_region_time(region, in_time, lens, now)
with told:
    show_section("How it is defined")
    region_views.show_definitions(region, definition)
    show_section("Who speaks about it, and from where")
    region_views.show_speakers(asked.but(speakers=(), mention="").keep(inside), definition, lens)
happened, said = st.columns([3, 5], gap="medium")
with happened:
    show_section("What happened")
    events = asked.but(mention="", speakers=()).keep(inside)
    html = event_list(events[events["kind"] == "happening"], lens.mention)
    show_telling("events", html, lens.mention, 640, "What happened")
with said:
    show_section("What was said")
    show_way_to_article(lens)
    cards = quote_cards(asked.but(mention="").keep(inside), lens.mention)
    show_excerpt("cards", cards, lens.mention, 640, "Quotations")
show_section("Places in it, by mentions")
named = region_views.own_places(asked.but(places=()).keep(inside), definition)
show_telling("places", own_places(place_list(named)), lens.places, label="Places")
show_section("The three regions over time")
region_views.show_three(lens, now)
