"""What stands beside a mention: its sentence, and the places, days and speakers in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from functools import cached_property

from geo.errors import CalendarError, GazetteerError
from geo.reading.marks import Findings, Quotation, Timex, Toponym
from geo.text import Span
from geo.world import chronology
from geo.world.gazetteer import open_gazetteer
from geo.world.places import Place
from geo.world.regions import region_of

Mark = Toponym | Timex | Quotation
Days = tuple[date | None, date | None]

QUALIFIERS = re.compile(r"[?~%]")
"""What EDTF writes after a date that is uncertain or approximate."""


class Sentences:
    """The sentences of one article, and what each of them names."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.text = findings.text
        self._spans = findings.sentences or (Span(0, len(findings.text)),)
        self._starts = [span.start for span in self._spans]
        self._words: dict[Span, str] = {}

    def _between(self, start: int, end: int) -> range:
        """Return the numbers of the sentences that hold ``start`` to ``end``."""
        low = max(0, bisect_right(self._starts, start) - 1)
        high = max(low, bisect_right(self._starts, max(start, end - 1)) - 1)
        return range(low, high + 1)

    def numbers(self, mark: Mark) -> range:
        """Return the numbers of a mark's sentences; a quotation's cue belongs to it."""
        start, end = mark.start, mark.end
        if isinstance(mark, Quotation) and mark.cue:
            start, end = min(start, mark.cue.start), max(end, mark.cue.end)
        return self._between(start, end)

    def extent(self, mark: Mark) -> Span:
        """Return the characters of a mark's sentence or sentences."""
        numbers = self.numbers(mark)
        return Span(self._spans[numbers[0]].start, self._spans[numbers[-1]].end)

    def words(self, extent: Span) -> str:
        """Return what stands at some characters; one text for all marks of one sentence."""
        if extent not in self._words:
            self._words[extent] = extent.of(self.text)
        return self._words[extent]

    @cached_property
    def _places(self) -> dict[int, dict[str, None]]:
        named: dict[int, dict[str, None]] = {}
        for toponym in self.findings.toponyms:
            if toponym.place:
                named.setdefault(self.numbers(toponym)[0], {})[toponym.place.id] = None
        return named

    @cached_property
    def _speakers(self) -> dict[int, dict[str, None]]:
        heard: dict[int, dict[str, None]] = {}
        for quotation in self.findings.quotations:
            if quotation.source and (name := quotation.source.name or quotation.source.text):
                for number in self.numbers(quotation):
                    heard.setdefault(number, {})[name] = None
        return heard

    @cached_property
    def _days(self) -> dict[int, tuple[date, date]]:
        told: dict[int, tuple[date, date]] = {}
        for timex in self.findings.timexes:
            if timex.earliest and timex.latest:
                number = self.numbers(timex)[0]
                first, last = told.get(number, (timex.earliest, timex.latest))
                told[number] = (min(first, timex.earliest), max(last, timex.latest))
        return told

    def places(self, mark: Mark) -> tuple[str, ...]:
        """Return the ids of the places named in a mark's sentences."""
        return self._gathered(self._places, mark)

    def speakers(self, mark: Mark) -> tuple[str, ...]:
        """Return who is quoted in a mark's sentences."""
        return self._gathered(self._speakers, mark)

    def _gathered(self, found: dict[int, dict[str, None]], mark: Mark) -> tuple[str, ...]:
        numbers = self.numbers(mark)
        return tuple(dict.fromkeys(id for number in numbers for id in found.get(number, ())))

    def days(self, mark: Mark) -> tuple[date, date] | None:
        """Return the days a mark means, or else those its sentences tell of."""
        if isinstance(mark, Timex) and mark.earliest and mark.latest:
            return mark.earliest, mark.latest
        told = [self._days[number] for number in self.numbers(mark) if number in self._days]
        return (min(first for first, _ in told), max(last for _, last in told)) if told else None


class Known:
    """Places met so far, so that a name or a region is looked up once."""

    def __init__(self) -> None:
        self._places: dict[str, Place] = {}
        self._regions: dict[str, tuple[str, ...]] = {}
        self._together: dict[tuple[str, ...], tuple[str, ...]] = {}

    def meet(self, places: Iterable[Place | None]) -> None:
        """Remember places."""
        for place in places:
            if place is not None:
                self._places.setdefault(place.id, place)

    def place(self, id: str) -> Place | None:
        """Return the place with an id, ``None`` when nobody knows it."""
        if id not in self._places:
            try:
                self._places[id] = open_gazetteer().place(id)
            except GazetteerError:
                return None
        return self._places[id]

    def name(self, id: str) -> str:
        """Return a place's name; an unknown id names itself."""
        place = self.place(id)
        return place.name if place else id

    def regions(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Return the ids of the regions that hold any of the places."""
        if ids not in self._together:
            every = (region for id in ids for region in self._region(id))
            self._together[ids] = tuple(dict.fromkeys(every))
        return self._together[ids]

    def _region(self, id: str) -> tuple[str, ...]:
        if id not in self._regions:
            place = self.place(id)
            itself = (id,) if id.startswith("region:") else ()
            self._regions[id] = (*itself, *(region_of(place) if place else ()))
        return self._regions[id]


def days_of(edtf: str | None) -> Days:
    """Return the first and last day of an EDTF date or interval, ``None`` where unknown."""
    try:
        return chronology.days_of(QUALIFIERS.sub("", edtf or ""))
    except CalendarError:
        return None, None
