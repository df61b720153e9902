"""How far a long run is, in a line: how many, how fast, and how long it will take."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Progress:
    """What is done of a run; ``size`` and ``upto`` count the bytes of what is read.

    What an earlier run had done counts as done, but not for the rate.
    """

    size: int
    clock: Callable[[], float] = time.monotonic
    articles: int = 0
    marks: int = 0
    rejects: int = 0
    _began: float = field(init=False)
    _first: int = field(default=0, init=False)
    _at: int = field(default=0, init=False)
    _now: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        """Start the clock."""
        self._began = self.clock()

    def add(self, articles: int, marks: int, rejects: int, upto: int, is_new: bool) -> None:
        """Count a part that is done."""
        self.articles += articles
        self.marks += marks
        self.rejects += rejects
        self._at = max(self._at, upto)
        if is_new:
            self._now += articles
        else:
            self._first = max(self._first, upto)

    def __str__(self) -> str:
        """Return the line: ``1,200 articles, 41 a second, 12 % of the source, 3 min left``."""
        seconds = max(1e-9, self.clock() - self._began)
        told = [f"{self.articles:,} articles"]
        if self.rejects:
            told.append(f"{self.rejects:,} refused")
        if self._now:
            told.append(f"{self._now / seconds:,.1f} a second")
        told.append(f"{100 * self._at // max(1, self.size)} % of the source")
        done = self._at - self._first
        if self._now and done:
            told.append(f"{_spoken((self.size - self._at) * seconds / done)} left")
        return ", ".join(told)


def _spoken(seconds: float) -> str:
    for unit, name in ((86_400, "days"), (3_600, "h"), (60, "min")):
        if seconds >= 2 * unit:
            return f"{seconds / unit:,.0f} {name}"
    return f"{max(0.0, seconds):.0f} s"
