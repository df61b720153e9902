"""Choices: learning which of the places that share a name is meant."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import minimize

from geo.reading.toponyms import marking, resolve
from geo.reading.toponyms.candidates import gather
from geo.reading.toponyms.sought import Sought, sought
from geo.reading.toponyms.spans import Spot
from geo.training.toponyms.gold import NEAR_KM, Document, gold_at, kilometres, span_of
from geo.world.gazetteer import open_gazetteer

CHOICE_PENALTY = 0.0005


@dataclass
class Choosing:
    """The choices of one document, and the right choice of every name that has one (or -1)."""

    table: Any
    pairs: list[tuple[int, int]]
    right: np.ndarray
    weight: np.ndarray


def choosing(d: Document, spots: list[Spot]) -> Choosing:
    """Return the choices of a document's names with the gold ones."""
    table = gather([sought(Sought(d.prose, s, printed=d.prose.text[slice(*span_of(d, s))])).outcome
                    for s in spots])  # fmt: skip
    pairs = marking.pairs_of(d.prose, spots, table)
    right, weight = np.full(len(table.names), -1), np.zeros(len(table.names))
    for n, name in enumerate(table.names):
        found = [gold_at(d, span_of(d, spots[m])) for m in name.mentions]
        located = [
            (g.get("geonameid"), g["lat"], g["lon"])
            for g in found
            if g and g.get("lat") is not None
        ]
        if located:
            right[n] = _right_choice(table, n, Counter(located).most_common(1)[0][0])
            weight[n] = math.sqrt(len(located))
    return Choosing(table, pairs, right, weight)


def _right_choice(table: Any, n: int, gold: tuple[Any, float, float]) -> int:
    """Return the choice with the gold id, or the nearest within the limit, or -1."""
    best, found = math.inf, -1
    for k in range(table.offsets[n], table.offsets[n + 1]):
        place = open_gazetteer().at(int(table.row[k]))
        if place.id == f"geonames:{gold[0]}":
            return int(k)
        if place.lat is None or place.lon is None:
            continue
        far = kilometres(place.lat, place.lon, gold[1], gold[2]) + 20 * (k - table.offsets[n])
        if far <= NEAR_KM and far < best:
            best, found = far, int(k)
    return found


def learn_choices(sets: list[Choosing]) -> list[np.ndarray]:
    """Return the weights of each round of company, by conditional logistic regression."""
    sets = [s for s in sets if s.table.names]
    chances = [resolve.chances(s.table, resolve.prior(s.table)) for s in sets]
    weights = []
    for _ in range(resolve.ROUNDS):
        features = [
            resolve.features_of(s.table, s.pairs, c) for s, c in zip(sets, chances, strict=True)
        ]
        weights.append(_fit_choices(sets, features))
        chances = [
            resolve.chances(s.table, f @ weights[-1]) for s, f in zip(sets, features, strict=True)
        ]
    return weights


def _fit_choices(sets: list[Choosing], features: list[np.ndarray]) -> np.ndarray:
    blocks, right, weight, base = [], [], [], 0
    for s, f in zip(sets, features, strict=True):
        for n in range(len(s.table.names)):
            a, b = s.table.offsets[n], s.table.offsets[n + 1]
            if s.right[n] >= 0 and b - a > 1:
                blocks.append(f[a:b])
                right.append(base + int(s.right[n] - a))
                weight.append(s.weight[n])
                base += int(b - a)
    x, y, w = np.concatenate(blocks), np.array(right), np.array(weight)
    first = np.concatenate(([0], np.cumsum([len(b) for b in blocks])))[:-1]
    own = np.repeat(np.arange(len(blocks)), [len(b) for b in blocks])

    def loss(v: np.ndarray) -> tuple[float, np.ndarray]:
        score = x @ v
        high = np.maximum.reduceat(score, first)
        raised = np.exp(score - high[own])
        total = np.add.reduceat(raised, first)
        gradient = (x * (raised / total[own] * w[own])[:, None]).sum(0) - (x[y] * w[:, None]).sum(0)
        error = (
            -(w * (score[y] - high - np.log(total))).sum() / w.sum() + CHOICE_PENALTY / 2 * v @ v
        )
        return error, gradient / w.sum() + CHOICE_PENALTY * v

    start = np.zeros(x.shape[1])
    return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
