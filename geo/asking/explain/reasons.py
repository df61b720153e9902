"""Why a mark is there: what was read, by which rule, how surely, and what else it could be.

Plain words for a reader who asks; nothing here is HTML and nothing judges.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from geo.asking.explain.rule_names import rule_said
from geo.asking.explain.time_claims import claim_of
from geo.asking.sentences import Mark, days_of
from geo.reading.marks import Findings, Quotation, Timex, Toponym
from geo.text import Span
from geo.words import listed, spoken_days, with_the
from geo.world.chronology import happening_of
from geo.world.countries import country_name
from geo.world.gazetteer import open_gazetteer
from geo.world.places import Place

Fact = tuple[str, str]

ROLES = {
    "literal": "The place itself: something is on the ground here.",
    "metonymic": "Stands for a government or another body that acts; nobody need be there.",
    "demonym": "Names people or things by where they come from.",
    "modifier": "Describes something else; the place itself is not the scene.",
    "embedded": "Part of another name, such as an organisation's.",
    "language": "A language, not a place.",
    "homonym": "A name spelled like a place that means something else.",
}
"""What each role means (the scheme of GeoWebNews)."""

PRECISIONS = {
    "instant": "a time of day",
    "day": "one day",
    "week": "some day of one week",
    "month": "some day of one month",
    "season": "some day of one season",
    "year": "some day of one year",
    "decade": "some day of one decade",
    "span": "a stretch with a first and a last day",
    "vague": "no edges are given, and none are made up",
}

QUOTE_KINDS = {
    "direct": "Direct: the words stand between quotation marks, as a sentence of their own.",
    "mixed": "Mixed: some of the words stand between quotation marks inside the reporter's own.",
    "indirect": "Indirect: the reporter's words tell what was said; nothing is word for word.",
}

DOUBT_WORDS = ((0.9, "sure"), (0.75, "fairly sure"), (0.5, "not sure"), (0.0, "a guess"))


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one mark is there.

    ``title`` is what is marked, ``says`` the reading in one sentence, ``facts`` are terms with
    what is known, ``others`` the places it could also be, each with its score from 0 to 1.
    """

    title: str
    says: str
    facts: tuple[Fact, ...]
    others: tuple[tuple[Place, float], ...] = ()


def mark_at(findings: Findings, mention: str) -> Mark | None:
    """Return the mark that a mention's id points to, ``None`` when there is none."""
    _, kind, span = [*mention.rsplit(":", 2), "", ""][:3]
    marks: dict[str, tuple[Mark, ...]] = {
        "toponym": findings.toponyms,
        "timex": findings.timexes,
        "quotation": findings.quotations,
    }
    return next((m for m in marks.get(kind, ()) if f"{m.start}-{m.end}" == span), None)


def why(mark: Mark, findings: Findings, name: Callable[[str], str]) -> Reason:
    """Return why a mark is there; ``name`` gives a place's name for its id."""
    if isinstance(mark, Toponym):
        return _why_place(mark)
    if isinstance(mark, Timex):
        return _why_time(mark, findings)
    return _why_quotation(mark, findings.text, name)


def sureness(confidence: float) -> str:
    """Say a confidence in words and as a share: ``fairly sure, 80 in 100``."""
    word = next(word for least, word in DOUBT_WORDS if confidence >= least)
    return f"{word}, {round(confidence * 100)} in 100"


def _facts(mark: Mark, *facts: Fact) -> tuple[Fact, ...]:
    """Close the facts of any mark with its confidence and rule, and drop what is not known."""
    every = (*facts, ("How sure", sureness(mark.confidence)), ("Rule", rule_said(mark.rule)))
    return tuple((term, said) for term, said in every if said)


