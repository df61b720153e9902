"""Resolve: which place each name means, weighed over the whole article.

Each choice is described by its size, by how the name is printed, by what stands beside it
("Paris, Texas") and by its company: the other names' choices near it, or in the same state or
country. Company is counted twice, first with every name's likeliest places, then with the
places chosen so. The weights are learned (``geo/training/toponyms``).
"""

from __future__ import annotations

import numpy as np

from geo.reading.toponyms.candidates import CITY, COUNTRY, SUBDIVISION, Table
from geo.world.gazetteer import ALTERNATE, SHORT

FEATURES = (
    "weight", "weight top", "top", "own", "alternate", "short", "country", "state", "county",
    "subdivision", "region", "capital", "company 50", "company 200", "company 1000",
    "same state", "same country", "state named", "country named", "inside next", "not inside next",
    "holds previous", "us", "small", "only", "weight if alone", "type word", "mentions", "far",
    "capital rival", "state rival",
)  # fmt: skip
ROUNDS = 2
SURE = 0.9
"""A text whose every name is this sure after the first round needs no second."""


def features_of(table: Table, pairs: list[tuple[int, int]], chance: np.ndarray) -> np.ndarray:
    """Return the features of every choice.

    Parameters
    ----------
    table : Table
        The choices of the article.
    pairs : list of (int, int)
        Names printed as "X, Y", as numbers of ``table.names``.
    chance : ndarray, shape (choices,)
        How likely each choice is so far; sums to 1 over each name.

    Returns
    -------
    ndarray, shape (choices, len(FEATURES))
    """
    if "lasting" not in table.held:
        table.held["lasting"] = _lasting(table)
    found = table.held["lasting"].copy()
    near = _company(table, chance)
    found[:, NEAR] = near
    found[:, NAMED] = _named(table, chance)
    found[:, BESIDE] = _beside(table, pairs, chance)
    weight, kind = table.column("weight") / 1000.0, table.column("kind")
    found[:, ALONE] = found[:, BELOW_TOP] * (near[:, 2] + near[:, 4] < 0.3)
    found[:, FAR] = (near[:, 2] < 0.1) & (kind == CITY) & (weight < 5)
    return found


BELOW_TOP, ALONE, FAR = (FEATURES.index(name) for name in ("weight top", "weight if alone", "far"))
NEAR = slice(FEATURES.index("company 50"), FEATURES.index("same country") + 1)
NAMED = slice(FEATURES.index("state named"), FEATURES.index("country named") + 1)
BESIDE = slice(FEATURES.index("inside next"), FEATURES.index("holds previous") + 1)


def _lasting(table: Table) -> np.ndarray:
    """Return the features that company does not change; the others are left at 0."""
    weight = table.column("weight") / 1000.0
    kind, flags = table.column("kind"), table.flags
    first = table.offsets[:-1]
    subdivision = kind == SUBDIVISION
    county = subdivision & (weight < 3.6)
    state = subdivision & (weight >= 6)
    top = np.maximum.reduceat(weight, first)[table.name_of]
    likeliest = np.zeros(len(weight))
    likeliest[first] = 1.0
    typed = np.array([name.how == "type" for name in table.names])[table.name_of]
    mentions = np.array([min(5, len(name.mentions)) for name in table.names])[table.name_of]
    capital_rival, state_rival = _rivals(table, state)
    columns = {
        "weight": weight, "weight top": weight - top, "top": likeliest, "own": flags == 0,
        "alternate": (flags & ALTERNATE) > 0, "short": (flags & SHORT) > 0,
        "country": kind == COUNTRY, "state": state, "county": county,
        "subdivision": subdivision & ~county & ~state, "region": kind >= 3,
        "capital": table.column("capital"), "us": table.column("country") == _us(),
        "small": weight < 3.3, "only": np.diff(table.offsets)[table.name_of] == 1,
        "type word": typed & subdivision, "mentions": mentions * (weight > 6),
        "capital rival": capital_rival, "state rival": state_rival,
    }  # fmt: skip
    found = np.zeros((len(weight), len(FEATURES)))
    for name, values in columns.items():
        found[:, FEATURES.index(name)] = values
    return found


_US: list[int] = []


def _us() -> int:
    from geo.world.gazetteer import open_gazetteer

    if not _US:
        _US.append(open_gazetteer().meta["countries"].index("US"))
    return _US[0]


