"""The style sheet: one look for text, cards, lists and legends, in the page and in a component."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from geo.drawing.palette import Theme, css_tokens, hue_styles, theme_named

Parts = dict[str, Any]
"""``html``, ``css`` and ``js`` of a component, as Streamlit registers them."""

ASSETS = Path(__file__).parent / "assets"
"""Style and scripts that browsers read; nothing of theirs is fetched from elsewhere."""


@cache
def asset(name: str) -> str:
    """Return the text of a file in ``geo/drawing/assets``."""
    return (ASSETS / name).read_text(encoding="utf-8")


def page_style(theme: str | Theme | None) -> str:
    """Return the one ``<style>`` of a page: the theme's colours, and how excerpts look.

    Custom properties reach into components too, so a theme is told in this one place. Paper is
    white in either theme: what a dark page has drawn already is turned to light for print.
    """
    paper = f"@media print {{{css_tokens('light')}}}{asset('print.css')}"
    if theme_named(theme or "light").name == "dark":
        paper += asset("print-dark.css")
    return (
        f"<style>{css_tokens(theme or 'light')}{asset('excerpt.css')}{hue_styles()}{paper}</style>"
    )


EXCERPT: Parts = {
    "html": '<div class="held"><div class="excerpt"></div>\n'
    '<button type="button" class="unfold" hidden>Show all</button></div>\n'
    '<div class="spoken" role="status"></div>',
    "css": asset("excerpt.css") + hue_styles(),
    "js": asset("excerpt.js") + asset("unfolding.js") + asset("lit.js") + asset("selecting.js"),
}
"""The parts of the component that shows excerpts and tells what is chosen.

Its ``data``: ``html`` (from this room), ``chosen`` (an id, or a list of ids), ``height``
(pixels; taller text scrolls inside), ``label`` (its name for screen readers), ``selectable``
(whether words selected in a text are offered to be corrected). It sets the trigger ``chosen`` to
the ``data-id`` that was clicked or pressed, ``opened`` to a ``data-open``, and ``selected`` to
``start-end``: the characters selected.
"""

STORY: Parts = {
    "html": '<div class="story"></div>',
    "css": asset("story.css"),
    "js": asset("story.js") + asset("storying.js"),
}
"""The parts of the component that plays a story; its ``data`` is ``board``: a ``storyboard``."""

VISIT: Parts = {
    "html": '<div class="visit"></div>',
    "css": asset("visit.css"),
    "js": asset("popovers.js") + asset("turning.js") + asset("visit.js"),
}
"""The parts of the component that attends a visit and shows the tour; its ``data`` is ``steps``."""

PLAY: Parts = {
    "html": (
        '<div class="play" role="group" aria-label="Play the timeline">'
        '<button type="button" title="Earlier" aria-label="Earlier">‹</button>'
        '<button type="button" class="run" aria-pressed="false">Play</button>'
        '<button type="button" title="Later" aria-label="Later">›</button>'
        '<select aria-label="Days at once"><option value="day">a day at once</option>'
        '<option value="week">a week at once</option>'
        '<option value="month">a month at once</option>'
        '<option value="quarter">a quarter at once</option>'
        '<option value="year">a year at once</option></select>'
        '<button type="button">All days</button><output aria-live="polite"></output></div>'
    ),
    "css": asset("play.css"),
    "js": asset("play.js"),
}
"""The parts of the component that moves a window of days through the timeline.

Its ``data``: ``isMoving``, ``isLast``, ``length`` (day, week, month, quarter, year) and ``told``,
the window in words. It sets the trigger ``asked``: on, back, first, here or whole, a length, and a
number.
"""

SHARE: Parts = {
    "html": (
        '<button type="button" title="Copy the address of exactly this view">Copy link</button>\n'
        '<button type="button" title="Copy HTML that shows this view in another page" '
        'aria-label="Copy embed code"><b>Copy embed code</b><b>Embed</b></button>\n'
        '<span role="status"></span>\n'
        '<input type="text" readonly hidden aria-label="Link to this view">\n'
    ),
    "css": asset("share.css"),
    "js": asset("share.js"),
}
"""The parts of the component that copies a view; its ``data`` is ``isPrivate``."""
