"""Stories: articles about one happening, grouped unasked, with what each outlet tells of it."""

import streamlit as st

from geo.drawing.printed import side_by_side
from pages.shared import state
from pages.shared.excerpts import show_head, show_section, show_telling
from pages.shared.frame.navigation import framed
from pages.shared.panels import show_headline
from pages.shared.stories import story_editing, story_views

framed()
lens, every = state.asked(), story_views.told()
if not every:
    show_headline("No two articles here tell of one happening", story_views.HOW)
    story_editing.show_regrouping(None, every, story_views.found())
    story_editing.show_history_of_stories()
    st.stop()
story = story_views.chosen_story(lens, every)
show_head(
    story.name,
    story_views.under(story, every),
    lambda: story_views.show_chooser(story, every),
    has_map=False,
)
show_section("Its articles", "In the order of publication, each with why it stands here.")
story_views.show_articles(story)
story_editing.show_regrouping(story, every, story_views.found())
show_section("The days that each outlet tells of", "As often as the text names each.")
story_views.show_days(story)
if apart := side_by_side(story_views.remarks_of(story)):
    show_section("The same remark in different words")
    show_telling("printings", apart, lens.mention, label="Printings side by side")
story_editing.show_history_of_stories()
