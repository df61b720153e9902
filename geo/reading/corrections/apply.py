"""Corrections applied: findings in, findings out, every mark still pointing to its words.

A corrected mark carries the rule ``correction:ID``, by which pages draw it differently and
tell who corrected it and when. What a correction is about must still stand in the text and be
marked: one that finds nothing to correct is passed over (``geo.asking.correctable.idle`` names it).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from geo.reading.corrections.log import Correction, standing
from geo.reading.marks import Findings, Precision, Quotation, Source, Timex, Toponym
from geo.text import Article, Span

MARKED = "correction:"
"""How the rule of a corrected mark starts; the correction's id follows."""


def apply(article: Article, findings: Findings, log: Iterable[Correction]) -> Findings:
    """Return the findings as corrected; ``findings`` must be those of ``article.text``.

    Narrow corrections win over wide ones, late over early. Quotations follow a place that is
    moved or taken away (``about``, ``said_at``), and a day that is changed (``said_on``).
    """
    for correction in standing(log):
        step = _STEPS.get(correction.kind)  # one that a later version knows is passed over
        if step and _concerns(correction, article):
            findings = step(article, findings, correction)
    return findings


def corrected_by(mark: Toponym | Timex | Quotation) -> str:
    """Return the id of the correction a mark comes from, empty for one that was read."""
    return mark.rule.removeprefix(MARKED) if mark.rule.startswith(MARKED) else ""


def _concerns(c: Correction, article: Article) -> bool:
    if c.scope == "everywhere":
        return True
    here = c.article == article.id
    return here and (c.scope == "article" or c.span.of(article.text) == c.words)


def _meant(c: Correction, span: Span, text: str) -> bool:
    """Whether a mark is one the correction is about."""
    return span == c.span if c.scope == "mark" else text == c.words


def _each_toponym(
    findings: Findings, c: Correction, change: Callable[[Toponym], Toponym | None]
) -> Findings:
    changed = [(t, change(t) if _meant(c, t.span, t.text) else t) for t in findings.toponyms]
    now = tuple(new for _, new in changed if new)
    return _quotations_follow(replace(findings, toponyms=now), changed)


def _move(article: Article, findings: Findings, c: Correction) -> Findings:
    """Move what the correction means; where its own words are no mark, they become one.

    That happens when a better reader reads a kept text anew and leaves them out.
    """
    own = c.article == article.id and c.span.of(article.text) == c.words
    if own and all(t.span != c.span for t in findings.toponyms):
        findings = _missed(article, findings, replace(c, scope="mark"))
    return _each_toponym(findings, c, lambda t: _settled(t, c))


def _settled(t: Toponym, c: Correction) -> Toponym:
    others = tuple(a for a in t.alternatives if a.place != c.place)
    return replace(
        t, place=c.place, confidence=1.0, alternatives=others, rule=MARKED + c.id,
        role=c.role or t.role, literal=c.role == "literal" if c.role else t.literal,
    )  # fmt: skip


def _not_a_place(article: Article, findings: Findings, c: Correction) -> Findings:
    return _each_toponym(findings, c, lambda t: None)


def _role(article: Article, findings: Findings, c: Correction) -> Findings:
    role = c.role or "literal"
    return _each_toponym(
        findings,
        c,
        lambda t: replace(t, role=role, literal=role == "literal", rule=MARKED + c.id),
    )


def _missed(article: Article, findings: Findings, c: Correction) -> Findings:
    """Add the words as a place, in the stead of any place that overlaps them."""
    spans = [c.span] if c.scope == "mark" else _occurrences(c.words, article.text)
    kept, role = list(findings.toponyms), c.role or "literal"
    for span in spans:
        over = [t for t in kept if t.span.overlaps(span)]
        if c.scope != "mark" and any(t.span != span and t.span.covers(span) for t in over):
            continue
        new = Toponym(
            span.start, span.end, c.words, role, role == "literal", 1.0, c.place,
            rule=MARKED + c.id,
        )  # fmt: skip
        kept = [t for t in kept if t not in over] + [new]
    return replace(findings, toponyms=tuple(sorted(kept, key=lambda t: (t.start, t.end))))


def _occurrences(words: str, text: str) -> list[Span]:
    whole = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    return [Span(*m.span()) for m in whole.finditer(text)]


def _day(article: Article, findings: Findings, c: Correction) -> Findings:
    """Give a timex its days, or a quotation the day it was said on."""

    def dated(t: Timex) -> Timex:
        return replace(
            t, value=c.edtf, edtf=c.edtf, earliest=c.earliest, latest=c.latest, anchor=None,
            precision=_precision(c), confidence=1.0, rule=MARKED + c.id,
        )  # fmt: skip

    said = _said_at(findings, c)
    at = None if said == c.span else _standing_at(c, [t.span for t in findings.timexes])
    meant = {t.span for t in findings.timexes if t.span == at or _meant(c, t.span, t.text)}
    timexes = tuple(dated(t) if t.span in meant else t for t in findings.timexes)
    quotations = tuple(
        replace(q, said_on=c.edtf, rule=MARKED + c.id)
        if q.said_on_span in meant or (not meant and Span(q.start, q.end) == said)
        else q
        for q in findings.quotations
    )
    return replace(findings, timexes=timexes, quotations=quotations)


