"""Role phrases: the words around a place name that tell its role, found without a parser.

The noun that the name belongs to ("Moscow's *rhetoric*"), the verb that may follow or go before,
and the word that leads in ("*relations* with Moscow"). The same words as points, for a role to be
weighed from words like the ones that were seen in training.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from geo.reading.toponyms.cue_words import class_of, word_set
from geo.reading.word_vectors import no_word, row_of, vectors

STOPS = word_set("stops")
SMALL = word_set("small")
OWNING = frozenset(("'s", "’s", "'", "’"))
PLACES = 14
"""Words around a name that are weighed as points: see ``rows_around``."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words around a name: ``head`` is the noun it belongs to, ``lead`` what leads in."""

    owned: bool
    ahead: int
    head: str
    size: int
    after: str
    verb: str
    verb_before: str
    lead: str
    small: str


def phrase_of(words: list[str], first: int, last: int) -> Phrase:
    """Return the phrase around words ``first`` up to ``last``."""
    count = len(words)
    owned = last < count and words[last] in OWNING
    ahead = last + 1 if owned else last
    at, back = _past_head(words, ahead), _before_small(words, first)
    return Phrase(
        owned,
        ahead,
        words[at - 1].lower() if at > ahead else "",
        at - ahead,
        words[at].lower() if at < count else "$",
        _first_verb(words[ahead : ahead + 4]),
        _first_verb(words[max(0, first - 6) : first][::-1]),
        words[back].lower() if back >= 0 else "^",
        " ".join(words[back + 1 : first]).lower(),
    )


def _past_head(words: list[str], ahead: int) -> int:
    """Return where the words that a name may belong to end."""
    at, end = ahead, min(len(words), ahead + 4)
    while at < end and words[at][:1].isalpha() and words[at].lower() not in STOPS:
        at += 1
    return at


def _before_small(words: list[str], first: int) -> int:
    """Return the word that leads in to a name, over small words."""
    back = first - 1
    while back > 0 and back > first - 4 and words[back].lower() in SMALL:
        back -= 1
    return back


def _first_verb(words: list[str]) -> str:
    return next((word for word in words if is_verb(word)), "").lower()


def lists_of(words: list[str], names: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return for each name the words of the list it stands in ("Moscow, Minsk and Kyiv").

    A name that stands in no list is given back as it is; so are two names with a comma between
    them, of which the second says where the first lies.
    """
    found, begin = [], 0
    for n in range(1, len(names) + 1):
        if n < len(names) and " ".join(words[names[n - 1][1] : names[n][0]]) in LISTING:
            continue
        members = names[begin:n]
        joined = {words[first - 1] for first, _ in members[1:]} & ANDS
        listed = (members[0][0], members[-1][1]) if joined or len(members) > 2 else None
        found += [listed or member for member in members]
        begin = n
    return found


ANDS = frozenset(("and", "or", "&"))
LISTING = frozenset((",", "and", "or", "&", ", and", ", or"))


@lru_cache(50_000)
def is_verb(word: str) -> bool:
    """Whether a word is commonest as a verb."""
    return class_of(word.lower()).startswith("v")


def rows_around(words: list[str], first: int, phrase: Phrase, people: bool) -> list[int]:
    """Return the vectors' rows of the words around a name, in fixed places.

    Three words before, three after, the phrase's own; its head a second time, in a place that
    tells whether the name is a people's, owns the head, or neither.
    """
    ahead = phrase.ahead
    near = [words[first - n].lower() if first >= n else "" for n in (1, 2, 3)]
    near += [words[n].lower() if n < len(words) else "" for n in range(ahead, ahead + 3)]
    near += [phrase.head, phrase.lead, phrase.verb, phrase.verb_before, phrase.after]
    rows = [row_of(word) for word in near]
    none, head = no_word(), rows[6]
    plain = not people and not phrase.owned
    return [
        *rows,
        head if people else none,
        head if phrase.owned else none,
        head if plain else none,
    ]


def points_around(rows: list[list[int]]) -> np.ndarray:
    """Return the vectors of rows, side by side, shape (names, PLACES * columns)."""
    return vectors()[np.array(rows)].reshape(len(rows), -1)
