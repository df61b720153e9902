"""Hours that fall on one day here and on another there, as both clocks show them.

An hour is taken only where its clock is known: the text gives the zone ("6:40 p.m. EDT"), or its
sentence names one place on the ground, or the place right after it ("at 2:10 a.m. in Tehran").
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd

from geo.asking.sentences import Known
from geo.world.places import Place
from geo.world.zones import zone_of

BESIDE = 24
"""Characters after an hour within which the place that it is told of may begin."""


@dataclass(frozen=True, slots=True)
class Local:
    """A moment on the clock of a place."""

    place: str
    when: datetime


@dataclass(frozen=True, slots=True)
class Hour:
    """An hour that a mention tells, on two clocks that show two days, the earlier one first."""

    mention: str
    words: str
    clocks: tuple[Local, Local]


def hours_apart(told: pd.DataFrame) -> tuple[Hour, ...]:
    """Return the hours of some mentions that are another day where others of them lie.

    Parameters
    ----------
    told : DataFrame
        Rows of the mention table: both sides of a comparison.

    Returns
    -------
    tuple of Hour
        By their moment; each once, though several mentions tell it. The other clock is one of the
        hour's own article, where that names a place on another day.
    """
    places = _places(told)
    clocks = {id: _clocks(places, own) for id, own in _named(told, places).items()}
    found: dict[datetime, Hour] = {}
    instants = told[(told["kind"] == "timex") & told["edtf"].str.contains("T", regex=False)]
    rows: Iterable[Any] = instants.itertuples(index=False)
    for row in rows:
        here = _own_clock(row, told, places)
        if here and (hour := _apart(row.mention, row.words, here, clocks[row.article])):
            found.setdefault(here.when, hour)
    return tuple(found[when] for when in sorted(found))


def _places(told: pd.DataFrame) -> dict[str, Place]:
    """Return the places on the ground that have one clock, by id."""
    known = Known()
    ids = told.loc[(told["kind"] == "toponym") & told["literal"], "place"]
    places = ((id, known.place(id)) for id in ids.unique() if id)
    return {id: place for id, place in places if place and zone_of(place)}


def _named(told: pd.DataFrame, places: dict[str, Place]) -> dict[str, set[str]]:
    """Return the ids of the places on the ground that each article names."""
    return {
        str(id): set(rows.loc[(rows["kind"] == "toponym") & rows["literal"], "place"]) & set(places)
        for id, rows in told.groupby("article")
    }


def _clocks(places: dict[str, Place], own: set[str]) -> list[tuple[str, ZoneInfo]]:
    """Return each clock once, with the place that it is named by.

    Those of ``own`` places come first, and towns before countries.
    """
    ranked = sorted(
        places.values(),
        key=lambda p: (p.id not in own, p.kind == "country", -(p.population or 0)),
    )
    named: dict[str, str] = {}
    for place in ranked:
        named.setdefault(zone_of(place) or "", place.name)
    return [(name, ZoneInfo(zone)) for zone, name in named.items()]


def _own_clock(row: Any, told: pd.DataFrame, places: dict[str, Place]) -> Local | None:
    """Return an hour on the clock that it is told by, ``None`` where that cannot be known."""
    try:
        when = datetime.fromisoformat(row.edtf)
    except ValueError:  # such as "2025-06-21T18:40~"
        return None
    place = _told_of(row, told, places)
    if place is None and when.tzinfo is None:
        return None
    zone = ZoneInfo(zone_of(place) or "") if place else None
    if when.tzinfo is None:
        when = when.replace(tzinfo=zone)
    elif zone and when.utcoffset() != when.astimezone(zone).utcoffset():
        place = None  # the clock that is printed is not that of the place beside it
    return Local(place.name if place else f"as printed, {when.tzname()}", when)


def _told_of(row: Any, told: pd.DataFrame, places: dict[str, Place]) -> Place | None:
    """Return the place that an hour's clock hangs in, as its sentence says."""
    start, end = row.sentence_start, row.sentence_end
    near = told[
        (told["article"] == row.article)
        & (told["kind"] == "toponym")
        & told["literal"]
        & told["place"].isin(list(places))
        & told["start"].between(start, end)
    ]
    after = near["start"] - row.end
    beside = near[(after >= 0) & (after <= BESIDE)]["place"].unique()
    for ids in (beside, near["place"].unique()):
        if len(ids) == 1:
            return places[ids[0]]
    return None


def _apart(
    mention: str, words: str, here: Local, clocks: list[tuple[str, ZoneInfo]]
) -> Hour | None:
    """Return an hour beside the first clock that shows another day, if there is one."""
    there = (Local(name, here.when.astimezone(zone)) for name, zone in clocks)
    other = next((local for local in there if local.when.date() != here.when.date()), None)
    if other is None:
        return None
    first, last = sorted((here, other), key=lambda local: local.when.replace(tzinfo=None))
    return Hour(mention, words, (first, last))
