"""Binding: a place lies in the area that its own sentence names for it.

"The village of Mayske in Donetsk Oblast" is not its namesake in Crimea, "the Kyivskyi district of
Kharkiv" no town near Poltava. Where no gazetteer holds such a place there, the mark keeps the area
(``within``) and no pin.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from geo.reading.lexicon import words
from geo.reading.marks import Toponym
from geo.reading.rules import Example, Rule, Table, first, table, with_rule
from geo.reading.toponyms.candidates import rows_for
from geo.reading.toponyms.distance import kilometres
from geo.text import Prose, Span
from geo.world.gazetteer import DEMONYM, ROW, open_gazetteer
from geo.world.places import Place

REACH_KM = {"subdivision": 190, "region": 260, "city": 40, "site": 40, "water": 200}
"""How far from an area's point its places may lie, by its kind."""
WIDE, WIDE_LANDS = 4.0, frozenset("US CA AU BR CN IN RU KZ AR".split())
"""How much farther the parts of the widest countries reach."""
_KIND = (
    r"(?: (?:districts?|raions?|neighbou?rhoods?|suburbs?|quarters?|camps?|villages?|towns?"
    r"|crossing|settlements?|area|counties|county|communities))?"
)
_INSIDE = re.compile(
    rf"{_KIND},? (?:in|of) (?:the )?(?:[a-z]+ ){{0,2}}"
    r"(?:city of |town of |region of |province of )?"
)
_COMMA = re.compile(r", | \(")
_OWNED = re.compile(r"[’']s (?:[a-z]+ ){0,2}")
_LISTED = re.compile(r"(?:,|,? and|,? or) (?:the |in )?")


@dataclass(frozen=True, slots=True)
class Bound:
    """A mark with the area that its sentence gives it, and the places of its name in there."""

    mark: Toponym
    area: Place
    inside: tuple[Place, ...]

    @property
    def span(self) -> Span:
        """The characters of the mark."""
        return self.mark.span


def bound(prose: Prose, marks: Sequence[Toponym]) -> list[Toponym]:
    """Return the marks with the areas of their sentences minded."""
    areas, shared = _areas(prose, marks), _shared_areas(prose, marks)
    return [
        _bound(mark, areas[n]) if n in areas else _placed_in(mark, shared[n])
        for n, mark in enumerate(marks)
    ]


def _bound(mark: Toponym, area: Place) -> Toponym:
    if mark.role in ("demonym", "language"):
        return mark
    found = tuple(p for p in _named(mark.text) if is_within(p, area) and not _is_far(mark, p, area))
    decided = first(BINDING, Bound(mark, area, found))
    if decided is None:
        return mark
    return replace(decided.outcome, rule=with_rule(mark.rule, decided.rule))


def _placed_in(mark: Toponym, area: Place | None) -> Toponym:
    """Return a mark without a place with the area that its sentence is about."""
    known = mark.place is None and mark.role not in ("demonym", "language", "homonym")
    return replace(mark, within=area.id) if known and area else mark


def _named(text: str) -> Iterator[Place]:
    gazetteer = open_gazetteer()
    entries, how = rows_for(text)
    if how != "inside":
        yield from (gazetteer.at(e & ROW) for e in entries if not e & DEMONYM)


def _areas(prose: Prose, marks: Sequence[Toponym]) -> dict[int, Place]:
    """Return the area that its sentence gives each mark, by the mark's number, where it does."""
    found: dict[int, Place] = {}
    for n in reversed(range(len(marks))):
        if area := _behind(prose, marks, n) or _before(prose, marks, n):
            found[n] = area
        elif n + 1 in found:  # the next of its list has one
            gap = prose.text[marks[n].end : marks[n + 1].start]
            if _LISTED.fullmatch(gap):
                found[n] = found[n + 1]
    return found


