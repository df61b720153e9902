"""Where and when a quotation was said.

Where it was said is kept apart from what it is about: "Speaking in Wonsan, he warned against
strikes on Iran" was said in Wonsan and is about Iran. The words that say so come first; a
setting holds for its speaker until another one is given. What the text does not print may come
from the reference chronology (``evidence``), and then has no span in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from geo.reading.joining.chronology_match import day_at, known_happening, known_remark
from geo.reading.joining.said_when import NEAR_CUE, day_said, past_source
from geo.reading.joining.sentence_marks import Marks, is_inside, outside, reporters_sentences
from geo.reading.joining.topics import about
from geo.reading.marks import Quotation, Timex, Toponym
from geo.text import Prose, Span
from geo.world.chronology import Happening, Remark

OCCASIONS = (
    "press conference|news conference|conference|briefing|summit|meeting|talks|interview|speech|"
    "address|visit|forum|session|hearing|rally|ceremony|statement|reporters|journalists|lawmakers|"
    "parliament|assembly|event|gathering|dinner|appearance|remarks"
)
BEFORE_PLACE = re.compile(
    rf"(?:\b(?:{OCCASIONS})\b(?:\s+\w+){{0,3}}?\s+(?:in|at|near|outside)"
    r"|\b(?:on|during)\s+(?:an?|his|her|their|the)\s+(?:\w+\s+)?(?:visit|trip)\s+to"
    r"|\b(?:speaking|spoke|speaks|said|says|told|announced|declared|addressed)\b[^.,;:]{0,40}?"
    r"\s(?:in|at|from|outside))\s+(?:the\s+)?(?:[\w’'-]+\s+(?:resort|city|town|port)\s+of\s+)?$",
    re.IGNORECASE,
)
"""What stands before a place name when the place is where somebody speaks."""

AFTER_CUE = re.compile(r"\s*(?:[\w’'-]+\s+){0,4}?(?:in|at|from|outside)\s+(?:the\s+)?$")
"""What stands between the cue and the place: "stated in", "told reporters in"."""

THERE = re.compile(
    r"\b(?:there(?! (?:is|are|was|were|has|have|had|will|would|may|can)\b)"
    r"|in the (?:city|capital|town))\b",
    re.IGNORECASE,
)
FRONTED = re.compile(
    r"\W*(?:(?:and|but|later|meanwhile|back)\b,?\s*)?(?:in|at)\s+(?:the\s+)?", re.I
)
"""What opens a sentence before the place where all of it happens: "In Moscow, she said"."""

FIRST = 4
"""Toponyms among which an article's dateline is looked for: its headline may name some."""

SPEECH_WINDOW = 90
"""Characters before a place name in which its occasion is looked for."""


@dataclass
class _Reader:
    """One article's marks, and the place each speaker was last said to speak in."""

    prose: Prose
    toponyms: Marks[Toponym]
    timexes: Marks[Timex]
    published: date | None
    dateline: Toponym | None = None
    places: dict[str, Toponym] = field(default_factory=dict)


def set_in_place(
    prose: Prose,
    quotations: Iterable[Quotation],
    toponyms: Sequence[Toponym],
    timexes: Sequence[Timex],
    published: date | None,
) -> tuple[Quotation, ...]:
    """Return the quotations with ``said_at``, ``said_on`` and ``about`` filled in."""
    dateline = next((t for t in toponyms[:FIRST] if t.start in prose.datelines), None)
    reader = _Reader(prose, Marks(toponyms), Marks(timexes), published, dateline)
    return tuple(_settle(reader, quotation) for quotation in quotations)


def _settle(reader: _Reader, quotation: Quotation) -> Quotation:
    around = reporters_sentences(reader.prose, quotation)
    name = quotation.source.name if quotation.source else ""
    day = day_said(reader.prose, quotation, reader.timexes)
    remark = known_remark(reader.prose.text, quotation, reader.published)
    place = _place_said(reader, quotation, around, remark, day)
    printed = place.place.id if place and place.place else ""
    event = _event(reader, quotation, printed, day)
    return replace(
        quotation,
        said_at=printed or (remark.said_at_id if remark else "") or None,
        said_at_span=place.span if place else None,
        said_on=str(day.earliest) if day else _known_day(remark, event, name),
        said_on_span=day.span if day else None,
        happening=remark.happening if remark else (event.id if event else ""),
        about=about(reader.prose, reader.toponyms, quotation, around, place),
    )


