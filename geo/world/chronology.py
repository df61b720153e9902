"""The reference chronology: what happened and what was said, with sources and disagreements.

The rows are written by hand in ``data/chronology`` and were each checked against the public
pages they name. Every place is already a gazetteer id there, so nothing is guessed here. What
the sources disagree about stands in ``note`` and is meant to be shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Day
from datetime import timedelta
from functools import cache
from typing import Any

from geo.errors import CalendarError
from geo.world.yaml_records import records


@dataclass(frozen=True, slots=True)
class Reference:
    """A page that says so. ``date`` is an EDTF string, empty where the page shows none."""

    title: str
    publisher: str
    url: str
    date: str = ""


@dataclass(frozen=True, slots=True)
class HappeningPlace:
    """A place of an event.

    ``role`` is empty for the scene, otherwise ``discussed``, ``origin``, ``announced``,
    ``meeting``, ``planned`` or ``destination``. ``lat`` and ``lon`` are given only where the
    chronology itself gives them; ask the gazetteer for ``place_id`` otherwise.
    """

    place_id: str
    name: str
    country: str
    lat: float | None = None
    lon: float | None = None
    role: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Happening:
    """A dated event. ``date`` is EDTF; ``earliest`` and ``latest`` are both included."""

    id: str
    title: str
    date: str
    earliest: Day
    latest: Day
    region: str
    places: tuple[HappeningPlace, ...]
    actors: tuple[str, ...]
    summary: str
    sources: tuple[Reference, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """A short statement as one source prints it.

    ``kind`` is ``direct`` or ``mixed``. ``said_at`` is empty where the source does not say,
    ``channel`` names where a post stood, ``happening`` is the id of the event it belongs to.
    """

    id: str
    text: str
    lang: str
    speaker: str
    speaker_role: str
    cue: str
    kind: str
    said_on: str
    said_at: str
    said_at_id: str
    channel: str
    about: tuple[str, ...]
    about_ids: tuple[str, ...]
    region: str
    happening: str
    source: Reference
    note: str = ""


@cache
def happenings() -> tuple[Happening, ...]:
    """Return the events in the order of their days."""
    rows = [_happening(row) for row in records("chronology", "events.yaml")]
    return tuple(sorted(rows, key=lambda h: (h.earliest, h.latest, h.id)))


def happening_of(id: str) -> Happening | None:
    """Return the event of an id, ``None`` when the chronology has none."""
    return next((h for h in happenings() if h.id == id), None)


@cache
def remarks() -> tuple[Remark, ...]:
    """Return the statements in the order of the days they were made."""
    rows = [_remark(row) for row in records("chronology", "quotes.yaml")]
    return tuple(sorted(rows, key=lambda r: (r.said_on, r.id)))


def days_of(edtf: str) -> tuple[Day, Day]:
    """Return the first and last day, both included, that an EDTF date can mean.

    Examples
    --------
    >>> [day.isoformat() for day in days_of("2024-02")]
    ['2024-02-01', '2024-02-29']
    >>> [day.isoformat() for day in days_of("2025-07-11/2025-07-13")]
    ['2025-07-11', '2025-07-13']

    Raises
    ------
    CalendarError
        If it is no day, month, year or closed interval of these, or no such day exists.
    """
    first, _, last = edtf.partition("/")
    earliest, latest = _day_or_more(first)[0], _day_or_more(last or first)[1]
    if earliest > latest:
        raise CalendarError(f"{edtf!r} ends before it begins. Write the earlier day first.")
    return earliest, latest


def _day_or_more(words: str) -> tuple[Day, Day]:
    try:
        numbers = [int(part) for part in words.split("-")]
        if len(numbers) == 3:
            day = Day(*numbers)
            return day, day
        year, month = (numbers[0], numbers[1]) if len(numbers) == 2 else (numbers[0], 0)
        first = Day(year, month or 1, 1)
        after = Day(year + (month in (0, 12)), month % 12 + 1 if month else 1, 1)
    except (ValueError, TypeError, OverflowError) as error:
        raise CalendarError(f"{words[:40]!r} is no day, month or year: {error}.") from error
    return first, after - timedelta(days=1)


def _happening(row: dict[str, Any]) -> Happening:
    earliest, latest = days_of(row["date"])
    return Happening(
        id=row["id"],
        title=row["title"],
        date=row["date"],
        earliest=earliest,
        latest=latest,
        region=f"region:{row['region']}",
        places=tuple(_place(place) for place in row["places"]),
        actors=tuple(row["actors"]),
        summary=row["summary"],
        sources=tuple(_reference(source) for source in row["sources"]),
        note=row.get("note", ""),
    )


def _place(row: dict[str, Any]) -> HappeningPlace:
    names = ("place_id", "name", "country", "lat", "lon", "role", "note")
    return HappeningPlace(**{name: row[name] for name in names if name in row})


def _reference(row: dict[str, Any]) -> Reference:
    return Reference(row["title"], row["publisher"], row["url"], row["date"] or "")


def _remark(row: dict[str, Any]) -> Remark:
    plain = ("id", "text", "speaker", "speaker_role", "kind", "said_on")
    optional = ("cue", "said_at", "said_at_id", "channel", "note")
    return Remark(
        **{name: row[name] for name in plain},
        **{name: row.get(name) or "" for name in optional},
        lang=row.get("lang", "en"),
        about=tuple(row["about"]),
        about_ids=tuple(row["about_ids"]),
        region=f"region:{row['region']}",
        happening=row.get("event", ""),
        source=_reference(row["source"]),
    )