def _behind(prose: Prose, marks: Sequence[Toponym], n: int) -> Place | None:
    if n + 1 >= len(marks):
        return None
    area, gap = marks[n + 1].place, prose.text[marks[n].end : marks[n + 1].start]
    if area is None or (area.kind not in REACH_KM and area.kind != "country"):
        return None
    if _INSIDE.fullmatch(gap):
        return area
    return area if area.kind in ("subdivision", "country") and _COMMA.fullmatch(gap) else None


def _before(prose: Prose, marks: Sequence[Toponym], n: int) -> Place | None:
    owner = marks[n - 1] if n else None
    if owner is None or not _OWNED.fullmatch(prose.text[owner.end : marks[n].start]):
        return None
    return owner.place


def _shared_areas(prose: Prose, marks: Sequence[Toponym]) -> list[Place | None]:
    """Return for each mark the area that all places of its sentence share."""
    sentences = [prose.sentence_at(mark.start).start for mark in marks]
    by_sentence: dict[int, list[Place]] = {}
    for mark, start in zip(marks, sentences, strict=True):
        by_sentence.setdefault(start, []).extend([mark.place] if mark.place else [])
    areas = {start: _shared(places) for start, places in by_sentence.items()}
    return [areas[start] for start in sentences]


def _shared(places: Sequence[Place]) -> Place | None:
    """Return the one part of a country that places name, or else their one country."""
    lands = {place.country for place in places}
    if len(lands) != 1 or not (land := lands.pop()):
        return None
    parts = {place.id: place for place in places if place.kind == "subdivision"}
    if len(parts) == 1:
        return next(iter(parts.values()))
    row = open_gazetteer().row_of(f"iso3166-1:{land}")
    return open_gazetteer().at(row) if row is not None else None


def is_within(place: Place, area: Place) -> bool:
    """Whether a place lies in an area, as near as points can tell."""
    if area.kind == "country":
        return place.country == area.country
    if place.country != area.country and area.kind != "region" and area.country:
        return False
    wide = WIDE if area.country in WIDE_LANDS and area.kind == "subdivision" else 1.0
    return kilometres(place, area) <= wide * REACH_KM.get(area.kind, 0)


def _is_small(case: Bound) -> bool:
    """Whether a mark is a town's that could have namesakes, and lies elsewhere or nowhere."""
    place = case.mark.place
    if place is None:
        return True
    if place.kind != "city" or place.id == case.area.id:
        return False
    small = place.population < LARGE or case.area.kind == "city"
    return _is_far(case.mark, place, case.area) or (small and not is_within(place, case.area))


def _is_far(mark: Toponym, place: Place, area: Place) -> bool:
    """Whether a city's other name stands for it far from its area: Gorki of Moscow Region."""
    renamed = place.kind == "city" and mark.text.casefold() not in place.name.casefold()
    return renamed and kilometres(place, area) > REACH_KM.get(area.kind, math.inf)


def _is_inside(case: Bound) -> bool:
    return bool(case.inside) and case.inside[0].id != case.area.id


TOLD = words("toponyms.told_countries")
"""Where sentences are held against the gazetteer, which has few of the villages of the news."""
LARGE = 300_000
"""People from whom on a town needs no area to be told by."""

BINDING: Table[Bound, Toponym] = table(
    "toponyms/binding",
    Rule(
        "place:in its area",
        "The namesake that lies in the area the sentence names",
        Example("Troops took the village of [Pokrovske] in Luhansk Oblast.", "UA"),
        lambda case: _is_small(case) and _is_inside(case),
        lambda case: replace(case.mark, place=case.inside[0], alternatives=()),
    ),
    Rule(
        "place:area alone",
        "No place of that name is known in the area the sentence names: the area, and no pin",
        Example("A drone fell on the [Kyivskyi] district of Kharkiv.", "no place"),
        lambda case: _is_small(case) and case.area.country in TOLD,
        lambda case: replace(case.mark, place=None, alternatives=(), within=case.area.id),
    ),
)
"""The rows in the order they are tried."""
