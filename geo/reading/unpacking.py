"""Findings out of the JSON that ``Findings.to_dict`` made: the way back of the contract."""

from __future__ import annotations

from datetime import date
from typing import Any

from geo.errors import ArticleError
from geo.reading.marks import (
    Alternative,
    Anchor,
    Doubt,
    Findings,
    Quotation,
    Source,
    Timex,
    Toponym,
)
from geo.text import Prose, Span
from geo.world.places import Place


def unpack(values: dict[str, Any], text: str, published: date | None = None) -> Findings:
    """Return the findings that ``to_dict`` described, pointing into ``text``.

    Raises
    ------
    ArticleError
        When a key is missing, or a mark does not hold the words it says: made from another
        text, or edited by hand.
    """
    try:
        findings = Findings(
            text,
            published,
            tuple(_toponym(t) for t in values["toponyms"]),
            tuple(_timex(t) for t in values["timexes"]),
            tuple(_quotation(q) for q in values["quotations"]),
            tuple(_doubt(d) for d in values["doubts"]),
            tuple(Prose(text).sentences),
            tuple(_quotation(q) for q in values.get("attitudes", ())),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ArticleError(
            f"These findings cannot be read ({type(error).__name__}: {error}). "
            "Read the text again instead, or export it again."
        ) from error
    _hold_the_law(findings)
    return findings


def _hold_the_law(findings: Findings) -> None:
    text = findings.text
    marks: list[Toponym | Timex | Source] = [*findings.toponyms, *findings.timexes]
    marks += [q.source for q in findings.quotations if q.source]
    for mark in marks:
        if mark.span.of(text) != mark.text:
            raise ArticleError(
                f"Characters {mark.start} to {mark.end} are {mark.span.of(text)!r}, "
                f"not {mark.text!r}: the text differs from the one that was read. Read it again."
            )
    for quotation in findings.quotations:
        if not all(0 <= s.start < s.end <= len(text) for s in quotation.content):
            raise ArticleError("A quotation lies outside the text. Read the text again.")


def _span(values: dict[str, Any] | None) -> Span | None:
    return Span(values["start"], values["end"]) if values else None


def _spans(values: list[dict[str, Any]]) -> tuple[Span, ...]:
    return tuple(Span(v["start"], v["end"]) for v in values)


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _toponym(values: dict[str, Any]) -> Toponym:
    place = Place.from_dict(values["place"]) if values["place"] else None
    others = tuple(
        Alternative(Place.from_dict({k: v for k, v in a.items() if k != "score"}), a["score"])
        for a in values["alternatives"]
    )
    return Toponym(**{**values, "place": place, "alternatives": others})


def _timex(values: dict[str, Any]) -> Timex:
    anchor = Anchor(**values["anchor"]) if values["anchor"] else None
    days = {"earliest": _day(values["earliest"]), "latest": _day(values["latest"])}
    return Timex(**{**values, **days, "anchor": anchor})


def _quotation(values: dict[str, Any]) -> Quotation:
    spans = ("cue", "said_at_span", "said_on_span")
    made = {
        **values,
        **{key: _span(values.get(key)) for key in spans},
        "content": _spans(values["content"]),
        "source": Source(**values["source"]) if values["source"] else None,
        "about": tuple(values["about"]),
    }
    return Quotation(**made)


def _doubt(values: dict[str, Any]) -> Doubt:
    return Doubt(**{**values, "also": _spans(values.get("also", []))})
