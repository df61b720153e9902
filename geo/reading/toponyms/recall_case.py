"""Recall cases: words that the name finder (a conditional random field) passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from geo.reading.lexicon import words
from geo.reading.once import once
from geo.reading.people.known_names import (
    census_given_names,
    given_names,
    is_family_name,
    is_given_like,
)
from geo.reading.toponyms.context import Context, is_word
from geo.reading.toponyms.cue_words import classes, cues
from geo.reading.toponyms.spans import ARTICLES, KOREAN_ENDINGS, Run
from geo.text import Prose

CAPITALS = re.compile(r"[A-Z]{2}|[a-z][A-Z](?<!Mc.)")
HYPHENS = frozenset("-‐‑")


@dataclass(frozen=True)
class Line:
    """A text as the field labelled it: ``labels`` holds B, I or O for every word of its runs."""

    prose: Prose
    runs: Sequence[Run]
    labels: Sequence[str]
    borne: frozenset[int]
    """The offsets of words that people bear."""
    korean: bool
    named: frozenset[str] = frozenset()
    """The names that are labelled behind a word of place somewhere."""
    found: frozenset[str] = frozenset()
    """The names that are labelled anywhere."""


@dataclass(eq=False, slots=True)
class Passed(Context):
    """A stretch that was not found whole; ``begin`` is its first label."""

    line: Line = field(default_factory=lambda: Line(Prose(""), (), (), frozenset(), False))
    r: int = 0
    begin: int = 0

    @property
    def size(self) -> int:
        """How many words it holds."""
        return self.spot.last - self.spot.first

    @property
    def labelled(self) -> set[str]:
        """The labels of its words."""
        return set(self.line.labels[self.begin : self.begin + self.size])

    @once
    def is_free(self) -> bool:
        """Whether nothing in it is labelled, nor does a name go on behind it."""
        end = self.begin + self.size
        run_end = self.spot.last >= self.spot.run_last or end >= len(self.line.labels)
        return self.labelled == {"O"} and (run_end or self.line.labels[end] != "I")

    @property
    def ends(self) -> bool:
        """Whether no capitalised word of its run follows."""
        return self.spot.last >= self.spot.run_last or not self.after()[:1].isupper()

    @property
    def opens(self) -> bool:
        """Whether no capitalised word of its run stands before it."""
        return self.spot.first == self.spot.run_first or not self.before()[:1].isupper()

    @property
    def stands_alone(self) -> bool:
        """Whether it is a whole run."""
        return (self.spot.first, self.spot.last) == (self.spot.run_first, self.spot.run_last)

    @property
    def is_nobodys(self) -> bool:
        """Whether its first word is nothing but a name, and nobody's."""
        name = self.inside[0]
        return is_only_a_name(name) and not is_family_name(name)

    @property
    def is_unheld(self) -> bool:
        """Whether it is a name that no gazetteer, no dictionary and no person has."""
        return self.is_new and not self.is_borne

    @once
    def is_new(self) -> bool:
        """Whether it is a name that no gazetteer and no dictionary has."""
        named = not self.facts and self.is_free and self.ends and self.opens
        return named and is_new_name(tuple(self.inside))

    @property
    def is_borne(self) -> bool:
        """Whether people bear the words, or bodies are called so."""
        if self.span.start in self.line.borne or self.text in words("toponyms.organisations"):
            return True
        return bool(self.one) and (self.one in given_names() or self.one in words("people.things"))


def stretches(inside: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a run between its small words: "Kaephung", "Changphung"."""
    begin = None
    for n, word in enumerate((*inside, "")):
        if word[:1].isupper() or (begin is not None and _joins(inside, n)):
            begin = n if begin is None else begin
        elif begin is not None:
            yield begin, n
            begin = None


def _joins(inside: tuple[str, ...], n: int) -> bool:
    """Whether a small word goes on with a name: hyphens, "Punggye-ri", "Ain al-Hilweh"."""
    if n + 1 >= len(inside):
        return n < len(inside) and inside[n] in KOREAN_ENDINGS and inside[n - 1] in HYPHENS
    article = inside[n] in ARTICLES and inside[n + 1] in HYPHENS
    return (
        inside[n] in HYPHENS
        or article
        or (inside[n] in KOREAN_ENDINGS and inside[n - 1] in HYPHENS)
    )


@lru_cache(20_000)
def is_new_name(inside: tuple[str, ...]) -> bool:
    """Whether words look like a name that no dictionary has."""
    names = [w for w in inside if w[0].isupper() and w.lower() not in ARTICLES]
    if not names or any(CAPITALS.search(word) or len(word) < 3 for word in names):
        return False
    if words("toponyms.creeds") & {inside[0], inside[-1]}:
        return False
    return not cues().get(inside[-1].lower()) and not all(map(is_word, names))


@lru_cache(20_000)
def is_only_a_name(word: str) -> bool:
    """Whether a word is nothing but a name, and nobody's given name."""
    given = word.lower() in census_given_names() or is_given_like(word)
    return len(word) > 2 and not word.isupper() and not given and word.lower() not in classes()
