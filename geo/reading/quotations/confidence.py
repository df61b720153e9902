"""How often what a rule finds is right, as measured on annotated news it was not trained on.

Right means what ``score.py`` of the corpora counts: for quoted words, four letters in five shared
with an annotated content; for an indirect report, three in ten.
``tests/training/quotation_reliability.py`` prints how it stands.
"""

from __future__ import annotations

from bisect import bisect_right

from geo.reading.marks import QuotationKind

CHANCES = (0.26, 0.45, 0.55, 0.65, 0.75, 0.85, 0.95, 1.0)
"""Chances, as the network gives them, at which the fractions below were measured."""
MEASURED: dict[tuple[str, str], tuple[float, ...]] = {
    ("speech", "direct"): (0.66, 0.77, 0.80, 0.85, 0.85, 0.87, 0.94, 0.95),
    ("speech", "mixed"): (0.45, 0.45, 0.45, 0.48, 0.48, 0.50, 0.53, 0.53),
    ("report", "mixed"): (0.45, 0.48, 0.51, 0.57, 0.58, 0.66, 0.74, 0.77),
    ("report", "indirect"): (0.50, 0.55, 0.60, 0.65, 0.74, 0.81, 0.90, 0.93),
}
FIXED = {"speech alone": 0.2, "signature": 0.85, "term": 0.7}
"""Fractions for rules that do not lean on the network."""


def chance_right(rule: str, kind: QuotationKind, chance: float) -> float:
    """Return the measured fraction right for a rule, a kind and the network's own chance."""
    if rule in FIXED:
        return FIXED[rule]
    row = MEASURED.get((rule, kind), (0.5,) * len(CHANCES))
    at = bisect_right(CHANCES, chance)
    if at == 0 or at == len(CHANCES):
        return row[0 if at == 0 else -1]
    part = (chance - CHANCES[at - 1]) / (CHANCES[at] - CHANCES[at - 1])
    return round(row[at - 1] + part * (row[at] - row[at - 1]), 2)
