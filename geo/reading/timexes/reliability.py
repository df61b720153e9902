"""How sure a timex is: how often its rule was right on annotated news.

"Right" is strict: the words overlap what the annotators marked and the TIMEX3 value is theirs.
Annotators differ too ("now" is marked in two of three places), so few rules reach .95. A rule
that was met rarely is drawn towards what all rules reach together.
"""

from __future__ import annotations

from functools import cache

from geo.reading.timexes.declared import FOLDER, declared

COUNTS = FOLDER / "reliability.txt"
"""Right and found by rule; ``geo/training/timex_reliability.py`` makes it."""

_WEIGHT = 5
_UNMET = 0.75


@cache
def _counts() -> dict[str, tuple[int, int]]:
    if not COUNTS.exists():
        return {}
    rows = declared(COUNTS.name)["rules"].items()
    return {rule: (int(pair.split()[0]), int(pair.split()[1])) for rule, pair in rows}


@cache
def confidence(rule: str) -> float:
    """Return the chance, 0 to 1, that a timex of this rule is one and has the right value."""
    right, found = _counts().get(rule, (0, 0))
    return round((right + _WEIGHT * _UNMET) / (found + _WEIGHT), 2)
