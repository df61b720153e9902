"""Archive: map, timeline and quotations of an archive of any size, asked by the same lens."""

import streamlit as st

from geo.drawing.legend import legend_html
from pages.shared import state
from pages.shared.archive import archive_views
from pages.shared.archive.served_archive import archive, show_uncorrected
from pages.shared.frame.navigation import framed
from pages.shared.panels import nothing_found
from pages.shared.style import theme

framed()
lens = state.asked()
opened = archive()
is_empty = archive_views.show_question(opened, lens)
show_uncorrected()
archive_views.show_choices(opened, lens)
if is_empty:
    nothing_found()
seen, said = st.columns([5, 3], gap="medium")
with seen:
    archive_views.show_map(opened, lens)
    st.html(legend_html("map", theme()))
    archive_views.show_time(opened, lens)
with said:
    archive_views.show_cards(opened, lens)
archive_views.show_beside(opened, lens)
with st.expander("The map as a list"):
    archive_views.show_list(opened, lens)