def _why_place(mark: Toponym) -> Reason:
    place = mark.place
    others = tuple((a.place, a.score) for a in mark.alternatives)
    if place is None:
        says = ROLES["language"] if mark.role == "language" else SEVERAL if others else NONE
        facts = _facts(mark, ("Role", ROLES[mark.role]), ("Somewhere in", area_said(mark)))
        return Reason(mark.text, says, facts, others)
    says = f"Read as {place.name}, {kind_said(place)}."
    where = f"{place.lat:.2f}, {place.lon:.2f}" if place.lat and place.lon else "nowhere: no pin"
    facts = _facts(mark, ("Role", ROLES[mark.role]), ("Latitude, longitude", where))
    return Reason(mark.text, says, facts, others)


def area_said(mark: Toponym) -> str:
    """Name the area that the sentence gives a place without a pin, ``""`` where it gives none."""
    return open_gazetteer().place(mark.within).name if mark.within else ""


NONE = "Read as the name of a place, but the gazetteer has none that fits."
SEVERAL = "Read as the name of a place, but none of that name is clearly meant, so none is pinned."


KINDS = {"region": "a region", "water": "a body of water", "point": "a point set on the map"}
"""Kinds of place whose name is no word for them."""


def kind_said(place: Place) -> str:
    """Say what sort of place it is: ``a city in North Korea``."""
    noun = KINDS.get(place.kind, f"a {place.kind}")
    if not place.country or place.kind == "country":
        return noun
    return f"{noun} in {with_the(country_name(place.country))}"


def _why_time(mark: Timex, findings: Findings) -> Reason:
    days = spoken_days(mark.earliest, mark.latest)
    says = f"Means {days}." if days else "Cannot be put on a calendar."
    facts = _facts(
        mark,
        ("Precision", PRECISIONS[mark.precision]),
        ("Counted from", _anchor(mark)),
        ("Distance", claim.said if (claim := claim_of(mark, findings)) else ""),
        ("As EDTF", mark.edtf),
        ("As TIMEX3", f"{mark.type} {mark.value}".strip()),
    )
    return Reason(mark.text, says, facts)


def _anchor(mark: Timex) -> str:
    """Say what a relative time was counted from, with the day used."""
    if mark.anchor is None:
        return ""
    day = spoken_days(*days_of(mark.anchor.date)) or mark.anchor.date
    if mark.anchor.kind == "published":
        return f"the day of publication, {day}"
    if mark.anchor.kind == "timex":
        return f"another time in the text, {day}"
    event = happening_of(mark.anchor.id)
    return f"{event.title if event else mark.anchor.id}, {day} (reference chronology)"


def _why_quotation(mark: Quotation, text: str, name: Callable[[str], str]) -> Reason:
    who = (mark.source.name or mark.source.text) if mark.source else ""
    says = f"Read as the words of {who}." if who else "Nobody is named as saying this."
    said_at = name(mark.said_at) if mark.said_at else ""
    said_on = spoken_days(*days_of(mark.said_on)) or (mark.said_on or "")
    facts = _facts(
        mark,
        ("Kind", QUOTE_KINDS[mark.kind]),
        ("Speaker", _speaker(mark)),
        ("Cue", f"“{mark.cue.of(text)}”" if mark.cue else ""),
        ("Said at", said_at + _printed(mark.said_at_span, text) if said_at else ""),
        ("Said on", said_on + _day_from(mark, text) if said_on else ""),
        ("About", listed([name(id) for id in mark.about])),
    )
    words = " … ".join(span.of(text) for span in mark.content)
    return Reason(words, says, facts)


def _speaker(mark: Quotation) -> str:
    """Say who speaks, in what office, and by which words the text says so."""
    if mark.source is None:
        return ""
    name, role, printed = mark.source.name, mark.source.role, mark.source.text
    also = f"“{printed}” in the text" if name and printed != name else ""
    return ", ".join(filter(None, [name or printed, role, also]))


def _printed(span: Span | None, text: str) -> str:
    return f" (“{span.of(text)}” in the text)" if span else ""


def _day_from(mark: Quotation, text: str) -> str:
    """Say where the day of a quotation comes from."""
    if mark.said_on_span or not mark.happening:
        return _printed(mark.said_on_span, text)
    return " (not in the text: from the reference chronology)"
