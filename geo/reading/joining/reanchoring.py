"""What "today" is inside a quotation: the day the words were said, not the day they were printed.

The finder of times counts from publication. Once the speaker's day is known, from the reporter's
words or from the reference chronology, the times inside the quotation marks are counted again
from that day, and say so: their anchor is the time, or the event, that gave it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from geo.reading.joining.said_when import loosely_said
from geo.reading.joining.sentence_marks import Marks
from geo.reading.marks import Anchor, Quotation, Timex
from geo.reading.timexes import find_timexes
from geo.text import Prose, Span


def counted_by_speakers(
    prose: Prose, timexes: Sequence[Timex], quotations: Sequence[Quotation], published: date | None
) -> tuple[Timex, ...]:
    """Return the timexes, those inside direct quotations counted from the day of speaking.

    Where the text tells only the week, month or year of speaking, what would differ from one of
    its days to another is left without a day.
    """
    marks = Marks(timexes)
    again = {t.start: t for q in quotations for t in _recounted(prose, marks, q, published)}
    return tuple(again.get(t.start, t) for t in timexes) if again else tuple(timexes)


def _recounted(
    prose: Prose, marks: Marks[Timex], quotation: Quotation, published: date | None
) -> Iterator[Timex]:
    """Yield the times that one quotation counts from another day than that of publication."""
    if quotation.kind != "direct":
        return
    spoken = (*quotation.content, *_going_on(prose, quotation))
    if not any(_told(marks, c) for c in spoken):
        return
    anchor, days = _said(prose, marks, quotation)
    if anchor is None or set(days) == {published}:
        return
    for content in spoken:
        told = _told(marks, content)
        yield from (replace(t, anchor=anchor) for t in _read(prose.text, content, days, told))


def _going_on(prose: Prose, quotation: Quotation) -> Iterator[Span]:
    """Yield what goes on after an address without marks: "Do not despair," he said in a speech.

    Whoever says "we" outside quotation marks right after an address is still speaking.
    """
    if quotation.cue is None:
        return
    said = prose.sentence_at(max(quotation.cue.start, quotation.content[-1].end - 1))
    start = said.end
    if not _ADDRESS.search(prose.text, said.start, start):
        return
    for paragraph in prose.paragraphs:
        rest = Span(max(start, paragraph.start), paragraph.end)
        if rest.start >= rest.end:
            continue
        words = rest.of(prose.text)
        if _MARKS.search(words) or not _SPEAKER.search(words):
            return
        yield rest


_ADDRESS = re.compile(r"\b(?:address|speech|broadcast|statement|message|sermon|appeal)\b")
_SPEAKER = re.compile(r"\b(?:[Ww]e|I|[Oo]ur|[Uu]s|[Mm]y)\b")
_MARKS = re.compile(r"[“”«»\"]")


def _told(marks: Marks[Timex], content: Span) -> dict[tuple[int, int], Timex]:
    """Return the times inside a piece of content that were counted from publication."""
    return {(t.start, t.end): t for t in marks.inside(content) if _is_counted(t)}


def _is_counted(timex: Timex) -> bool:
    return timex.anchor is not None and timex.anchor.kind == "published"


def _said(
    prose: Prose, marks: Marks[Timex], quotation: Quotation
) -> tuple[Anchor | None, tuple[date, ...]]:
    """Return what gave the time of speaking, and its first and last day."""
    if day := _day(quotation.said_on):
        return _anchor(quotation), (day,)
    loose = loosely_said(prose, quotation, marks)
    if loose is None or loose.earliest is None or loose.latest is None:
        return None, ()
    return Anchor("timex", f"{loose.start}-{loose.end}", loose.edtf), (loose.earliest, loose.latest)


def _read(
    text: str, content: Span, days: Sequence[date], told: dict[tuple[int, int], Timex]
) -> Iterator[Timex]:
    """Yield the times of a quotation that were told, as of each of some days; else with no day."""
    if not told:
        return
    first, *others = [_as_of(text, content, day) for day in (*days, None)]
    unknown = others[-1]
    for at in first.keys() & told.keys():
        same = all(reading.get(at) == first[at] for reading in others[:-1])
        if not same and at in unknown:
            yield unknown[at]
        elif same and _is_counted(first[at]):
            yield first[at]


def _as_of(text: str, content: Span, day: date | None) -> dict[tuple[int, int], Timex]:
    """Return the times of a quotation read as of a day, by their places in the whole text."""
    moved = (
        replace(t, start=t.start + content.start, end=t.end + content.start)
        for t in find_timexes(Prose(content.of(text)), day)
    )
    return {(t.start, t.end): t for t in moved}


def _anchor(quotation: Quotation) -> Anchor | None:
    """Return what gave the day of speaking: words of the text, else an event."""
    if not quotation.said_on:
        return None
    if span := quotation.said_on_span:
        return Anchor("timex", f"{span.start}-{span.end}", quotation.said_on)
    if quotation.happening:
        return Anchor("happening", quotation.happening, quotation.said_on)
    return None


def _day(told: str | None) -> date | None:
    """Return the day that an EDTF string gives whole, ``None`` for anything coarser."""
    try:
        return date.fromisoformat((told or "")[:10])
    except ValueError:
        return None
