"""Roles: learning what a name does from gold types, hand-written frames and hand-made labels."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, hstack

from geo.reading.toponyms import roles
from geo.reading.toponyms.role_phrases import points_around
from geo.reading.toponyms.roles import CLASSES, Seen, Spot, Weights
from geo.training.toponyms.gold import Document, gold_at, gold_spots, span_of

CLASS_OF = {
    "Literal": 0, "Mixed": 0, "Coercion": 0, "Metonymic": 1, "Literal_Modifier": 2,
    "Non_Literal_Modifier": 3, "Embedded_Literal": 4, "Embedded_Non_Lit": 5, "Demonym": 6,
    "Language": 7, "Homonym": 8,
}  # fmt: skip
LITERAL_MODIFIER = CLASSES.index(("modifier", True))
ROLE_PENALTY, POINT_PENALTY = 20.0, 6.0
POINT_SCALE = 0.18
"""Makes the points around a name about as long as its signs are many."""


def role_examples(d: Document, spots: list[Spot]) -> list[tuple[Seen, int]]:
    """Return what is seen of every spot, and its gold class or -1."""
    found = []
    for spot, seen in zip(spots, roles.all_seen(d.prose, spots), strict=True):
        g = gold_at(d, span_of(d, spot))
        found.append((seen, class_of(g["type"], seen) if g and g.get("type") else -1))
    return found


def class_of(kind: str, seen: Seen) -> int:
    """Return the class of a gold type: a people's word of mixed meaning modifies literally."""
    people = seen.signs[0].startswith("kD")
    return LITERAL_MODIFIER if kind == "Mixed" and people else CLASS_OF[kind]


def judged(documents: list[Document]) -> list[tuple[Seen, int]]:
    """Return what is seen of names whose roles were judged by hand, and their classes."""
    by_id = {(d.corpus, str(d.raw["id"])): d for d in documents}
    lines = JUDGED.read_text("utf8").splitlines()
    found = []
    for corpus, number, start, kind in (line.split() for line in lines if line[0] != "#"):
        d = by_id.get((corpus, number))
        spots = gold_spots(d) if d else []
        for spot, seen in zip(spots, roles.all_seen(d.prose, spots) if d else [], strict=True):
            if d and d.prose.starts[spot.first] == int(start):
                found.append((seen, int(kind)))
    return found


JUDGED = Path(__file__).with_name("role_labels.txt")
JUDGED_WEIGHT = 0.5


Example = tuple[Seen, int, float]
"""What is seen of a toponym, its class, and what the example counts."""


def learn_roles(examples: list[Example]) -> Weights:
    """Return the weights of signs and points for every class: multinomial logistic regression."""
    count = Counter(sign for seen, _, _ in examples for sign in set(seen.signs))
    known = ["always", *sorted(sign for sign, times in count.items() if times > 1)]
    number = {sign: n for n, sign in enumerate(known)}
    cells = [(r, number[s]) for r, (seen, _, _) in enumerate(examples)
             for s in {*seen.signs, "always"} if s in number]  # fmt: skip
    r, c = zip(*cells, strict=True)
    signs = csr_matrix((np.ones(len(r)), (r, c)), shape=(len(examples), len(known)))
    points = points_around([seen.around for seen, _, _ in examples]) * POINT_SCALE
    x = hstack([signs, csr_matrix(points)]).tocsr()
    y = np.eye(len(CLASSES))[[label for _, label, _ in examples]]
    counts = np.array([count for _, _, count in examples])
    penalty = np.repeat([ROLE_PENALTY, POINT_PENALTY], [len(known), points.shape[1]])[:, None]
    penalty[0] = 0.0

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        w = flat.reshape(-1, len(CLASSES))
        score = x @ w
        score -= score.max(axis=1, keepdims=True)
        chance = np.exp(score)
        chance /= chance.sum(axis=1, keepdims=True)
        error = -float((counts * np.log(chance[y > 0] + 1e-12)).sum())
        gradient = x.T @ ((chance - y) * counts[:, None]) + penalty * w
        return error + float((penalty * w**2).sum()) / 2, gradient.ravel()

    start = np.zeros(x.shape[1] * len(CLASSES))
    best = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 150})
    w = best.x.reshape(-1, len(CLASSES)).astype(np.float32)
    return Weights(number, w[: len(known)], w[len(known) :] * POINT_SCALE)


def use_roles(weights: Weights) -> None:
    """Let ``geo.reading.toponyms.roles`` use weights that are not written yet."""
    roles._model = lambda: weights  # type: ignore[assignment]