def _rivals(table: Table, state: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return whether a choice is a capital with a state of its name, and the reverse."""
    first = table.offsets[:-1]
    capital = table.column("capital") > 0
    has_capital = np.logical_or.reduceat(capital, first)[table.name_of]
    has_state = np.logical_or.reduceat(state, first)[table.name_of]
    return capital & has_state, state & has_capital


def _layers(table: Table) -> np.ndarray:
    """Return, for every two choices of different names, whether they keep company, in five ways.

    Within 50, 200 and 1000 km; in the same state; in the same country. Shape (5, choices, choices).
    """
    if "layers" not in table.held:
        cosine = table.vectors @ table.vectors.T
        admin, country = table.column("admin"), table.column("country")
        count = len(admin)
        layers = np.empty((5, count, count), np.float32)
        for layer, least in zip(layers, COMPANY_COSINES, strict=False):
            np.greater(cosine, least, out=layer)
        np.equal(np.where(admin > 0, admin, -1)[:, None], admin[None, :], out=layers[3])
        np.equal(country[:, None], country[None, :], out=layers[4])
        layers *= table.name_of[:, None] != table.name_of[None, :]
        table.held["layers"] = layers
    return table.held["layers"]


COMPANY_COSINES = tuple(float(np.cos(km / 6371.0)) for km in (50, 200, 1000))


def _company(table: Table, chance: np.ndarray) -> np.ndarray:
    """Return for each choice how many other names have a likely choice near or in its area."""
    kind = table.column("kind")
    spot = np.where((kind == CITY) | (kind == SUBDIVISION), chance, 0.0).astype(np.float32)
    best = np.maximum.reduceat(_layers(table) * spot, table.offsets[:-1], axis=2)
    return np.log1p(best.sum(axis=2)).T


def _named(table: Table, chance: np.ndarray) -> np.ndarray:
    """Return for each choice whether its state, and its country, is named in the article."""
    kind = table.column("kind")
    inner, found = kind != COUNTRY, np.zeros((len(kind), 2))
    for n, larger in ((0, kind == SUBDIVISION), (1, ~inner)):
        if larger.any():
            layer = _layers(table)[3 + n][:, larger]
            found[:, n] = (layer * chance[larger]).max(axis=1) * inner
    return found


def _beside(table: Table, pairs: list[tuple[int, int]], chance: np.ndarray) -> np.ndarray:
    """Return whether the name printed after a comma holds the choice, and the reverse."""
    inside, outside, holds = (np.zeros(len(chance)) for _ in range(3))
    for small, large in pairs:
        a = slice(table.offsets[small], table.offsets[small + 1])
        b = slice(table.offsets[large], table.offsets[large + 1])
        held = _holds(table, a, b)
        likely = held * chance[None, b]
        best = likely.max(axis=1)
        inside[a] = np.maximum(inside[a], best)
        outside[a] = np.maximum(outside[a], (best < 0.05) * held.any())
        holds[b] = np.maximum(holds[b], (held * chance[a, None]).max(axis=0))
    return np.column_stack([inside, outside, holds])


def _holds(table: Table, small: slice, large: slice) -> np.ndarray:
    """Return for each pair of choices whether the second is the first's country, state or area."""
    kind, admin, country = (table.column(c) for c in ("kind", "admin", "country"))
    at = table.vectors
    near = at[small] @ at[large].T
    same_land = country[small, None] == country[None, large]
    by_country = same_land & (kind[large] == COUNTRY)[None, :]
    subdivision = (kind[large] == SUBDIVISION)[None, :]
    by_state = (admin[small, None] == admin[None, large]) & subdivision
    by_distance = same_land & subdivision & (near > np.cos(250 / 6371.0))
    by_nearness = (near > np.cos(60 / 6371.0)) & (kind[large] != COUNTRY)[None, :]
    region = (kind[large] >= 3)[None, :] & (near > np.cos(2500 / 6371.0))
    smaller = (
        table.column("weight")[small, None] < table.column("weight")[None, large]
    ) | subdivision
    return ((by_country | by_state | by_distance | by_nearness | region) & smaller).astype(float)


def chances(table: Table, scores: np.ndarray) -> np.ndarray:
    """Return the scores as chances that sum to 1 over each name's choices."""
    first = table.offsets[:-1]
    high = np.maximum.reduceat(scores, first)[table.name_of]
    raised = np.exp(scores - high)
    return raised / np.add.reduceat(raised, first)[table.name_of]


def weigh(table: Table, pairs: list[tuple[int, int]], weights: list[np.ndarray]) -> np.ndarray:
    """Return the chance of every choice after its rounds of company; one is enough when sure."""
    chance = chances(table, prior(table))
    for turn, learned in enumerate(weights):
        if turn and np.maximum.reduceat(chance, table.offsets[:-1]).min() > SURE:
            break
        chance = chances(table, features_of(table, pairs, chance) @ learned)
    return chance


def prior(table: Table) -> np.ndarray:
    """Return the scores to begin with: size, and less for names other than a place's own."""
    return 2.0 * table.column("weight") / 1000.0 - 2.0 * ((table.flags & ALTERNATE) > 0)
