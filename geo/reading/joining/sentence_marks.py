"""What stands beside a quotation: the marks of its sentence, and the reporter's own words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from geo.reading.marks import Quotation, Timex, Toponym
from geo.reading.once import once
from geo.text import Prose, Span

M = TypeVar("M", Toponym, Timex)


class Marks(Generic[M]):
    """Marks in reading order, found by the stretch of text they start in."""

    def __init__(self, marks: Sequence[M]) -> None:
        self.marks: Sequence[M] = marks

    @once
    def _starts(self) -> list[int]:
        return [mark.start for mark in self.marks]

    def inside(self, span: Span) -> Sequence[M]:
        """Return the marks that start inside a span."""
        starts = self._starts
        return self.marks[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    def before(self, offset: int, most: int = 6) -> Sequence[M]:
        """Return the last few marks that start before an offset, nearest first."""
        last = bisect_left(self._starts, offset)
        return self.marks[max(0, last - most) : last][::-1]


def reporters_sentences(prose: Prose, quotation: Quotation) -> Span:
    """The sentence of the cue and source, or of the quotation when it has neither."""
    offsets = [quotation.content[0].start]
    if quotation.cue:
        offsets.append(quotation.cue.start)
    if quotation.source:
        offsets.append(quotation.source.start)
    first = prose.sentence_at(min(offsets))
    return Span(first.start, max(first.end, prose.sentence_at(max(offsets)).end))


def is_inside(offset: int, quotation: Quotation) -> bool:
    """Whether an offset lies in what is quoted, not in the reporter's words that break it off."""
    return any(c.start <= offset < c.end for c in quotation.content)


def outside(marks: Iterable[M], quotation: Quotation) -> list[M]:
    """Keep the marks that are not inside what is quoted."""
    return [m for m in marks if not is_inside(m.start, quotation)]
