"""A story: how much it holds, its articles with why they are in it, and each outlet's days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from geo.asking.stories import Story
from geo.asking.stories.profiles import Profile
from geo.drawing.excerpt import attributes, escape
from geo.drawing.outlet_days import UNNAMED as NO_OUTLET
from geo.drawing.outlet_days import most_told
from geo.drawing.wording import counted, listed
from geo.words import NO_HEADLINE, spoken_days


def story_told(story: Story, number: int) -> str:
    """Say how much a story holds; ``number`` is how many stories there are."""
    few = len(story.outlets) < 5
    outlets = listed(story.outlets) if few else f"{len(story.outlets)} outlets"
    printed = f" by {outlets}" if outlets else ""
    there = "the only story here" if number == 1 else f"one of {number:,} stories here"
    return f"{counted(len(story.articles), 'article')}{printed}; {there}."


def articles_list(story: Story, address: Callable[[str], str]) -> str:
    """Return the articles as a list of links; ``address`` is where one of an id is read."""
    items = "".join(_item(story, article, address(article.id)) for article in story.articles)
    return f'<div class="telling"><ul class="events">{items}</ul></div>'


def _item(story: Story, article: Profile, address: str) -> str:
    link = attributes(href=address, target="_blank", rel="noopener")
    day = spoken_days(article.published, article.published) or "Day not given"
    where = " · ".join(filter(None, [day, article.outlet]))
    told = ""
    if article.id in story.reasons:
        other, why = story.reasons[article.id]
        titles = {a.id: a.title or NO_HEADLINE for a in story.articles}
        told = f'<p class="quiet">{escape(f"With “{titles[other]}”: {why}.")}</p>'
    title = escape(article.title or NO_HEADLINE)
    return f'<li><span class="day">{escape(where)}</span><a{link}>{title}</a>{told}</li>'


def days_list(story: Story) -> str:
    """Return the days that each outlet tells of most."""
    items = "".join(
        f"<div><dt>{escape(outlet or NO_OUTLET)}</dt><dd>{escape(_days(story, outlet))}</dd></div>"
        for outlet in story.outlets or ("",)
    )
    return f'<div class="telling definition"><dl>{items}</dl></div>'


def _days(story: Story, outlet: str) -> str:
    told = story.days_by_outlet.get(outlet, Counter())
    often, left = most_told(told)
    days = "; ".join(f"{spoken_days(day, day)} ({told[day]})" for day in often)
    return (days + (f"; and {counted(left, 'more day')}" if left else "")) or "no day"
