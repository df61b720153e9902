"""Marking: names with their roles and places become marks that say how sure they are."""

from __future__ import annotations

import json
import math
import re
from functools import cache
from typing import Any

import numpy as np

from geo.reading.marks import Alternative, Role, Toponym
from geo.reading.toponyms import roles
from geo.reading.toponyms.choices import Table, gather
from geo.reading.toponyms.lexicon import FOLDER
from geo.reading.toponyms.resolve import weigh
from geo.reading.toponyms.roles import Spot
from geo.text import Prose
from geo.world.gazetteer import open_gazetteer
from geo.world.places import Place

NAMES_AT_ONCE = 60
"""Names weighed together; a longer text is taken in pieces, so that time stays linear."""
LIKELY = 0.02
MOST_ALTERNATIVES = 5
PAIRING = re.compile(
    r"(?:, | \(|,? in )(?:(?:north|south|east|west|central)(?:ern|east|west|eastern|western)? )?"
)
"""What stands between a place and the larger one that holds it."""


@cache
def learned() -> dict[str, Any]:
    """Return the weights of choices and of confidence, as ``tests/training`` left them."""
    held: dict[str, Any] = json.loads((FOLDER / "weights.json").read_text("utf8"))
    return held


def mark(prose: Prose, found: list[tuple[Spot, float]]) -> list[Toponym]:
    """Return the marks of the names found, each with its role, place and confidence."""
    texts = [prose.text[prose.starts[s.first] : prose.ends[s.last - 1]] for s, _ in found]
    places = resolved(prose, [spot for spot, _ in found], texts)
    said = roles_of(prose, [spot for spot, _ in found])
    marks = []
    for (spot, chance), text, (role, ground), answer in zip(
        found, texts, said, places, strict=True
    ):
        best, others, how = answer
        marks.append(Toponym(
            prose.starts[spot.first], prose.ends[spot.last - 1], text, role, ground,
            confidence(chance, others[0].score if others else 0.0, how), best,
            tuple(others[1 : 1 + MOST_ALTERNATIVES]), f"name:{how or 'unknown'}",
        ))  # fmt: skip
    return marks


def roles_of(prose: Prose, spots: list[Spot]) -> list[tuple[Role, bool]]:
    """Return every toponym's role and whether something on the ground is meant."""
    if not spots:
        return []
    beside = zip([None, *spots[:-1]], spots, [*spots[1:], None], strict=True)
    signs = [roles.signs_of(prose, spot, before, after) for before, spot, after in beside]
    said = roles.choose(roles.chances_of(signs))
    return [roles.settled(prose.words, s, one) for s, one in zip(spots, said, strict=True)]


Resolved = tuple[Place | None, list[Alternative], str]


def resolved(prose: Prose, spots: list[Spot], texts: list[str]) -> list[Resolved]:
    """Return each name's place, all likely places with their chances, and how they were found."""
    answers: list[Resolved] = [(None, [], "")] * len(texts)
    begin = 0
    while begin < len(texts):
        end = _piece(texts, begin)
        table = gather(texts[begin:end])
        if table.names:
            pairs = pairs_of(prose, spots[begin:end], table)
            chance = weigh(table, pairs, [np.array(w) for w in learned()["choices"]])
            for n, name in enumerate(table.names):
                answer = _answer(table, n, chance)
                for mention in name.mentions:
                    answers[begin + mention] = answer
        begin = end
    return answers


def _piece(texts: list[str], begin: int) -> int:
    """Return where the piece that begins at ``begin`` ends: after enough different names."""
    seen: set[str] = set()
    for end in range(begin, len(texts)):
        seen.add(texts[end])
        if len(seen) > NAMES_AT_ONCE:
            return end
    return len(texts)


def pairs_of(prose: Prose, spots: list[Spot], table: Table) -> list[tuple[int, int]]:
    """Return the names printed as "Paris, Texas", as numbers of the table's names."""
    owner = {mention: n for n, name in enumerate(table.names) for mention in name.mentions}
    pairs = set()
    for m in range(len(spots) - 1):
        gap = prose.text[prose.ends[spots[m].last - 1] : prose.starts[spots[m + 1].first]]
        if PAIRING.fullmatch(gap) and m in owner and m + 1 in owner and owner[m] != owner[m + 1]:
            pairs.add((owner[m], owner[m + 1]))
    return sorted(pairs)


def _answer(table: Table, n: int, chance: np.ndarray) -> Resolved:
    gazetteer = open_gazetteer()
    begin, end = int(table.offsets[n]), int(table.offsets[n + 1])
    order = sorted(range(begin, end), key=lambda k: (-chance[k], k))
    likely = [k for k in order if chance[k] >= LIKELY or k == order[0]]
    others = [
        Alternative(gazetteer.at(int(table.row[k])), round(float(chance[k]), 3)) for k in likely
    ]
    return others[0].place, others, table.names[n].how


def confidence(span: float, place: float, how: str) -> float:
    """Return the chance that span and place are both right, from the chance of each.

    The two are weighed together by a logistic curve that was fitted to articles the other
    weights had not seen.
    """
    curve = learned()["confidence"]
    score = curve["always"] + curve["span"] * _logit(span)
    if how:
        score += curve["place"] * _logit(place) + curve.get(how, 0.0)
    else:
        score += curve["unknown"]
    return round(1.0 / (1.0 + math.exp(-score)), 3)


def _logit(chance: float) -> float:
    inside = min(max(chance, 0.001), 0.999)
    return math.log(inside / (1.0 - inside))
