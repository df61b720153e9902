"""An article as steps to walk through: what is told, where, when and by whom.

A story makes itself from the reading: one step a sentence that names a place on the ground, a
day or a speaker, or one step a mark. A reader may drop steps or put them in another order; a
story is then the list of their numbers, short enough for a URL (``"0-3,7,5"``).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from geo.asking.sentences import Known, days_of
from geo.reading.marks import Findings, Quotation, Timex, Toponym
from geo.text import Span
from geo.world.places import Place

Mark = Toponym | Timex | Quotation


@dataclass(frozen=True, slots=True)
class Step:
    """One thing told: the sentence it stands in and what it moves the views to.

    ``focus`` is the span in question (the whole sentence, or one mark). ``places`` are those
    on the ground, in reading order; ``first`` and ``last`` the days, both included.
    """

    number: int
    sentence: Span
    focus: Span
    places: tuple[Place, ...] = ()
    first: date | None = None
    last: date | None = None
    speaker: str = ""
    cue: str = ""

    def to_dict(self, text: str) -> dict[str, Any]:
        """Return plain JSON values for a page or a file that plays the story."""
        return {
            "number": self.number,
            "start": self.focus.start,
            "end": self.focus.end,
            "words": self.focus.of(text),
            "places": [p.to_dict() for p in self.places],
            "first": self.first and self.first.isoformat(),
            "last": self.last and self.last.isoformat(),
            "speaker": self.speaker,
            "cue": self.cue,
        }


def by_sentence(findings: Findings) -> tuple[Step, ...]:
    """Return one step for each sentence with a place on the ground, a day or a speaker."""
    steps = (_step(findings, s, s, _inside(findings, s)) for s in findings.sentences)
    return _numbered(step for step in steps if step.places or step.first or step.speaker)


def by_mark(findings: Findings) -> tuple[Step, ...]:
    """Return one step for each mark that moves a view, in reading order."""
    marks = sorted(_all(findings), key=lambda m: (m.start, -m.end))
    steps = (_step(findings, _sentence(findings, m), Span(m.start, m.end), [m]) for m in marks)
    return _numbered(step for step in steps if step.places or step.first or step.speaker)


def chosen(steps: Sequence[Step], order: str) -> tuple[Step, ...]:
    """Return the steps that a reader kept, in the reader's order.

    ``order`` is such as ``"0-3,7,5"``; an empty one keeps all, and numbers of no step are
    left out.
    """
    if not order.strip():
        return tuple(steps)
    numbers = [n for part in order.split(",") for n in _numbers(part.strip(), len(steps))]
    return tuple(steps[n] for n in dict.fromkeys(numbers))


def order_of(steps: Iterable[Step], total: int) -> str:
    """Return the shortest ``order`` that gives these steps; empty for all in their order."""
    numbers = [step.number for step in steps]
    if numbers == list(range(total)):
        return ""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ",".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _numbers(part: str, total: int) -> range:
    match = re.fullmatch(r"(\d{1,6})(?:-(\d{1,6}))?", part)
    if not match:
        return range(0)
    first, last = int(match[1]), int(match[2] or match[1])
    return range(first, min(last, total - 1) + 1)


def _all(findings: Findings) -> list[Mark]:
    return [*findings.toponyms, *findings.timexes, *findings.quotations]


def _inside(findings: Findings, sentence: Span) -> list[Mark]:
    """Return the marks that start in a sentence, in reading order."""
    found: list[Mark] = []
    for marks in (findings.toponyms, findings.timexes, findings.quotations):
        low = bisect_left(marks, sentence.start, key=lambda m: m.start)
        high = bisect_left(marks, sentence.end, key=lambda m: m.start)
        found += marks[low:high]
    return sorted(found, key=lambda m: (m.start, m.end))


def _sentence(findings: Findings, mark: Mark) -> Span:
    starts = [s.start for s in findings.sentences]
    number = bisect_left(starts, mark.start + 1) - 1
    return findings.sentences[number] if number >= 0 else Span(mark.start, mark.end)


def _step(findings: Findings, sentence: Span, focus: Span, marks: Sequence[Mark]) -> Step:
    first, last = _days_of(marks)
    speaker, cue = _speaker_of(findings.text, marks)
    return Step(0, sentence, focus, _places_of(marks), first, last, speaker, cue)


def _places_of(marks: Sequence[Mark]) -> tuple[Place, ...]:
    """Return the places with a point; what is named only as a government moves no map.

    Where there are none, the place of what is said stands for them.
    """
    places = [m.place for m in marks if isinstance(m, Toponym) and m.literal and m.place]
    return tuple(dict.fromkeys(p for p in places if p.lon is not None)) or _scene(_said(marks))


def _days_of(marks: Sequence[Mark]) -> tuple[date | None, date | None]:
    """Return the first and the last day of the times that have one, else of what is said."""
    days = [m for m in marks if isinstance(m, Timex) and m.earliest]
    said = _said(marks)
    if said and not days:
        return days_of(said.said_on)
    first = min((t.earliest for t in days if t.earliest), default=None)
    return first, max((t.latest for t in days if t.latest), default=None)


def _said(marks: Sequence[Mark]) -> Quotation | None:
    """Return the first quotation of somebody."""
    return next((m for m in marks if isinstance(m, Quotation) and m.source), None)


def _speaker_of(text: str, marks: Sequence[Mark]) -> tuple[str, str]:
    """Return who speaks first and the cue's words, empty where nobody or nothing is named."""
    said = _said(marks)
    if said is None or said.source is None:
        return "", ""
    return said.source.name or said.source.text, said.cue.of(text) if said.cue else ""


def _scene(said: Quotation | None) -> tuple[Place, ...]:
    """Return where something was said, or else the first place that it is about."""
    ids = [id for id in (said.said_at, *said.about) if id] if said else []
    known = Known()
    places = (known.place(id) for id in ids)
    return tuple(place for place in places if place and place.lon is not None)[:1]


def _numbered(steps: Iterable[Step]) -> tuple[Step, ...]:
    return tuple(replace(step, number=n) for n, step in enumerate(steps))
