"""What a reader can put right: the places offered, days and words as typed, and the log told.

Nothing here changes a finding: ``geo.reading.corrections.log`` holds what was corrected, and
``geo.reading.corrections.apply`` applies it.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from geo.asking.explain.reasons import kind_said
from geo.asking.sentences import days_of
from geo.errors import GazetteerError
from geo.reading.corrections.apply import corrected_by
from geo.reading.corrections.log import Correction, standing
from geo.reading.corrections.scopes import Scope
from geo.reading.marks import Findings, Toponym
from geo.text import Article, Span
from geo.words import spoken_days
from geo.world.gazetteer import open_gazetteer
from geo.world.places import Place

OFFERED = 12
"""Places offered at once."""

PIECES = " … "
"""What stands between the pieces of a quotation that a reporter's words interrupt."""

REACHES: dict[Scope, str] = {
    "mark": "only here",
    "article": "everywhere in this article",
    "everywhere": "in all articles",
}
"""How far a correction of a mark holds, in words."""

OF_A_MARK = frozenset(("role", "day", "speaker"))
"""Kinds that say something of a mark that was read; the others make or take away marks."""

_ALIKE = {"'": "['’‘]", "’": "['’‘]", '"': '["“”]', "“": '["“”]', "”": '["“”]'}
"""Marks that keyboards and typesetters write differently."""


def places_offered(words: str, mark: Toponym | None = None, typed: str = "") -> list[Place]:
    """Return the places that a reader may choose from, most likely first.

    Parameters
    ----------
    words : str
        The words in the text.
    mark : Toponym, optional
        The mark on them: its alternatives come first, its own place is left out.
    typed : str
        What the reader searches for instead; a place's id is understood too.
    """
    gazetteer = open_gazetteer()
    if typed.strip():
        found = _by_id(typed.strip()) or gazetteer.search(typed, OFFERED)
    else:
        others = [a.place for a in mark.alternatives] if mark else []
        found = [*others, *gazetteer.named(words), *gazetteer.people_named(words)]
    own = mark.place.id if mark and mark.place else ""
    distinct = {place.id: place for place in found if place.id != own}
    return list(distinct.values())[:OFFERED]


def _by_id(typed: str) -> list[Place]:
    if ":" not in typed:
        return []
    try:
        return [open_gazetteer().place(typed)]
    except GazetteerError:
        return []


def place_told(place: Place) -> str:
    """Tell a place apart from its namesakes: ``Paris, a city in US, 24,171 people (33.66, …)``."""
    people = f", {place.population:,} people" if place.population else ""
    spot = "" if place.lat is None else f" ({place.lat:.2f}, {place.lon:.2f})"
    return f"{place.name}, {kind_said(place)}{people}{spot}"


def edtf_of(first: date, last: date) -> str:
    """Return a stretch of days as EDTF: a whole month or year by its name, else day by day."""
    if first == last:
        return first.isoformat()
    ends = last.day == monthrange(last.year, last.month)[1]
    if first.day == 1 and ends and first.year == last.year:
        if first.month == last.month:
            return f"{first:%Y-%m}"
        if (first.month, last.month) == (1, 12):
            return f"{first:%Y}"
    return f"{first.isoformat()}/{last.isoformat()}"


def words_at(text: str, typed: str, near: int) -> Span | None:
    """Return where some words stand in a text, nearest to an offset; ``None`` when nowhere.

    White space counts as white space of any length, and quotation marks of any shape as alike.
    """
    words = typed.split()
    if not words:
        return None
    pattern = r"\s+".join("".join(_ALIKE.get(c, re.escape(c)) for c in word) for word in words)
    found = (Span(*m.span()) for m in re.finditer(pattern, text))
    return min(found, key=lambda s: (abs(s.start - near), s.start), default=None)


