"""A view as a light page for the frames of others: map, timeline and cards, without its text.

It is the one-file page with another body: nothing is fetched, by anybody, once it is there. Every
pin opens its sentence, and the app is one click away.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from geo.asking.mentions import mention_table
from geo.drawing.cards import quote_cards
from geo.drawing.excerpt import attributes, escape
from geo.drawing.happened import happenings_around
from geo.drawing.onefile.contents import contents, with_sentences
from geo.drawing.onefile.parts import (
    below,
    chosen_panel,
    foot,
    map_figure,
    page,
    steps,
    timeline_figure,
)
from geo.drawing.sheet import asset
from geo.keeping.exports import Pair

MOST_CARDS = 60
"""Quotations that an embedded page shows; the app has all of them."""

THEMES = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Framed:
    """What an embedded page says of itself: its view in one line, and where the app shows it.

    ``theme`` is ``light`` or ``dark``; empty follows the reader's system.
    """

    title: str
    address: str
    theme: str = ""
    worldview: str = "un"


def embedded(pairs: Sequence[Pair], framed: Framed) -> bytes:
    """Return articles, with the marks that a lens keeps, as a page to be framed; HTML in UTF-8."""
    own = mention_table(pairs)
    table = mention_table(pairs, happenings_around(own)) if len(own) else own
    data = with_sentences(contents(table, pairs, ()), table)
    told = ' class="embedded"' + attributes(
        data_theme=framed.theme if framed.theme in THEMES else ""
    )
    drawn = page(framed.title, data, _body(table, own, framed), asset("embedded.css"), told)
    return drawn.encode("utf-8", "replace")


def _body(table: pd.DataFrame, own: pd.DataFrame, framed: Framed) -> str:
    way = attributes(href=framed.address, target="_blank", rel="noopener", class_="way")
    cards = quote_cards(own, limit=MOST_CARDS)
    return (
        f'<header class="top"><h1 dir="auto">{escape(framed.title)}</h1>{steps()}</header>'
        f"<main>{map_figure(framed.worldview)}{chosen_panel()}{timeline_figure(table)}</main>"
        f"{below('Quotations', cards)}"
        f'<section id="text" hidden></section><div id="story" hidden></div>'
        f'<p class="open"><a{way}>Open in Dateline Atlas</a></p>{foot(framed.worldview)}'
    )
