"""Resolve: which place each name means, weighed over the whole article.

Each choice is described by its size, by how the name is printed, by what stands beside it
("Paris, Texas") and by its company: the other names' choices near it, or in the same state or
country. Company is counted twice, first with every name's likeliest places, then with the
places chosen so. The weights are learned (``tests/training/toponyms.py``).
"""

from __future__ import annotations

import numpy as np

from geo.reading.toponyms.choices import CITY, COUNTRY, SUBDIVISION, Table
from geo.world.gazetteer import ALTERNATE, SHORT

FEATURES = (
    "weight", "weight top", "top", "own", "alternate", "short", "country", "state", "county",
    "subdivision", "region", "capital", "company 50", "company 200", "company 1000",
    "same state", "same country", "state named", "country named", "inside next", "not inside next",
    "holds previous", "us", "small", "only", "weight if alone", "type word", "mentions", "far",
)  # fmt: skip
ROUNDS = 2


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
    weight = table.column("weight") / 1000.0
    kind = table.column("kind")
    first = table.offsets[:-1]
    top = np.maximum.reduceat(weight, first)[table.name_of]
    sizes = np.diff(table.offsets)[table.name_of]
    county = (kind == SUBDIVISION) & (weight < 3.6)
    near = _company(table, chance)
    named = _named(table, chance)
    beside = _beside(table, pairs, chance)
    type_word = np.array([name.how == "type" for name in table.names], float)[table.name_of]
    mentions = np.array([len(name.mentions) for name in table.names], float)[table.name_of]
    likeliest = np.zeros(len(weight))
    likeliest[first] = 1.0
    alone = near[:, 2] + near[:, 4] < 0.3
    return np.column_stack([
        weight, weight - top, likeliest, table.flags == 0, (table.flags & ALTERNATE) > 0,
        (table.flags & SHORT) > 0, kind == COUNTRY, (kind == SUBDIVISION) & (weight >= 6),
        county, (kind == SUBDIVISION) & ~county & (weight < 6), kind >= 3,
        table.column("capital"), near, named, beside, table.column("country") == _us(),
        weight < 3.3, sizes == 1, (weight - top) * alone, type_word * (kind == SUBDIVISION),
        np.minimum(mentions, 5) * (weight > 6), (near[:, 2] < 0.1) & (kind == CITY) & (weight < 5),
    ]).astype(np.float64)  # fmt: skip


_US: list[int] = []


def _us() -> int:
    from geo.world.gazetteer import open_gazetteer

    if not _US:
        _US.append(open_gazetteer().meta["countries"].index("US"))
    return _US[0]


def _vectors(table: Table) -> np.ndarray:
    lat, lon = np.radians(table.column("lat")), np.radians(table.column("lon"))
    flat = np.cos(lat)
    found = np.column_stack([flat * np.cos(lon), flat * np.sin(lon), np.sin(lat)])
    return np.nan_to_num(found)


def _company(table: Table, chance: np.ndarray) -> np.ndarray:
    """Return for each choice how many other names have a likely choice near or in its area."""
    at = _vectors(table)
    cosine = at @ at.T
    kind = table.column("kind")
    spot = np.where((kind == CITY) | (kind == SUBDIVISION), chance, 0.0)
    admin, country = table.column("admin"), table.column("country")
    own = table.name_of[:, None] == np.arange(len(table.names))[None, :]
    layers = [cosine > np.cos(km / 6371.0) for km in (50, 200, 1000)] + [
        (admin[:, None] == admin[None, :]) & (admin[:, None] > 0),
        country[:, None] == country[None, :],
    ]
    found = []
    for layer in layers:
        best = np.maximum.reduceat(layer * spot[None, :], table.offsets[:-1], axis=1)
        best[own] = 0.0
        found.append(np.log1p(best.sum(axis=1)))
    return np.column_stack(found)


def _named(table: Table, chance: np.ndarray) -> np.ndarray:
    """Return for each choice whether its state, and its country, is named in the article."""
    kind = table.column("kind")
    admin, country = table.column("admin"), table.column("country")
    others = table.name_of[:, None] != table.name_of[None, :]
    state = ((kind == SUBDIVISION) * chance)[None, :] * (admin[:, None] == admin[None, :]) * others
    land = ((kind == COUNTRY) * chance)[None, :] * (country[:, None] == country[None, :]) * others
    inner = kind != COUNTRY
    return np.column_stack([state.max(axis=1) * inner, land.max(axis=1) * inner])


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
    at = _vectors(table)
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
    """Return the chance of every choice after all rounds of company."""
    chance = chances(table, prior(table))
    for learned in weights:
        chance = chances(table, features_of(table, pairs, chance) @ learned)
    return chance


def prior(table: Table) -> np.ndarray:
    """Return the scores to begin with: size, and less for names other than a place's own."""
    return 2.0 * table.column("weight") / 1000.0 - 2.0 * ((table.flags & ALTERNATE) > 0)
