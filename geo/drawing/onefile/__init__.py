"""Articles as one HTML file: text, map, timeline and cards, linked, with no network and no server.

Everything is inside: style, script, borders and data. The page's own policy forbids it to ask
anybody for anything, so it can be mailed, archived, and opened years later. What it draws is
what the app draws: the same table, the same palette, the same marks.

Where things are: ``contents`` is the data of its script, ``basemap_paths`` the paths under its map,
``page_parts`` what such pages are put together from. ``embedded`` is one for the frames of others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from geo.asking.mentions import mention_table
from geo.drawing.cards import place_list, quote_cards
from geo.drawing.excerpt import attributes, escape
from geo.drawing.legend import legend_html
from geo.drawing.onefile.contents import contents
from geo.drawing.onefile.page_parts import (
    below,
    chosen_panel,
    foot,
    map_figure,
    page,
    steps,
    timeline_figure,
)
from geo.drawing.reader import marks_of, reader_html
from geo.drawing.reference_events import happenings_around
from geo.drawing.storyboard import storyboard
from geo.drawing.wording import counted, listed
from geo.keeping.exports import Pair
from geo.reading.corrections.log import Correction

__all__ = ["one_file"]


def one_file(
    pairs: Iterable[Pair],
    corrections: Iterable[Correction] = (),
    worldview: str = "un",
) -> bytes:
    """Return articles and their findings as one HTML file in UTF-8.

    Parameters
    ----------
    pairs : iterable of (Article, Findings)
        One article, or all that a lens keeps; findings as corrected.
    corrections : iterable of Correction
        The log, from which a corrected mark tells who corrected it and when.
    worldview : str
        Whose borders are drawn (``geo.world.borders.WORLDVIEWS``).
    """
    held = list(pairs)
    own = mention_table(held)
    table = mention_table(held, happenings_around(own))
    data = contents(table, held, list(corrections))
    if len(held) == 1:
        data["board"] = storyboard(held[0][0].id, held[0][1])
    title = held[0][0].title if len(held) == 1 else counted(len(held), "article")
    return page(title, data, _body(held, table, own, worldview)).encode("utf-8", "replace")


def _body(held: Sequence[Pair], table: pd.DataFrame, own: pd.DataFrame, worldview: str) -> str:
    return (
        '<a class="skip" href="#text">To the text</a>'
        f"{_top(held)}<main>"
        f'<section id="text" aria-label="Text" tabindex="-1">{_texts(held, own)}</section>'
        f'<div class="beside">{map_figure(worldview)}{timeline_figure(table)}{chosen_panel()}'
        "</div></main>"
        f"{below('Quotations', quote_cards(own, limit=500))}"
        f"{below('Places', place_list(own, limit=500))}{foot(worldview)}"
    )


def _top(held: Sequence[Pair]) -> str:
    found = [
        counted(sum(len(f.toponyms) for _, f in held), "place mark"),
        counted(sum(len(f.timexes) for _, f in held), "time"),
        counted(sum(len(f.quotations) for _, f in held), "quotation"),
    ]
    told = f"{listed(found)}. Choose a mark, or step through them with the arrow keys."
    story = f'<div id="story" class="story"{attributes(hidden=len(held) > 1)}></div>'
    return (
        f'<header class="top"><h1>Dateline Atlas</h1><p>{escape(told)}</p>{steps()}{story}</header>'
    )


def _texts(held: Sequence[Pair], own: pd.DataFrame) -> str:
    texts = []
    for article, _ in held:
        here = own[own["article"] == article.id]
        texts.append(reader_html(article, marks_of(here, article.text), headline=True))
        if article.url.startswith(("https://", "http://")):
            link = attributes(href=article.url, rel="noopener noreferrer")
            texts.append(f'<p class="source"><a{link}>{escape(article.url)}</a></p>')
    return "".join(texts) + legend_html("text")
