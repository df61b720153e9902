"""The noun phrase that says who speaks, taken apart: its head, and what stands beside it.

In "the head of the region, Oleh Petrenko" the head ends with "head", the core before the comma,
and the name is an aside. Only the head and an aside can name who speaks: "critics of Ann Lee" are
not Ann Lee.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from geo.reading.lexicon import words
from geo.reading.people.known_names import given_names
from geo.reading.people.word_lists import HEADS, OFFICES
from geo.text import Span

DETERMINERS = words("speakers.determiners")
PRONOUNS = words("speakers.pronouns")
DAYS = words("speakers.days")
_BREAK = re.compile(r",\s|\s\(|\s[–—-]{1,2}\s|:\s|\)|\s(?=who\s|which\s|whose\s)")
_WORD = re.compile(r"[^\s,()]+")
_GOES_ON = frozenset(("of", "for", "and", "on", "to"))
"""What may stand inside a body's name: "Ministry of Defence", "Centre for Human Rights"."""
_AFTER_PARTICIPLE = frozenset("in on at for near with by from against to the into".split())
_ENDS = words("speakers.ends_head")


@cache
def kinds_of_people() -> frozenset[str]:
    """Return the nouns for what one person can be."""
    return HEADS | words("speakers.folk")


def is_people(noun: str) -> bool:
    """Whether a noun is for a person or for people.

    >>> is_people("farmer"), is_people("officials"), is_people("ministry")
    (True, True, False)
    """
    low = noun.lower()
    kinds = kinds_of_people()
    return low in kinds or low.removesuffix("s") in kinds or low in words("speakers.many")


class NounPhrase(NamedTuple):
    """Where, counted from the phrase's start, the head and the core end; and the asides."""

    head_end: int
    core_end: int
    asides: tuple[Span, ...]


@lru_cache(4096)
def taken_apart(text: str) -> NounPhrase:
    """Take a phrase apart.

    >>> phrase = "the head of the region, Oleh Petrenko"
    >>> apart = taken_apart(phrase)
    >>> phrase[: apart.head_end], [aside.of(phrase) for aside in apart.asides]
    ('the head', ['Oleh Petrenko'])
    """
    breaks = [m for m in _BREAK.finditer(text) if m.start()]
    core_end = breaks[0].start() if breaks else len(text)
    stops = [*(m.start() for m in breaks[1:]), len(text)]
    asides = tuple(
        Span(m.end(), stop)
        for m, stop in zip(breaks, stops, strict=False)
        if text[m.end() : stop].strip()
    )
    return NounPhrase(_head_end(text[:core_end]), core_end, asides)


def _head_end(core: str) -> int:
    """Return where the head's own words end, a body's name taken whole."""
    found = [*_WORD.finditer(core)]
    for k in range(1, len(found)):
        word = found[k].group()
        following = [m.group() for m in found[k + 1 : k + 3]]
        before = found[k - 1].group()
        if word in _GOES_ON and _is_of_a_name(before, following):
            continue
        if word.lower() in _ENDS or (word == "and" and _is_second(following)):
            return found[k - 1].end()
        is_participle = word.endswith(("ing", "ed")) and word.islower()
        if is_participle and following and following[0] in _AFTER_PARTICIPLE:
            return found[k - 1].end()
    return len(core)


def _is_of_a_name(before: str, following: list[str]) -> bool:
    """Whether "of" goes on with a body's name: "Ministry of", not "Governor of" or "head of"."""
    bare = before.rstrip(".")
    if not before[0].isupper() or is_people(bare) or bare in OFFICES:
        return False
    following = following[1:] if following[:1] == ["the"] else following[:1]
    if before.endswith("s") and following and following[0] in given_names():
        return False  # "Allies of Viktor Orban"
    return bool(following) and following[0][0].isupper()


def _is_second(following: list[str]) -> bool:
    """Whether a second speaker follows "and"."""
    return bool(following) and following[0].lower() in DETERMINERS


@lru_cache(4096)
def head_noun(text: str) -> str:
    """Return the last plain noun of a phrase's head: what the phrase is.

    >>> head_noun("the Russian foreign minister"), head_noun("a spokesman for the ministry")
    ('minister', 'spokesman')
    """
    found = text[: taken_apart(text).head_end].replace("-", " ").split()
    return found[-1].lower() if found else ""


def joined_parts(core: str) -> tuple[Span, ...]:
    """Return the two phrases that "and" joins, or none.

    >>> [part.of("Ann Lee and her sister") for part in joined_parts("Ann Lee and her sister")]
    ['Ann Lee', 'her sister']
    """
    at = core.rfind(" and ")
    return (Span(0, at), Span(at + 5, len(core))) if at > 0 else ()


def bare(text: str) -> str:
    """Return a phrase without its article."""
    for article in ("The ", "the ", "A ", "a ", "An ", "an "):
        if text.startswith(article):
            return text[len(article) :]
    return text


def span_of(starts: list[int], ends: list[int], words: tuple[int, int]) -> Span:
    """Return the characters from the first word to the last."""
    return Span(starts[words[0]], ends[words[1]])
