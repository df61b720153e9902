"""Findings out of the JSON that ``Findings.to_dict`` made: the way back of the contract."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from geo.errors import ArticleError
from geo.reading.marks import Doubt, Findings, Quotation, Source, Timex, Toponym
from geo.reading.validating import check_area, check_place, check_shares, check_spans, converted
from geo.text import Prose, Span


def unpack(values: Any, text: str, published: date | None = None) -> Findings:
    """Return the findings that ``to_dict`` described, pointing into ``text``.

    Raises
    ------
    ArticleError
        When a key is missing or holds what it cannot hold, or a mark does not hold the words it
        says: made from another text, or edited by hand.
    """
    told = values if isinstance(values, dict) else {}
    try:
        findings = Findings(
            text,
            published,
            converted([_with_places(t) for t in told["toponyms"]], tuple[Toponym, ...]),
            converted(told["timexes"], tuple[Timex, ...]),
            converted(told["quotations"], tuple[Quotation, ...]),
            converted(told["doubts"], tuple[Doubt, ...]),
            tuple(Prose(text).sentences),
            converted(told.get("attitudes", []), tuple[Quotation, ...]),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ArticleError(
            f"These findings cannot be read ({type(error).__name__}: {error}). "
            "Read the text again instead, or export it again."
        ) from error
    _hold_the_law(findings)
    return findings


def _with_places(toponym: dict[str, Any]) -> dict[str, Any]:
    """Return a toponym whose alternatives hold their place apart from its score."""
    others = [{"place": a, "score": a.get("score")} for a in toponym["alternatives"]]
    return {**toponym, "alternatives": others}


def _hold_the_law(findings: Findings) -> None:
    text = findings.text
    check_spans(_spans(findings), text)
    for mark in _marks(findings):
        if mark.span.of(text) != mark.text:
            raise ArticleError(
                f"Characters {mark.start} to {mark.end} are {mark.span.of(text)!r}, "
                f"not {mark.text!r}: the text differs from the one that was read. Read it again."
            )
    for toponym in findings.toponyms:
        for place in (toponym.place, *(a.place for a in toponym.alternatives)):
            if place:
                check_place(place)
        check_area(toponym.within)
    check_shares(t.confidence for t in findings.toponyms)
    check_shares(t.confidence for t in findings.timexes)
    check_shares(q.confidence for q in findings.quotations)


def _marks(findings: Findings) -> Iterator[Toponym | Timex | Source]:
    yield from findings.toponyms
    yield from findings.timexes
    said = (*findings.quotations, *findings.attitudes)
    yield from (q.source for q in said if q.source and q.source.span)


def _spans(findings: Findings) -> Iterator[Span]:
    """Yield every span that must hold a word of the text."""
    yield from (t.span for t in findings.toponyms)
    yield from (t.span for t in findings.timexes)
    for q in (*findings.quotations, *findings.attitudes):
        if not q.content:
            raise ArticleError("A quotation has no words. Read the text again.")
        hanging = (q.cue, q.said_at_span, q.said_on_span, q.source.span if q.source else None)
        yield from q.content
        yield from (span for span in hanging if span)
    for doubt in findings.doubts:  # one of the whole text hangs on no words
        told = (Span(doubt.start, doubt.end), *doubt.also)
        yield from (s for s in told if s != Span(0, 0))
