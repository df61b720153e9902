"""Reliability: of the marks said to be so sure, how many are right.

``measured`` gives what cross-validation by article found when the weights were learned (the
weights that read an article had not seen it); ``table_of`` counts any other reading.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from geo.reading.toponyms.marking import learned

EDGES = (0.0, 0.5, 0.65, 0.75, 0.85, 0.95, 1.0)
"""Where one row of the table ends and the next begins; the last row holds 1 as well."""


@dataclass(frozen=True, slots=True)
class Reliability:
    """Marks sure from ``low`` up to ``high``: the mean of what was said, and the share right."""

    low: float
    high: float
    said: float
    right: float
    count: int


def table_of(marks: Iterable[tuple[float, bool]]) -> list[Reliability]:
    """Return the reliability table of marks, given as confidence and whether the mark is right.

    Rows that hold no mark are left out.
    """
    held = sorted(marks)
    rows = []
    for low, high in pairwise(EDGES):
        inside = [(c, ok) for c, ok in held if low <= c < high or c == high == EDGES[-1]]
        if inside:
            said = sum(c for c, _ in inside) / len(inside)
            right = sum(ok for _, ok in inside) / len(inside)
            rows.append(Reliability(low, high, round(said, 3), round(right, 3), len(inside)))
    return rows


def measured() -> list[Reliability]:
    """Return the table as it was measured on the development corpora by cross-validation."""
    return [Reliability(*row) for row in learned().get("reliability", [])]