def _standing_at(c: Correction, spans: Iterable[Span]) -> Span | None:
    """Return the span that the correction was made on, or the one that is most nearly the same.

    A better reader may draw the bounds of a mark otherwise than the one that was corrected; they
    must have half of their words in common.
    """

    def likeness(s: Span) -> float:
        common = min(s.end, c.span.end) - max(s.start, c.span.start)
        return common / max(s.end - s.start, c.span.end - c.span.start)

    nearest = max(spans, key=likeness, default=None)
    return nearest if nearest and likeness(nearest) >= 0.5 else None


def _said_at(findings: Findings, c: Correction) -> Span | None:
    """Return the bounds of the quotation that the correction was made on."""
    return _standing_at(c, [Span(q.start, q.end) for q in findings.quotations])


def _precision(c: Correction) -> Precision:
    if c.earliest is None or c.latest is None:
        return "vague"
    if c.earliest == c.latest:
        return "day"
    named: dict[int, Precision] = {4: "year", 7: "month"}
    return named.get(len(c.edtf), "span")


def _speaker(article: Article, findings: Findings, c: Correction) -> Findings:
    at = _said_at(findings, c)

    def spoken(q: Quotation) -> Quotation:
        named = q.source.name if q.source else ""
        same = named == c.was != "" if c.scope == "article" else Span(q.start, q.end) == at
        if not same:
            return q
        source = _pointed_at(c.speaker, article.text, q, findings) if c.speaker else None
        return replace(q, source=source, rule=MARKED + c.id)

    return replace(findings, quotations=tuple(map(spoken, findings.quotations)))


def _pointed_at(name: str, text: str, q: Quotation, findings: Findings) -> Source:
    """Return a source for ``name`` that points to the nearest words which carry it."""
    known = [o.source for o in findings.quotations if o.source and o.source.name == name]
    role = next((s.role for s in known if s.role), "")
    for words in (name, name.split()[-1]):
        if spans := _occurrences(words, text):
            near = min(spans, key=lambda s: (abs(s.start - q.start), s.start))
            return Source(near.start, near.end, near.of(text), name, role)
    here = q.source.span if q.source else Span(q.start, q.start)
    return Source(here.start, here.end, here.of(text), name, role)


def _quotation(article: Article, findings: Findings, c: Correction) -> Findings:
    """Give a quotation its bounds, add one that was missed, or take one away."""
    at = _said_at(findings, c)
    old = [q for q in findings.quotations if Span(q.start, q.end) == at]
    others = [q for q in findings.quotations if q not in old]
    if not c.content:
        return replace(findings, quotations=tuple(others))
    base = old[0] if old else Quotation("direct", c.content)
    content = tuple(sorted(set(c.content)))
    new = replace(base, content=content, confidence=1.0, rule=MARKED + c.id)
    ordered = sorted([*others, new], key=lambda q: (q.start, q.end))
    return replace(findings, quotations=tuple(ordered))


def _quotations_follow(
    findings: Findings, changed: list[tuple[Toponym, Toponym | None]]
) -> Findings:
    """Let quotations name the new place where the words they rest on were moved."""
    moved = {
        old.span: (old.place.id, new.place.id if new and new.place else None)
        for old, new in changed
        if old.place and (new is None or new.place != old.place)
    }
    if not moved:
        return findings
    return replace(
        findings, quotations=tuple(_followed(q, moved, findings) for q in findings.quotations)
    )


def _followed(
    q: Quotation, moved: dict[Span, tuple[str, str | None]], findings: Findings
) -> Quotation:
    inside = [t for t in findings.toponyms if any(c.overlaps(t.span) for c in q.content)]
    still = {t.place.id for t in inside if t.place}
    swaps = dict(m for s, m in moved.items() if any(c.overlaps(s) for c in q.content))
    about = [new for id in q.about for new in _swapped(id, swaps, id in still)]
    said_at = moved[q.said_at_span][1] if q.said_at_span in moved else q.said_at
    return replace(q, about=tuple(dict.fromkeys(about)), said_at=said_at)


def _swapped(id: str, swaps: dict[str, str | None], still: bool) -> list[str]:
    """Return what a place becomes: itself where it is still meant, and what it was moved to."""
    if id not in swaps:
        return [id]
    return [id] * still + [new for new in (swaps[id],) if new]


_STEPS: dict[str, Callable[[Article, Findings, Correction], Findings]] = {
    "move": _move, "missed": _missed, "not-a-place": _not_a_place, "role": _role, "day": _day,
    "speaker": _speaker, "quotation": _quotation,
}  # fmt: skip