def _event(
    reader: _Reader, quotation: Quotation, place: str, day: Timex | None
) -> Happening | None:
    """The event at which the speaker spoke there, unless the paragraph tells of another time."""
    name = quotation.source.name if quotation.source else ""
    event = known_happening(name, place, reader.published, day.earliest if day else None)
    elsewhen = event and not day and _is_of_another_time(reader, quotation, event)
    return None if elsewhen else event


def _known_day(remark: Remark | None, event: Happening | None, name: str) -> str | None:
    """The day that the chronology has for a remark, or for its speaker at an event."""
    if remark:
        return remark.said_on
    return day_at(event, name) if event else None


def _place_said(
    reader: _Reader, quotation: Quotation, around: Span, remark: Remark | None, day: Timex | None
) -> Toponym | None:
    """The place printed with the cue, or where the speaker last spoke unless a record has it."""
    name = quotation.source.name if quotation.source else ""
    place = _place_printed(reader, quotation, around, name)
    if place or (remark and remark.said_at_id):
        return place
    return _place_before(reader, quotation, name, day.earliest if day else None)


def _place_printed(
    reader: _Reader, quotation: Quotation, around: Span, name: str
) -> Toponym | None:
    """The place printed with the cue, or pointed to by "there"."""
    text = reader.prose.text
    for toponym in outside(reader.toponyms.inside(around), quotation):
        if _is_spot(toponym) and (
            _is_occasion(text, toponym, quotation)
            or _is_fronted(text, around.start, toponym, quotation)
        ):
            reader.places[name] = toponym
            return toponym
    spot = next(filter(_is_spot, reader.toponyms.before(around.start)), None)
    return spot if spot and _points_back(text, quotation, around) else None


def _place_before(
    reader: _Reader, quotation: Quotation, name: str, day: date | None
) -> Toponym | None:
    """The place the speaker last spoke at, or the dateline's where the chronology has them.

    A dateline says nothing of a government, which speaks from anywhere.
    """
    if name in reader.places:
        return reader.places[name]
    dateline, source = reader.dateline, quotation.source
    if not name or dateline is None or dateline.place is None or source is None:
        return None
    if reader.toponyms.inside(Span(source.start, source.end)):
        return None
    known = known_happening(name, dateline.place.id, reader.published, day)
    return dateline if known and not _is_of_another_time(reader, quotation, known) else None


def _is_of_another_time(reader: _Reader, quotation: Quotation, event: Happening) -> bool:
    """Whether the paragraph has told a time before the quotation that is not the event's."""
    begin = reader.prose.text.rfind("\n", 0, quotation.start) + 1
    before = reader.timexes.inside(Span(begin, quotation.start))
    told = [t for t in before if t.type in {"DATE", "TIME"}]
    first, last = next(((t.earliest, t.latest) for t in told[::-1] if t.earliest), (None, None))
    return bool(first and last and (last < event.earliest or event.latest < first))


def _points_back(text: str, quotation: Quotation, around: Span) -> bool:
    """Whether the reporter's words behind the cue, not what was said, have a "there"."""
    if quotation.cue is None:
        return False
    pointing = THERE.finditer(text, quotation.cue.end, around.end)
    return any(not is_inside(there.start(), quotation) for there in pointing)


def _is_spot(toponym: Toponym) -> bool:
    """Whether a toponym is a spot on the ground where somebody could stand and speak."""
    kinds = {"city", "site"}
    stands = toponym.literal and toponym.role != "modifier"  # "at the Valdai forum in Sochi"
    return stands and toponym.place is not None and toponym.place.kind in kinds


def _is_occasion(text: str, toponym: Toponym, quotation: Quotation) -> bool:
    """Whether the words before a place make it the place of speaking."""
    cue = quotation.cue
    if cue and 0 <= toponym.start - cue.end < SPEECH_WINDOW:
        past = past_source(text, quotation, cue)
        if any(AFTER_CUE.fullmatch(text, end, toponym.start) for end in {cue.end, past}):
            return True
    return bool(BEFORE_PLACE.search(text[max(0, toponym.start - SPEECH_WINDOW) : toponym.start]))


def _is_fronted(text: str, start: int, toponym: Toponym, quotation: Quotation) -> bool:
    """Whether a place opens the cue's sentence: "In Moscow, the minister said"."""
    cue = quotation.cue
    if cue is None or not toponym.end < cue.start <= toponym.end + NEAR_CUE:
        return False
    is_first = FRONTED.fullmatch(text, start, toponym.start) is not None
    return is_first and text.startswith(", ", toponym.end)