def content_at(text: str, typed: str, near: int) -> tuple[Span, ...] | None:
    """Return the pieces of a quotation as typed, with ``…`` between; ``None`` if one is amiss."""
    spans: list[Span] = []
    for piece in typed.split(PIECES.strip()):
        span = words_at(text, piece, spans[-1].end if spans else near)
        if span is None or (spans and span.start < spans[-1].end):
            return None
        spans.append(span)
    return tuple(spans)


def trimmed(text: str, span: Span) -> Span | None:
    """Return a span inside a text without the white space at its ends; ``None`` when empty."""
    start, end = max(0, span.start), min(len(text), span.end)
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end = start + len(words.strip())
    return Span(start, end) if start < end else None


@dataclass(frozen=True, slots=True)
class Told:
    """A line of the log: a correction, whether it holds, and what took it back if not."""

    correction: Correction
    holds: bool
    taken_back: Correction | None = None


def history(log: Sequence[Correction], article: str) -> list[Told]:
    """Return what concerns an article, the latest first, with what was taken back."""
    return _history(log, lambda c: _concerns(c, article))


def history_of_stories(log: Sequence[Correction]) -> list[Told]:
    """Return what was said of stories, the latest first, with what was taken back."""
    return _history(log, lambda c: c.scope == "story")


def _history(log: Sequence[Correction], concerns: Callable[[Correction], bool]) -> list[Told]:
    held = {c.id for c in standing(log)}
    undos = {c.undoes: c for c in log if c.kind == "undo"}
    concerned = [c for c in dict.fromkeys(log) if c.kind != "undo" and concerns(c)]
    lines = [Told(c, c.id in held, None if c.id in held else undos.get(c.id)) for c in concerned]
    return sorted(lines, key=lambda line: line.correction.when, reverse=True)


def _concerns(c: Correction, article: str) -> bool:
    return article in (c.article, *c.others) or c.scope == "everywhere"


def idle(article: Article, corrected: Findings, log: Iterable[Correction]) -> list[Correction]:
    """Return the corrections made in this article that change nothing in it now.

    Their words no longer stand where they stood, or a better reader marks no place, time or
    quotation there any more. ``corrected`` are the article's findings with the log applied.
    """
    held = [c for c in standing(log) if c.article == article.id and c.scope != "story"]
    spans = [t.span for t in corrected.toponyms if corrected_by(t)]
    spans += [t.span for t in corrected.timexes if corrected_by(t)]
    spans += [Span(q.start, q.end) for q in corrected.quotations if corrected_by(q)]
    return [
        c
        for c in held
        if c.span.of(article.text) != c.words
        or (c.kind in OF_A_MARK and not any(span.overlaps(c.span) for span in spans))
    ]


def told(c: Correction) -> str:
    """Say what a correction says, and how far it holds: ``is not a place, only here``."""
    place = place_told(c.place) if c.place else "a place that no gazetteer has"
    days = spoken_days(c.earliest, c.latest) or spoken_days(*days_of(c.edtf)) or c.edtf
    said = {
        "move": f"is {place}",
        "missed": f"was missed: it is {place}",
        "not-a-place": "is not a place",
        "role": f"is {c.role}",
        "day": f"means {days}" if days else "means no day that can be told",
        "speaker": f"was said by {c.speaker}" if c.speaker else "has no known speaker",
        "quotation": "has other words" if c.content else "is not a quotation",
        "joined": f"is one story with {_articles(c)}",
        "apart": f"is no story with {_articles(c)}",
    }
    reach = REACHES.get(c.scope)
    return ", ".join(filter(None, [said.get(c.kind, c.kind), reach]))


def _articles(c: Correction) -> str:
    return "another article" if len(c.others) == 1 else f"{len(c.others):,} other articles"


def signed(corrections: Iterable[Correction], nobody: str = "A reader who left no name") -> str:
    """Say who made the last of some corrections, and when: ``Ann, 12 July 2025, 14:03 UTC``."""
    *_, last = corrections
    who = last.who or nobody
    try:
        moment = datetime.fromisoformat(last.when)
    except ValueError:
        return who
    return f"{who}, {spoken_days(moment.date(), moment.date())}, {moment:%H:%M} UTC"
