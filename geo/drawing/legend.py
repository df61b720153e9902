"""Legends: what the signs of the map, the timeline and the marked text mean."""

from __future__ import annotations

from typing import Literal
from urllib.parse import quote

from geo.drawing.palette import HUES, PATTERNS, REGION_NAMES, Theme, theme_named

Signs = list[tuple[str, str]]


def legend_html(of: Literal["map", "timeline", "text"], theme: str | Theme | None = None) -> str:
    """Return the legend of the map, of the timeline or of a marked text as a list."""
    signs = {"map": _map, "timeline": _timeline, "text": _text}[of](theme_named(theme))
    items = "".join(
        f'<span role="listitem">{sign}<span>{said}</span></span>' for sign, said in signs
    )
    return f'<div class="legend" role="list" aria-label="What the signs mean">{items}</div>'


def _svg(drawn: str, width: int = 18) -> str:
    """Return a drawing as an image: ``st.html`` lets images through, but no ``<svg>``."""
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="16" '
        f'viewBox="0 0 {width} 16">{drawn}</svg>'
    )
    address = "data:image/svg+xml," + quote(svg)
    return f'<img alt="" width="{width}" height="16" src="{address}">'


def swatch(hue: str, theme: Theme) -> str:
    """Return a small field in a region's hue and pattern."""
    colour = theme.regions.get(hue, theme.disputed)
    strokes = {
        "upright": "M3 1v14M7 1v14M11 1v14M15 1v14",
        "level": "M1 3h16M1 7h16M1 11h16M1 15h16",
        "hatch": "M1 7l6-6M1 13l12-12M3 15l14-14M9 15l8-8",
    }
    kind = PATTERNS[hue]
    drawn = f'<rect x=".5" y=".5" width="17" height="15" fill="{colour}" fill-opacity=".16" stroke="{colour}"/>'
    if kind == "dots":
        dots = "".join(
            f'<circle cx="{x}" cy="{y}" r="1" fill="{colour}"/>'
            for y in (4, 8, 12)
            for x in ((4, 9, 14) if y != 8 else (6.5, 11.5))
        )
        return _svg(drawn + dots)
    path = (
        f'<path d="{strokes[kind]}" stroke="{colour}" stroke-width="1" fill="none"/>'
        if kind in strokes
        else ""
    )
    return _svg(drawn + path)


def _regions(theme: Theme) -> Signs:
    return [(swatch(hue, theme), REGION_NAMES[hue]) for hue in HUES[:3]]


def _map(theme: Theme) -> Signs:
    ink = theme.ink
    disc = f'<circle cx="9" cy="8" r="5.5" fill="{ink}"/>'
    ring = f'<circle cx="9" cy="8" r="5.5" fill="none" stroke="{ink}" stroke-width="2"/>'
    both = f'<circle cx="9" cy="8" r="6.5" fill="none" stroke="{ink}" stroke-width="1.6"/><circle cx="9" cy="8" r="3" fill="{ink}"/>'
    doubtful = f'<circle cx="9" cy="8" r="5.5" fill="{ink}" fill-opacity=".2" stroke="{ink}" stroke-width="1.4" stroke-dasharray="3 2"/>'
    square = f'<rect x="4" y="3" width="10" height="10" fill="{ink}"/>'
    diamond = f'<path d="M9 1.5l6.5 6.5L9 14.5 2.5 8z" fill="{ink}"/>'
    return [
        *_regions(theme),
        (_svg(disc), "the place itself"),
        (_svg(ring), "a government or people"),
        (_svg(both), "both"),
        (_svg(doubtful), "not sure"),
        (_svg(square), "country or province"),
        (_svg(diamond), "site"),
        (swatch("disputed", theme), "disputed"),
    ]


def _timeline(theme: Theme) -> Signs:
    ink, width = theme.ink, 30
    point = '<circle cx="9" cy="8" r="4.5" fill="{0}"/>'.format(ink)
    quote = f'<path d="M9 2l6 6-6 6-6-6z" fill="{ink}"/>'
    known = f'<circle cx="9" cy="8" r="4.5" fill="none" stroke="{ink}" stroke-width="2"/>'
    bar = f'<rect x="1.5" y="4" width="27" height="8" fill="{ink}" fill-opacity=".42" stroke="{ink}"/>'
    fading = "".join(
        f'<rect x="{x}" y="4" width="4" height="8" fill="{ink}" fill-opacity="{opacity}"/>'
        for x, opacity in zip(range(1, 29, 4), (0.12, 0.3, 0.5, 0.66, 0.5, 0.3, 0.12), strict=True)
    )
    bare = f'<circle cx="9" cy="8" r="4.5" fill="none" stroke="{theme.quiet}" stroke-width="1.4"/><circle cx="9" cy="8" r="1.2" fill="{theme.quiet}"/>'
    return [
        (_svg(point), "time in an article, to the day"),
        (_svg(bar, width), "some day of these"),
        (_svg(fading, width), "no edges given"),
        (_svg(bare), "no date"),
        (_svg(quote), "quotation"),
        (_svg(known), "reference event"),
    ]


def _text(theme: Theme) -> Signs:
    return [
        (
            '<mark class="place korean-peninsula literal">Wonsan</mark>',
            "a place, in its region’s colour",
        ),
        ('<mark class="place eastern-europe metonymic">Moscow</mark>', "a government or people"),
        ('<mark class="time">last week</mark>', "a time"),
        ('<mark class="quotation">“words”</mark>', "a quotation"),
        ('<mark class="place other doubtful literal">Springfield</mark>', "not sure"),
    ]
