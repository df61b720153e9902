"""Articles as one HTML file: text, map, timeline and cards, linked, with no network and no server.

Everything is inside: style, script, borders and data. The page's own policy forbids it to ask
anybody for anything, so it can be mailed, archived, and opened years later. What it draws is
what the app draws: the same table, the same palette, the same marks.

Where things are: ``contents`` is the data of its script, ``land`` the paths under its map.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Sequence
from hashlib import sha256

import pandas as pd

from geo.asking.mentions import mention_table
from geo.drawing.cards import place_list, quote_cards
from geo.drawing.excerpt import attributes, escape
from geo.drawing.happened import happenings_around
from geo.drawing.legend import legend_html
from geo.drawing.moments import timeline_alt, undated
from geo.drawing.onefile.contents import contents
from geo.drawing.onefile.land import FRAME, land_svg
from geo.drawing.palette import css_tokens, hue_styles
from geo.drawing.reader import marks_of, reader_html
from geo.drawing.sheet import asset
from geo.drawing.storyboard import storyboard
from geo.drawing.wording import counted, listed, rows_of
from geo.keeping.exports import Pair
from geo.reading.corrections.log import Correction
from geo.world.borders import WORLDVIEWS

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
    script = asset("lit.js") + asset("story.js") + asset("onefile.js")
    title = held[0][0].title if len(held) == 1 else counted(len(held), "article")
    return _page(
        title=title,
        script=script,
        data=json.dumps(data, separators=(",", ":")).replace("<", "\\u003c"),
        body=_body(held, table, own, worldview),
    ).encode("utf-8", "replace")


def _page(title: str, script: str, data: str, body: str) -> str:
    allowed = base64.b64encode(sha256(script.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; img-src data:; style-src 'unsafe-inline'; "
        f"script-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'"
    )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer">'
        f"<title>{escape(title)} · Dateline Atlas</title><style>{_style()}</style></head>"
        f'<body>{body}<script type="application/json" id="data">{data}</script>'
        f"<script>{script}</script></body></html>\n"
    )


def _style() -> str:
    """Return the palette in both themes, as the system or the reader chooses, and the rest."""
    dark = css_tokens("dark", ':root:not([data-theme="light"])')
    chosen = css_tokens("dark", ':root[data-theme="dark"]')
    themes = f"{css_tokens('light')}@media (prefers-color-scheme: dark) {{{dark}}}{chosen}"
    sheets = asset("excerpt.css") + asset("story.css") + asset("onefile.css")
    return themes + sheets + hue_styles()


def _body(held: Sequence[Pair], table: pd.DataFrame, own: pd.DataFrame, worldview: str) -> str:
    return (
        '<a class="skip" href="#text">To the text</a>'
        f"{_top(held)}<main>"
        f'<section id="text" aria-label="Text" tabindex="-1">{_texts(held, own)}</section>'
        f'<div class="beside">{_map(worldview)}{_timeline(table)}{_chosen()}</div></main>'
        f"{_below('Quotations', quote_cards(own, limit=500))}"
        f"{_below('Places', place_list(own, limit=500))}{_foot(worldview)}"
    )


def _below(name: str, html: str) -> str:
    return f'<section class="below" aria-label="{name}"><h2>{name}</h2>{html}</section>'


def _top(held: Sequence[Pair]) -> str:
    found = [
        counted(sum(len(f.toponyms) for _, f in held), "place mark"),
        counted(sum(len(f.timexes) for _, f in held), "time"),
        counted(sum(len(f.quotations) for _, f in held), "quotation"),
    ]
    told = f"{listed(found)}. Choose a mark, or step through them with the arrow keys."
    steps = (
        '<div class="steps" role="group" aria-label="Step through the marks">'
        '<button type="button" id="back" aria-label="Step back">‹</button>'
        '<output id="step" aria-live="off">Start</output>'
        '<button type="button" id="on" aria-label="Step on">›</button>'
        '<button type="button" id="play" aria-pressed="false">Play</button>'
        '<button type="button" id="clear">Clear</button>'
        '<button type="button" id="theme" aria-pressed="false">Dark</button></div>'
        f'<div id="story" class="story"{attributes(hidden=len(held) > 1)}></div>'
    )
    return f'<header class="top"><h1>Dateline Atlas</h1><p>{escape(told)}</p>{steps}</header>'


def _texts(held: Sequence[Pair], own: pd.DataFrame) -> str:
    texts = []
    for article, _ in held:
        here = own[own["article"] == article.id]
        texts.append(reader_html(article, marks_of(here, article.text), headline=True))
        if article.url.startswith(("https://", "http://")):
            link = attributes(href=article.url, rel="noopener noreferrer")
            texts.append(f'<p class="source"><a{link}>{escape(article.url)}</a></p>')
    return "".join(texts) + legend_html("text")


def _map(worldview: str) -> str:
    zoom = "".join(
        f'<button type="button" id="{id}" aria-label="{label}">{sign}</button>'
        for id, label, sign in (
            ("nearer", "Zoom in", "+"), ("farther", "Zoom out", "−"), ("fit", "Show all", "⤢"),
        )
    )  # fmt: skip
    return (
        '<figure class="map"><figcaption class="spoken">Map of the places named; the list '
        f'“Places” below says the same.</figcaption><div class="zoom">{zoom}</div>'
        f'<svg id="map" viewBox="{FRAME}" preserveAspectRatio="xMidYMid slice" '
        f'role="group" aria-label="Map">{land_svg(worldview)}'
        '<g id="arcs"></g><g id="pins"></g><g id="labels" aria-hidden="true"></g></svg>'
        f"{_legend('map')}</figure>"
    )


def _legend(of: str) -> str:
    """Return a legend twice, since its images cannot follow the theme; style shows one."""
    return "".join(
        f'<div class="for-{theme}">{legend_html(of, theme)}</div>'  # type: ignore[arg-type]
        for theme in ("light", "dark")
    )


def _timeline(table: pd.DataFrame) -> str:
    said = timeline_alt(table)
    return (
        '<figure class="timeline"><div class="zoom">'
        '<button type="button" id="closer" aria-label="Show less time">+</button>'
        '<button type="button" id="wider" aria-label="Show more time">−</button>'
        '<button type="button" id="whole" aria-label="Show all times">⤢</button></div>'
        f'<svg id="timeline" role="group"{attributes(aria_label=said)}></svg>'
        f"{_undated(table)}{_legend('timeline')}</figure>"
    )


def _undated(table: pd.DataFrame) -> str:
    """Return the times that no calendar can hold, as words to be chosen."""
    words = "".join(
        f"<button{attributes(type='button', data_id=row.mention)}>{escape(row.words)}</button>"
        for row in rows_of(undated(table))
    )
    return f'<p class="undated">Without a date: {words}</p>' if words else ""


def _chosen() -> str:
    return (
        '<section id="chosen" aria-live="polite" aria-label="What is chosen"><p class="hint">'
        "Nothing is chosen. Choose a marked word, a pin, a moment or a card.</p></section>"
    )


def _foot(worldview: str) -> str:
    view = WORLDVIEWS[worldview]
    return (
        f"<footer><p>Borders: {escape(view.name)}. {escape(view.note)}</p>"
        "<p>Land and borders from Natural Earth (public domain); places from GeoNames "
        "(CC BY 4.0). Read by rules, not by people: look at the words before you rely on a mark. "
        "This file asks no other machine for anything.</p></footer>"
    )
