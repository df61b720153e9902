"""A quotation as a picture: 1200 by 630, as links are shown when they are shared.

Who, what, when, where, out of which article, and a small map of where it was said. The words
stand as they are printed; when they are too long for a picture, the cut is shown by "…".
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw

from geo.drawing.lettering import cut, font, shown, wrapped
from geo.drawing.locator import locator
from geo.drawing.palette import Theme, hue_of, theme_named
from geo.drawing.wording import days_of, listed
from geo.keeping.exports.mark_rows import days_of as days_in
from geo.keeping.exports.mark_rows import place_of
from geo.reading.marks import Findings, Quotation
from geo.text import Article
from geo.world.places import Place
from geo.world.regions import region_of

WIDTH, HEIGHT = 1200, 630
MARGIN = 64
MAP = 300
"""Side of the locator map in pixels."""

SIZES = (58, 52, 46, 42, 38, 34, 31, 28)
"""Sizes of the quoted words in pixels, the largest that fits is taken."""

LEADING = 1.32
WORDS_TOP, WORDS_BOTTOM = 72, 380
"""Between which rows of pixels the quoted words stand."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a card says, as text."""

    words: str
    speaker: str
    role: str
    setting: str
    title: str
    printed: str
    place: Place | None
    about: tuple[Place, ...]


def quote_card_png(
    article: Article,
    findings: Findings,
    quotation: Quotation,
    theme: str | Theme | None = "light",
    worldview: str = "un",
) -> bytes:
    """Return one quotation as a PNG of 1200 by 630 pixels; the same input gives the same bytes."""
    told = _told(article, findings, quotation)
    look = theme_named(theme)
    image = Image.new("RGB", (WIDTH, HEIGHT), look.paper)
    draw = ImageDraw.Draw(image)
    hue = hue_of(region_of(told.place)) if told.place else "other"
    draw.rectangle((0, 0, WIDTH, 10), fill=look.regions[hue])
    right = WIDTH - MARGIN
    if told.place and told.place.lat is not None:
        right = _map(image, draw, told, look, worldview) - 48
    _words(draw, told.words, right - MARGIN, look)
    _speaker(draw, told, right - MARGIN, look)
    _foot(draw, told, look)
    out = BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def quote_card_alt(article: Article, findings: Findings, quotation: Quotation) -> str:
    """Return what the picture says, for those who do not see it."""
    told = _told(article, findings, quotation)
    who = ", ".join(filter(None, [told.speaker, told.role]))
    source = " — ".join(filter(None, [told.title, told.printed]))
    return " ".join(filter(None, [f"{who}:", told.words, f"{told.setting}.", source]))


def _told(article: Article, findings: Findings, quotation: Quotation) -> Told:
    text, source = findings.text, quotation.source
    place = place_of(quotation.said_at, findings) if quotation.said_at else None
    found = [place_of(id, findings) for id in quotation.about]
    cue = quotation.cue.of(text) if quotation.cue else "said"
    first, last = days_in(quotation.said_on or "")
    setting = [cue, f"in {place.name}" if place else "", days_of(first, last)]
    printed = ", ".join(filter(None, [article.outlet, days_of(article.published)]))
    return Told(
        words=shown(" … ".join(span.of(text) for span in quotation.content)),
        speaker=shown((source.name or source.text) if source else "") or "Speaker not named",
        role=shown(source.role if source else ""),
        setting=shown(" · ".join(filter(None, setting))),
        title=shown(article.title),
        printed=shown(printed),
        place=place,
        about=tuple(p for p in found if p and p.lat is not None),
    )


def _words(draw: ImageDraw.ImageDraw, words: str, width: int, look: Theme) -> None:
    size, lines = fitted(words, width, WORDS_BOTTOM - WORDS_TOP)
    serif = font("Serif", "", size)
    for row, line in enumerate(lines):
        draw.text((MARGIN, WORDS_TOP + row * size * LEADING), line, look.ink, serif)


def fitted(words: str, width: int, height: int) -> tuple[int, list[str]]:
    """Return the largest size at which words fit a box, and their lines; the rest is cut off."""
    for size in SIZES:
        lines = wrapped(words, font("Serif", "", size).getlength, width)
        room = int(height // (size * LEADING))
        if len(lines) <= room:
            return size, lines
    kept = lines[:room]
    while kept[-1] and font("Serif", "", size).getlength(f"{kept[-1]} …") > width:
        kept[-1] = kept[-1][:-1].rstrip()
    return size, [*kept[:-1], f"{kept[-1]} …"]


def _speaker(draw: ImageDraw.ImageDraw, told: Told, width: int, look: Theme) -> None:
    top = 418
    draw.line((MARGIN, top - 14, MARGIN + 56, top - 14), look.ink, 3)
    for text, type_, colour, step in (
        (told.speaker, font("Sans", "Semibold", 34), look.ink, 42),
        (told.role, font("Sans", "", 25), look.quiet, 34),
        (told.setting, font("Sans", "", 25), look.ink, 34),
    ):
        if text:
            draw.text((MARGIN, top), cut(text, type_.getlength, width), colour, type_)
            top += step


def _foot(draw: ImageDraw.ImageDraw, told: Told, look: Theme) -> None:
    small, own = font("Sans", "", 20), font("Sans", "Semibold", 20)
    draw.line((MARGIN, 562, WIDTH - MARGIN, 562), look.rule, 1)
    name = "Dateline Atlas"
    wide = own.getlength(name)
    draw.text((WIDTH - MARGIN - wide, 578), name, look.quiet, own)
    room = int(WIDTH - 2 * MARGIN - wide - 40)
    printed = cut(f" — {told.printed}" if told.printed else "", small.getlength, room // 2)
    line = cut(told.title, small.getlength, room - int(small.getlength(printed))) + printed
    draw.text((MARGIN, 578), line, look.quiet, small)


def _map(
    image: Image.Image, draw: ImageDraw.ImageDraw, told: Told, look: Theme, worldview: str
) -> int:
    """Draw the locator map at the right; return where it begins."""
    assert told.place
    left, top = WIDTH - MARGIN - MAP, WORDS_TOP + 6
    image.paste(locator(told.place, told.about, MAP, look, worldview), (left, top))
    draw.rectangle((left, top, left + MAP, top + MAP), outline=look.rule)
    small = font("Sans", "", 20)
    said = listed([p.name for p in told.about[:3]])
    lines = [f"Said in {told.place.name}", f"about {said}" if said else ""]
    for row, line in enumerate(filter(None, lines)):
        draw.text(
            (left, top + MAP + 10 + 26 * row), cut(line, small.getlength, MAP), look.quiet, small
        )
    return left
