"""Matching the declared rules (``data/reading/timexes/rules.txt``) over one character a word.

Only runs of words of time are tried, and at each word only the rules that can begin with its
class and the next: that is what keeps a long text fast. ``re`` allows only fixed-width
look-behind; every class is one character, so alternatives of one class each are fine there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from geo.reading.timexes.declared import declared
from geo.reading.timexes.time_words import CODE, classes
from geo.text import Prose

_DECLARED = declared("rules.txt")
_PIECES, _RULES_TEXT = _DECLARED["pieces"], _DECLARED["rules"]
_SLOT = re.compile(r"\{([A-Za-z_]+)\}")


def _filled(pattern: str) -> str:
    """Replace every slot by its class or piece, and drop white space."""
    while _SLOT.search(pattern):
        pattern = _SLOT.sub(lambda m: _PIECES.get(m[1]) or CODE[m[1]], pattern)
    return pattern.replace(" ", "")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule ready to match: its name, its family, its pattern over classes."""

    name: str
    family: str
    pattern: re.Pattern[str]


def _rule(head: str, pattern: str) -> Rule:
    name, family = head.split()
    return Rule(name, family, re.compile(_filled(pattern)))


RULES = tuple(_rule(head, pattern) for head, pattern in _RULES_TEXT.items())
_TRIGGER = re.compile("[" + "".join(CODE[n] for n in _DECLARED["triggers"]["any"].split()) + "]")
_CLASS = re.compile("[" + "".join(CODE.values()) + "]")
LOOKED_AT = 2
"""Words that choose the rules to try."""


def _without_looks(pattern: str) -> str:
    """Leave out look-behinds and negative look-aheads, with all that they hold."""
    while look := re.search(r"\(\?(?:<[=!]|!)", pattern):
        end, depth = look.end(), 1
        while depth:
            depth += {"(": 1, ")": -1}.get(pattern[end], 0)
            end += 1
        pattern = pattern[: look.start()] + pattern[end:]
    return pattern


@cache
def _prefixes(rule: Rule) -> re.Pattern[str]:
    """Return a pattern that accepts every beginning of what the rule accepts.

    Each class may also stand for the end of the input; what only looks around is left out.
    """
    return re.compile(_CLASS.sub(lambda m: rf"(?:{m[0]}|\Z)", _without_looks(rule.pattern.pattern)))


@cache
def _able(codes: str) -> tuple[Rule, ...]:
    """Return the rules, in order, that can begin with these classes.

    Each class narrows down what the one before it left.
    """
    rules = _able(codes[:-1]) if len(codes) > 1 else RULES
    return tuple(rule for rule in rules if _prefixes(rule).match(codes))


def _first(codes: str, at: int) -> tuple[Rule, re.Match[str]] | None:
    """Return the first rule that matches here, and its match."""
    for rule in _able(codes[at : at + LOOKED_AT]):
        if match := rule.pattern.match(codes, at):
            return rule, match
    return None


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule's match: words ``first`` up to but not including ``last`` of the prose."""

    prose: Prose
    rule: Rule
    match: re.Match[str]

    @property
    def first(self) -> int:
        """Index of the first word."""
        return self.match.start()

    @property
    def last(self) -> int:
        """Index after the last word."""
        return self.match.end()

    def words(self, *groups: str) -> list[str]:
        """Return the words of the first group that took part, in lower case; none: empty."""
        named = self.rule.pattern.groupindex
        for group in groups:
            start, end = self.match.span(group) if group in named else (-1, -1)
            if end > start:
                return [w.lower() for w in self.prose.words[start:end]]
        return []

    def word(self, *groups: str) -> str:
        """Return the last word of the first group that took part, in lower case, or ``""``."""
        words = self.words(*groups)
        return words[-1] if words else ""

    def all_words(self) -> list[str]:
        """Return every word of the match, in lower case."""
        return [w.lower() for w in self.prose.words[self.first : self.last]]


def hits(prose: Prose) -> Iterator[Hit]:
    """Yield the matches of the rules, in reading order, never overlapping."""
    codes = classes(prose.words)
    at = 0
    for trigger in _TRIGGER.finditer(codes):
        if trigger.start() < at:
            continue
        at = max(at, codes.rfind(" ", at, trigger.start()) + 1)
        end = codes.find(" ", trigger.end())
        end = len(codes) if end < 0 else end
        while at < end:
            found = _first(codes, at)
            if found is None:
                at += 1
                continue
            yield Hit(prose, *found)
            at = found[1].end()
