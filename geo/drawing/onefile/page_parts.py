"""The parts that pages of one file are put together from: the page itself, map, timeline, foot."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import pandas as pd

from geo.drawing.excerpt import attributes, escape
from geo.drawing.legend import legend_html
from geo.drawing.moments import timeline_alt, undated
from geo.drawing.onefile.basemap_paths import FRAME, land_svg
from geo.drawing.palette import css_tokens, hue_styles
from geo.drawing.sheet import asset
from geo.drawing.wording import rows_of
from geo.world.borders import WORLDVIEWS


def scripts() -> str:
    """Return the script of every such page."""
    return asset("lit.js") + asset("story.js") + asset("onefile.js")


def policy() -> str:
    """Return the Content-Security-Policy of such a page: its own script, its own style, no more."""
    allowed = base64.b64encode(sha256(scripts().encode()).digest()).decode()
    return (
        f"default-src 'none'; img-src data:; style-src 'unsafe-inline'; "
        f"script-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'"
    )


def page(
    title: str, data: Mapping[str, Any], body: str, sheet: str = "", attribute: str = ""
) -> str:
    """Return a page that holds all it needs and may ask nobody for anything.

    Parameters
    ----------
    title : str
        What is shown, as text.
    data : mapping
        What the script knows (``contents``), JSON values.
    body : str
        Safe HTML.
    sheet : str
        Style beside that of every such page.
    attribute : str
        Attributes of the whole page, safe, with a space before each.
    """
    script = scripts()
    told = json.dumps(data, separators=(",", ":")).replace("<", "\\u003c")
    return (
        f'<!doctype html><html lang="en"{attribute}><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy()}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer">'
        f"<title>{escape(title)} · Dateline Atlas</title><style>{_style()}{sheet}</style></head>"
        f'<body>{body}<script type="application/json" id="data">{told}</script>'
        f"<script>{script}</script></body></html>\n"
    )


def _style() -> str:
    """Return the palette in both themes, as the system or the reader chooses, and the rest."""
    dark = css_tokens("dark", ':root:not([data-theme="light"])')
    chosen = css_tokens("dark", ':root[data-theme="dark"]')
    themes = f"{css_tokens('light')}@media (prefers-color-scheme: dark) {{{dark}}}{chosen}"
    sheets = asset("excerpt.css") + asset("story.css") + asset("onefile.css")
    return themes + sheets + hue_styles()


def steps() -> str:
    """Return the buttons that step through the marks."""
    return (
        '<div class="steps" role="group" aria-label="Step through the marks">'
        '<button type="button" id="back" aria-label="Step back">‹</button>'
        '<output id="step" aria-live="off">Start</output>'
        '<button type="button" id="on" aria-label="Step on">›</button>'
        '<button type="button" id="play" aria-pressed="false">Play</button>'
        '<button type="button" id="clear">Clear</button>'
        '<button type="button" id="theme" aria-pressed="false">Dark</button></div>'
    )


def below(name: str, html: str) -> str:
    """Return a part that stands below map and timeline."""
    return f'<section class="below" aria-label="{name}"><h2>{name}</h2>{html}</section>'


def map_figure(worldview: str) -> str:
    """Return the map, to be filled by the script."""
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


def timeline_figure(table: pd.DataFrame) -> str:
    """Return the timeline, to be filled by the script."""
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


def chosen_panel() -> str:
    """Return the panel that says what is chosen."""
    return (
        '<section id="chosen" aria-live="polite" aria-label="What is chosen"><p class="hint">'
        "Nothing is chosen. Choose a marked word, a pin, a moment or a card.</p></section>"
    )


def foot(worldview: str) -> str:
    """Say whose borders and which sources, and what to rely on."""
    view = WORLDVIEWS[worldview]
    return (
        f"<footer><p>Borders: {escape(view.name)}. {escape(view.note)}</p>"
        "<p>Land and borders from Natural Earth (public domain); places from GeoNames "
        "(CC BY 4.0). Read by rules, not by people: look at the words before you rely on a mark. "
        "This file asks no other machine for anything.</p></footer>"
    )
