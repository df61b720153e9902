"""Compare: two articles or outlets, what both tell and what only one does, on one map and line."""

import pandas as pd
import streamlit as st

from geo.asking.comparison.compared_sides import chosen_sides, compare, side
from geo.asking.comparison.hours import hours_apart
from geo.drawing.comparison_lists import headline, ledger, remarks_in_both, sides_legend
from geo.drawing.two_clocks import hours_on_two_clocks
from pages.shared import caches, state
from pages.shared.compare import side_views
from pages.shared.excerpts import show_head, show_narrowed, show_section, show_telling
from pages.shared.frame.navigation import framed
from pages.shared.panels import nothing_to_read

framed()
lens, table = state.asked(), caches.table()
asked = (state.look("left"), state.look("right"))
ids = caches.made(f"sides {asked}", lambda table: chosen_sides(table, *asked))
if not all(ids):
    nothing_to_read()
    st.stop()
left, right = (side(table, id) for id in ids)
names = side_views.names_of(table, *ids)
told = compare(left, right)
show_head(
    headline(told),
    "What two articles tell, side by side. Nothing here says who is right.",
    lambda: side_views.show_choosers(table, *ids),
)
show_narrowed(lens, ("place", "speaker", "days", "mention"), table)

show_telling("sides", sides_legend(names))
where, when = st.columns([5, 4], gap="medium")
with where:
    side_views.show_both_on_map(told, pd.concat([left, right]), lens)
with when:
    side_views.show_both_in_time(left, right, told, lens)
if hours := hours_on_two_clocks(hours_apart(pd.concat([left, right]))):
    show_section("One hour, two days", "As the clocks of both places show it.")
    show_telling("hours", hours, lens.mention, label="Hours on two clocks")
show_section("In their own words")
side_views.show_passages(left, right, told, lens, names)
chosen = [lens.mention, *lens.places, *(f"speaker:{name}" for name in lens.speakers)]
show_section("Remarks that both print")
show_telling("in-both", remarks_in_both(told.remarks, names), chosen, label="Remarks in both")
show_section("Everything told")
show_telling("ledger", ledger(told, chosen), chosen, label="What each side tells")
