"""Taking out: an article, or all that the lens keeps, as a file; a quotation as a picture."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import geopandas as gpd
import streamlit as st

from geo.asking.explain.reasons import mark_at
from geo.asking.lens import Lens
from geo.asking.lens.subset import narrowed
from geo.drawing.card import quote_card_alt, quote_card_png
from geo.drawing.formats import DRAWN, Drawn, export_any
from geo.drawing.picture import WIDTHS, Plate
from geo.drawing.wording import counted
from geo.keeping.exports import FORMATS, Pair
from geo.reading.corrections.log import Correction
from geo.reading.marks import Findings, Quotation
from geo.text import Article
from geo.world.borders import WORLDVIEWS
from pages.shared import caches, correction_log, state
from pages.shared.style import theme

PAGE = "html"
Pairs = Callable[[], Sequence[Pair]]
Days = tuple[date | None, date | None]

HOLDS = {"both": "Both", "map": "Map", "timeline": "Timeline"}
WIDE = {"column": "90 mm", "half": "140 mm", "page": "280 mm"}
FINE = {"1": "1×", "2": "2×"}
"""What a picture shows, newspaper widths, and pixels for each of 1/96 inch."""

TITLES = {
    "json": ("Everything (JSON)", "All that is known, corrections too. Add takes it in again."),
    PAGE: ("One web page (HTML)", "Map, timeline, cards and text in one file; needs no network."),
    "png": ("Picture (PNG)", "Map and timeline with sources, date and scale, for print and posts."),
    "svg": ("Picture (SVG)", "The same as shapes and text that a graphics desk can edit."),
    "pptx": ("Slides (PowerPoint)", "The story of one article, a slide a step; text stays text."),
    "geojson": ("GeoJSON", "Places with their sentences, for QGIS, geojson.io and others."),
    "csv": ("Spreadsheet (CSV)", "One row a mark."),
    "kml": ("Google Earth (KML)", "Pins with their sentences and days."),
    "geoparquet": ("GeoParquet", "One row a mark, for GeoPandas, DuckDB and others."),
    "timelinejs": ("TimelineJS", "Dated marks as slides for Knight Lab’s TimelineJS."),
    "annotations": ("Web Annotations", "W3C JSON-LD, pointing to the words by their offsets."),
}
"""What the formats are called, and what each is good for."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to be taken out; its bytes are made when it is asked for."""

    name: str
    media_type: str
    make: Callable[[], bytes]


def show_taking_article(article: Article, findings: Findings, mention: str) -> None:
    """Offer an article in every format, and its chosen quotation as a picture."""
    with _popover():
        st.markdown("**This article with its marks**")
        _show_formats(lambda: [(article, findings)], [article.id], article.id, article.title)
        if not _show_chosen_card({article.id: (article, findings)}, mention):
            st.caption("Choose a quotation in the text to take it out as a picture.")


def show_taking_lens(
    lens: Lens, articles: Sequence[str], rows: Callable[[], gpd.GeoDataFrame]
) -> None:
    """Offer all that the lens keeps in every format, and the chosen quotation as a picture."""
    pairs = caches.pairs()
    ids = [id for id in articles if id in pairs]
    with _popover():
        if not ids:
            st.caption("Nothing of an article is looked at, so there is nothing to take out.")
            return
        st.markdown(f"**What is looked at, from {counted(len(ids), 'article')}**")
        told = lens.describe(caches.mentions()) if lens else ""
        days = (lens.first, lens.last)
        _show_formats(lambda: narrowed(pairs, rows()), ids, "dateline-atlas", told, days)
        if not _show_chosen_card(pairs, lens.mention):
            st.caption("Choose a quotation to take it out as a picture.")


def _popover() -> Any:
    return st.popover("Take out", icon=":material/download:", key="taking-out")


def _show_formats(
    pairs: Pairs, ids: Sequence[str], name: str, told: str, days: Days = (None, None)
) -> None:
    offered = [key for key in TITLES if key != "pptx" or len(ids) == 1]
    format = st.selectbox(
        "As", offered, format_func=lambda key: TITLES[key][0], key="export-format"
    )
    st.caption(TITLES[format][1])
    drawn = _asked_picture(format, told, days) if format in ("png", "svg") else _as_shown(told)
    file = packed(pairs, format, name, correction_log.concerning(ids), drawn)
    st.download_button(
        "Download", file.make, file.name, file.media_type,
        key="export-download", icon=":material/download:", type="primary", on_click="ignore",
    )  # fmt: skip


def _as_shown(told: str) -> Drawn:
    """Return what is drawn as the reader sees it: in their theme, with their borders."""
    asked = state.look("worldview")
    return Drawn(Plate(theme=theme(), worldview=asked if asked in WORLDVIEWS else "un"), told=told)


def _asked_picture(format: str, told: str, days: Days) -> Drawn:
    """Ask what a picture is to show, how wide, in which theme and how fine."""
    seen = _as_shown(told)
    holds = _choice("Shows", "picture-holds", HOLDS, "both")
    width = _choice("Width", "picture-width", WIDE, "half")
    look = _choice("Theme", "picture-theme", {"light": "Light", "dark": "Dark"}, theme())
    fine = _choice("Pixels", "picture-scale", FINE, "1") if format == "png" else "1"
    plate = replace(seen.plate, holds=holds, width=WIDTHS[width], theme=look, days=days)
    return replace(seen, plate=plate, scale=float(fine))


def _choice(label: str, key: str, names: Mapping[str, str], default: str) -> str:
    chosen = st.segmented_control(
        label, list(names), default=default, format_func=names.__getitem__, key=key
    )
    return str(chosen or default)


def packed(
    pairs: Pairs, format: str, name: str, log: Sequence[Correction], drawn: Drawn | None = None
) -> File:
    """Return articles as a file in one of the formats."""
    kind = DRAWN[format] if format in DRAWN else FORMATS[format]
    made = drawn or _as_shown("")
    return File(
        f"{name}{kind.ending}", kind.media_type, lambda: export_any(pairs(), format, log, made)
    )


def _show_chosen_card(pairs: Mapping[str, Pair], mention: str) -> bool:
    """Show the chosen quotation as a picture; return whether one is chosen."""
    id, _, _ = mention.partition(":quotation:")
    mark = mark_at(pairs[id][1], mention) if id in pairs else None
    if not isinstance(mark, Quotation):
        return False
    st.divider()
    _show_card(*pairs[id], mark)
    return True


def _show_card(article: Article, findings: Findings, mark: Quotation) -> None:
    """Show a quotation as a picture, to be passed on."""
    stamp = f"{article!r}{mark!r}"
    picture = _card(stamp, article, findings, mark, theme(), state.look("worldview"))
    st.markdown("**The chosen quotation as a picture**")
    st.image(picture, width="stretch")
    st.caption(f"1200 by 630 pixels. In words: {quote_card_alt(article, findings, mark)}")
    st.download_button(
        "Download the picture", picture, f"{article.id}-{mark.start}.png", "image/png",
        key="card-download", icon=":material/image:", on_click="ignore",
    )  # fmt: skip


@st.cache_data(show_spinner=False, max_entries=64)
def _card(
    stamp: str, _article: Article, _findings: Findings, _mark: Quotation, theme: str, worldview: str
) -> bytes:
    known = worldview if worldview in WORLDVIEWS else "un"
    return quote_card_png(_article, _findings, _mark, theme, known)
