"""Place rules: which place a name means in news, whatever the learned weights say.

A news agency is no village, "the West" is nobody's address, and a name that a national capital
shares with a province ("Washington") means the capital unless the article speaks of that
province: names a place in it, or prints the name after a town's ("Spokane, Washington"). A country
comes before the state of its name unless the article is at home in the state's country.
Datelines name towns, not provinces. A language lies nowhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache, partial

from geo.reading.marks import Alternative, Role, Toponym
from geo.reading.rules import with_rule
from geo.reading.toponyms.binding import bound
from geo.reading.toponyms.cue_words import word_set
from geo.reading.toponyms.distance import kilometres
from geo.reading.toponyms.namesakes import NEW_YORK, best_known, instead, larger, lies_in
from geo.text import Prose
from geo.world.folding import fold, loose, with_h
from geo.world.gazetteer import ALTERNATE, ROW, open_gazetteer
from geo.world.places import Place
from geo.world.regions import MAIN, region_of

NEAR_COUNTRY_KM = 3000
"""How near others must lie to a country for an article to be speaking of it, not of a state."""
COMPANY_KM = 450
"""How near another place must lie for an article to be speaking of a province."""
NEW_YORK_KM = 250
"""How near to its state New York's towns lie: the state is another's company there."""
STATE_WORDS = word_set("state_words")
"""What a state has and a city has not: "lawmakers"."""


def as_news_means(prose: Prose, marks: Sequence[Toponym]) -> list[Toponym]:
    """Return the marks with what is taken for granted put right."""
    placed = [(mark, mark.place) for mark in marks if mark.place]
    towns = {place for _, place in placed if place.kind == "city"}
    named = cache(lambda province: _has_town_near(province, towns))
    others = {(mark.text, place) for mark, place in placed}
    starts = {mark.start: place for mark, place in placed}
    ends = {mark.end: place for mark, place in placed}
    afar = cache(partial(_is_afar, others))
    lands = Counter(land for land, _ in {(place.country, mark.text) for mark, place in placed})
    kept = [_own_name(m, lands) for m in marks]
    right = [_town(prose, m, named, ends.get(m.start - 2)) for m in kept]
    right = [larger(m, others, starts.get(m.end + 2)) for m in right]
    said = [_unpinned(_grounded(_land(_area(m, afar), others))) for m in right]
    return bound(prose, said)


def _unpinned(mark: Toponym) -> Toponym:
    """A language lies nowhere: "in English" puts no pin on England."""
    if mark.role != "language":
        return mark
    return replace(mark, place=None, alternatives=())


@cache
def capitals() -> frozenset[str]:
    """Return the ids of the national capitals."""
    gazetteer = open_gazetteer()
    flags = gazetteer.columns["capital"]
    return frozenset(gazetteer.id_at(row) for row, flag in enumerate(flags) if flag)


def _own_name(mark: Toponym, lands: Counter[str]) -> Toponym:
    """Prefer the town of that very name in a land of the article to one also called so.

    Where there is none, a town that is only called so ("Zeitoun" in Turkey) gets no pin unless it
    is a great city or the article names something else in its country.
    """
    place = mark.place
    if place is None or place.kind != "city" or _is_own(place, mark.text):
        return mark
    towns = [a.place for a in mark.alternatives if a.place.kind == "city"]
    own = [town for town in towns if is_spelled(town.name, mark.text)]
    here = [town for town in own if lands[town.country]]
    if here and lands[place.country] < 2:
        return instead(mark, here[0])
    great = OBSCURE if _is_in_main(place) else OBSCURE_AFAR
    if place.population >= great or lands[place.country] > 1:
        return mark
    others = (Alternative(place, 0.5), *mark.alternatives)
    return replace(
        mark, place=None, alternatives=others, rule=with_rule(mark.rule, "place:obscure")
    )


def _is_own(place: Place, text: str) -> bool:
    """Whether a place is filed under a name as its own, or in the main regions nearly spelled so.

    Spellings are folded for the scripts of these regions; elsewhere "Khasan" is no "Hassan".
    """
    gazetteer = open_gazetteer()
    row = gazetteer.row_of(place.id)
    filed = any(e & ROW == row and not e & ALTERNATE for e in gazetteer.entries_of(fold(text)))
    if filed or fold(place.name) == fold(text):
        return True
    return is_spelled(place.name, text) and _is_in_main(place)


def _is_in_main(place: Place) -> bool:
    """Whether a place lies in one of the main regions."""
    return not set(MAIN).isdisjoint(region_of(place))


def is_spelled(name: str, text: str) -> bool:
    """Whether a name is a place's own, however it is spelled."""
    one, other = fold(name), fold(text)
    return one == other or (loose(one) != "" and with_h(loose(one)) == with_h(loose(other)))


OBSCURE, OBSCURE_AFAR = 50_000, 400_000
"""People below whom a town, in and beyond the main regions, needs a name in its country to be meant
by another of its names."""


