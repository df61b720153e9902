"""Whether what a cue reports is a clause of its own, and of which form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from geo.reading.lexicon import words as listed
from geo.reading.people.word_lists import DEMONYMS
from geo.reading.quotations.word_kinds import VERBS, kind_of_word

Form = Literal["clause", "infinitive", "gerund", "phrase"]
_FAR = 40
"""Words into a content that its verb is looked for."""
_SOON = 12
"""Words into a content that the infinitive after whom it is asked of is looked for."""
_BETWEEN = frozenset(("adverb", "determiner", "number"))
_OPENERS, _SPANS = listed("grammar.openers"), listed("grammar.spans")


def form_of(words: Sequence[str]) -> Form:
    """Return the form of what is reported.

    >>> form_of("the bridge was closed".split()), form_of("both sides to keep talking".split())
    ('clause', 'infinitive')
    >>> form_of("Kyiv of organizing it".split()), form_of("more rain over Trabzon".split())
    ('gerund', 'phrase')
    """
    if not words:
        return "phrase"
    if len(words) > 1 and words[0].lower() in _OPENERS:
        return "clause"
    asked = _asked(words)
    verb = finite_verb(words[:_FAR])
    if asked and (verb < 0 or asked[0] < verb):
        return asked[1]
    if verb >= 0:
        return "clause"
    return "gerund" if kind_of_word(words[0]) == "ing" else "phrase"


def _asked(words: Sequence[str]) -> tuple[int, Form] | None:
    """Return where "to keep" or "of organizing" starts, and which it is."""
    for at, word in enumerate(words[:_SOON]):
        following = words[at + 1] if at + 1 < len(words) else "."
        if word == "to" and kind_of_word(following) == "noun":
            return at, "infinitive"
        if word in ("of", "for") and kind_of_word(following) == "ing":
            return at, "gerund"
        if kind_of_word(word) in ("mark", "quote", "joint") and word not in ("-", ".", "and"):
            return None
    return None


def finite_verb(words: Sequence[str]) -> int:
    """Return where the verb of the clause stands, or -1: no subordinate clause's verb counts.

    >>> finite_verb("a treaty which was signed in May".split())
    -1
    >>> finite_verb("the treaty that was signed in May has lapsed".split())
    7
    """
    owed, paid = False, -9  # a relative clause has to have its verb first, of one word or more
    for at, kind in _outside_asides(words):
        if words[at] in _STOPS or (kind == "joint" and at and not owed and _parts(words, at)):
            return -1
        if kind == "relative" or (kind == "that" and at):
            owed = True
        elif kind in VERBS and at - paid <= 2:
            paid = at
        elif owed and _is_verb(words, at, kind):
            owed, paid = False, at
        elif _is_own_verb(words, at, kind, owed):
            return at
    return _last_verb(words)


def _outside_asides(words: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield place and kind of each word that tells of verbs, none inside an aside.

    An aside, ", which ..., ", is left out to its comma.
    """
    aside = False
    for at, word in enumerate(words):
        kind = kind_of_word(word)
        if kind in _IDLE or (kind in _VERBS_IN_S and word[-1] != "s"):
            continue
        if aside and word != "," and word not in _STOPS:
            continue
        yield at, kind
        aside = kind == "relative" and words[at - 1] == ","


def _parts(words: Sequence[str], at: int) -> bool:
    """Whether a joint starts another clause: "as" does before "he", not before "an envoy"."""
    if words[at] == "as":
        return words[at + 1 : at + 2] != [] and words[at + 1].lower() in _PRONOUNS
    return words[at] not in _JOINS and words[at] not in _WITHIN


def _is_verb(words: Sequence[str], at: int, kind: str) -> bool:
    return kind in VERBS and at > 0 and not (kind == "past" and is_participle(words, at))


def _is_own_verb(words: Sequence[str], at: int, kind: str, owed: bool) -> bool:
    """Whether a word is the verb of the clause itself: ``owed`` while a relative one has none."""
    if words[at] in _SHORT and kind_of_word(words[at - 1]) == "subject":
        return True
    if owed or not at or kind == "joint":
        return False
    return _is_verb(words, at, kind) or _is_present(words, at)


def _last_verb(words: Sequence[str]) -> int:
    """Return the verb that ends a clause which has no other: "talks failed", or -1."""
    last = len(words) - 1
    if last < 1 or kind_of_word(words[last]) != "past":
        return -1
    return last if kind_of_word(words[last - 1]) not in _BETWEEN else -1


_IDLE = frozenset(("name", "number", "quote", "ing", "adverb"))
"""Kinds of words that are no finite verb, whatever stands beside them, and part no clauses."""
_VERBS_IN_S = frozenset(("noun", "determiner", "subject", "to"))
"""Kinds of words of which only one in -s may be a finite verb."""
_STOPS = frozenset((";", "—", "–", "--", ":"))
_SHORT = ("’s", "'s")
_JOINS = ("and", "or", "nor")
_PRONOUNS = frozenset("he she it they we I you".split())
_WITHIN = frozenset(("with", "including", "without"))
"""Joints that may stand inside a subject: "talks with Iran had failed"."""


def is_participle(words: Sequence[str], at: int) -> bool:
    """Whether a form in -ed describes: "seven wounded", "one of them intercepted by Iran"."""
    subject = at - 1
    while subject > 0 and kind_of_word(words[subject]) == "adverb":
        subject -= 1
    if subject < at - 1 and kind_of_word(words[subject]) == "subject":
        return False  # "it merely ran aground"
    before = kind_of_word(words[at - 1])
    if before in _BETWEEN or at + 1 == len(words):
        return True
    return words[at + 1] in ("by", ",")


def _is_present(words: Sequence[str], at: int) -> bool:
    """Whether a word in -s follows its subject: "Israel wants quiet", "nobody reads"."""
    word, before = words[at], words[at - 1]
    if not word.endswith("s") or not word[0].islower() or word.endswith(("ss", "us")):
        return False
    follows = at + 1 < len(words) and kind_of_word(words[at + 1]) != "mark"
    closes = before == "," and "," in words[: at - 1]
    if word in _SPANS:
        return False  # "warned Israel days before"
    named = kind_of_word(before) in ("name", "subject") and before not in DEMONYMS
    return follows and (named or closes)
