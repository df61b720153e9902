"""Roles: what a place name does in its sentence, after GeoWebNews (Gritta et al. 2019).

No parser: the words around a name tell enough. A government speaks ("Moscow warned", "talks
between Moscow and Pyongyang"), a people's name modifies ("Russian troops"), a name stands in a
longer one ("Bank of England"), or something on the ground is meant ("in Wonsan"). The weights of
these signs are learned (``geo/training/toponyms``).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np

from geo.reading.marks import Role
from geo.reading.toponyms.compass import facts_at
from geo.reading.toponyms.cue_words import FOLDER
from geo.reading.toponyms.role_phrases import (
    Phrase,
    lists_of,
    phrase_of,
    points_around,
    rows_around,
)
from geo.reading.toponyms.span_features import neighbour, word_facts
from geo.reading.toponyms.spans import Spot
from geo.text import Prose

CLASSES: tuple[tuple[Role, bool], ...] = (
    ("literal", True), ("metonymic", False), ("modifier", True), ("modifier", False),
    ("embedded", True), ("embedded", False), ("demonym", False), ("language", False),
    ("homonym", False),
)  # fmt: skip
"""Every role with whether something on the ground is meant."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What is seen around a toponym: its signs, and the rows of the words around as points."""

    signs: list[str]
    around: list[int]
    listed: tuple[int, int]


def all_seen(prose: Prose, spots: list[Spot]) -> list[Seen]:
    """Return what tells the role of every toponym of a text, in reading order."""
    lists = lists_of(prose.words, [(spot.first, spot.last) for spot in spots])
    beside = zip([None, *spots[:-1]], spots, [*spots[1:], None], lists, strict=True)
    return [_seen(prose.words, *of_one) for of_one in beside]


def _seen(
    words: list[str], before: Spot | None, spot: Spot, after: Spot | None, listed: tuple[int, int]
) -> Seen:
    """Return what is seen around a toponym; the members of a list share what stands around it."""
    first, last = listed
    inside = words[spot.first : spot.last]
    facts = facts_at(words, spot.first, spot.last)
    kind = facts[0] if facts else "?"
    phrase = phrase_of(words, first, last)
    signs = _own_signs(inside, kind)
    signs += _near_signs(words, first, phrase, kind)
    signs += _phrase_signs(phrase, kind)
    signs += _run_signs(words, spot, kind)
    signs += _list_signs(words, spot, before, after, kind)
    return Seen(signs, rows_around(words, first, phrase, kind[0] == "D"), listed)


@lru_cache(50_000)
def _of_last_word(kind: str, word: str) -> tuple[str, ...]:
    facts = word_facts(word)
    return f"tail={word.lower()}", *(kind + f for f in facts if f[:3] in ("in=", "sh="))


def _own_signs(inside: list[str], kind: str) -> list[str]:
    """Return signs of the name itself."""
    return [f"k{kind}", f"n={min(4, len(inside))}", *_of_last_word(kind[0], inside[-1])]


def _near_signs(words: list[str], first: int, phrase: Phrase, kind: str) -> list[str]:
    """Return signs of the three words before a name and the three after it."""
    ahead, follow = phrase.ahead, "o" if phrase.owned else ""
    one, two, three = (words[first - n].lower() if first >= n else "^" for n in (1, 2, 3))
    a1, a2, a3 = (words[n] if n < len(words) else "$" for n in range(ahead, ahead + 3))
    return [
        *told("p1", one), *told("p2", two), *told("p3", three),
        *told(follow + "a1", a1), *told("a2", a2), *told("a3", a3),
        *told(f"{kind[0]}{follow}a1", a1), *told(f"{kind[0]}p1", one),
        f"{kind[0]}{'A' if a1[:1].isupper() else 'a'}{follow}",
    ]  # fmt: skip


@lru_cache(50_000)
def told(place: str, word: str) -> tuple[str, ...]:
    """Return what a word tells from a place beside a toponym."""
    return tuple(place + part for part in neighbour(word))


