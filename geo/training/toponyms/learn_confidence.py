"""Confidence: the curve from chances to how sure a mark is, and whether it keeps its word."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.optimize import minimize

from geo.reading.calibration import Point, table_of
from geo.reading.toponyms import marking
from geo.training.toponyms.gold import NEAR_KM, Document, kilometres


def learn_confidence(documents: list[Document], marks: list[list[Any]]) -> dict[str, float]:
    """Return the curve from the chances of span and place to the chance that both are right."""
    keys = ["always", "span", "place", "unknown", "people", "type", "way", "inside"]
    rows, rights = [], []
    for d, found in zip(documents, marks, strict=True):
        for mark, span in found:
            right = is_right(d, mark)
            if right is not None:
                rows.append(confidence_row(keys, mark, span))
                rights.append(float(right))
    x, y = np.array(rows), np.array(rights)

    def loss(v: np.ndarray) -> tuple[float, np.ndarray]:
        chance = 1 / (1 + np.exp(-(x @ v)))
        error = -(y * np.log(chance + 1e-9) + (1 - y) * np.log(1 - chance + 1e-9)).sum()
        return error + 0.5 * v @ v, x.T @ (chance - y) + v

    best = minimize(loss, np.zeros(len(keys)), jac=True, method="L-BFGS-B").x
    return {key: round(float(value), 4) for key, value in zip(keys, best, strict=True)}


def confidence_row(keys: list[str], mark: Any, span: float) -> list[float]:
    """Return what the confidence of a mark is counted from."""
    how = mark.rule.partition(":")[2]
    gazetteer_chance = place_chance(mark)
    row = dict.fromkeys(keys, 0.0) | {"always": 1.0, "span": marking._logit(span)}
    if how == "unknown":
        row["unknown"] = 1.0
    else:
        row["place"] = marking._logit(gazetteer_chance)
        if how in row:
            row[how] = 1.0
    return [row[key] for key in keys]


def place_chance(mark: Any) -> float:
    """Return the chance of the chosen place."""
    return marking.place_chance(mark.place, mark.alternatives) if mark.place else 0.0


def is_right(d: Document, mark: Any) -> bool | None:
    """Whether span and place are both right; ``None`` where the gold does not say."""
    g = next((g for g in d.gold if (g["start"], g["end"]) == (mark.start, mark.end)), None)
    if g is None:
        passed = (i for i in d.raw["toponyms"] if i.get("type") == "Literal_Expression")
        over = any(i["start"] < mark.end and mark.start < i["end"] for i in passed)
        return None if over else False
    if mark.place is None:
        return True
    if g.get("lat") is None or mark.place.lat is None:
        return None
    near = kilometres(g["lat"], g["lon"], mark.place.lat, mark.place.lon) <= NEAR_KM
    return near or mark.place.id == f"geonames:{g.get('geonameid')}"


def reliability(documents: list[Document], marks: list[list[Any]]) -> list[Point]:
    """Print and return how many of the marks said to be so sure are right."""
    said: list[tuple[float, bool]] = []
    for d, found in zip(documents, marks, strict=True):
        for mark, span in found:
            right = is_right(d, mark)
            how = mark.rule.partition(":")[2]
            if right is not None:
                how = "" if how in ("unknown", "doubtful") else how
                said.append((marking.confidence(span, place_chance(mark), how), right))
    table = table_of(said)
    for point in table:
        print(f"said {point.said:.2f}   right {point.right:.2f}   of {point.count}")
    return table
