"""Calibration: how often marks are right that a rule is so and so sure of.

One form for the three finders, ``data/reading/calibration/{toponyms,timexes,quotations}.csv``: of
``count`` marks that ``rule`` gave about ``said``, the share ``right`` is right, as measured on
annotated news (``count`` is empty where only the share was kept). Two rules are no rules of
reading: ``any`` is what is taken for a rule that was met rarely or never, ``all`` are the marks of
the finder together, by the confidence they show; the page on the method prints those.
"""

from __future__ import annotations

import csv
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise
from pathlib import Path
from typing import Literal

Finder = Literal["toponyms", "timexes", "quotations"]

FOLDER = Path(__file__).resolve().parents[2] / "data" / "reading" / "calibration"
COLUMNS = ("rule", "said", "right", "count")
ANY, ALL = "any", "all"
EDGES = (0.0, 0.5, 0.65, 0.75, 0.85, 0.95, 1.0)
"""Where one point of a measured table ends and the next begins; the last holds 1 as well."""

WEIGHT = 5
"""Marks of rule ``any`` that are added to what was counted, so that few marks prove little."""


@dataclass(frozen=True, slots=True)
class Point:
    """Of ``count`` marks said to be ``said`` sure, the share ``right`` (0 to 1) is right."""

    said: float
    right: float
    count: int = 0


@cache
def curves(finder: Finder) -> Mapping[str, tuple[Point, ...]]:
    """Return the points of every rule of a finder, in order of what was said."""
    path = FOLDER / f"{finder}.csv"
    with path.open(encoding="utf8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return {
        rule: tuple(_point(row) for row in points)
        for rule, points in groupby(rows, key=lambda row: row["rule"])
    }


def _point(row: dict[str, str]) -> Point:
    return Point(float(row["said"] or 1), float(row["right"]), int(row["count"] or 0))


def measured(finder: Finder) -> tuple[Point, ...]:
    """Return how often the marks of a finder were right, by the confidence they show."""
    return curves(finder).get(ALL, ())


@cache
def _shares(finder: Finder, rule: str) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return what a rule said and the shares right; of ``any`` where nobody measured it."""
    known = curves(finder)
    points = known.get(rule) or known.get(rule.partition(" ")[0]) or known[ANY]
    unmet = known[ANY][0].right
    return tuple(p.said for p in points), tuple(_drawn(p, unmet) for p in points)


def _drawn(point: Point, unmet: float) -> float:
    """Return a share drawn towards ``unmet``, the more the fewer marks it was measured on."""
    if not point.count:
        return point.right
    return (point.right * point.count + WEIGHT * unmet) / (point.count + WEIGHT)


def chance_right(finder: Finder, rule: str, said: float = 1.0) -> float:
    """Return the chance, 0 to 1, that a mark is right.

    Parameters
    ----------
    finder : Finder
        Who found it.
    rule : str
        The rule that did; "report indirect" falls back on "report".
    said : float
        The rule's own score, 0 to 1; between two measured points the chance is in proportion.
    """
    scores, shares = _shares(finder, rule)
    at = bisect_right(scores, said)
    if at == 0 or at == len(scores):
        return round(shares[0 if at == 0 else -1], 2)
    part = (said - scores[at - 1]) / (scores[at] - scores[at - 1])
    return round(shares[at - 1] + part * (shares[at] - shares[at - 1]), 2)


def table_of(marks: Iterable[tuple[float, bool]]) -> list[Point]:
    """Return the measured points of marks, given as confidence and whether the mark is right.

    Stretches between two ``EDGES`` that hold no mark are left out.
    """
    held = sorted(marks)
    points = []
    for low, high in pairwise(EDGES):
        inside = [(c, ok) for c, ok in held if low <= c < high or c == high == EDGES[-1]]
        if inside:
            said = sum(c for c, _ in inside) / len(inside)
            right = sum(ok for _, ok in inside) / len(inside)
            points.append(Point(round(said, 3), round(right, 3), len(inside)))
    return points


def write(finder: Finder, measured: Mapping[str, Sequence[Point]]) -> None:
    """Write newly measured rules into the finder's file; what was not measured stays."""
    kept = {**curves(finder), **{rule: tuple(points) for rule, points in measured.items()}}
    with (FOLDER / f"{finder}.csv").open("w", encoding="utf8", newline="") as lines:
        rows = csv.writer(lines, lineterminator="\n")
        rows.writerow(COLUMNS)
        for rule in sorted(kept):
            rows.writerows([rule, p.said, round(p.right, 4), p.count or ""] for p in kept[rule])
    curves.cache_clear()
    _shares.cache_clear()
