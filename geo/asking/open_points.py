"""What an editor still has to settle in an article: unsure pins, names and speakers, one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from geo.asking.correctable import place_told
from geo.reading.corrections.apply import corrected_by
from geo.reading.corrections.scopes import CorrectionKind
from geo.reading.marks import Findings, Quotation
from geo.text import Span

UNSURE = 0.7
"""How sure a pin must be for nobody to have to look at it."""

MOST_ANSWERS = 4
"""Other places or speakers that are offered, each under a number."""

AROUND = 120
"""Characters before and after the words that are shown with them."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One way to settle a point: what it says, and the correction it makes; none for "as read"."""

    says: str
    kind: CorrectionKind | None = None
    right: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One question about some words, with the answers that are likely."""

    what: Literal["place", "speaker"]
    span: Span
    asks: str
    was: str
    answers: tuple[Answer, ...]


def open_points(findings: Findings) -> tuple[OpenPoint, ...]:
    """Return what is unsure in an article and nobody has corrected, in reading order."""
    found = [*_places(findings), *_speakers(findings)]
    return tuple(sorted(found, key=lambda point: (point.span.start, point.what)))


def _places(findings: Findings) -> Iterator[OpenPoint]:
    for mark in findings.toponyms:
        if corrected_by(mark) or (mark.place and mark.confidence >= UNSURE):
            continue
        others = [a.place for a in mark.alternatives[:MOST_ANSWERS]]
        if not others and not mark.place:
            continue
        moves = [Answer(place_told(place), "move", {"place": place}) for place in others]
        kept = [Answer(f"As read: {place_told(mark.place)}")] if mark.place else []
        answers = (*kept, *moves, Answer("Not a place", "not-a-place"))
        was = mark.place.id if mark.place else ""
        yield OpenPoint("place", mark.span, f"Which place is “{mark.text}”?", was, answers)


def _speakers(findings: Findings) -> Iterator[OpenPoint]:
    named = [q.source.name for q in findings.quotations if q.source and q.source.name]
    known = list(dict.fromkeys(named))
    for mark in findings.quotations:
        if mark.source is not None or corrected_by(mark) or not mark.content:
            continue
        near = sorted(known, key=lambda name: _distance(findings, name, mark))[:MOST_ANSWERS]
        answers = [Answer(name, "speaker", {"speaker": name}) for name in near]
        answers += [Answer("Nobody is named"), Answer("Not a quotation", "quotation")]
        span = Span(mark.start, mark.end)
        yield OpenPoint("speaker", span, "Who said this?", "", tuple(answers))


def _distance(findings: Findings, name: str, mark: Quotation) -> int:
    """Return how many characters away somebody is quoted next."""
    said = (q.start for q in findings.quotations if q.source and q.source.name == name)
    return min(abs(start - mark.start) for start in said)


def around(text: str, span: Span) -> tuple[str, str, str]:
    """Return the words before, the words asked about, and the words after."""
    before = text[max(0, span.start - AROUND) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + AROUND].partition("\n")[0]
    return before, text[span.start : span.end], after
