"""Roles: what a place name does in its sentence, after GeoWebNews (Gritta et al. 2019).

No parser: the words around a name tell enough. A government speaks ("Moscow warned", "talks
between Moscow and Pyongyang"), a people's name modifies ("Russian troops"), a name stands in a
longer one ("Bank of England"), or something on the ground is meant ("in Wonsan"). The weights of
these signs are learned (``tests/training/toponyms.py``).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np

from geo.reading.marks import Role
from geo.reading.toponyms.evidence import facts_of, folded, key_of, neighbour, word_facts
from geo.reading.toponyms.lexicon import FOLDER, class_of, cues, word_set
from geo.text import Prose

CLASSES: tuple[tuple[Role, bool], ...] = (
    ("literal", True), ("metonymic", False), ("modifier", True), ("modifier", False),
    ("embedded", True), ("embedded", False), ("demonym", False), ("language", False),
    ("homonym", False),
)  # fmt: skip
"""Every role with whether something on the ground is meant."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A toponym as words ``first`` up to but not including ``last``, in the run that holds it."""

    first: int
    last: int
    run_first: int
    run_last: int


def signs_of(prose: Prose, spot: Spot, before: Spot | None, after: Spot | None) -> list[str]:
    """Return the signs of a toponym's role; ``before`` and ``after`` are its neighbours."""
    words = prose.words
    first, last = spot.first, spot.last
    inside = words[first:last]
    key = key_of([folded(word) for word in inside])
    facts = facts_of(key)
    kind = facts[0] if facts else "?"
    one, two, three = (words[first - n].lower() if first >= n else "^" for n in (1, 2, 3))
    next_word = words[last] if last < len(words) else "$"
    owned = next_word in ("'s", "’s", "'", "’")
    ahead = last + 1 if owned else last
    a1, a2, a3 = (words[ahead + n] if ahead + n < len(words) else "$" for n in range(3))
    signs = [
        f"k{kind}",
        f"n={len(inside)}" if len(inside) < 4 else "n=4",
        f"tail={inside[-1].lower()}",
    ]
    signs += [f"{kind[0]}{fact}" for fact in word_facts(inside[-1]) if fact[:3] in ("in=", "sh=")]
    for place, word in (("p1", one), ("p2", two), ("p3", three)):
        signs += told(place, word)
    follow = "o" if owned else ""
    for place, word in ((f"{follow}a1", a1), ("a2", a2), ("a3", a3)):
        signs += told(place, word)
    signs += told(f"{kind[0]}{follow}a1", a1)
    signs += told(f"{kind[0]}p1", one)
    signs.append(f"pp{two}|{one}")
    signs.append(f"aa{a1.lower()}|{a2.lower()}")
    signs.append(f"{kind[0]}{'A' if a1[:1].isupper() else 'a'}{'o' if owned else ''}")
    signs += _phrase_signs(words, first, ahead, kind, owned)
    signs += _run_signs(words, spot, kind)
    signs += _list_signs(words, spot, before, after, kind)
    return signs


@lru_cache(50_000)
def told(place: str, word: str) -> tuple[str, ...]:
    """Return what a word tells from a place beside a toponym."""
    return tuple(place + part for part in neighbour(word))


def _phrase_signs(words: list[str], first: int, ahead: int, kind: str, owned: bool) -> list[str]:
    """Return signs of the noun that the name belongs to, and of the verb or noun before it."""
    signs: list[str] = []
    head = ""
    at = ahead
    while (
        at < len(words)
        and at < ahead + 4
        and words[at][:1].isalpha()
        and words[at].lower() not in STOPS
    ):
        head = words[at].lower()
        at += 1
    after = words[at].lower() if at < len(words) else "$"
    if head:
        kindly = "D" if kind[0] == "D" else "N"
        follow = "o" if owned else ""
        signs += told("hd", head)
        signs += told(f"hd{kindly}{follow}", head)
        signs.append(f"hdl{min(3, at - ahead)}{kindly}{follow}")
        signs += [f"ha{part}" for part in neighbour(after)[:2]]
    else:
        signs.append(f"hd-{kind[0]}{'o' if owned else ''}")
    verb = next((w for w in words[ahead : ahead + 4] if class_of(w.lower()).startswith("v")), "")
    if verb:
        signs += told("vb", verb)
    back = first - 1
    while back > 0 and back > first - 4 and words[back].lower() in SMALL:
        back -= 1
    lead = words[back].lower() if back >= 0 else "^"
    signs += told("ld", lead)
    small = " ".join(words[back + 1 : first]).lower()
    signs.append(f"sm{small}")
    signs += [f"ls{small}{part}" for part in neighbour(lead)[1:]]
    return signs


STOPS = word_set("stops")
SMALL = word_set("small")


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


@cache
def _model() -> tuple[dict[str, int], np.ndarray]:
    """Return the number of each known sign, and the weight of every sign for every class."""
    held = np.load(FOLDER / "roles.npz")
    signs = bytes(held["signs"]).decode("utf8").split("\n")
    return {sign: n for n, sign in enumerate(signs)}, held["weights"].astype(np.float32)


def chances_of(signs: list[list[str]]) -> np.ndarray:
    """Return the chance of each of ``CLASSES`` (columns) from each toponym's signs (rows)."""
    known, weights = _model()
    always = known["always"]
    found = [[always, *{known[sign] for sign in of_one if sign in known}] for of_one in signs]
    firsts = np.cumsum([0, *map(len, found[:-1])])
    rows = np.fromiter((n for of_one in found for n in of_one), np.int64)
    score = np.add.reduceat(weights[rows], firsts, axis=0)
    raised = np.exp(score - score.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)


def settled(words: list[str], spot: Spot, said: tuple[Role, bool]) -> tuple[Role, bool]:
    """Return a role put right where the words around leave no doubt."""
    facts = facts_of(key_of([folded(word) for word in words[spot.first : spot.last]]))
    after = words[spot.last] if spot.last < len(words) else "."
    if facts[:1] == ("D",) and (not after[0].isalpha() or after in ("and", "or", "at")):
        if SPOKEN & {word.lower() for word in words[max(0, spot.first - 4) : spot.first]}:
            return "language", False
    acting = words[spot.last + 1].lower() if spot.last + 1 < len(words) else ""
    if said[0] == "literal" and after in ("'s", "’s") and facts and facts[0][0] in "NK":
        if "policy" in cues().get(acting, ()):
            return "metonymic", False
    before = words[spot.first - 1] if spot.first > spot.run_first else ""
    if said[0] in ("modifier", "metonymic") and not said[1]:
        heads = cues().get(words[spot.run_last - 1].lower(), ())
        inner = spot.last < spot.run_last and "organisation" in heads and after[0].isupper()
        if inner or (
            before == "of" and "organisation" in cues().get(words[spot.run_first].lower(), ())
        ):
            return "embedded", False
    return said


SPOKEN = word_set("spoken")


def choose(chances: np.ndarray) -> list[tuple[Role, bool]]:
    """Return each toponym's role and whether something on the ground is meant, which decides."""
    ground = chances[:, GROUND].sum(axis=1) > 0.5
    allowed = np.where(ground[:, None] == GROUND[None, :], chances, -1.0)
    return [CLASSES[n] for n in allowed.argmax(axis=1).tolist()]


GROUND = np.array([ground for _, ground in CLASSES])
