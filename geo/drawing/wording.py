"""How a mention is put into words, in one way for labels, tooltips, cards and tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np
import pandas as pd

from geo.words import with_the
from geo.world.countries import country_name

Row = Any
"""A row of the mention table, its columns as attributes (see ``rows_of``)."""

ROLES = {
    "literal": "the place itself",
    "metonymic": "stands for a government or people",
    "demonym": "its people",
    "modifier": "describes something",
    "embedded": "part of another name",
    "language": "a language",
    "homonym": "a name that is not this place",
}
"""What GeoWebNews' roles mean, for readers."""


def rows_of(mentions: pd.DataFrame) -> Iterator[Row]:
    """Yield the rows of a table as named tuples, without making geometry."""
    plain = mentions.drop(columns=[c for c in ("geometry",) if c in mentions.columns])
    return pd.DataFrame(plain).itertuples(index=False)


def day_of(value: object) -> date | None:
    """Return a day from a date, a timestamp or an ISO string; ``None`` where there is none."""
    if isinstance(value, datetime):
        return None if value is pd.NaT else value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, np.datetime64):
        return None if np.isnat(value) else value.astype("datetime64[D]").item()
    if isinstance(value, str) and value:
        stamp = pd.to_datetime(value, errors="coerce")
        return None if pd.isna(stamp) else stamp.date()
    return None


def _written(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def days_of(first: object, last: object = None) -> str:
    """Return days in words: ``12 July 2025``, ``June 2025``, ``13 to 24 June 2025``, ``2014``."""
    start, end = day_of(first), day_of(last) or day_of(first)
    if start is None or end is None:
        return ""
    if start == end:
        return _written(start)
    whole_months = start.day == 1 and (end + timedelta(days=1)).day == 1
    if whole_months and (start.month, end.month, start.year) == (1, 12, end.year):
        return f"{start.year}"
    if whole_months and start.month == end.month and start.year == end.year:
        return f"{start:%B %Y}"
    if start.year != end.year:
        return f"{_written(start)} to {_written(end)}"
    if start.month != end.month:
        return f"{start.day} {start:%B} to {_written(end)}"
    return f"{start.day} to {_written(end)}"


def sureness_of(confidence: float) -> str:
    """Return a confidence from 0 to 1 in words: ``97 % sure``."""
    return f"{round(100 * float(confidence))} % sure"


def place_of(row: Row) -> str:
    """Return what place a toponym is taken for, and in what role."""
    if not row.place:
        return "place not found"
    kind = row.place_kind
    if row.country and kind != "country":
        kind += f" in {with_the(country_name(row.country))}"
    return f"{row.place_name} ({kind}), {ROLES.get(row.role, row.role)}"


def counted(count: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun: ``1 mention``, ``12 mentions``."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def listed(parts: Iterable[str]) -> str:
    """Return words as a list in prose: ``a, b and c``."""
    *before, last = [part for part in parts if part] or [""]
    return f"{', '.join(before)} and {last}" if before else last
