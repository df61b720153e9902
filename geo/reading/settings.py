"""Where and when a quotation was said, and what it is about.

Where it was said is kept apart from what it is about: "Speaking in Wonsan, he warned against
strikes on Iran" was said in Wonsan and is about Iran. A setting holds for its speaker until
another one is given. A day that the text does not print may come from the reference chronology,
when exactly one dated event has this speaker at this place within a month of publication.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from geo.reading.marks import Quotation, Timex, Toponym
from geo.text import Prose, Span
from geo.world.chronology import Happening, happenings, remarks

OCCASIONS = (
    "press conference|news conference|conference|briefing|summit|meeting|talks|interview|speech|"
    "address|visit|forum|session|hearing|rally|ceremony|statement|reporters|journalists|lawmakers|"
    "parliament|assembly|event|gathering|dinner|appearance|remarks"
)
BEFORE_PLACE = re.compile(
    rf"(?:\b(?:{OCCASIONS})\b(?:\s+\w+){{0,3}}?\s+(?:in|at|near|outside)"
    r"|\b(?:speaking|spoke|speaks|said|says|told|announced|declared|addressed)\b[^.,;:]{0,40}?"
    r"\s(?:in|at|from|outside))\s+(?:the\s+)?(?:[\w’'-]+\s+(?:resort|city|town|port)\s+of\s+)?$",
    re.IGNORECASE,
)
"""What stands before a place name when the place is where somebody speaks."""

SPEECH_WINDOW = 90
"""Characters before a place name in which its occasion is looked for."""

CHRONOLOGY_WINDOW = timedelta(days=31)
POINTING_BACK = re.compile(r"\b(?:this|these|those|such)\s+[a-z]+", re.IGNORECASE)


@dataclass
class _Reader:
    """The marks of one article by sentence."""

    prose: Prose
    toponyms: Sequence[Toponym]
    timexes: Sequence[Timex]
    published: date | None
    settings: dict[str, Toponym] = field(default_factory=dict)

    def inside(self, marks: Sequence[Toponym] | Sequence[Timex], span: Span) -> list:
        """Return the marks that start inside a span."""
        low = bisect_left(marks, span.start, key=lambda m: m.start)
        high = bisect_left(marks, span.end, key=lambda m: m.start)
        return list(marks[low:high])


def set_in_place(
    prose: Prose,
    quotations: Iterable[Quotation],
    toponyms: Sequence[Toponym],
    timexes: Sequence[Timex],
    published: date | None,
) -> tuple[Quotation, ...]:
    """Return the quotations with ``said_at``, ``said_on`` and ``about`` filled in."""
    reader = _Reader(prose, toponyms, timexes, published)
    return tuple(_settle(reader, quotation) for quotation in quotations)


def _settle(reader: _Reader, quotation: Quotation) -> Quotation:
    around = _reporters_sentences(reader.prose, quotation)
    place = _place_said(reader, quotation, around)
    day = _day_said(reader, quotation, around)
    happening = _happening(quotation, place, reader.published)
    return replace(
        quotation,
        said_at=place.place.id if place and place.place else None,
        said_at_span=place.span if place else None,
        said_on=day.edtf if day else _day_known(quotation, happening),
        said_on_span=day.span if day else None,
        happening=happening.id if happening else "",
        about=_about(reader, quotation, around, place),
    )


def _reporters_sentences(prose: Prose, quotation: Quotation) -> Span:
    """The sentence of the cue and source, or of the quotation when it has neither."""
    told = [s for s in (quotation.cue, quotation.source and quotation.source.span) if s]
    first = min([quotation.start, *(s.start for s in told)])
    last = max([quotation.start, *(s.start for s in told)])
    return Span(prose.sentence_at(first).start, prose.sentence_at(last).end)


def _outside(marks: Iterable, quotation: Quotation) -> list:
    return [m for m in marks if not any(c.start <= m.start < c.end for c in quotation.content)]


def _place_said(reader: _Reader, quotation: Quotation, around: Span) -> Toponym | None:
    """The place of the occasion in the reporter's words, or the speaker's last one."""
    name = quotation.source.name if quotation.source else ""
    for toponym in _outside(reader.inside(reader.toponyms, around), quotation):
        if toponym.literal and toponym.place and _is_occasion(reader.prose.text, toponym):
            reader.settings[name] = toponym
            return toponym
    return reader.settings.get(name) if name else None


def _is_occasion(text: str, toponym: Toponym) -> bool:
    if toponym.place is None or toponym.place.kind not in {"city", "site"}:
        return False
    return bool(BEFORE_PLACE.search(text[max(0, toponym.start - SPEECH_WINDOW) : toponym.start]))


def _day_said(reader: _Reader, quotation: Quotation, around: Span) -> Timex | None:
    """The day printed next to the cue, when the reporter's words hold one."""
    days = [
        t
        for t in _outside(reader.inside(reader.timexes, around), quotation)
        if t.earliest and t.earliest == t.latest and t.type in {"DATE", "TIME"}
    ]
    if not days or not quotation.cue:
        return None
    cue = quotation.cue
    nearest = min(days, key=lambda t: min(abs(t.start - cue.end), abs(cue.start - t.end)))
    return nearest if abs(nearest.start - cue.start) < 120 else None


