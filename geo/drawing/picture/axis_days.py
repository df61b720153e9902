"""The days that stand under an axis of time: whole years, months or days, as there is room."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np

Stretch = tuple[np.datetime64, np.datetime64]
MONTHS = (1, 3, 6, 12, 24, 60, 120, 300, 600, 1200, 6000, 12_000)
STEPS = (1, 2, 7, 14)
"""Months, and days where few are shown, between two that are written."""


def ticks(span: Stretch, most: int) -> list[tuple[np.datetime64, str]]:
    """Return the days that are written under an axis, with what stands there."""
    first, last = (day.astype("datetime64[D]").item() for day in span)
    room, long = max(1, most), (last - first).days
    for step in STEPS:
        if long / step <= room:
            return _days(first, last, step)
    months = next((m for m in MONTHS if long / 30.44 / m <= room), MONTHS[-1])
    return _months(first, last, months)


def _days(first: date, last: date, step: int) -> list[tuple[np.datetime64, str]]:
    number = (last - first).days // step + 1
    found = (first + timedelta(days=step * i) for i in range(number))
    return [(np.datetime64(day), f"{day.day} {day:%b} {day.year}") for day in found]


def _months(first: date, last: date, step: int) -> list[tuple[np.datetime64, str]]:
    begin, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    numbers = range(-(-begin // step) * step, end + 1, step)
    days = [date(n // 12, n % 12 + 1, 1) for n in numbers if 12 <= n < 9999 * 12]
    return [
        (np.datetime64(day), f"{day.year}" if step % 12 == 0 else f"{day:%b} {day.year}")
        for day in days
        if first <= day <= last
    ]
