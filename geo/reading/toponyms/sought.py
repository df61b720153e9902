"""Sought: by what a name is looked up, where the words around say more than the name itself.

"Kursk region" is not the town, "the North" is a state in the news of Korea, and "Gaza" alone is
the Strip.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from geo.reading.lexicon import values
from geo.reading.rules import Decided, Example, Rule, first, table
from geo.reading.toponyms.compass import KOREAS, is_korea
from geo.reading.toponyms.context import Context
from geo.reading.toponyms.gazetteer_features import facts_of_words
from geo.reading.toponyms.generics import (
    AREA_WORDS,
    LISTING,
    PLURALS,
    SAME,
    STOPS,
    before_is_the,
    shared_head,
)  # fmt: skip


@dataclass(eq=False, slots=True)
class Sought(Context):
    """A name to be looked up, as printed; ``korean`` says that the news is of Korea."""

    printed: str = ""
    korean: bool = False


def sought(case: Sought) -> Decided[str]:
    """Return what to look a name up by, with the row that says so; as printed where none does."""
    return first(SOUGHT, case) or Decided("", case.printed)


def _areas(case: Sought) -> Iterator[str]:
    """Yield the names with a word for an area that stand beside: "Kursk region", "Kursk oblast"."""
    after = case.after().lower()
    shared = shared_head(case.words, case.spot.last) if after in LISTING else ""
    a_district = case.before(3)[:1].isupper()  # "the Dniprovskyi district of Kherson"
    before = case.before(2).lower() if case.before() == "of" and not a_district else ""
    for area in (PLURALS.get(after, after), shared, before):
        if area in AREA_WORDS:
            names = (f"{case.printed} {word}" for word in (area, *SAME.get(area, ())))
            yield from (name for name in names if facts_of_words(tuple(name.split())))


def _is_river(case: Sought) -> bool:
    if not before_is_the(case.words, case.spot):
        return False
    after = case.after().lower()
    river = facts_of_words((*case.printed.split(), "River"))[:1]
    return (not after.isalpha() or after in STOPS) and bool(river) and river[0][0] == "W"


def _is_strip(case: Sought) -> bool:
    city = case.after() in ("City", "city") or case.before(2).lower() == "city"
    return case.printed == "Gaza" and not city


def _is_side_by_side(case: Sought) -> bool:
    """Whether a town and its country stand side by side: "Paris France"."""
    inside = tuple(case.inside)
    if len(inside) < 2 or case.facts or facts_of_words(inside[-1:])[:1] not in (("No",), ("Ns",)):
        return False
    return facts_of_words(inside[:-1])[:1] not in ((), ("D",))


def _is_of_a_party(case: Sought) -> bool:
    return case.printed == "Korea" and case.before() == "of" and case.before(2) in NORTHERN


def _row(
    name: str, says: str, shown: tuple[str, str], when: Callable[[Sought], bool],
    then: Callable[[Sought], str],
) -> Rule[Sought, str]:  # fmt: skip
    return Rule(f"sought:{name}", says, Example(*shown), when, then)


NORTHERN = frozenset(values("toponyms.northern_bodies"))

SOUGHT = table(
    "toponyms/sought",
    _row("a Korea", "In the news of Korea the North and the South are states",
         ("Talks between Pyongyang and the [South] failed.", "KR"),
         lambda case: case.korean and is_korea(case.words, case.spot.first, case.spot.last),
         lambda case: KOREAS[case.printed]),
    _row("northern body", "A body of North Korea has Korea in its name",
         ("A daily of the Workers' Party of [Korea] praised it.", "KP"), _is_of_a_party,
         lambda case: "North Korea"),
    _row("the Strip", "Gaza alone is the Strip, Gaza City the city",
         ("Trucks entered [Gaza] on Tuesday.", "region:gaza-strip"), _is_strip,
         lambda case: "Gaza Strip"),
    _row("side by side", "A town with its country right behind it",
         ("[Paris France] is cold this week.", "geonames:2988507"), _is_side_by_side,
         lambda case: " ".join(case.inside[:-1])),
    _row("area", "A word for a part of a country stands beside it",
         ("Shelling hit the [Kursk] region again.", "RU"),
         lambda case: any(_areas(case)), lambda case: next(_areas(case))),
    _row("river", "\"The\" before it makes a river of it",
         ("Fog lay along the [Don] for days.", "literal"), _is_river,
         lambda case: f"{case.printed} River"),
)  # fmt: skip
"""The rows in the order they are tried."""
