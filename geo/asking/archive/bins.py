"""What an archive's timeline shows: how many moments are told of each day, month or year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from geo.asking.database import Condition, Mentions, in_region
from geo.asking.lens import Lens
from geo.world.regions import MAIN

STEPS = (("day", 120), ("month", 365 * 12), ("year", 10**9))
"""What is counted in, and the longest stretch of days it is used for."""

DATED = "kind IN ('timex', 'quotation') AND first IS NOT NULL"


@dataclass(frozen=True, slots=True)
class Bins:
    """Moments by the ``step`` in which they begin: a row for each with any.

    ``counts`` has ``first`` and ``last`` (days, both included), ``count`` of all, and one column
    a main region by its id: a moment of two regions counts in both. ``outside`` counts moments
    that touch the days asked for but begin before them, or have no day at all.
    """

    step: str
    counts: pd.DataFrame
    outside: int


def bins(mentions: Mentions, lens: Lens) -> Bins:
    """Return how many moments a lens keeps of each day, month or year."""
    asked = lens.condition(mentions)
    kept = Condition.all_of([asked, *_inside(lens)])
    inside = Condition.all_of([Condition("first IS NOT NULL"), *_inside(lens)])
    [(first, last, every, told)] = mentions.ask(
        f"SELECT min(first) FILTER ({inside.sql}), max(first) FILTER ({inside.sql}), "
        f"count(*) FILTER ({inside.sql}), count(*) FROM {{table}} "
        f"WHERE kind IN ('timex', 'quotation') AND ({asked.sql})",
        (*inside.values * 3, *asked.values),
    )
    step = _step(first, last)
    sums = ", ".join(f'count(*) FILTER ({in_region(id).sql}) AS "{id}"' for id in MAIN)
    counts = mentions.arrow(
        f"SELECT date_trunc('{step}', first) AS first, count(*) AS count, {sums} "
        f"FROM {{table}} WHERE {DATED} AND ({kept.sql}) GROUP BY ALL ORDER BY 1",
        kept.values,
    ).to_pandas(date_as_object=False)
    return Bins(step, _with_ends(counts, step), told - every)


def _inside(lens: Lens) -> list[Condition]:
    """Return the conditions that a moment begins within the days asked for."""
    first = [Condition("first >= ?", (lens.first,))] if lens.first else []
    last = [Condition("first <= ?", (lens.last,))] if lens.last else []
    return [*first, *last]


def _step(first: date | None, last: date | None) -> str:
    length = (last - first).days if first and last else 0
    return next(step for step, longest in STEPS if length <= longest)


def _with_ends(counts: pd.DataFrame, step: str) -> pd.DataFrame:
    first = pd.to_datetime(counts["first"])
    more = {"day": pd.DateOffset(days=1), "month": pd.DateOffset(months=1),
            "year": pd.DateOffset(years=1)}[step]  # fmt: skip
    return counts.assign(first=first, last=first + more - pd.Timedelta(days=1))
