"""Legends: what the signs of the map, the timeline and the marked text mean."""

from __future__ import annotations

from typing import Literal
from urllib.parse import quote

import pandas as pd

from geo.drawing.excerpt import attributes, escape
from geo.drawing.palette import MAIN_HUES, PATTERNS, REGION_NAMES, Theme, hue_of, theme_named
from geo.drawing.reader import DOUBTFUL
from geo.drawing.wording import rows_of

LONGEST = 18
"""Characters of a text's own words that its legend repeats."""

Signs = list[tuple[str, str]]
Drawings = list[tuple[str, int, str]]
"""What is drawn in SVG, 16 pixels high, how wide it is, and what it means."""

FADING = (0.06, 0.14, 0.22, 0.3, 0.38, 0.45, 0.45)
"""Opacity from an end of a vague bar to its middle, as on the timeline."""


Drawn = Literal["map", "timeline", "text", "voice"]


def legend_html(of: Drawn, theme: str | Theme | None = None) -> str:
    """Return the legend of a map, of the timeline or of a marked text as a list."""
    drawn = {"map": _map, "timeline": _timeline, "text": _text, "voice": _voice}
    return _listed(drawn[of](theme_named(theme)))


def text_legend(mentions: pd.DataFrame) -> str:
    """Return the legend of one marked text, each sign shown by the text's own first words for it.

    What the text has none of is left out.
    """
    places = mentions["kind"] == "toponym"
    literal = mentions["literal"].astype(bool)
    doubtful = mentions["confidence"] < DOUBTFUL
    kinds = (
        (places & literal & ~doubtful, "place", "a place, in its region’s colour"),
        (places & ~literal & ~doubtful, "place", "a government or people"),
        (mentions["kind"] == "timex", "time", "a time"),
        (mentions["kind"] == "quotation", "quotation", "a quotation"),
        (places & doubtful, "place doubtful", "not sure"),
    )
    firsts = ((mentions[held].head(1), sign, said) for held, sign, said in kinds)
    return _listed([(_marked(row, sign), said) for row, sign, said in firsts if len(row)])


def _marked(first: pd.DataFrame, sign: str) -> str:
    """Return the words of the first row of a table as they are marked in the text."""
    [row] = rows_of(first)
    words = row.words if len(row.words) <= LONGEST else row.words[: LONGEST - 1].rstrip() + "…"
    hue = f" {hue_of(row.regions)} {'literal' if row.literal else 'metonymic'}"
    classes = sign + (hue if sign.startswith("place") else "")
    return f"<mark{attributes(class_=classes)}>{escape(words)}</mark>"


def region_legend(hue: str, theme: str | Theme | None = None, rival: bool = False) -> str:
    """Return the legend of one region's map; ``rival`` when it is drawn by a rival definition."""
    colours = theme_named(theme)
    dashed = {"stroke": colours.ink, "stroke_width": 1.6, "stroke_dasharray": "4 3"}
    outline = [(_svg(_shape("field", "none", **dashed)), "as defined in the rest of the atlas")]
    field = [(swatch(hue, colours), "counted by this definition")]
    return _listed(field + (outline if rival else []) + _map(colours)[3:])


def _listed(signs: Signs) -> str:
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


def _shape(name: str, fill: str, **more: object) -> str:
    """Return an SVG shape in the middle of an 18 by 16 field."""
    drawn = {
        "disc": 'circle cx="9" cy="8" r="5.5"',
        "small": 'circle cx="9" cy="8" r="2.6"',
        "square": 'rect x="4" y="3" width="10" height="10"',
        "diamond": 'path d="M9 1.5l6.5 6.5L9 14.5 2.5 8z"',
        "field": 'rect x=".5" y=".5" width="17" height="15"',
        "arc": 'path d="M2 14C8 1 22 1 28 14"',
        "bar": 'rect x="1.5" y="4" width="27" height="8"',
    }[name]
    return f"<{drawn}{attributes(fill=fill, **more)}/>"


def swatch(hue: str, theme: Theme) -> str:
    """Return a small field in a region's hue and pattern."""
    return _svg(_field(hue, theme))


def _field(hue: str, theme: Theme) -> str:
    colour = theme.regions.get(hue, theme.disputed)
    strokes = {
        "upright": "M3 1v14M7 1v14M11 1v14M15 1v14",
        "level": "M1 3h16M1 7h16M1 11h16M1 15h16",
        "falling": "M1 3l8 8M7 1l10 10M1 11l4 4M13 1l4 4",
        "crossed": "M3 1v14M9 1v14M15 1v14M1 4h16M1 10h16",
        "hatch": "M1 7l6-6M1 13l12-12M3 15l14-14M9 15l8-8",
        "dots": "M4 4h.01M9 4h.01M14 4h.01M6.5 8h.01M11.5 8h.01M4 12h.01M9 12h.01M14 12h.01",
    }
    kind = PATTERNS[hue]
    field = _shape("field", colour, fill_opacity=0.16, stroke=colour)
    width = 2 if kind == "dots" else 1
    lines = attributes(
        d=strokes.get(kind), stroke=colour, stroke_width=width, stroke_linecap="round", fill="none"
    )
    return f"{field}<path{lines}/>"


def _as_images(drawings: Drawings) -> Signs:
    return [(_svg(drawn, width), said) for drawn, width, said in drawings]


def _regions(theme: Theme) -> Drawings:
    return [(_field(hue, theme), 18, REGION_NAMES[hue]) for hue in MAIN_HUES]


def map_signs(theme: Theme) -> Drawings:
    """Return the signs of the map."""
    ink = theme.ink
    ring = _shape("disc", "none", stroke=ink, stroke_width=1.8)
    broken = {"fill_opacity": 0.2, "stroke": ink, "stroke_width": 1.4, "stroke_dasharray": "3 2"}
    return [
        *_regions(theme),
        (_shape("disc", ink), 18, "the place itself"),
        (ring, 18, "a government or people"),
        (ring + _shape("small", ink), 18, "both"),
        (_shape("disc", ink, **broken), 18, "not sure"),
        (_shape("square", ink), 18, "country or province"),
        (_shape("diamond", ink), 18, "site"),
        (_field("disputed", theme), 18, "disputed"),
    ]


def _map(theme: Theme) -> Signs:
    return _as_images(map_signs(theme))


def _voice(theme: Theme) -> Signs:
    return _as_images(_voice_signs(theme))


def _timeline(theme: Theme) -> Signs:
    return _as_images(time_signs(theme))


def _voice_signs(theme: Theme) -> Drawings:
    ink = theme.ink
    arc = _shape("arc", "none", stroke=ink, stroke_width=2)
    return [
        (_shape("disc", ink), 18, "something was said here"),
        (_shape("disc", "none", stroke=ink, stroke_width=1.8), 18, "spoken about"),
        (arc, 30, "from where it was said to what it is about"),
        *_regions(theme),
    ]


def time_signs(theme: Theme) -> Drawings:
    """Return the signs of the timeline."""
    ink = theme.ink
    steps = zip(range(1, 29, 2), (*FADING, *reversed(FADING)), strict=True)
    fading = "".join(
        f'<rect x="{x}" y="4" width="2" height="8" fill="{ink}" fill-opacity="{share}"/>'
        for x, share in steps
    )
    return [
        (_shape("disc", ink), 18, "time in an article, to the day"),
        (_shape("bar", ink, fill_opacity=0.42, stroke=ink), 30, "some day of these"),
        (fading, 30, "no edges given"),
        (_shape("diamond", ink), 18, "quotation"),
        (_shape("disc", "none", stroke=ink, stroke_width=2), 18, "reference event"),
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
