"""The days that outlets tell of, each outlet's as bars on one scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from geo.drawing.excerpt import escape
from geo.drawing.voice_profile import bars
from geo.drawing.wording import counted
from geo.words import spoken_days

MOST_DAYS = 6
"""Days of an outlet that are drawn, those told of most."""

UNNAMED = "Outlet not given"
NO_DAY = '<p class="quiet">No day.</p>'

OutletDays = Sequence[tuple[str, Mapping[date, int]]]
"""The days of each outlet, with how often it tells of them."""


def day_bars(outlets: OutletDays) -> str:
    """Return the days that each outlet tells of most, in their order.

    A day opens ``DAY OUTLET``: the day as in the address, and the number of the outlet.
    """
    most = max((times for _, days in outlets for times in days.values()), default=1)
    drawn = "".join(_outlet(n, *one, most) for n, one in enumerate(outlets))
    return f'<div class="telling"><div class="outlets">{drawn}</div></div>'


def _outlet(number: int, outlet: str, days: Mapping[date, int], most: int) -> str:
    often, left = most_told(days)
    rows = [(f"{day:%Y-%m-%d} {number}", spoken_days(day, day), "", days[day]) for day in often]
    more = f'<p class="quiet">And {counted(left, "more day")}.</p>' if left else ""
    told = bars(rows, kind="days", most=most, opens=True) if rows else NO_DAY
    return f'<section><h3 dir="auto">{escape(outlet)}</h3>{told}{more}</section>'


def most_told(days: Mapping[date, int]) -> tuple[list[date], int]:
    """Return the days that are told of most, in their order, and how many are left."""
    often = sorted(sorted(days, key=lambda day: (-days[day], day))[:MOST_DAYS])
    return often, len(days) - len(often)
