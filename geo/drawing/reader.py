"""A whole article as HTML: paragraphs, a foothold for each sentence, marks in three kinds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from geo.drawing.excerpt import Mark, MarkedText, MarkKind, escape, escape_whole
from geo.drawing.palette import hue_of
from geo.drawing.wording import Row, days_of, place_of, rows_of, sureness_of
from geo.reading.corrections.apply import MARKED
from geo.text import Article, Prose, Span

KIND_OF: dict[str, MarkKind] = {"toponym": "place", "timex": "time", "quotation": "quotation"}
"""What the mention table's kinds are called where they are marked in a text."""

DOUBTFUL = 0.6
"""Below this confidence a mark is drawn broken."""

PIECES = " … "
"""What stands between the pieces of a quotation in the mention table."""


def reader_html(
    article: Article | str,
    marks: Iterable[Mark],
    chosen: str = "",
    headline: bool = False,
) -> str:
    """Return an article as safe HTML with its marks.

    Parameters
    ----------
    article : Article or str
        The article, or only its text.
    marks : iterable of Mark
        What to mark (``marks_of`` makes them from mentions).
    chosen : str
        Id of a mark, or of a place whose marks are all chosen.
    headline : bool
        Whether title, outlet and day stand above; only for an ``Article``.

    Returns
    -------
    str
        An ``<article class="reader">``. Every sentence is a ``<span class="sentence">`` with
        ``data-start``, the offset at which it starts. Time is linear in text and marks.
    """
    text = article if isinstance(article, str) else article.text
    prose = Prose(text)
    painted = MarkedText(text, marks, chosen)
    head = _head(article) if headline and isinstance(article, Article) else ""
    body = "".join(_paragraphs(prose, painted))
    return f'<article class="reader" lang="en" dir="auto">{head}{body}</article>'


def _head(article: Article) -> str:
    day = days_of(article.published, article.published)
    line = " · ".join(filter(None, [article.author, f"Published {day}" if day else ""]))
    outlet = f'<p class="kicker">{escape(article.outlet)}</p>' if article.outlet else ""
    under = f'<p class="byline">{escape(line)}</p>' if line else ""
    return f"<header>{outlet}<h2>{escape_whole(article.title)}</h2>{under}</header>"


def _paragraphs(prose: Prose, painted: MarkedText) -> Iterable[str]:
    """Yield each paragraph, handing every sentence only the pieces that touch it."""
    pieces, sentences = painted.pieces, prose.sentences
    first, at = 0, 0
    for paragraph in prose.paragraphs:
        out, done = [], paragraph.start
        while at < len(sentences) and sentences[at].start < paragraph.end:
            span = sentences[at]
            first = _skip(pieces, first, span.start)
            last = first
            while last < len(pieces) and pieces[last].start < span.end:
                last += 1
            inside = painted.window(span.start, span.end, pieces[first:last])
            out.append(escape(prose.text[done : span.start]))
            out.append(f'<span class="sentence" data-start="{span.start}">{inside}</span>')
            done, at = span.end, at + 1
        out.append(escape(prose.text[done : paragraph.end]))
        yield f'<p dir="auto">{"".join(out)}</p>'


def _skip(pieces: list[Any], first: int, start: int) -> int:
    """Return the first piece at or after ``first`` that may still reach ``start``."""
    while first < len(pieces) and pieces[first].end <= start:
        first += 1
    return first


def marks_of(mentions: pd.DataFrame, text: str) -> list[Mark]:
    """Return the marks of one article's mentions, in reading order.

    Parameters
    ----------
    mentions : DataFrame
        Rows of the mention table; happenings and other articles' rows must be left out.
    text : str
        The article's text, in which the pieces of quotations are found again.
    """
    here = mentions[mentions["kind"].isin(list(KIND_OF))]
    return [_mark(row, text) for row in rows_of(here)]


def _mark(row: Row, text: str) -> Mark:
    kind = KIND_OF[row.kind]
    label, form = _LABELS[kind](row)
    span = Span(int(row.start), int(row.end))
    if row.rule.startswith(MARKED):
        label, form = f"{label}, corrected", f"{form} corrected".strip()
    return Mark(
        id=row.mention,
        kind=kind,
        spans=_pieces(row, text, span) if kind == "quotation" else (span,),
        label=label,
        hue=hue_of(row.regions),
        form=form,
        doubtful=row.confidence < DOUBTFUL or (kind == "place" and not row.place),
        place=row.place if kind == "place" else "",
    )


def _pieces(row: Row, text: str, whole: Span) -> tuple[Span, ...]:
    """Find again the pieces of a quotation that a reporter's words interrupt."""
    if text[whole.start : whole.end] == row.words:
        return (whole,)
    found, at = [], whole.start
    for piece in row.words.split(PIECES):
        at = text.find(piece, at, whole.end)
        if at < 0:
            return (whole,)
        found.append(Span(at, at + len(piece)))
        at += len(piece)
    return tuple(found)


def _place_label(row: Row) -> tuple[str, str]:
    form = "literal" if row.literal else "metonymic"
    return f"{row.words}: {place_of(row)}, {sureness_of(row.confidence)}", form


def _time_label(row: Row) -> tuple[str, str]:
    days = days_of(row.first, row.last)
    return f"{row.words}: {days or 'no date given'}", "" if days else "vague"


def _quotation_label(row: Row) -> tuple[str, str]:
    who = row.speaker or "Speaker not named"
    return f"{who}, {row.quote_kind or 'indirect'} quotation", row.quote_kind


_LABELS = {"place": _place_label, "time": _time_label, "quotation": _quotation_label}
