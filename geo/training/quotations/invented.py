"""Annotated sentences with other sources in them, so that a source is known by its form.

The corpus is American and political. A source in it is exchanged for one that a small grammar of
noun phrases (``source_grammar.txt``) makes up, clauses and asides are set around it, two sentences
are joined, an outlet quotes it, or a relative clause is told of it.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

from geo.reading.people.known_names import given_names
from geo.reading.quotations.speakers.noun_phrases import PRONOUNS
from geo.training.quotations.cued import RELATIVE, Cued

FOLDER = Path(__file__).parent
SURNAMES = FOLDER.parents[2] / "data" / "reading" / "toponyms" / "surnames.txt"
JOINTS = ("though", "while", "whereas", "but", "and", "although")
LEADS = (
    "", "", "", "He met", "They spoke to", "It was first told by", "In a call with",
    "The plan angered", "She is married to", "On Monday ,",
)  # fmt: skip
"""What may stand before somebody of whom a relative clause tells."""
LOWERED = frozenset(
    "the a an he she they it in two officials three some many on but his her".split()
)
PREPOSITIONS = ("in", "to", "near", "at", "from")
LONGEST = 22
"""Words of an invented source, at most."""


@cache
def grammar() -> dict[str, list[list[str]]]:
    """Read the grammar: expansions by symbol, each a list of words and symbols."""
    lines = (FOLDER / "source_grammar.txt").read_text("utf8").splitlines()
    rules = (line.partition(": ") for line in lines if line and line[0] != "#")
    return {symbol: [one.split() for one in made.split(" | ")] for symbol, _, made in rules}


def _family_names() -> list[str]:
    names = (line.split()[0] for line in SURNAMES.read_text("utf8").splitlines() if line)
    return [name.capitalize() for name in names if name.isalpha() and len(name) > 2]


def _places_in(words: list[str]) -> Iterator[str]:
    """Yield the words that a preposition and a capital show to be places."""
    for before, word in pairwise(words):
        if before in PREPOSITIONS and word.isalpha() and word[0].isupper():
            yield word


class Inventor:
    """Makes further examples of given ones; the same seed makes the same."""

    def __init__(self, examples: list[Cued], seed: int = 7) -> None:
        self.random = random.Random(seed)
        self.own = [e for e in examples if e.source]
        self.nouns = [e for e in self.own if not _is_pronoun(e)]
        self.reports = [e for e in self.own if e.kind == "indirect" and e.source[0] < e.cue]
        self.given = [name for name in given_names() if name.isalpha()]
        self.family = _family_names()
        self.places = [[place] for e in examples for place in _places_in(e.words)][:4000]

    def examples(self, count: int) -> list[Cued]:
        """Return about so many invented examples, a twelfth each of the rarer kinds beside."""
        found = [self.exchanged() for _ in range(count)]
        found += [self.told_of() for _ in range(count // 12)]
        found += [self.passed_on() for _ in range(count // 20)]
        found += [self.according() for _ in range(count // 20)]
        return [one for one in found if one is not None]

    def phrase(self, symbol: str = "source") -> list[str]:
        """Return the words of an invented phrase."""
        while len(words := self._expand(symbol)) >= LONGEST:
            pass
        while words[-1] in (",", "."):
            words.pop()
        for k in range(len(words) - 1):
            if words[k] in ("a", "an"):
                words[k] = "an" if words[k + 1][0].lower() in "aeio" else "a"
        return words

    def _expand(self, symbol: str) -> list[str]:
        if symbol in ("given", "family"):
            return [self.random.choice(getattr(self, symbol))]
        if symbol == "place":
            return [*self.random.choice(self.places)]
        found: list[str] = []
        for part in self.random.choice(grammar()[symbol]):
            if part[0] == "<" and part[-1] == ">":
                found += self._expand(part[1:-1])
            elif part.endswith(".") and len(part) > 2:
                found += [part[:-1], "."]
            else:
                found.append(part)
        return found

    def exchanged(self) -> Cued | None:
        """Exchange a source; set asides, openings and other sentences around it."""
        chance = self.random.random
        e = self.random.choice(self.nouns if chance() < 0.85 else self.own)
        first, last = e.source
        if last - first > 24 or any(e.quoted[first : last + 1]):
            return None
        if not _is_pronoun(e):
            e = self._with_aside(self._with_other_source(e) if chance() < 0.92 else e)
        if chance() < 0.15 and not e.quoted[0]:
            lead = self._expand("lead")
            e = _after(lead, e if lead[-1] == ":" else _lowered(e))
        return self._joined(e) if chance() < 0.15 else e

    def _with_other_source(self, e: Cued) -> Cued:
        first, last = e.source
        words = self.phrase()
        opens = first == 0 or e.words[first - 1] in ("“", '"')
        made = _spliced(e, first, last + 1, _capital(words) if opens else words)
        made.source = first, first + len(words) - 1
        return made

    def _with_aside(self, e: Cued) -> Cued:
        """Set an aside behind a source now and then, more often where its cue follows at once."""
        past = e.source[1] + 1
        follows = past == e.cue
        if self.random.random() >= (0.25 if follows else 0.1):
            return e
        aside = [*self._expand("aside")]
        fits = aside[0] != "'s" and (follows or aside[0] in (",", "on"))
        return _spliced(e, past, past, aside) if fits else e

    def _joined(self, e: Cued) -> Cued:
        """Join another sentence before or behind by a comma and a small word."""
        other = self.random.choice(self.own)
        plain = other.words[-1] == e.words[-1] == "." and not any(other.quoted + e.quoted)
        if not plain or len(other.words) + len(e.words) > 75:
            return e
        joint = [",", self.random.choice(JOINTS)]
        if self.random.random() < 0.5:
            return _after(other.words[:-1] + joint, _lowered(e), other.strong[:-1])
        end = len(e.words) - 1
        return _spliced(e, end, end + 1, joint + _lowered(other).words)

    def told_of(self) -> Cued | None:
        """Tell a relative clause with a cue of somebody: he speaks, not the pronoun."""
        e = self.random.choice(self.own)
        first, last = e.source
        if last + 1 != e.cue or any(e.quoted[: first + 1]):
            return None
        lead = self.random.choice(LEADS).split()
        words = self.phrase(
            self.random.choice(("person", "unnamed", "described", "plural", "body"))
        )
        joint = [","] * (self.random.random() < 0.6) + [self.random.choice(sorted(RELATIVE)[1:3])]
        before = lead + (words if lead else _capital(words)) + joint
        made = _after(before, _from(e, e.cue))
        made.source = len(lead), len(lead) + len(words) - 1
        return made

    def passed_on(self) -> Cued | None:
        """Let an outlet quote somebody as saying what a report holds."""
        e = self.random.choice(self.reports)
        said = _from(e, e.cue + 1)
        if not 4 <= len(said.words) <= 35:
            return None
        outlet, source = _capital(self.phrase("outlet")), self.phrase()
        verb = self.random.choice(("quoted", "cited", "quotes", "reported"))
        tail = ["saying"] if verb == "quoted" and self.random.random() < 0.3 else ["as", "saying"]
        made = _after([*outlet, verb, *source, *tail], said)
        quoting, saying = len(outlet), len(outlet) + len(source) + len(tail)
        made.strong[quoting] = True
        made.cue = self.random.choice((quoting, saying))
        made.source = quoting + 1, quoting + len(source)
        return made

    def according(self) -> Cued | None:
        """Open a sentence with "According to" somebody."""
        e = self.random.choice(self.own)
        if any(e.quoted) or len(e.words) > 40:
            return None
        source = self.phrase()
        made = _after(["According", "to", *source, ","], _lowered(e))
        made.strong[0] = True
        made.cue, made.source = 0, (2, 1 + len(source))
        return made


def _is_pronoun(e: Cued) -> bool:
    return e.source[0] == e.source[1] and e.words[e.source[0]].lower() in PRONOUNS


def _capital(words: list[str]) -> list[str]:
    return [words[0][:1].upper() + words[0][1:], *words[1:]]


def _lowered(e: Cued) -> Cued:
    low = e.words[0].lower()
    return replace(e, words=[low, *e.words[1:]]) if low in LOWERED else e


def _from(e: Cued, first: int) -> Cued:
    """Return the sentence from a word on; its source is for the caller to set."""
    return Cued(e.words[first:], e.quoted[first:], e.strong[first:], max(0, e.cue - first), None)


def _after(words: list[str], e: Cued, strong: list[bool] | None = None) -> Cued:
    """Return an example with words set before it."""
    size = len(words)
    marks = (strong or []) + [False] * (size - len(strong or []))
    source = e.source and (e.source[0] + size, e.source[1] + size)
    return Cued(words + e.words, [False] * size + e.quoted, marks + e.strong, e.cue + size, source)


def _spliced(e: Cued, low: int, high: int, words: list[str]) -> Cued:
    """Return an example with words in the place of others."""
    shift = len(words) - (high - low)
    none = [False] * len(words)

    def moved(k: int) -> int:
        return k + shift if k >= high else k

    return Cued(
        e.words[:low] + words + e.words[high:], e.quoted[:low] + none + e.quoted[high:],
        e.strong[:low] + none + e.strong[high:], moved(e.cue),
        e.source and (moved(e.source[0]), moved(e.source[1])),
    )  # fmt: skip
