"""Choosing a story, and what its articles and outlets tell of it."""

from __future__ import annotations

from functools import partial

import streamlit as st

from geo.asking.lens import Lens
from geo.asking.stories import Gathered, Story, gathered, stories, story_asked
from geo.asking.voices.remarks import Saying
from geo.asking.voices.voice_list import remarks_within
from geo.drawing.outlet_days import UNNAMED as NO_OUTLET
from geo.drawing.outlet_days import day_bars
from geo.drawing.story_lists import story_told
from geo.drawing.wording import counted
from geo.words import NO_HEADLINE
from pages.shared import caches, correction_log, state
from pages.shared.excerpts import show_telling
from pages.shared.markdown_escaping import plain
from pages.shared.stories.story_editing import printed, show_out, show_put, take_out_button

CHOOSER = "story-followed"
HOW = (
    "Articles published within days of each other are put together when their words, places, "
    "speakers and remarks are alike."
)


@st.cache_resource(show_spinner="Gathering the stories …")
def _of_shelf() -> Gathered:
    return gathered(caches.shelf_table())


def found() -> Gathered:
    """Return what is found unasked in all that this visitor can see."""
    return caches.made("stories", gathered) if caches.is_own() else _of_shelf()


def told() -> tuple[Story, ...]:
    """Return the stories in it as this visitor left them, the newest first."""
    return stories(found(), correction_log.log())


def chosen_story(lens: Lens, every: tuple[Story, ...]) -> Story:
    """Return the story that holds the article asked for, else the newest."""
    return story_asked(lens.articles, every) or every[0]


def under(story: Story, every: tuple[Story, ...]) -> str:
    """Say how much a story holds, and how many there are."""
    return f"{story_told(story, len(every))} {HOW}"


def show_chooser(story: Story, every: tuple[Story, ...]) -> None:
    """Let the reader follow another story."""
    names = {s.id: f"{s.name} · {counted(len(s.articles), 'article')}" for s in every}
    st.session_state[CHOOSER] = story.id
    st.selectbox(
        "Story", list(names), key=CHOOSER, format_func=names.__getitem__, on_change=_took, width=420
    )


def _took() -> None:
    state.go(article=(st.session_state[CHOOSER],), mention="")


def show_articles(story: Story) -> None:
    """List the articles, each with its day, its outlet, and why it is among them."""
    titles = {a.id: a.title or NO_HEADLINE for a in story.articles}
    for article in story.articles:
        with st.container(border=True, key=f"in-story-{article.id}"):
            with st.container(horizontal=True, horizontal_alignment="distribute"):
                st.button(
                    plain(titles[article.id]), key=f"read-in-story-{article.id}", type="tertiary",
                    icon=":material/article:", on_click=state.turn_to, args=("article",),
                    kwargs={"article": (article.id,), "mention": ""},
                )  # fmt: skip
                take_out_button(story, article)
            st.caption(plain(printed(article)))
            show_put(story, article)
            if article.id in story.reasons:
                other, why = story.reasons[article.id]
                st.markdown(plain(f"With “{titles[other]}”: {why}."))
    show_out(story)


def show_days(story: Story) -> None:
    """Draw for each outlet the days that its articles tell of most; a day leads to Explore."""
    told = story.days_by_outlet
    html = day_bars([(outlet or NO_OUTLET, days) for outlet, days in told.items()])
    label = "The days that each outlet tells of"
    show_telling("story-days", html, label=label, opens=partial(_open_day, story, list(told)))


def _open_day(story: Story, outlets: list[str], opened: str) -> None:
    """Look on Explore at a day as the articles of one outlet tell of it."""
    asked, _, number = opened.partition(" ")
    if number.isdigit() and int(number) < len(outlets):
        outlet = outlets[int(number)]
        ids = tuple(a.id for a in story.articles if a.outlet == outlet)
        state.turn_to("explore", days=asked, article=ids, mention="")


def remarks_of(story: Story) -> tuple[Saying, ...]:
    """Return what is said in the story and printed in more than one wording."""
    ids = {article.id for article in story.articles}
    table = caches.table()
    return remarks_within(table[table["article"].isin(ids)])
