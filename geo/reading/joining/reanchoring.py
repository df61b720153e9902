"""What "today" is inside a quotation: the day the words were said, not the day they were printed.

The finder of times counts from publication. Once the speaker's day is known, from the reporter's
words or from the reference chronology, the times inside the quotation marks are counted again
from that day, and say so: their anchor is the time, or the event, that gave it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from geo.reading.joining.sentence_marks import Marks
from geo.reading.marks import Anchor, Quotation, Timex
from geo.reading.timexes import find_timexes
from geo.text import Prose, Span


def counted_by_speakers(
    text: str, timexes: Sequence[Timex], quotations: Sequence[Quotation], published: date | None
) -> tuple[Timex, ...]:
    """Return the timexes, those inside direct quotations counted from the day of speaking."""
    marks = Marks(timexes)
    again = {t.start: t for q in quotations for t in _recounted(text, marks, q, published)}
    return tuple(again.get(t.start, t) for t in timexes) if again else tuple(timexes)


def _recounted(
    text: str, marks: Marks[Timex], quotation: Quotation, published: date | None
) -> Iterator[Timex]:
    """Yield the times that one quotation counts from another day than that of publication."""
    anchor = _anchor(quotation)
    day = _day(quotation.said_on)
    if quotation.kind != "direct" or anchor is None or day is None or day == published:
        return
    for content in quotation.content:
        told = {
            (t.start, t.end): t
            for t in marks.inside(content)
            if t.anchor and t.anchor.kind == "published"
        }
        for t in _read(text, content, day) if told else ():
            if (t.start, t.end) in told and t.anchor and t.anchor.kind == "published":
                yield replace(t, anchor=anchor)


def _read(text: str, content: Span, day: date) -> Iterator[Timex]:
    """Read the times of a quotation as of a day, at their places in the whole text."""
    for t in find_timexes(Prose(content.of(text)), day):
        yield replace(t, start=t.start + content.start, end=t.end + content.start)


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
