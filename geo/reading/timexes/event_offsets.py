"""Counting from an event: where "two weeks after the strikes" lies.

A counted distance gives a day, or the days around it where the event took several or the words
say "nearly". One that is not counted ("days after") may be any day from the event up to
publication, "hours after" the event's days and two more; "long before" has no days at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from geo.reading.marks import Precision
from geo.reading.timexes.amounts import Amount, parsed
from geo.reading.timexes.calendar import moved, shifted, value_at
from geo.reading.timexes.normalise import Placed
from geo.reading.timexes.reference_time import first_day
from geo.world.chronology import Happening

SOON = frozenset("shortly soon immediately right hours".split())
"""Words of distance that mean the event's own days or the next."""

ROUGH = frozenset("about some nearly almost less more than under over well little".split())
"""Words that make a counted distance approximate."""

_AT_MOST = {**dict.fromkeys(SOON, 2), "days": 31, "weeks": 124, "months": 730}
"""Days within which so many "days" or "weeks" must lie: nobody calls half a year "days"."""

PlacedValue = tuple[str, Placed]


def reckoned(
    event: Happening, side: str, lead: Sequence[str], published: date | None
) -> PlacedValue:
    """Return the TIMEX3 value and the days of a distance (``lead``) after or before an event."""
    amount = parsed(list(lead)) if lead else None
    counted = amount if amount and not amount.letter.startswith("T") else None
    if counted and counted.count is not None:
        rough = bool(ROUGH & set(lead))
        return _counted(event, counted, -1 if side == "before" else 1, rough, published)
    if side == "before":
        return "PAST_REF", Placed()
    return _open_window(event, lead, published)


def _open_window(event: Happening, lead: Sequence[str], published: date | None) -> PlacedValue:
    """Return the days of "days after" or "since" an event: from it, to publication at the most."""
    until = published if published and published >= event.latest else None
    if lead and (most := _AT_MOST.get(lead[-1])):
        limit = moved(event.latest, most)
        until = min(until, limit) if until and lead[-1] not in SOON else limit
    edtf = f"{event.earliest.isoformat()}/{until.isoformat() if until else '..'}"
    value = _window(event.latest, until) if lead else event.date.partition("/")[0]
    return value, Placed(edtf, event.earliest, until, "span")


def _counted(
    event: Happening, amount: Amount, sign: int, rough: bool, published: date | None
) -> PlacedValue:
    count, letter = amount.whole()
    if letter not in {"D", "W"}:
        return _unit(shifted(event.latest, sign * count, letter), "M" if letter == "M" else "Y")
    first = shifted(event.earliest, sign * count, letter)
    last = shifted(event.latest, sign * count, letter)
    if first == last and not rough:
        return first.isoformat(), Placed(first.isoformat(), first, last, "day")
    if first == last:
        day, first, last = last.isoformat(), moved(first, -3), moved(last, 3)
        if published and sign > 0 and first <= published:
            last = min(last, published)
        return day, Placed(f"{day}~", first, last, "week")
    if published and first <= published < last and sign > 0:
        last = published
    return _window(first, last), Placed(
        f"{first.isoformat()}/{last.isoformat()}", first, last, "span"
    )


def _unit(day: date, letter: str) -> PlacedValue:
    """Return the month or year that holds a day: months and years are not counted to the day."""
    value = value_at(day, letter)
    first = first_day(value) or day
    last = moved(shifted(first, 1, letter), -1)
    precision: Precision = "month" if letter == "M" else "year"
    return value, Placed(value, first, last, precision)


def _window(first: date, last: date | None) -> str:
    """Return the TIMEX3 value of some day between two: what their dates share."""
    if last and (first.year, first.month) == (last.year, last.month):
        return f"{first.isoformat()[:7]}-XX"
    return f"{first.year:04d}-XX-XX" if last and first.year == last.year else "XXXX-XX-XX"
