"""How alike two articles are, and why: days, places, actors, remarks and words in common."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from geo.asking.stories.profiles import Profile, together

DAYS_APART = 4
"""Days between the publication of two articles about one happening, at most."""

FEW = 150
"""Articles that may use a word for it to lead from one article to another."""

PLACE, ACTOR, REMARK = 0.02, 0.03, 0.1
"""What each place, actor and remark in both adds to the likeness of their words."""

MOST_ADDED = 0.15

WORDS_ALONE = 0.6
"""What words count for where no place, actor or remark is shared: reports of one kind (dividends,
fixtures) are worded alike without telling of one happening."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two articles share; ``value`` is the cosine of their words and what is added to it."""

    value: float
    days_apart: int | None
    places: tuple[str, ...]
    actors: tuple[str, ...]
    remarks: int

    def __str__(self) -> str:
        """Say why: ``published the same day, Natanz, Abbas Araghchi, 4 shared quotations``."""
        near = {0: "published the same day", 1: "published a day apart"}
        told = [] if self.days_apart is None else [
            near.get(self.days_apart, f"published {self.days_apart} days apart")
        ]  # fmt: skip
        told += [*self.places[:3], *self.actors[:2]]
        if self.remarks:
            told.append(f"{self.remarks} shared quotation{'s' if self.remarks > 1 else ''}")
        told.append(f"{round(100 * min(1.0, self.value))} in 100 alike")
        return ", ".join(told)


def likeness(one: Profile, other: Profile) -> Likeness:
    """Return how alike two articles are."""
    small, large = sorted((one.weights, other.weights), key=len)
    cosine = sum(weight * large.get(word, 0.0) for word, weight in small.items())
    places = tuple(together([one.places, other.places]).values())
    actors = tuple(together([one.actors, other.actors]).values())
    remarks = len(one.remarks & other.remarks)
    added = min(MOST_ADDED, PLACE * len(places) + ACTOR * len(actors) + REMARK * remarks)
    cosine *= 1.0 if added else WORDS_ALONE
    return Likeness(cosine + added, _apart(one, other), places, actors, remarks)


def _apart(one: Profile, other: Profile) -> int | None:
    if one.published is None or other.published is None:
        return None
    return abs((one.published - other.published).days)


def likely(every: Mapping[str, Profile]) -> Iterator[tuple[str, str]]:
    """Yield pairs that can be alike: near in time, with words in common that few articles use."""
    using: dict[str, list[str]] = defaultdict(list)
    for id, profile in every.items():
        shared: Counter[str] = Counter()
        for word in profile.weights:
            if len(using[word]) <= FEW:
                shared.update(using[word])
            using[word].append(id)
        for other, words in shared.items():
            apart = _apart(profile, every[other])
            if words >= _fewest(profile, every[other]) and (apart is None or apart <= DAYS_APART):
                yield other, id


def _fewest(one: Profile, other: Profile) -> int:
    """Return how many words in common are worth a closer look: a tenth of the shorter article's."""
    return max(2, min(len(one.weights), len(other.weights)) // 10)


def average(
    ids: Collection[str], others: Collection[str], pairs: Mapping[frozenset[str], Likeness]
) -> float:
    """Return how alike the articles of two groups are on average; pairs not looked at are not."""
    values = (pairs.get(frozenset((a, b))) for a in ids for b in others)
    return sum(pair.value for pair in values if pair) / (len(ids) * len(others))
