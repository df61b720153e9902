"""An hour on two clocks: two days side by side, each with the hour where it falls in it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from geo.asking.comparison.hours import Hour, Local
from geo.drawing.excerpt import attributes, escape
from geo.words import spoken_days

WINDOW = timedelta(hours=24)
"""How much of each clock is drawn, with the hour in its middle."""


def hours_on_two_clocks(hours: Iterable[Hour]) -> str:
    """Return each hour as two strips of a day and a night, one above the other."""
    drawn = "".join(_hour(hour) for hour in hours)
    return f'<div class="telling"><ul class="hours">{drawn}</ul></div>' if drawn else ""


def _hour(hour: Hour) -> str:
    pick = attributes(type="button", class_="pick", data_id=hour.mention)
    strips = "".join(_strip(local) for local in hour.clocks)
    return f"<li><button{pick}>“{escape(hour.words)}”</button>{strips}</li>"


def _strip(local: Local) -> str:
    """Draw the days on both sides of midnight as one clock shows them, and the hour on it."""
    day, clock = local.when.date(), f"{local.when:%H:%M}"
    begin = local.when - WINDOW / 2
    midnight = timedelta(hours=24) - timedelta(
        hours=begin.hour, minutes=begin.minute, seconds=begin.second
    )
    before = 100 * (midnight / WINDOW)
    first, second = (begin.date(), begin.date() + timedelta(days=1))
    parts = "".join(
        f'<span class="{"day now" if one == day else "day"}" style="width:{wide:.1f}%">'
        f"{escape(spoken_days(one, one)) if wide > 22 else ''}</span>"
        for one, wide in ((first, before), (second, 100 - before))
    )
    said = f"{escape(local.place)}: {clock}, {escape(spoken_days(day, day))}"
    return (
        f'<div class="clock"><span class="where">{said}</span>'
        f'<span class="strip" aria-hidden="true">{parts}<i></i></span></div>'
    )
