"""What an article is compared by: its words, places, actors, remarks and days."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from math import log, sqrt

import geopandas as gpd

from geo.asking.mentions import day
from geo.asking.voices.utterances import printed_words
from geo.asking.voices.variants import plain
from geo.reading.joining.chronology_match import name_parts

FEWEST_WORDS = 4
"""Words of a remark that two articles cannot well print by chance."""

WIDEST = 0.2
"""Share of the articles that may use a word: what more of them use tells none apart."""

_WORD = re.compile(r"[^\W\d_]{3,}|\d+")
COMMON = 0.1
"""Share of the articles that may name a place or an actor: one that more name tells nothing."""

FEWEST_COMMON = 5
"""Articles that may do so in a small collection."""


@dataclass
class Profile:
    """What an article is compared by.

    ``weights`` are its words, weighed by how often it and how few articles use them (tf-idf,
    Salton and Buckley 1988), of length 1. ``places`` and ``actors`` are those that few articles
    name, by id; ``named`` counts how often it names a place; ``days`` those it tells of, and
    ``published`` its own.
    """

    id: str
    title: str
    outlet: str
    published: date | None
    counts: Counter[str] = field(default_factory=Counter)
    places: dict[str, str] = field(default_factory=dict)
    named: Counter[str] = field(default_factory=Counter)
    actors: dict[str, str] = field(default_factory=dict)
    remarks: set[str] = field(default_factory=set)
    days: Counter[date] = field(default_factory=Counter)
    weights: dict[str, float] = field(default_factory=dict)


def profiles(table: gpd.GeoDataFrame) -> dict[str, Profile]:
    """Return the profile of each article of a mention table, by id."""
    found: dict[str, Profile] = {}
    seen: set[tuple[str, int]] = set()
    written = table[table["article"] != ""]
    for row in written.itertuples(index=False):
        profile = found.get(row.article)
        if profile is None:
            published = day(row.published)
            profile = found[row.article] = Profile(row.article, row.title, row.outlet, published)
            profile.counts.update(_words(row.title))
        if (row.article, row.sentence_start) not in seen:
            seen.add((row.article, row.sentence_start))
            profile.counts.update(_words(row.sentence))
        _note(profile, row)
    _weigh(found.values())
    _leave_common(found.values())
    return found


def _words(text: str) -> Iterable[str]:
    return _WORD.findall(text.casefold())


def _note(profile: Profile, row: object) -> None:
    take = row.__getattribute__
    if take("kind") == "toponym" and take("place") and take("place_kind") != "region":
        profile.places[take("place")] = take("place_name")
        profile.named[take("place")] += 1
    elif take("kind") == "timex" and take("precision") == "day":
        if told := day(take("first")):
            profile.days[told] += 1
    elif take("kind") == "quotation":
        if take("speaker")[:1].isupper() and " " in take("speaker"):
            profile.actors["".join(name_parts(take("speaker"))[-1:])] = take("speaker")
        words = plain(printed_words(take("words"), take("quote_kind")))
        if take("quote_kind") != "indirect" and len(words) >= FEWEST_WORDS:
            profile.remarks.add(" ".join(words))


def _weigh(every: Iterable[Profile]) -> None:
    listed = list(every)
    using: Counter[str] = Counter(word for profile in listed for word in profile.counts)
    most = max(2.0, WIDEST * len(listed))
    for profile in listed:
        raw = {
            word: (1 + log(times)) * log(1 + len(listed) / using[word])
            for word, times in profile.counts.items()
            if 2 <= using[word] <= most
        }
        length = sqrt(sum(weight * weight for weight in raw.values()))
        profile.weights = {word: weight / length for word, weight in raw.items()} if length else {}


def _leave_common(every: Collection[Profile]) -> None:
    """Leave out the places and actors that many articles name."""
    most = max(FEWEST_COMMON, COMMON * len(every))
    for told in ([p.places for p in every], [p.actors for p in every]):
        naming = Counter(name for held in told for name in held)
        for held in told:
            for name in [name for name in held if naming[name] > most]:
                del held[name]


def together(of: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Return what all of several mappings name."""
    first, *others = list(of)
    return {id: name for id, name in first.items() if all(id in other for other in others)}


def headed(every: Iterable[Profile], typed: str) -> list[Profile]:
    """Return the articles whose headline and outlet hold all words typed, the newest first."""
    words = typed.casefold().split()
    found = [p for p in every if all(w in f"{p.title} {p.outlet}".casefold() for w in words)]
    return sorted(found, key=lambda p: (p.published or date.min, p.id), reverse=True)
