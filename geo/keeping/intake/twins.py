"""Near duplicates, recognised at the door by datasketch's MinHash.

Wire stories are printed by many outlets with a few words changed. Two texts are compared by the
runs of words they share (Broder 1997, "On the resemblance and containment of documents").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

import numpy as np

from geo.errors import ArticleError
from geo.text import Article, Prose

if TYPE_CHECKING:
    from datasketch import MinHash, MinHashLSH  # type: ignore[import-untyped]

RUN = 3
"""Words in a row."""

PERMUTATIONS = 128
SCHEME: Literal["affine32"] = "affine32"
"""datasketch's way of permuting: hash values of 32 bits, so that a sketch has half a kilobyte."""

ALIKE = 0.5
"""Share of runs in common from which two articles are worth a question."""

LOOKED_FOR = 0.35
"""Share from which candidates are compared exactly: MinHash may be off by 0.1."""

DETAILS = ("title", "outlet", "author", "published")
"""What is said of an article beside its text."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Twin:
    """An article already kept, and the share of runs of words it has in common, 0 to 1."""

    article: Article
    share: float

    def __str__(self) -> str:
        """Return the question's first half: “92 % the same as “Talks end” (Lowport Crier)”."""
        where = f" ({self.article.outlet})" if self.article.outlet else ""
        return f"{int(self.share * 100)} % the same as “{self.article.title}”{where}"


@dataclass(frozen=True, slots=True)
class Difference:
    """What two articles say alike, and what only one of them says.

    ``details`` are the names of details that differ. ``alike`` counts sentences of the new article
    that stand in the known one, of ``sentences`` in all; ``added`` and ``missing`` are sentences
    that only the new or only the known one has, in reading order.
    """

    details: tuple[str, ...]
    alike: int
    sentences: int
    added: tuple[str, ...]
    missing: tuple[str, ...]


@lru_cache(maxsize=64)
def difference(article: Article, known: Article) -> Difference:
    """Compare two articles sentence by sentence; white space makes no difference."""
    mine, theirs = (_sentences(a.text) for a in (article, known))
    added = tuple(s for s in mine if s not in set(theirs))
    missing = tuple(s for s in theirs if s not in set(mine))
    differing = tuple(n for n in DETAILS if getattr(article, n) != getattr(known, n))
    return Difference(differing, len(mine) - len(added), len(mine), added, missing)


def _sentences(text: str) -> list[str]:
    return [" ".join(span.of(text).split()) for span in Prose(text).sentences]


def is_the_same(article: Article, known: Article) -> bool:
    """Whether an article says nothing that a known one does not say, word for word.

    Details that ``article`` leaves empty are no difference; neither is white space.
    """
    given = ((getattr(article, name), getattr(known, name)) for name in DETAILS)
    if any(mine and mine != theirs for mine, theirs in given):
        return False
    return article.text.split() == known.text.split()


class Twins:
    """Articles kept so far, to ask whether a new one is among them.

    Parameters
    ----------
    articles : iterable of Article
        Those at hand.
    sketches : mapping of str to bytes
        Others, by id, each as ``sketch_of`` gives it: a library's texts need not be opened.
    fetch : callable
        Opens one of these by its id, to be compared word for word.
    """

    def __init__(
        self,
        articles: Iterable[Article] = (),
        sketches: Mapping[str, bytes] | None = None,
        fetch: Callable[[str], Article] | None = None,
    ) -> None:
        from datasketch import MinHashLSH  # with scipy: half a second

        self._articles: dict[str, Article] = {}
        self._fetch = fetch
        self._alike: MinHashLSH = MinHashLSH(threshold=LOOKED_FOR, num_perm=PERMUTATIONS)
        for id, sketch in (sketches or {}).items():
            self._alike.insert(id, _unpacked(sketch))
        for article in articles:
            self.add(article)

    def add(self, article: Article) -> None:
        """Keep an article in mind; one of the same id is replaced."""
        if article.id in self._alike:
            self._alike.remove(article.id)
        self._articles[article.id] = article
        self._alike.insert(article.id, _sketch(article.text))

    def of(self, article: Article) -> list[Twin]:
        """Return the articles that are nearly the same, the nearest first."""
        near = [self._known(id) for id in self._alike.query(_sketch(article.text))]
        runs = _runs(article.text)
        twins = [Twin(a, _share(runs, _runs(a.text))) for a in near if a and a.id != article.id]
        alike = [t for t in twins if t.share >= ALIKE]
        return sorted(alike, key=lambda t: (-t.share, t.article.id))

    def same(self, article: Article) -> Article | None:
        """Return an article that says all that this one says, word for word, if there is one."""
        near = (self._known(id) for id in self._alike.query(_sketch(article.text)))
        return next((a for a in near if a and is_the_same(article, a)), None)

    def _known(self, id: str) -> Article | None:
        if id not in self._articles and self._fetch:
            try:
                return self._fetch(id)
            except (ArticleError, KeyError):  # taken out since
                return None
        return self._articles.get(id)


def sketch_of(text: str) -> bytes:
    """Return how a text is worded as ``4 * PERMUTATIONS`` bytes: near duplicates' are alike."""
    return _sketch(text).hashvalues.astype("<u4").tobytes()


def _unpacked(sketch: bytes) -> MinHash:
    from datasketch import MinHash

    values = np.frombuffer(sketch, "<u4").astype(np.uint64)
    return MinHash(seed=1, hashvalues=values, scheme=SCHEME)


def _runs(text: str) -> frozenset[str]:
    words = _WORD.findall(text.lower())
    if len(words) < RUN:
        return frozenset([" ".join(words)])
    return frozenset(" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1))


def _sketch(text: str) -> MinHash:
    from datasketch import MinHash

    sketch = MinHash(num_perm=PERMUTATIONS, seed=1, scheme=SCHEME)
    sketch.update_batch([run.encode("utf-8", "replace") for run in sorted(_runs(text))])
    return sketch


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other)