def _phrase_signs(phrase: Phrase, kind: str) -> list[str]:
    """Return signs of the noun that the name belongs to, of a verb and of what leads in."""
    signs: list[str] = []
    follow = "o" if phrase.owned else ""
    if phrase.head:
        kindly = "D" if kind[0] == "D" else "N"
        signs += told("hd", phrase.head)
        signs += told(f"hd{kindly}{follow}", phrase.head)
        signs.append(f"hdl{min(3, phrase.size)}{kindly}{follow}")
        signs += [f"ha{part}" for part in neighbour(phrase.after)[:2]]
    else:
        signs.append(f"hd-{kind[0]}{follow}")
    if phrase.verb:
        signs += told("vb", phrase.verb)
    signs += told("ld", phrase.lead)
    signs.append(f"sm{phrase.small}")
    return signs


def _run_signs(words: list[str], spot: Spot, kind: str) -> list[str]:
    """Return signs of the run around a toponym: whether it is part of a longer name."""
    signs = []
    if spot.run_first < spot.first:
        signs += ["run<", f"run<{kind[0]}", f"r<{words[spot.first - 1].lower()}"]
    if spot.run_last > spot.last:
        signs += ["run>", f"run>{kind[0]}"]
        signs += [f"head{part}" for part in neighbour(words[spot.run_last - 1])[:3]]
        signs += [f"r>{part}" for part in neighbour(words[spot.last])[:3]]
    return signs


def _list_signs(
    words: list[str], spot: Spot, before: Spot | None, after: Spot | None, kind: str
) -> list[str]:
    """Return signs of a list: "Moscow and Pyongyang", "Paris, Texas"."""
    signs = []
    if before and spot.first - before.last <= 3:
        between = " ".join(words[before.last : spot.first]).lower()
        signs += [f"list<{between}", f"list<{between}{kind[0]}"]
        lead = before.first - 1
        signs += told("lp", words[lead] if lead >= 0 else "^")
    if after and after.first - spot.last <= 3:
        between = " ".join(words[spot.last : after.first]).lower()
        signs += [f"list>{between}", f"list>{between}{kind[0]}"]
        tail = words[after.last] if after.last < len(words) else "$"
        signs += told("lt", tail)
    return signs


@dataclass(frozen=True)
class Weights:
    """What was learned: a number for each sign, a row of weights for each, and for the points."""

    number: dict[str, int]
    signs: np.ndarray
    points: np.ndarray


@cache
def _model() -> Weights:
    held = np.load(FOLDER / "roles.npz")
    signs = bytes(held["signs"]).decode("utf8").split("\n")
    weights, points = (held[name].astype(np.float32) for name in ("weights", "points"))
    return Weights({sign: n for n, sign in enumerate(signs)}, weights, points)


def chances_of(names: list[Seen]) -> np.ndarray:
    """Return the chance of each of ``CLASSES`` (columns) from what is seen of names (rows)."""
    model = _model()
    known, always = model.number, model.number["always"]
    found = [[always, *(known[sign] for sign in name.signs if sign in known)] for name in names]
    firsts = np.cumsum([0, *map(len, found[:-1])])
    rows = np.array([n for of_one in found for n in of_one])
    score = np.add.reduceat(model.signs[rows], firsts, axis=0)
    score += points_around([name.around for name in names]) @ model.points
    raised = np.exp(score - score.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)


def agreed(chances: np.ndarray, names: list[Seen]) -> np.ndarray:
    """Return the chances with those of a list's members made one: a list has one role."""
    firsts = [name.listed[0] for name in names]
    if len(set(firsts)) == len(names):
        return chances
    _, of_list = np.unique(firsts, return_inverse=True)
    total = np.zeros((of_list.max() + 1, chances.shape[1]), chances.dtype)
    np.add.at(total, of_list, chances)
    return (total / np.bincount(of_list)[:, None])[of_list]


def choose(chances: np.ndarray) -> list[tuple[Role, bool]]:
    """Return each toponym's role and whether something on the ground is meant, which decides."""
    ground = chances[:, GROUND].sum(axis=1) > 0.5
    allowed = np.where(ground[:, None] == GROUND[None, :], chances, -1.0)
    return [CLASSES[n] for n in allowed.argmax(axis=1).tolist()]


GROUND = np.array([ground for _, ground in CLASSES])
