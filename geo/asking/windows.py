"""A window of days that moves through a longer stretch: what playing a timeline asks."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from geo.asking.database import Mentions
from geo.asking.lens import Lens

LENGTHS = {"month": 1, "quarter": 3, "year": 12}
"""How long a window is: its name, and its whole months."""

USUAL = ((3, "month"), (8, "quarter"), (10_000, "year"))
"""How long it is at first, by the years of the whole stretch."""


@dataclass(frozen=True, slots=True)
class Window:
    """Days from the first of a month to the last of one, both included."""

    first: date
    last: date

    @classmethod
    def of(cls, day: date, months: int) -> Window:
        """Return the window of whole months that a day lies in, counted from January."""
        number = day.year * 12 + day.month - 1
        begins = number - (number % months)
        year, month = divmod(begins + months - 1, 12)
        last = date(year, month + 1, monthrange(year, month + 1)[1])
        return cls(date(begins // 12, begins % 12 + 1, 1), last)

    def moved(self, months: int, by: int) -> Window:
        """Return the window so many steps of a length later, or before."""
        number = self.first.year * 12 + self.first.month - 1 + months * by
        return Window.of(date(number // 12, number % 12 + 1, 1), months)


def usual_length(over: tuple[date, date]) -> str:
    """Return how long a window is at first."""
    years = (over[1] - over[0]).days / 365.25
    return next(name for most, name in USUAL if years <= most)


def length_of(lens: Lens, over: tuple[date, date]) -> str:
    """Return how long the window is that a lens asks for, or the usual where it asks for none."""
    for name, months in LENGTHS.items():
        if lens.first and Window.of(lens.first, months) == Window(
            lens.first, lens.last or date.max
        ):
            return name
    return usual_length(over)


def windows(
    over: tuple[date, date], length: str, beside: Window | None, by: int
) -> Iterator[Window]:
    """Yield the windows of a stretch from one on, later ones or, for ``by`` -1, earlier ones."""
    months = LENGTHS[length]
    edge = over[0] if by > 0 else over[1]
    here = beside.moved(months, by) if beside else Window.of(edge, months)
    while here.last >= over[0] and here.first <= over[1]:
        yield here
        here = here.moved(months, by)


def next_window(
    lens: Lens, mentions: Mentions, over: tuple[date, date], length: str, by: int = 1
) -> Window | None:
    """Return the next window in which articles tell something that a lens keeps.

    Parameters
    ----------
    lens : Lens
        What the reader asks; its days, if any, are the window looked at now.
    mentions : Mentions
        What is asked.
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
    months = LENGTHS[length]
    here = Window.of(lens.first, months) if lens.first else None
    for window in windows(over, length, here, by):
        asked = lens.but(first=window.first, last=window.last, mention="").condition(mentions)
        sql = f"SELECT 1 FROM {{table}} WHERE kind <> 'happening' AND ({asked.sql}) LIMIT 1"
        if mentions.ask(sql, asked.values):
            return window
    return None
