"""Which happening of the chronology a phrase such as "the U.S. strikes on Iran" means.

A happening matches when the kind of event is the same ("strikes", "bombing") and at least two
thirds of the names in the phrase are its places, countries or actors. Who does it to whom counts:
"Iran's attack on Israel" is not "Israel's attack on Iran". Of the best matches the latest one not
after publication is meant. Names are compared word by word; no gazetteer is needed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from geo.reading.timexes.declared import declared
from geo.world.chronology import Happening, happenings

_DECLARED = declared("events.txt")
KIND_OF = {word: kind for kind, words in _DECLARED["kinds"].items() for word in words.split()}
"""Words of an event to its kind."""

_NAME_OF = {word: name for name, words in _DECLARED["names"].items() for word in words.split()}
_UNSURE, _COMMON, _REPEATED = (
    frozenset(_DECLARED[part]["any"].split()) for part in ("unsure", "common", "repeated")
)
_NEWS = timedelta(days=92)
_SEATS = frozenset("washington moscow kremlin tehran kyiv kiev".split())
_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’][^\W_]+)?")
_YEAR = re.compile(r"[12]\d{3}")
_TARGET = frozenset("on against at into".split())
_COMPASS = {"north": "north-korea", "south": "south-korea"}
HALF_NAMES = frozenset("the north south united saudi korea korean states kingdom arabia".split())
"""Words that are a name only together with another."""

_ENOUGH = 2 / 3
_POINTERS = frozenset("the that those these this his her their".split())


def tokens(text: str) -> list[str]:
    """Return the words of a phrase, lower case, without possessives and points."""
    found = (m.group().lower() for m in _TOKEN.finditer(text))
    words = [re.sub(r"['’]s?$", "", word).replace(".", "") for word in found]
    return [_joined(words, i) for i in range(len(words))]


def _joined(words: Sequence[str], place: int) -> str:
    """Return "north-korea" for "north" before "korea" or "korean"; other words as they are."""
    word, following = words[place], words[place + 1] if place + 1 < len(words) else ""
    if word in _COMPASS and following.startswith("korea"):
        return _COMPASS[word]
    if word in {"united", "saudi"} and following in {"states", "kingdom", "arabia"}:
        return f"{word}-{following}"
    return word


def name_of(word: str) -> str:
    """Return the one name that a word stands for: "israeli" is "israel"."""
    return _NAME_OF.get(word, word)


@dataclass(frozen=True, slots=True)
class _Known:
    """A happening with its kinds, its names, its title's words in order, and its places' words."""

    event: Happening
    kinds: frozenset[str]
    names: frozenset[str]
    title: tuple[str, ...]
    places: frozenset[str]


@cache
def _known() -> tuple[_Known, ...]:
    return tuple(_indexed(happening) for happening in happenings())


def _indexed(event: Happening) -> _Known:
    title = tokens(event.title)
    places = [name for place in event.places for name in (place.name, place.country)]
    named = tokens(" ; ".join([*places, *event.actors, event.title]))
    return _Known(
        event,
        frozenset(KIND_OF[w] for w in title if w in KIND_OF),
        frozenset(name_of(w) for w in named if w not in KIND_OF),
        tuple(name_of(w) for w in title),
        frozenset(tokens(" ; ".join(f"{p.name} ; {p.country}" for p in event.places))),
    )


@cache
def known_names() -> frozenset[str]:
    """Return every name of the chronology that a phrase can be matched by."""
    return frozenset(name for known in _known() for name in known.names)


@cache
def known_words() -> frozenset[str]:
    """Return the words that stand for a name: the names and what else they are called."""
    return known_names() | frozenset(_NAME_OF)


def meant(phrase: str, published: date | None) -> Happening | None:
    """Return the happening that a phrase means, or ``None`` when none fits well."""
    words = tokens(phrase)
    if not words or words[0] in _UNSURE or _UNSURE & set(words[1:3]) - {"a", "an", "new", "more"}:
        return None
    kinds, names = {KIND_OF[w] for w in words if w in KIND_OF}, _names(words, phrase)
    best, found = (0.0, date.min), None
    for known in _known():
        if not kinds & known.kinds or (published and known.event.earliest > published):
            continue
        rank = _score(known, words, kinds, names), known.event.earliest
        if 0 < rank[0] and rank >= best and _is_told(known, words, names, published):
            best, found = rank, known.event
    return found


def _is_told(known: _Known, words: Sequence[str], names: set[str], published: date | None) -> bool:
    """Whether a phrase can mean this event: its year, its scene, and names enough for its age."""
    event = known.event
    years = {word for word in words if _YEAR.fullmatch(word)}
    if years - {str(event.earliest.year)} or not _in_scene(known, words):
        return False
    if published is None or published - event.latest <= _NEWS:
        return True
    shared = names & known.names
    common = not shared - _COMMON
    return bool(years) or not (common and (len(shared) < 2 or event.id in _REPEATED))


def _in_scene(known: _Known, words: Sequence[str]) -> bool:
    """Whether what stands after "in" is where the event was, not only who had a part in it."""
    countries = {name_of(t) for t in known.places}
    for index, word in enumerate(words[:-1]):
        there = words[index + 1 + (words[index + 1] == "the") :][:1]
        if word in {"in", "at"} and there and there[0] in known_words():
            if there[0] not in known.places and (
                there[0] in _SEATS or name_of(there[0]) not in countries
            ):
                return False
    return True


def pointed_to(phrase: str, published: date | None, days: Sequence[date]) -> Happening | None:
    """Return the event of the phrase's kind on the day told last: "the bombs", "that strike".

    ``days`` are the days that the text told before, in reading order.
    """
    words = tokens(phrase)
    kinds = {KIND_OF[w] for w in words if w in KIND_OF}
    if not words or words[0] not in _POINTERS or not kinds or _names(words, phrase):
        return None
    events = _of_kinds(kinds, published)
    order = sorted(set(days)) if "first" in words else dict.fromkeys(reversed(days))
    found = (e for day in order for e in reversed(events) if e.earliest <= day <= e.latest)
    return next(found, None)


def _of_kinds(kinds: set[str], published: date | None) -> list[Happening]:
    """Return the happenings of some kinds that had begun by the day of publication."""
    events = [k.event for k in _known() if kinds & k.kinds]
    return [e for e in events if not published or e.earliest <= published]


def _score(known: _Known, words: Sequence[str], kinds: set[str], names: set[str]) -> float:
    """Return how well a happening of one of the kinds fits, 0 when it does not."""
    shared = names & known.names
    if not shared or len(shared) < _ENOUGH * len(names):
        return 0.0
    named = 0.5 * (names <= set(known.title))
    return len(kinds & known.kinds) + len(shared) + named + _direction(known, words)


def _names(words: Sequence[str], phrase: str) -> set[str]:
    """Return the names in a phrase: what is written with a capital, or stands for a country."""
    capitals = {w for m in _TOKEN.findall(phrase) if m[0].isupper() for w in tokens(m)}
    named = {name_of(w) for w in words if w in capitals or "-" in w or name_of(w) != w}
    return named - set(KIND_OF) - HALF_NAMES


def _direction(known: _Known, words: Sequence[str]) -> float:
    """Return a bonus when doer and target are the happening's, a penalty when they are swapped."""
    place = next((i for i, w in enumerate(words) if w in KIND_OF), len(words))
    doer, score = known.title[0], 0.0
    if doer in {name_of(w) for w in words[:place]}:
        score += 0.5
    for index in range(place + 1, len(words) - 1):
        if words[index] in _TARGET:
            target = name_of(words[index + 1])
            return score + (-2.0 if doer == target else 0.5 * (target in known.names))
    return score
