"""Time claims: how far apart two days are that the text says lie "just days", "years" apart.

A claim is a relative time that was counted from something. Each tells both its ends and where
each comes from, and the days between them "as counted"; nothing is called right or wrong.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from geo.asking.sentences import Sentences, days_of
from geo.reading.marks import Findings, Quotation, Timex
from geo.reading.rules import rules_of
from geo.words import spoken_days
from geo.world.chronology import Reference, happening_of

BASES = ("happening", "timex", "published")
"""What a time can be counted from, in the order in which claims are listed."""

CALENDAR_RULES = frozenset(
    "nth-weekday weekday-date clock-date date-range range-date also-day week-of month-day "
    "day-month month nth-day before-day ambiguous-day holiday feast".split()
)
"""Rules of dates written on the calendar: only their year was counted, and that claims nothing."""


@dataclass(frozen=True, slots=True)
class End:
    """One end of a distance: its days, where they come from, and what stands for it outside."""

    first: date
    last: date
    source: str
    references: tuple[Reference, ...] = ()

    @property
    def said(self) -> str:
        """The days with where they come from."""
        return f"{spoken_days(self.first, self.last)} ({self.source})"


@dataclass(frozen=True, slots=True)
class Claim:
    """A relative time with both its ends, the earlier one first."""

    timex: Timex
    start: End
    end: End

    @property
    def days(self) -> tuple[int, int]:
        """The fewest and the most days that can lie between the ends."""
        return (
            max(0, (self.end.first - self.start.last).days),
            (self.end.last - self.start.first).days,
        )

    @property
    def said(self) -> str:
        """The claim in words: both ends, their sources, and the days between."""
        fewest, most = self.days
        span = f"{most:,}" if fewest == most else f"{fewest:,} to {most:,}"
        counted = f"{span} {'day' if span == '1' else 'days'}, as counted"
        return f"from {self.start.said} to {self.end.said}: {counted}"

    @property
    def references(self) -> tuple[Reference, ...]:
        """What can be looked up: the sources of the events among its ends."""
        return (*self.start.references, *self.end.references)


def claims(findings: Findings) -> list[Claim]:
    """Return the claims of a text; those hung on an event first, then in reading order."""
    found = [c for t in findings.timexes if (c := claim_of(t, findings))]
    return sorted(found, key=lambda c: BASES.index(c.timex.anchor.kind))  # type: ignore[union-attr]


def claim_of(timex: Timex, findings: Findings) -> Claim | None:
    """Return what a time claims; ``None`` when it is not counted, or lies on its own base."""
    if timex.anchor is None or timex.earliest is None or rules_of(timex.rule)[0] in CALENDAR_RULES:
        return None
    base = _base(timex, findings)
    other = base and _other(timex, base, findings)
    if not base or not other:
        return None
    start, end = sorted((base, other), key=lambda e: (e.first, e.last))
    claim = Claim(timex, start, end)
    apart = start.last < end.first or timex.anchor.kind == "happening"
    return claim if apart and claim.days[1] else None


def _base(timex: Timex, findings: Findings) -> End | None:
    """Return what a time was counted from."""
    anchor, published = timex.anchor, findings.published
    if anchor is None or (anchor.kind == "published" and published is None):
        return None
    if anchor.kind == "published" and published:
        return End(published, published, "the day of publication")
    first, last = days_of(anchor.date)
    if first is None or last is None:
        return None
    if anchor.kind == "happening":
        return _event(anchor.id, first, last)
    start, _, end = anchor.id.partition("-")
    words = findings.text[int(start or 0) : int(end or 0)]
    return End(first, last, f"“{words}” in the text") if first == last else None


def _event(id: str, first: date, last: date) -> End:
    event = happening_of(id)
    title = event.title if event else id
    return End(first, last, f"{title}: reference chronology", event.sources if event else ())


def _other(timex: Timex, base: End, findings: Findings) -> End | None:
    """Return the other end: the time's own days, else when it was said, else publication."""
    first, last = timex.earliest, timex.latest or timex.earliest
    if first is None or last is None:
        return None
    kind = timex.anchor.kind if timex.anchor else ""
    if kind == "timex" and base.first in (first, last):  # the stretch "two days" later, earlier
        first = last = last if first == base.first else first
    if kind != "happening" or first == last or first < base.first:
        return End(first, last, f"“{timex.text}”, as read")
    return _said(timex, findings)


def _said(timex: Timex, findings: Findings) -> End | None:
    """Return when the sentence of a time was said: its quotation's day, else publication."""
    for quotation in _beside(timex, findings):
        first, last = days_of(quotation.said_on)
        if first and first == last:
            who = quotation.source.name if quotation.source else ""
            return End(first, last, f"the day {who} said it" if who else "the day it was said")
    day = findings.published
    if day is None or (timex.latest and timex.latest < day):
        return None  # told of the past: the day of publication has no part in it
    return End(day, day, "the day of publication")


def _beside(timex: Timex, findings: Findings) -> Iterable[Quotation]:
    """Return the quotations in the sentence of a time."""
    sentences = Sentences(findings)
    [number, *_] = sentences.numbers(timex)
    return (q for q in findings.quotations if number in sentences.numbers(q))