def _happening(
    quotation: Quotation, place: Toponym | None, published: date | None
) -> Happening | None:
    """The one event of the chronology with this speaker at this place near publication."""
    if not (published and place and place.place and quotation.source and quotation.source.name):
        return None
    found = [
        h
        for h in happenings()
        if published - CHRONOLOGY_WINDOW <= h.latest and h.earliest <= published
        if any(p.place_id == place.place.id for p in h.places)
        if any(same_person(quotation.source.name, actor) for actor in h.actors)
    ]
    return found[0] if len(found) == 1 else None


def _day_known(quotation: Quotation, happening: Happening | None) -> str | None:
    """The day of the event, or the one day on which the chronology has this speaker there."""
    if happening is None or quotation.source is None:
        return None
    name = quotation.source.name
    days = {
        r.said_on for r in remarks() if r.happening == happening.id and same_person(name, r.speaker)
    }
    return days.pop() if len(days) == 1 else happening.date


def same_person(one: str, other: str) -> bool:
    """Whether two names can be one person's: equal surnames, and given names alike.

    Transliterations differ in a letter or two ("Sergei", "Sergey"), so given names need only
    share their first letter.
    """
    mine, theirs = one.casefold().replace("-", " ").split(), other.casefold().split()
    if not mine or not theirs or mine[-1] != theirs[-1]:
        return False
    return len(mine) == 1 or len(theirs) == 1 or mine[0][0] == theirs[0][0]


def _about(
    reader: _Reader, quotation: Quotation, around: Span, said_at: Toponym | None
) -> tuple[str, ...]:
    """The places a quotation speaks of: in its words, or else in what it is about."""
    inside = [t for c in quotation.content for t in reader.inside(reader.toponyms, c)]
    if inside and quotation.kind != "mixed":
        return _ids(inside)
    rest = _outside(reader.inside(reader.toponyms, around), quotation)
    source = quotation.source.span if quotation.source else Span(0, 0)
    told = [t for t in rest if not t.span.overlaps(source) and t is not said_at]
    after_cue = [t for t in told if quotation.cue and t.start >= quotation.cue.end]
    if inside or after_cue:
        return _ids([*inside, *after_cue] if quotation.kind == "mixed" else inside)
    return _ids(_pointed_back_to(reader, around))


def _pointed_back_to(reader: _Reader, around: Span) -> list[Toponym]:
    """The places of the sentence before, when this one says "these plans", "this remark"."""
    before = reader.prose.sentence_at(max(0, around.start - 2))
    if before.start >= around.start or not POINTING_BACK.search(around.of(reader.prose.text)):
        return []
    return reader.inside(reader.toponyms, before)


def _ids(toponyms: Iterable[Toponym]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(t.place.id for t in toponyms if t.place))
