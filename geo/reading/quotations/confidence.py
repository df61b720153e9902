"""How often what a rule finds is right, as measured on annotated news it was not trained on.

Right means what ``score.py`` of the corpora counts: for quoted words, four letters in five shared
with an annotated content; for an indirect report, three in ten.
``geo/training/quotations/reliability.py`` prints how it stands.
"""

from __future__ import annotations

from bisect import bisect_right

from geo.reading.marks import QuotationKind

CHANCES = (0.26, 0.50, 0.60, 0.70, 0.80, 0.89, 0.95, 0.98, 1.0)
"""Chances, as the network gives them, at which the fractions below were measured."""
MEASURED: dict[tuple[str, str], tuple[float, ...]] = {
    ("speech", "direct"): (0.60, 0.70, 0.70, 0.72, 0.80, 0.90, 0.91, 0.94, 0.98),
    ("speech", "mixed"): (0.30, 0.35, 0.40, 0.45, 0.50, 0.55, 0.60, 0.65, 0.72),
    ("report", "mixed"): (0.50, 0.50, 0.50, 0.52, 0.60, 0.67, 0.74, 0.83, 0.91),
    ("report", "indirect"): (0.56, 0.60, 0.66, 0.71, 0.78, 0.85, 0.91, 0.94, 0.96),
}
FIXED = {"signature": 0.95, "term": 0.7, "turn": 0.9}
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
