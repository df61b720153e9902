"""A story as slides that can be edited: one slide a step, for PowerPoint, LibreOffice and others.

Text is text, pictures carry what they show as alternative text, and the notes name the sources.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import numpy as np
import pandas as pd
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.util import Emu, Inches, Pt

from geo.asking.mentions import mention_table
from geo.asking.story import Step, by_sentence
from geo.drawing.excerpt import svg
from geo.drawing.initial_extent import A_COUNTRY, Corners, framed
from geo.drawing.lettering import shown
from geo.drawing.map_view import around
from geo.drawing.palette import Theme, theme_named
from geo.drawing.picture.map_picture import map_alt, map_drawn
from geo.drawing.picture.raster import to_png
from geo.drawing.picture.strip import strip_drawn
from geo.drawing.reference_events import happenings_around
from geo.drawing.wording import counted, days_of, listed
from geo.errors import ArticleError
from geo.keeping.exports import Pair
from geo.keeping.shelf import article_sources
from geo.text import Article

WIDE, HIGH = 13.333, 7.5
"""Inches of a slide, 16 by 9."""

MOST = 60
"""Steps that are told at most; a longer story is cut there, and says so."""

LONGEST = 420
"""Characters of a sentence that a slide shows; the notes hold all of it."""

MAP, STRIP = (760, 470), (1180, 96)
"""Pixels of a map and of a strip of time."""

SHARP = 1.5
"""Pixels of a picture for each of its own."""

NEAREST = {"region": 40.0, "water": 20.0, "country": A_COUNTRY, "subdivision": 12.0}
"""Degrees that a map shows at least around a step's places, by their kind; else ``A_TOWN``."""

A_TOWN = 9.0
TITLE_ONLY = 5
"""The layout with a title alone, in python-pptx's own template."""


@dataclass(frozen=True, slots=True)
class _Story:
    """What all slides of a story are drawn from."""

    article: Article
    table: pd.DataFrame
    bounds: Corners
    look: Theme
    worldview: str
    maps: dict[Any, bytes] = field(default_factory=dict)

    def map_png(self, bounds: Corners, told: tuple[tuple[float, float], ...]) -> bytes:
        """Return the map of a step; steps that look at the same share one."""
        if (bounds, told) not in self.maps:
            drawn = map_drawn(self.table, *MAP, self.look, self.worldview, bounds, told=told)
            self.maps[bounds, told] = to_png(svg(*MAP, drawn), SHARP)
        return self.maps[bounds, told]

    @property
    def source(self) -> str:
        a = self.article
        return ", ".join(filter(None, [f"“{a.title}”", a.outlet, days_of(a.published)]))


def slides(pairs: Sequence[Pair], theme: str = "light", worldview: str = "un") -> bytes:
    """Return the story of one article as a ``.pptx`` file, one slide a step.

    Raises
    ------
    ArticleError
        When it is not exactly one article.
    """
    if len(pairs) != 1:
        raise ArticleError(f"Slides tell one article, and these are {len(pairs)}. Name one.")
    [(article, findings)] = pairs
    own = mention_table(pairs)
    table = mention_table(pairs, happenings_around(own)) if len(own) else own
    story = _Story(article, table, around(own), theme_named(theme), worldview)
    shown_on = Presentation()
    shown_on.slide_width, shown_on.slide_height = Inches(WIDE), Inches(HIGH)
    shown_on.core_properties.title = _short(article.title, 250)
    shown_on.core_properties.author = "Dateline Atlas"
    steps = by_sentence(findings)
    _opening(shown_on, story, len(steps))
    for step in steps[:MOST]:
        _step(shown_on, story, step, findings.text, len(steps))
    out = BytesIO()
    shown_on.save(out)
    return out.getvalue()


def _opening(shown_on: Any, story: _Story, steps: int) -> None:
    title = _short(story.article.title, LONGEST)
    slide = _slide(shown_on, story, title, 36 if len(title) < 90 else 20)
    said = ", ".join(filter(None, [story.article.outlet, days_of(story.article.published)]))
    cut = f", of which the first {MOST} are told here" if steps > MOST else ""
    _lines(slide, story, [(said, 18, True), (f"{counted(steps, 'step')}{cut}", 16, False)])
    _pictures(slide, story, story.bounds, (), (None, None))
    slide.notes_slide.notes_text_frame.text = shown_lines(_notes(story))


def _step(shown_on: Any, story: _Story, step: Step, text: str, steps: int) -> None:
    words = shown(step.focus.of(text))
    short = _short(words, LONGEST)
    slide = _slide(
        shown_on, story, short, 24 if len(short) < 180 else 19 if len(short) < 300 else 16
    )
    who = f"{step.speaker} (“{step.cue}”)" if step.speaker and step.cue else step.speaker
    where, when = listed(p.name for p in step.places), days_of(step.first, step.last)
    _lines(
        slide,
        story,
        [(who, 18, True), (where, 16, False), (when, 16, False),
         (f"{step.number + 1} of {steps}", 12, False)],
    )  # fmt: skip
    spots = [(p.lon, p.lat, p.kind) for p in step.places if p.lon is not None and p.lat is not None]
    _pictures(slide, story, _frame(spots) or story.bounds, spots, (step.first, step.last))
    slide.notes_slide.notes_text_frame.text = shown_lines([words, "", *_notes(story)])


