"""Marking: names with their roles and places become marks that say how sure they are."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable
from functools import cache
from typing import Any

import numpy as np

from geo.reading.marks import Alternative, Role, Toponym
from geo.reading.rules import with_rule
from geo.reading.toponyms import roles
from geo.reading.toponyms.candidates import Table, gather
from geo.reading.toponyms.compass import is_korean
from geo.reading.toponyms.cue_words import FOLDER
from geo.reading.toponyms.resolve import weigh
from geo.reading.toponyms.role_rules import Said, settled
from geo.reading.toponyms.sought import Sought, sought
from geo.reading.toponyms.spans import Spot
from geo.text import Prose
from geo.world.gazetteer import open_gazetteer
from geo.world.places import Place

NAMES_AT_ONCE = 60
"""Names weighed together; a longer text is taken in pieces, so that time stays linear."""
LIKELY = 0.02
MOST_ALTERNATIVES = 5
LEAST_PIN = 0.36
"""How sure a clear name's place must be to be shown; else the reader is left to choose."""
CLEAR_SPAN = 0.97
PAIRING = re.compile(
    r"(?:, | \(|,? in )(?:(?:north|south|east|west|central)(?:ern|east|west|eastern|western)? )?"
)
"""What stands between a place and the larger one that holds it."""


Resolved = tuple[Place | None, list[Alternative], str]
"""A name's place, all its likely places with their chances, and how they were found."""


@cache
def learned() -> dict[str, Any]:
    """Return the weights of choices and of confidence, as ``geo/training`` left them."""
    held: dict[str, Any] = json.loads((FOLDER / "weights.json").read_text("utf8"))
    return held


def mark(prose: Prose, found: list[tuple[Spot, float]]) -> list[Toponym]:
    """Return the marks of the names found, each with its role, place and confidence."""
    texts = [prose.text[prose.starts[s.first] : prose.ends[s.last - 1]] for s, _ in found]
    korean = is_korean(prose.words, [spot for spot, _ in found])
    looked_up = [
        sought(Sought(prose, spot, chance, text, korean))
        for (spot, chance), text in zip(found, texts, strict=True)
    ]
    places = resolved(prose, [spot for spot, _ in found], [one.outcome for one in looked_up])
    said = roles_of(prose, [spot for spot, _ in found])
    marks = []
    for (spot, chance), text, ((role, ground), rule), answer, looked in zip(
        found, texts, said, places, looked_up, strict=True
    ):
        best, others, how, sure = pinned(answer, chance)
        by = f"name:{how or 'unknown'}"
        for also in (spot.rule, looked.rule, rule):
            by = with_rule(by, also) if also else by
        marks.append(Toponym(
            prose.starts[spot.first], prose.ends[spot.last - 1], text, role, ground, sure, best,
            tuple(others), by,
        ))  # fmt: skip
    return marks


def pinned(answer: Resolved, span: float) -> tuple[Place | None, list[Alternative], str, float]:
    """Return place, alternatives, how it was found and confidence; a poor guess gets no pin.

    What would have been pinned then stands first among the alternatives.
    """
    best, others, how = answer
    score = place_chance(best, others[1:]) if best else 0.0
    if best and is_poor(score, how):
        return None, others[:MOST_ALTERNATIVES], "doubtful", confidence(span, 0.0, "")
    return best, others[1 : 1 + MOST_ALTERNATIVES], how, confidence(span, score, how)


def is_poor(score: float, how: str) -> bool:
    """Whether a place with that chance would be a poor guess even for a name that is clear."""
    return confidence(CLEAR_SPAN, score, how) < LEAST_PIN


Played = tuple[tuple[Role, bool], str]
"""A role, whether something on the ground is meant, and the rule that decided, if one did."""


def roles_of(prose: Prose, spots: list[Spot]) -> list[Played]:
    """Return every toponym's role and the rule that decided it, if one did."""
    if not spots:
        return []
    names = roles.all_seen(prose, spots)
    said = roles.choose(roles.agreed(roles.chances_of(names), names))
    filed = filed_from(prose, spots)
    return [
        (("literal", True), "role:filed from")
        if here
        else _settled(prose, spot, one, name.listed[0])
        for spot, one, here, name in zip(spots, said, filed, names, strict=True)
    ]


FILED: Played = (("literal", True), "role:filed from")


def _settled(prose: Prose, spot: Spot, said: tuple[Role, bool], listed: int) -> Played:
    decided = settled(Said(prose, spot, role=said[0], ground=said[1], listed=listed))
    return (decided.outcome, decided.rule) if decided else (said, "")


def filed_from(prose: Prose, spots: list[Spot]) -> list[bool]:
    """Say of each name whether it is a dateline's: where a report was filed is on the ground."""
    found, placed = [], 0
    for spot in spots:
        start = prose.starts[spot.first]
        if dateline := prose.datelines.get(start):
            placed = dateline.placed
        found.append(start < placed)
    return found


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
    if "sites" not in table.held:
        table.held["sites"] = np.flatnonzero(table.column("kind") == SITE)
    if len(table.held["sites"]):
        chance = _with_site(table, begin, end, chance)
    rows, chances = table.row[begin:end].tolist(), chance[begin:end].tolist()
    order = sorted(range(len(rows)), key=lambda k: -chances[k])
    likely = [k for k in order if chances[k] >= LIKELY or k == order[0]]
    others = [Alternative(gazetteer.at(rows[k]), round(chances[k], 3)) for k in likely]
    return others[0].place, others, table.names[n].how


def _with_site(table: Table, begin: int, end: int, chance: np.ndarray) -> np.ndarray:
    """Return the chances with a site of the news before the towns that share its name."""
    own = table.flags[begin:end] == 0
    site = (table.column("kind")[begin:end] == SITE) & own
    if not site.any():
        return chance
    towns, held = own & ~site, chance[begin:end]
    rival = table.column("weight")[begin:end][towns].max(initial=0)
    if not 0 < held[site].sum() < SITE_CHANCE or rival > SITE_WEIGHT:
        return chance
    raised = chance.copy()
    raised[begin:end] *= (1 - SITE_CHANCE) / (1 - held[site].sum())
    raised[begin:end][site] = SITE_CHANCE / site.sum()
    return raised


SITE, SITE_CHANCE, SITE_WEIGHT = 5, 0.99, 6000


def place_chance(best: Place, alternatives: Iterable[Alternative]) -> float:
    """Return the chance of the chosen place: what alternatives that lie elsewhere leave."""
    return max(0.0, 1.0 - sum(a.score for a in alternatives if not _is_near(best, a.place)))


def _is_near(one: Place, other: Place) -> bool:
    """Whether two places are one spot for a reader of news: a town and its province."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    east = (one.lon - other.lon) * math.cos(math.radians(one.lat))
    return math.hypot(one.lat - other.lat, east) < NEAR_DEGREES


NEAR_DEGREES = 1.0


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
