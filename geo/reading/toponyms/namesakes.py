"""Namesakes: of several towns of one name, the one that news means.

The resolver weighs a name's company: one name in New York made Geneva a town of that state. News
means the great city of a name unless the article is at home by its namesake.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from geo.reading.marks import Alternative, Toponym
from geo.reading.rules import with_rule
from geo.reading.toponyms.distance import kilometres
from geo.text import Prose
from geo.world.gazetteer import open_gazetteer
from geo.world.places import Place

NEW_YORK = "geonames:5128581"
"""A city that its state is named after."""
NAMESAKES = {"New York": NEW_YORK, "Washington": "geonames:4140963"}
"""Cities whose many namesakes news names with their state: "Washington, Mo."."""
SMALL, GREAT, TIMES = 60_000, 150_000, 10
"""How many people a small town has at most, a great city at least, and how many times as many."""
HOME_KM = 60
"""How near another name lies where an article is at home by a namesake."""
HOME_STATES = 2
"""An article of so few states, its namesake's among them, is at home there."""
LEAST_CONFIDENCE = 0.6


def best_known(prose: Prose, mark: Toponym) -> Toponym:
    """Prefer the best known of many towns of a name, unless its state is printed behind."""
    known = NAMESAKES.get(mark.text.title())
    if known is None or mark.place is None or mark.place.id == known:
        return mark
    after = prose.text[mark.end : mark.end + 3]
    named_small = known != NEW_YORK and after[:2] == ", " and after[2:].isupper()
    return mark if named_small else instead(mark, open_gazetteer().place(known))


def larger(mark: Toponym, others: Iterable[tuple[str, Place]], behind: Place | None) -> Toponym:
    """Prefer a great city to its small namesake abroad, unless the article is at home there.

    ``others`` are the names of the article with their places; ``behind`` is the place whose name
    follows after a comma: "Moscow, Idaho".
    """
    town = mark.place
    if town is None or town.kind != "city" or (town.population or 0) > SMALL:
        return mark
    great = _great_abroad(mark, town)
    company = [place for name, place in others if name not in (mark.text, *NAMESAKES)]
    told = behind is not None and behind.country == town.country
    return mark if great is None or told or _is_home(town, company) else instead(mark, great)


def _great_abroad(mark: Toponym, town: Place) -> Place | None:
    """Return the great city of a town's very name in another country, if there is one."""
    least = max(GREAT, TIMES * (town.population or 0))
    cities = (a.place for a in mark.alternatives if a.place.kind == "city")
    abroad = (c for c in cities if c.name == town.name and c.country != town.country)
    return next((city for city in abroad if (city.population or 0) >= least), None)


def _is_home(town: Place, company: Iterable[Place]) -> bool:
    """Whether an article is at home by a town: something lies near, or its state is spoken of."""
    if any(kilometres(place, town) < HOME_KM for place in company if place.kind != "country"):
        return True
    states = {place for place in company if place.kind == "subdivision"}
    return len(states) <= HOME_STATES and any(lies_in(town, state) for state in states)


def lies_in(town: Place, province: Place) -> bool:
    """Whether a town lies in a province."""
    gazetteer = open_gazetteer()
    rows = [gazetteer.row_of(place.id) for place in (town, province)]
    areas = {int(gazetteer.columns["admin"][row]) for row in rows if row is not None}
    return len(areas) == 1 and town.country == province.country


def instead(mark: Toponym, town: Place) -> Toponym:
    """Change places: the town is meant, and what was meant becomes an alternative."""
    others = [a for a in mark.alternatives if a.place.id != town.id]
    before = [Alternative(mark.place, 0.3)] if mark.place else []
    return replace(
        mark,
        place=town,
        alternatives=(*before, *others),
        confidence=max(mark.confidence, LEAST_CONFIDENCE),
        rule=with_rule(mark.rule, "place:usual"),
    )
