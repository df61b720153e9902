"""A window of days that moves through a longer stretch: what playing a timeline asks."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple, TypeVar

import numpy as np
import pandas as pd

from geo.asking.database import Mentions
from geo.asking.lens import Lens

Tells = Callable[[Lens, int], date | None]
"""Returns the first of the days of a lens (the last for -1) of which articles tell anything."""

Table = TypeVar("Table", bound=pd.DataFrame)
A_DAY = timedelta(days=1)


class Length(NamedTuple):
    """How long a window is: whole months, or days; seven of them are a week from its Monday."""

    months: int = 0
    days: int = 0


LENGTHS = {
    "day": Length(days=1), "week": Length(days=7), "month": Length(1), "quarter": Length(3),
    "year": Length(12),
}  # fmt: skip
"""How long a window can be, by name."""

USUAL = ((0.25, "day"), (1, "week"), (3, "month"), (8, "quarter"), (10_000, "year"))
"""How long it is at first, by the years of the whole stretch."""


@dataclass(frozen=True, slots=True)
class Window:
    """Days from the first of a day, week, month, quarter or year to its last, both included."""

    first: date
    last: date

    @classmethod
    def of(cls, day: date, length: Length) -> Window:
        """Return the window that a day lies in; months are counted from January."""
        if length.days:
            begins = day.toordinal() - (day.toordinal() - 1) % length.days
            ends = min(begins + length.days - 1, date.max.toordinal())
            return cls(date.fromordinal(begins), date.fromordinal(ends))
        number = day.year * 12 + day.month - 1
        begins = number - (number % length.months)
        year, month = divmod(begins + length.months - 1, 12)
        last = date(year, month + 1, monthrange(year, month + 1)[1])
        return cls(date(begins // 12, begins % 12 + 1, 1), last)


def usual_length(over: tuple[date, date]) -> str:
    """Return how long a window is at first."""
    years = (over[1] - over[0]).days / 365.25
    return next(name for most, name in USUAL if years <= most)


def length_of(lens: Lens, over: tuple[date, date]) -> str:
    """Return how long the window is that a lens asks for, or the usual where it asks for none."""
    for name, length in LENGTHS.items():
        if lens.first and Window.of(lens.first, length) == Window(
            lens.first, lens.last or date.max
        ):
            return name
    return usual_length(over)


def next_window(
    lens: Lens, tells: Tells, over: tuple[date, date], length: str, by: int = 1
) -> Window | None:
    """Return the next window in which articles tell something that a lens keeps.

    Parameters
    ----------
    lens : Lens
        What the reader asks; its days, if any, are the window looked at now.
    tells : callable
        Of which day articles tell anything.
    over : (date, date)
        The whole stretch, both ends included.
    length : str
        A key of ``LENGTHS``.
    by : int
        1 for later, -1 for earlier.

    Returns
    -------
    Window or None
        ``None`` where there is nothing more.
    """
    left = _left(lens, over, LENGTHS[length], by)
    day = tells(lens.but(first=left[0], last=left[1], mention=""), by) if left else None
    return Window.of(day, LENGTHS[length]) if day else None


def _left(lens: Lens, over: tuple[date, date], length: Length, by: int) -> tuple[date, date] | None:
    """Return the days of a stretch that lie beyond the window looked at now."""
    first, last = over
    if lens.first:
        here = Window.of(lens.first, length)
        if here.last == date.max if by > 0 else here.first == date.min:
            return None
        first, last = (here.last + A_DAY, last) if by > 0 else (first, here.first - A_DAY)
    return (first, last) if first <= last else None


def telling(mentions: Mentions) -> Tells:
    """Return what asks all mentions of which day articles tell."""

    def tells(lens: Lens, by: int) -> date | None:
        asked = lens.condition(mentions)
        nearest, edge = (
            ("min(greatest(near_first, ?))", lens.first) if by > 0
            else ("max(least(near_last, ?))", lens.last)
        )  # fmt: skip
        sql = f"SELECT {nearest} FROM {{table}} WHERE kind <> 'happening' AND ({asked.sql})"
        [[day]] = mentions.ask(sql, (edge, *asked.values))
        return None if pd.isna(day) else pd.Timestamp(day).date()

    return tells


def telling_within(table: pd.DataFrame) -> Tells:
    """Return what asks some mentions, already narrowed by all but days, the same."""
    told = table[table["kind"] != "happening"]

    def tells(lens: Lens, by: int) -> date | None:
        rows = touching(told, lens)
        days = rows["near_first"] if by > 0 else rows["near_last"]
        return nearest([day.date() for day in days], lens, by)

    return tells


def nearest(days: list[date], lens: Lens, by: int) -> date | None:
    """Return the day nearest to where a lens begins, or for ``by`` -1 ends; none lies outside."""
    if not days:
        return None
    return (
        max(min(days), lens.first or date.min) if by > 0 else min(max(days), lens.last or date.max)
    )


def touching(table: Table, lens: Lens) -> Table:
    """Return the mentions that the days of a lens touch, as its own condition has it."""
    fits = np.ones(len(table), dtype=bool)
    if lens.first:
        fits &= (table["near_last"] >= np.datetime64(lens.first)).to_numpy()
    if lens.last:
        fits &= (table["near_first"] <= np.datetime64(lens.last)).to_numpy()
    return table[fits]
