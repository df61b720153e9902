"""The stories of a collection: groups of articles, with a name, outlets, days and reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import geopandas as gpd

from geo.asking.stories.by_hand import ByHand, by_hand
from geo.asking.stories.likeness import Likeness, average, likely, likeness
from geo.asking.stories.profiles import Profile, profiles
from geo.reading.corrections.log import Correction
from geo.words import listed, spoken_days

ALIKE = 0.32
"""Average likeness from which groups are one story (``tests/benchmarks/stories.py`` shows why)."""

Pairs = Mapping[frozenset[str], Likeness]


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about one happening, in the order of their publication.

    ``reasons`` say of each article but the first to which of the others it is most alike, and why;
    ``put`` which a reader put here, and ``out`` are those that a reader took out of it.
    """

    articles: tuple[Profile, ...]
    reasons: Mapping[str, tuple[str, Likeness]]
    put: Mapping[str, Correction]
    out: tuple[tuple[Profile, Correction], ...] = ()

    @property
    def id(self) -> str:
        """The id of its first article."""
        return self.articles[0].id

    @property
    def outlets(self) -> tuple[str, ...]:
        """Who prints it, in the order of their first article."""
        return tuple(dict.fromkeys(a.outlet for a in self.articles if a.outlet))

    @property
    def days_by_outlet(self) -> dict[str, Counter[date]]:
        """How often each outlet tells of each day; ``""`` is the outlet of those without one."""
        told: dict[str, Counter[date]] = {}
        for article in self.articles:
            told.setdefault(article.outlet, Counter()).update(article.days)
        return told

    @property
    def days(self) -> tuple[date, date] | None:
        """The days most told of by its articles, else those of publication."""
        told = Counter(day for a in self.articles for day in a.days)
        often = [day for day, times in told.items() if times > 1 and times * 2 > max(told.values())]
        published = [a.published for a in self.articles if a.published]
        best = often or published
        return (min(best), max(best)) if best else None

    @property
    def name(self) -> str:
        """Its places and days: ``Natanz and Fordow, 22 June 2025``, or a headline."""
        named = sum((a.named for a in self.articles), Counter[str]())
        telling = Counter(id for a in self.articles for id in a.places)
        names = {id: name for a in self.articles for id, name in a.places.items()}
        shared = [id for id in sorted(named, key=lambda id: (-named[id], id)) if telling[id] > 1]
        where = listed(list(dict.fromkeys(names[id] for id in shared))[:2])
        when = spoken_days(*self.days) if self.days else ""
        return ", ".join(filter(None, [where or self.articles[0].title, when]))


@dataclass(frozen=True, slots=True)
class Gathered:
    """What is found unasked: every article, how alike two are, and the groups that come of it."""

    known: Mapping[str, Profile]
    pairs: Pairs
    groups: tuple[frozenset[str], ...]


def gathered(table: gpd.GeoDataFrame) -> Gathered:
    """Compare the articles of a mention table."""
    known = profiles(table)
    pairs = {frozenset(pair): likeness(known[pair[0]], known[pair[1]]) for pair in likely(known)}
    return Gathered(known, pairs, tuple(map(frozenset, grouped(pairs))))


def stories(found: Gathered, log: Iterable[Correction] = ()) -> tuple[Story, ...]:
    """Return the stories that have several articles, the newest first, as readers left them."""
    told = by_hand(found.groups, found.known, log)
    made = [_story(ids, found, told) for ids in told.groups if len(ids) > 1]
    return tuple(
        sorted(made, key=lambda s: (s.articles[-1].published or date.min, s.id), reverse=True)
    )


def story_asked(articles: Iterable[str], every: Sequence[Story]) -> Story | None:
    """Return the story that holds an article asked for, else the newest, if there is any."""
    held = (s for id in articles for s in every if any(a.id == id for a in s.articles))
    return next(held, every[0] if every else None)


def grouped(pairs: Pairs) -> list[set[str]]:
    """Return the groups that pairs make, joined from the most alike downward (average linkage)."""
    home: dict[str, set[str]] = {}
    for pair in sorted(pairs, key=lambda p: (-pairs[p].value, sorted(p))):
        if pairs[pair].value < ALIKE:
            break
        one, other = (home.setdefault(name, {name}) for name in sorted(pair))
        if one is not other and average(one, other, pairs) >= ALIKE:
            one |= other
            home |= dict.fromkeys(other, one)
    return [group for name, group in home.items() if name == min(group)]


def _story(ids: set[str], found: Gathered, told: ByHand) -> Story:
    known, pairs = found.known, found.pairs
    ordered = sorted((known[id] for id in ids), key=lambda a: (a.published or date.max, a.id))
    reasons = {}
    for number, article in enumerate(ordered[1:], 1):
        before = [(o.id, pairs.get(frozenset((o.id, article.id)))) for o in ordered[:number]]
        near = [(id, why) for id, why in before if why]
        if near:
            reasons[article.id] = max(near, key=lambda pair: pair[1].value)
    put = {id: told.put[id] for id in ids if id in told.put}
    out = tuple((known[id], line) for id, line in told.out.items() if ids & set(line.others))
    return Story(tuple(ordered), reasons, put, out)
