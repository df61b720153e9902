"""The names of those who speak and are no persons: governments, outlets, ministries and armies."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import dropwhile, takewhile

from geo.reading.lexicon import words as listed
from geo.reading.people.word_lists import DEMONYMS, HEADS
from geo.reading.quotations.model.weights import open_weights
from geo.reading.quotations.speakers.noun_phrases import PRONOUNS, bare, head_noun, is_people
from geo.reading.quotations.speakers.offices import name_told
from geo.text import Span

_INDEFINITE = tuple(f"{word} " for word in "a an A An another Another one One some Some".split())


def body_named(text: str, span: Span) -> str:
    """Return the name of a government, an outlet or a body; empty for what has none.

    >>> body_named("the semi-official Tasnim news agency", Span(0, 36))
    'Tasnim news agency'
    >>> body_named("a senior Gulf official", Span(0, 22))
    ''
    """
    words = span.of(text)
    if not words or words.lower() in PRONOUNS:
        return ""
    name = name_told(bare(words))
    if name.split(" ")[0].lower() in listed("grammar.possessives"):
        return _own_name(name)
    if _is_nobody(words, name):
        return ""
    is_definite = words.lower().startswith("the ")
    if is_definite and name.lower() in listed("speakers.kinds_of_bodies"):
        return _printed_before(text, span, name.lower())  # "the Ministry"
    named = [*dropwhile(lambda word: not word[0].isupper(), name.split())]
    if name[:1].isupper() or named:
        return name if name[:1].isupper() else " ".join(named)
    return _meant_by(text, span, words, name) if is_definite else ""


def _own_name(name: str) -> str:
    """Return the name that ends a phrase like "my niece Hana"; empty for "his deputy"."""
    last = [*takewhile(lambda word: word[0].isupper(), reversed(name.split()[1:]))]
    return " ".join(reversed(last))


def _meant_by(text: str, span: Span, words: str, name: str) -> str:
    """Return the body named before that a description fits: "the central bank" is no Blom Bank."""
    said = _printed_before(text, span, head_noun(words))
    told = frozenset(name.lower().split()[:-1])
    return said if told <= frozenset(said.lower().split()) else ""


def _is_nobody(words: str, name: str) -> bool:
    """Whether words name nobody in particular: "an aide", "Israeli officials", "Italians"."""
    if words.startswith(_INDEFINITE) and head_noun(words) in HEADS:
        return True
    if name.split(" ")[0] in DEMONYMS and is_people(name.split()[-1]):
        return True
    if words[0].isupper() and name.endswith("s") and name.lower() in open_weights().table:
        return True
    return name in DEMONYMS or DEMONYMS.issuperset(name.split())


def _printed_before(text: str, span: Span, noun: str) -> str:
    """Return the name printed before of which this is the noun: "the ministry".

    >>> text = "It fell near the Bekaa. The Ministry of Energy came, the ministry said."
    >>> _printed_before(text, Span(54, 66), "ministry")
    'Ministry of Energy'
    """
    if len(noun) < _LEAST:
        return ""
    noun, start = noun.capitalize(), max(0, span.start - _PRINTED)
    if text.find(noun, start, span.start) < 0:
        return ""
    found = [m.group() for m in _named_by(noun).finditer(text, start, span.start)]
    return found[-1] if found else ""


@lru_cache(1_000)
def _named_by(noun: str) -> re.Pattern[str]:
    """Return what the names that a noun ends, or opens before "of", look like."""
    noun = re.escape(noun)
    return re.compile(
        rf"(?:(?!The |A |In |On )[A-Z][\w’'-]* )+{noun}\b(?! of)|{noun} (?:of|for) {_OF}"
    )


_LEAST = 4
_PRINTED = 3000
"""Characters back that a name may be printed."""
_OF = r"[A-Z][\w’'-]*(?:(?: and| of| the)* [A-Z][\w’'-]*)*"