def _grounded(mark: Toponym) -> Toponym:
    """An actor ("the West") stands on no ground, so it is never literal."""
    if mark.literal and mark.place and mark.place.kind == "region" and mark.place.lat is None:
        said: Role = "metonymic" if mark.role == "literal" else mark.role
        return replace(mark, role=said, literal=False)
    return mark


def _town(
    prose: Prose, mark: Toponym, named: Callable[[Place], bool], before: Place | None
) -> Toponym:
    """Prefer a capital, or in a dateline a town, to the province of the same name.

    ``before`` is the place whose name ends two characters before: "Mount Vernon, New York".
    """
    place = mark.place
    if place is None or place.id in capitals():
        return _capital(mark)
    if place.id == NEW_YORK and before:
        return _state_of(mark, before)
    if place.kind == "city":
        return best_known(prose, mark)
    return _town_of(prose, mark, place, named, before) if place.kind == "subdivision" else mark


def _state_of(mark: Toponym, before: Place) -> Toponym:
    """Prefer the state to the city of New York behind the name of a town in the state."""
    states = [a.place for a in mark.alternatives if a.place.kind == "subdivision"]
    inside = states and before.id != NEW_YORK and lies_in(before, states[0])
    return instead(mark, states[0]) if inside else mark


def _town_of(
    prose: Prose,
    mark: Toponym,
    province: Place,
    named: Callable[[Place], bool],
    before: Place | None,
) -> Toponym:
    """Prefer to a province the capital of its name, or in a dateline its town."""
    towns = [a.place for a in mark.alternatives if a.place.kind == "city"]
    if _is_dateline(prose, mark):
        towns = [t for t in towns if t.country == province.country]
        towns.sort(key=lambda town: town.id not in capitals())
        return instead(mark, towns[0]) if towns else mark
    towns = [t for t in towns if t.id in capitals() or t.id == NEW_YORK]
    listed = before is not None and not lies_in(before, province)
    printed = _is_printed_as_province(prose, mark) and not listed
    return instead(mark, towns[0]) if towns and not printed and not named(province) else mark


def _capital(mark: Toponym) -> Toponym:
    """Prefer to no pin the largest town of a name, a capital that shares it with a province."""
    towns = [a.place for a in mark.alternatives if a.place.kind == "city"]
    largest = max(towns, key=lambda town: town.population or 0, default=None)
    shared = any(a.place.kind == "subdivision" for a in mark.alternatives)
    if mark.place or not shared or largest is None or largest.id not in capitals():
        return mark
    return instead(mark, largest)


def _area(mark: Toponym, afar: Callable[[str, Place, Place], bool]) -> Toponym:
    """Prefer a country's province to the region of its name ("Galicia") that nothing lies near."""
    region = mark.place
    if region is None or region.kind != "region":
        return mark
    provinces = [a.place for a in mark.alternatives if a.place.kind == "subdivision"]
    meant = provinces and afar(mark.text, region, provinces[0])
    return instead(mark, provinces[0]) if meant else mark


def _is_afar(named: set[tuple[str, Place]], text: str, region: Place, province: Place) -> bool:
    """Whether others of an article lie in the province's country, and none near the region."""
    others = [place for name, place in named if name != text]
    if not any(other.country == province.country for other in others):
        return False
    return not any(kilometres(other, region) < COMPANY_KM for other in others)


def _land(mark: Toponym, others: set[tuple[str, Place]]) -> Toponym:
    """Prefer a country to the state of its name ("Georgia") where nothing else lies there.

    Names elsewhere in the state's country are no company where others lie nearer the country.
    """
    state = mark.place
    if state is None or state.kind != "subdivision":
        return mark
    lands = [a.place for a in mark.alternatives if a.place.kind == "country"]
    named = [place for text, place in others if text != mark.text]
    if not lands or any(kilometres(place, state) < COMPANY_KM for place in named):
        return mark
    near = any(kilometres(place, lands[0]) < NEAR_COUNTRY_KM for place in named)
    abroad = not any(place.country == state.country for place in named)
    return instead(mark, lands[0]) if near or abroad else mark


def _is_dateline(prose: Prose, mark: Toponym) -> bool:
    """Whether a name is the town of a dateline."""
    return mark.start in prose.datelines


def _is_printed_as_province(prose: Prose, mark: Toponym) -> bool:
    """Whether a town's name stands before it, or "state" after it."""
    before = prose.text[max(0, mark.start - 2) : mark.start]
    after = prose.text[mark.end : mark.end + 20].lower().split(maxsplit=1)[:1]
    return before == ", " or "".join(after).rstrip(".,") in STATE_WORDS


def _has_town_near(province: Place, towns: Iterable[Place]) -> bool:
    """Whether an article's towns lie near a province, its namesake apart."""
    far = NEW_YORK_KM if province.name == "New York" else COMPANY_KM
    others = (town for town in towns if town.name != province.name and town.id != NEW_YORK)
    return any(kilometres(town, province) < far for town in others)
