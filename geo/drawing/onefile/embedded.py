"""A view as a light page for the frames of others: map, timeline and cards, without its text.

It is the one-file page with another body: nothing is fetched, by anybody, once it is there. Every
pin opens its sentence, and the app is one click away.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape

import pandas as pd

from geo.asking.mentions import mention_table
from geo.drawing.cards import quote_cards
from geo.drawing.excerpt import attributes, escape
from geo.drawing.onefile.contents import contents, with_sentences
from geo.drawing.onefile.page_parts import (
    below,
    chosen_panel,
    foot,
    map_figure,
    page,
    steps,
    timeline_figure,
)
from geo.drawing.reference_events import happenings_around
from geo.drawing.sheet import asset
from geo.keeping.exports import Pair

MOST_CARDS = 60
"""Quotations that an embedded page shows; the app has all of them."""

_BUTTON = re.compile(r'<button\b([^>]*?) data-(id|open)="([^"]*)"([^>]*)>(.*?)</button>', re.DOTALL)

THEMES = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Framed:
    """What an embedded page says of itself: its view in one line, and where the app shows it.

    ``theme`` is ``light`` or ``dark``; empty follows the reader's system. ``under`` is a sentence,
    ``cards`` safe HTML instead of the quotations one by one, ``sections`` headings with safe HTML.
    ``ids`` are mentions by the other ids that stand in these, ``opens`` returns where the app
    opens something by its id.
    """

    title: str
    address: str
    theme: str = ""
    worldview: str = "un"
    under: str = ""
    cards: str = ""
    sections: Sequence[tuple[str, str]] = ()
    ids: Mapping[str, str] = field(default_factory=dict)
    opens: Callable[[str], str] = lambda _: ""


def embedded(pairs: Sequence[Pair], framed: Framed) -> bytes:
    """Return articles, with the marks that a lens keeps, as a page to be framed; HTML in UTF-8."""
    own = mention_table(pairs)
    table = mention_table(pairs, happenings_around(own)) if len(own) else own
    data = with_sentences(contents(table, pairs, ()), table)
    told = ' class="embedded"' + attributes(
        data_theme=framed.theme if framed.theme in THEMES else ""
    )
    sheet = asset("telling.css") + asset("embedded.css")
    drawn = page(framed.title, data, _body(table, own, framed), sheet, told)
    return drawn.encode("utf-8", "replace")


def _body(table: pd.DataFrame, own: pd.DataFrame, framed: Framed) -> str:
    way = attributes(href=framed.address, target="_blank", rel="noopener", class_="way")
    known = {*table["mention"], *table["place"]}
    cards = below(
        "Remarks" if framed.cards else "Quotations",
        _worked(framed.cards or quote_cards(own, limit=MOST_CARDS), framed, known),
    )
    more = "".join(
        below(name, _worked(html, framed, known)) for name, html in framed.sections if html
    )
    parts = cards + more if framed.cards else more + cards
    under = f'<p class="under">{escape(framed.under)}</p>' if framed.under else ""
    return (
        f'<header class="top"><div><h1 dir="auto">{escape(framed.title)}</h1>{under}</div>'
        f"{steps()}</header>"
        f"<main>{map_figure(framed.worldview)}{chosen_panel()}{timeline_figure(table)}</main>"
        f"{parts}"
        f'<section id="text" hidden></section><div id="story" hidden></div>'
        f'<p class="open"><a{way}>Open in Dateline Atlas</a></p>{foot(framed.worldview)}'
    )


def _worked(html: str, framed: Framed, known: Collection[str]) -> str:
    """Return safe HTML whose buttons all do something here.

    What opens something in the app is a link to it; what stands for no mark of this page is words.
    """

    def worked(found: re.Match[str]) -> str:
        before, does, value, after, inside = found.groups()
        held = unescape(value)
        if does == "open":
            way = attributes(href=framed.opens(held), target="_blank", rel="noopener")
            return f"<a{before}{way}{after}>{inside}</a>".replace(' type="button"', "", 1)
        id = framed.ids.get(held, held)
        if id in known:
            return f"<button{before}{attributes(data_id=id)}{after}>{inside}</button>"
        return f"<span{before}{after}>{inside}</span>".replace(' type="button"', "", 1)

    return _BUTTON.sub(worked, html)