def _short(words: str, longest: int) -> str:
    plain = shown(words)
    return plain if len(plain) <= longest else plain[: longest - 2].rsplit(" ", 1)[0] + " …"


def _frame(spots: Sequence[tuple[float, float, str]]) -> Corners | None:
    """Return what the map looks at while places are told of."""
    points = np.array([spot[:2] for spot in spots], dtype=float).reshape(-1, 2)
    least = max((NEAREST.get(kind, A_TOWN) for *_, kind in spots), default=A_TOWN)
    return framed(points, np.ones(len(points)), least)


def _notes(story: _Story) -> Iterator[str]:
    """Yield what a slide rests on: the article, and the pages behind a bundled one."""
    yield f"Source: {story.source}."
    if story.article.url:
        yield story.article.url
    try:
        told = article_sources(story.article.id)
    except ArticleError:
        told = None
    if told:
        yield told.about
        yield from (f"{p.publisher}: {p.title}, {p.url}" for p in told.pages)
    yield "Land and borders: Natural Earth. Places: GeoNames (CC BY 4.0)."
    yield "Read by rules, not by people: look at the words before you rely on them. Dateline Atlas."


def shown_lines(lines: Any) -> str:
    """Return lines as text that a slide's XML can hold."""
    return "\n".join(shown(line) for line in lines)


def _slide(shown_on: Any, story: _Story, title: str, size: int) -> Any:
    """Add a slide with its title, on the theme's paper."""
    slide = shown_on.slides.add_slide(shown_on.slide_layouts[TITLE_ONLY])
    slide.background.fill.solid()
    slide.background.fill.fore_color.rgb = _colour(story.look.paper)
    box = slide.shapes.title
    box.left, box.top, box.width, box.height = map(Inches, (0.5, 0.45, 4.6, 3.3))
    frame = box.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    frame.auto_size = MSO_AUTO_SIZE.NONE
    _say(frame.paragraphs[0], title, size, story.look.ink, is_bold=True, family="Georgia")
    _foot(slide, story)
    return slide


def _lines(slide: Any, story: _Story, lines: Sequence[tuple[str, int, bool]]) -> None:
    box = slide.shapes.add_textbox(*map(Inches, (0.5, 3.85, 4.6, 1.6)))
    box.name = "Who, where, when"
    frame = box.text_frame
    frame.word_wrap = True
    told = [line for line in lines if line[0]]
    for number, (words, size, is_bold) in enumerate(told):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        colour = story.look.ink if is_bold else story.look.quiet
        _say(paragraph, words, size, colour, is_bold=is_bold)


def _foot(slide: Any, story: _Story) -> None:
    box = slide.shapes.add_textbox(*map(Inches, (0.5, 6.95, WIDE - 1, 0.4)))
    box.name = "Source"
    box.text_frame.word_wrap = True
    said = f"{story.source} · Dateline Atlas"
    _say(box.text_frame.paragraphs[0], said, 11, story.look.quiet)


def _say(
    paragraph: Any,
    words: str,
    size: int,
    colour: str,
    is_bold: bool = False,
    family: str = "Calibri",
) -> None:
    run = paragraph.add_run()
    run.text = shown(words)
    run.font.size, run.font.bold, run.font.name = Pt(size), is_bold, family
    run.font.color.rgb = _colour(colour)
    paragraph.alignment = PP_ALIGN.LEFT


def _pictures(
    slide: Any,
    story: _Story,
    bounds: Corners,
    spots: Sequence[tuple[float, float, str]],
    told: tuple[Any, Any],
) -> None:
    """Put the map on the right and the strip of time below, each with what it shows in words."""
    map_png = story.map_png(bounds, tuple(spot[:2] for spot in spots))
    strip = strip_drawn(story.table, *STRIP, story.look, told=told, size=15)
    when = days_of(*told)
    said = f"Strip of time. Told of now: {when}." if when else "Strip of time."
    strip_png = to_png(svg(*STRIP, strip), SHARP)
    _picture(slide, map_png, (5.35, 0.45, 7.5), map_alt(story.table), "Map")
    _picture(slide, strip_png, (0.5, 5.7, WIDE - 1), said, "Strip of time")


def _picture(slide: Any, png: bytes, at: tuple[float, float, float], said: str, name: str) -> None:
    left, top, width = map(Inches, at)
    picture = slide.shapes.add_picture(BytesIO(png), left, top, Emu(width))
    picture.name = name
    picture._element.nvPicPr.cNvPr.set("descr", shown(said))


def _colour(hexadecimal: str) -> Any:
    return RGBColor.from_string(hexadecimal.lstrip("#").upper())
