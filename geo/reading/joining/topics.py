"""What places a quotation is about, kept apart from where it was said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from geo.reading.joining.sentence_marks import Marks, outside
from geo.reading.marks import Quotation, Toponym
from geo.text import Prose, Span

POINTING_BACK = re.compile(r"\b(?:this|these|those|such)\s+[a-z]+", re.IGNORECASE)


def about(
    prose: Prose,
    toponyms: Marks[Toponym],
    quotation: Quotation,
    around: Span,
    said_at: Toponym | None,
) -> tuple[str, ...]:
    """Return the ids of the places a quotation speaks of.

    They are those in its words. Words quoted in part are also about what the reporter's sentence
    goes on to name, and a sentence that says "these plans" about the places of the one before.
    """
    inside = [t for c in quotation.content for t in toponyms.inside(c)]
    if inside and quotation.kind != "mixed":
        return _ids(inside)
    source = quotation.source.span if quotation.source else Span(0, 0)
    told = [
        t
        for t in outside(toponyms.inside(around), quotation)
        if t is not said_at and not t.span.overlaps(source)
    ]
    after_cue = [t for t in told if quotation.cue and t.start >= quotation.cue.end]
    named = [*inside, *after_cue] if quotation.kind == "mixed" else inside
    if named and not POINTING_BACK.match(prose.text, quotation.start):
        return _ids(named)
    return _ids([*named, *_pointed_back_to(prose, toponyms, around)])


def _pointed_back_to(prose: Prose, toponyms: Marks[Toponym], around: Span) -> Sequence[Toponym]:
    """The places of the sentence before, when this one says "these plans", "this remark"."""
    before = prose.sentence_at(max(0, around.start - 2))
    if before.start >= around.start:
        return []
    named = toponyms.inside(before)
    return named if named and POINTING_BACK.search(around.of(prose.text)) else []


def _ids(toponyms: Iterable[Toponym]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(t.place.id for t in toponyms if t.place))
