"""What reading finds: toponyms, timexes, quotations and doubts, as plain frozen values.

Each mark is made of spans into the text, says which ``rule`` found it and how sure it is, and
goes to JSON and back unchanged (``to_dict``, ``from_dict``).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from geo.text import Span
from geo.world.places import Place

Role = Literal["literal", "metonymic", "demonym", "modifier", "embedded", "language", "homonym"]
"""What a place name does in its sentence: the scheme of GeoWebNews (Gritta et al. 2019)."""

QuotationKind = Literal["direct", "mixed", "indirect", "attitude"]
"""``attitude`` is no quotation: what somebody is said to think, want, blame or condemn."""

Precision = Literal["instant", "day", "week", "month", "season", "year", "decade", "span", "vague"]
"""How finely a timex says when; ``vague`` is never turned into days the text does not give."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another place that a toponym could have meant, with its score from 0 to 1."""

    place: Place
    score: float


@dataclass(frozen=True, slots=True)
class Toponym:
    """A span naming a place.

    ``literal`` is true when something on the ground is meant. ``confidence`` is the chance,
    0 to 1, that span and place are both right. ``place`` is ``None`` when it cannot be resolved;
    ``within`` is then the id of the area that the sentence gives, if it gives one.
    """

    start: int
    end: int
    text: str
    role: Role
    literal: bool
    confidence: float
    place: Place | None
    alternatives: tuple[Alternative, ...] = ()
    rule: str = ""
    within: str = ""

    @property
    def span(self) -> Span:
        """Where the toponym stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a relative time was counted from: ``date`` is an EDTF string."""

    kind: Literal["published", "timex", "happening"]
    id: str
    date: str


@dataclass(frozen=True, slots=True)
class Timex:
    """A span naming a time.

    ``type`` and ``value`` follow TIMEX3 (TimeML 1.2.1), ``edtf`` ISO 8601-2. ``earliest`` and
    ``latest`` are the days it can mean, both included; ``None`` where no calendar can hold it.
    """

    start: int
    end: int
    text: str
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    edtf: str = ""
    earliest: date | None = None
    latest: date | None = None
    anchor: Anchor | None = None
    precision: Precision = "vague"
    confidence: float = 0.9
    rule: str = ""

    @property
    def span(self) -> Span:
        """Where the timex stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Source:
    """Who is quoted: the words that say so, and the name they stand for.

    ``name`` is the fullest name the article gives ("Sergei Lavrov" for "He"); empty when the
    words stand for nobody named. ``role`` is the office as printed ("Foreign Minister"). ``via``
    is who passed the words on ("TASS" in "TASS quoted him as saying"), ``either`` names the two
    of whom a pronoun may mean one or the other.
    """

    start: int
    end: int
    text: str
    name: str = ""
    role: str = ""
    via: str = ""
    either: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        """Where the words stand."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Somebody's words or claim.

    ``content`` spans include the quotation marks where there are any. ``said_at`` and ``about``
    are place ids, ``said_on`` is an EDTF string; empty or ``None`` where nothing says so.
    ``said_at_span`` and ``said_on_span`` are the words that say where and when; a day without
    such words comes from ``happening``, the id of the dated event at which it was said.
    ``confidence`` is the chance that words, bounds and speaker are all right; ``unsure`` is the
    less sure side of it, ``words`` or ``speaker``.
    """

    kind: QuotationKind
    content: tuple[Span, ...]
    cue: Span | None = None
    source: Source | None = None
    said_at: str | None = None
    said_on: str | None = None
    about: tuple[str, ...] = ()
    said_at_span: Span | None = None
    said_on_span: Span | None = None
    happening: str = ""
    confidence: float = 0.8
    rule: str = ""
    unsure: str = ""

    @property
    def start(self) -> int:
        """Where the first piece of content starts."""
        return self.content[0].start

    @property
    def end(self) -> int:
        """Where the last piece of content ends."""
        return self.content[-1].end


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something the reader of the article should look at again, and the words it hangs on.

    ``kind`` is a short plain word (``place``, ``time``, ``speaker``, ``text``); ``also`` holds
    the other spans concerned.
    """

    start: int
    end: int
    why: str
    kind: str = "text"
    also: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was found in one text, each list in reading order.

    ``attitudes`` are kept apart from the quotations: views and acts told of somebody, no words.
    """

    text: str
    published: date | None = None
    toponyms: tuple[Toponym, ...] = ()
    timexes: tuple[Timex, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    sentences: tuple[Span, ...] = field(default=(), repr=False)
    attitudes: tuple[Quotation, ...] = ()

    def to_dict(self) -> dict[str, list[dict[str, Any]]]:
        """Return plain JSON values, in the shape of the reader's contract (DESIGN)."""
        return {
            "toponyms": [_toponym_dict(t) for t in self.toponyms],
            "timexes": [_timex_dict(t) for t in self.timexes],
            "quotations": [_quotation_dict(q, self.text) for q in self.quotations],
            "doubts": [_doubt_dict(d) for d in self.doubts],
            "attitudes": [_quotation_dict(q, self.text) for q in self.attitudes],
        }


def _toponym_dict(t: Toponym) -> dict[str, Any]:
    place = t.place.to_dict() if t.place else None
    alternatives = [{**a.place.to_dict(), "score": a.score} for a in t.alternatives]
    return {
        "start": t.start, "end": t.end, "text": t.text, "role": t.role, "literal": t.literal,
        "confidence": t.confidence, "place": place, "alternatives": alternatives, "rule": t.rule,
        **({"within": t.within} if t.within else {}),
    }  # fmt: skip


def _timex_dict(t: Timex) -> dict[str, Any]:
    anchor = {"kind": t.anchor.kind, "id": t.anchor.id, "date": t.anchor.date} if t.anchor else None
    return {
        "start": t.start, "end": t.end, "text": t.text, "type": t.type, "value": t.value,
        "edtf": t.edtf, "earliest": t.earliest and t.earliest.isoformat(),
        "latest": t.latest and t.latest.isoformat(), "anchor": anchor,
        "precision": t.precision, "confidence": t.confidence, "rule": t.rule,
    }  # fmt: skip


def _quotation_dict(q: Quotation, text: str) -> dict[str, Any]:
    cue = {**_span_dict(q.cue), "text": q.cue.of(text)} if q.cue else None
    source = q.source and {
        "start": q.source.start, "end": q.source.end, "text": q.source.text,
        "name": q.source.name, "role": q.source.role, "via": q.source.via,
        "either": list(q.source.either),
    }  # fmt: skip
    return {
        "kind": q.kind, "content": [_span_dict(c) for c in q.content], "cue": cue,
        "source": source, "said_at": q.said_at, "said_on": q.said_on, "about": list(q.about),
        "said_at_span": q.said_at_span and _span_dict(q.said_at_span),
        "said_on_span": q.said_on_span and _span_dict(q.said_on_span),
        "happening": q.happening, "confidence": q.confidence, "rule": q.rule,
        "unsure": q.unsure,
    }  # fmt: skip


def _span_dict(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _doubt_dict(d: Doubt) -> dict[str, Any]:
    also = [_span_dict(s) for s in d.also]
    return {"start": d.start, "end": d.end, "why": d.why, "kind": d.kind, "also": also}
