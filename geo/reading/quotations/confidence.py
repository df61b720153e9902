"""How often what a rule finds is right, as measured on annotated news."""

from __future__ import annotations

from geo.reading.marks import QuotationKind

CHANCES = (0.0, 0.3, 0.5, 0.7, 0.9, 1.0)
"""Chances of the network at which the measured fractions below were taken."""
MEASURED: dict[tuple[str, str], tuple[float, ...]] = {
    ("speech", "direct"): (0.80, 0.80, 0.85, 0.9, 0.95, 0.97),
    ("speech", "mixed"): (0.5, 0.5, 0.55, 0.6, 0.65, 0.7),
    ("report", "mixed"): (0.4, 0.4, 0.5, 0.6, 0.7, 0.75),
    ("report", "indirect"): (0.4, 0.45, 0.6, 0.75, 0.85, 0.9),
}
FIXED = {"speech alone": 0.5, "signature": 0.9, "term": 0.8, "fragment": 0.35}


def chance_right(rule: str, kind: QuotationKind, chance: float) -> float:
    """Return the measured fraction right for a rule, a kind and the network's own chance."""
    if rule in FIXED:
        return FIXED[rule]
    row = MEASURED.get((rule, kind), (0.5,) * len(CHANCES))
    for k in range(1, len(CHANCES)):
        if chance <= CHANCES[k]:
            part = (chance - CHANCES[k - 1]) / (CHANCES[k] - CHANCES[k - 1])
            return round(row[k - 1] + part * (row[k] - row[k - 1]), 2)
    return row[-1]
