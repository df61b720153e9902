"""What stands beside a name or a description and shows that somebody is meant.

"Mira Haddad, a dentist", "the headman, Gholam", "Oleh, 41,", "a woman called Raisa", "Tamara keeps
eleven cats": the names that no list holds are shown by what is said of who bears them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache

from geo.reading.lexicon import words
from geo.reading.people.name_runs import given_names
from geo.reading.people.word_lists import KIN, NOT_NAMES, SPEAKS, THINGS
from geo.reading.quotations.speakers.noun_phrases import DAYS, DETERMINERS, kinds_of_people
from geo.text import Prose
from geo.world.gazetteer import open_gazetteer

Run = tuple[int, int]
"""The first and last of some words."""
_BEFORE = 4
"""Words back from a description's noun to its determiner, at most."""
_NAME_AFTER = 9
"""Words from a description's noun to the comma before its name, at most."""
_LONGEST = 4
"""Words of a name beside its first, at most."""
_PREPOSITIONS = words("speakers.ends_head")
_RELAYS = words("speakers.relays")
_LEADS_TO_NAME = frozenset((",", "called", "named"))
_AFTER_NAME = frozenset((",", ".", ")", ";", "”", '"', "-", "—"))
_OPENERS = frozenset((".", "?", "!", "”", '"', ",", "and", "but"))
_OWNS = re.compile(
    r"(?: and| [a-z]+(?:s|ed)| told| lost| left| met| took| kept)"
    r" (?P<whose>his|her) (?P<noun>[a-z]+)"
)
"""What somebody does with what is his: "told his cabinet", "and her brother"."""
_BREAKS = frozenset('.;:!?”"') | words("speakers.relative")


@lru_cache(1_000)
def is_land(name: str) -> bool:
    """Whether a word names a country or a capital."""
    gazetteer = open_gazetteer()
    rows = gazetteer.rows_named(name)
    return any(gazetteer.columns["capital"][r] or gazetteer.at(r).kind == "country" for r in rows)


def without_verb(name: str) -> str:
    """Return a name without the verb of saying that opens its sentence.

    >>> without_verb("Said Anna Petrova"), without_verb("Said Hassan"), without_verb("Added Koval")
    ('Anna Petrova', 'Said Hassan', 'Koval')
    """
    first, _, rest = name.partition(" ")
    is_verb = first.lower() in SPEAKS and (" " in rest or first not in given_names())
    return rest if rest and is_verb else name


@lru_cache(1_000)
def is_place(name: str) -> bool:
    """Whether the gazetteer holds a name, or one of its words is a thing's."""
    return not THINGS.isdisjoint(name.split()) or bool(open_gazetteer().rows_named(name))


def places_of(sought: Set[str], words: Sequence[str]) -> dict[str, list[int]]:
    """Return where each of the capitalised words sought stands.

    >>> places_of({"Ann", "and"}, "Ann and Lee and Ann".split())
    {'Ann': [0, 4]}
    """
    found: dict[str, list[int]] = {word: [] for word in sought if word[0].isupper()}
    for k in [k for k, word in enumerate(words) if word in found] if found else ():
        found[words[k]].append(k)
    return found


class Surroundings:
    """A text asked, word by word, what stands beside."""

    def __init__(self, prose: Prose) -> None:
        self.prose = prose

    def run_before(self, first: int) -> tuple[int, int] | None:
        """Return the capitalised words that the description at a word stands in apposition to."""
        ws = self.prose.words
        if first < 2 or ws[first - 1] != "," or ws[first - 2].endswith("ing"):
            return None  # "Responding, the delegate"
        low = last = self._before_age(first - 2)
        while low > max(0, last - _LONGEST) and (ws[low - 1][0].isupper() or ws[low - 1] == "-"):
            low -= 1
        before = ws[low - 1].lower() if low else "."
        named = ws[low][0].isupper() and ws[last][0].isalpha()
        return (low, last) if named and before not in _PREPOSITIONS | DETERMINERS else None

    def _before_age(self, last: int) -> int:
        """Return the last word of a name that an age may follow: "Oleh, 41"."""
        ws = self.prose.words
        aged = ws[last].isdigit() and len(ws[last]) == 2 and last > 1 and ws[last - 1] == ","
        return last - 2 if aged else last

    def run_after(self, noun: int) -> tuple[int, int] | None:
        """Return the name after a description: "the headman, Gholam", "a woman called Raisa"."""
        ws = self.prose.words
        first, is_kin = noun + 1, ws[noun].lower() in KIN
        if not (is_kin and first < len(ws) and ws[first][0].isupper()):  # "her son Vasyl"
            first, is_kin = self._past_comma(noun), False
        if not 0 <= first < len(ws) or not ws[first][0].isupper():
            return None
        last = first
        while last + 1 < len(ws) and (ws[last + 1][0].isupper() or ws[last + 1] == "-"):
            last += 1
        closed = is_kin or last + 1 >= len(ws) or ws[last + 1] in _AFTER_NAME | SPEAKS
        return (first, last) if closed and last - first <= _LONGEST else None

    def _past_comma(self, noun: int) -> int:
        """Return the word after the comma or "called" that follows a description, or -1.

        Only a phrase may stand between: "the president praised his rival, Jan" names no president.
        """
        ws = self.prose.words
        first, free = noun + 1, False
        while first < min(len(ws) - 1, noun + _NAME_AFTER) and ws[first] not in _LEADS_TO_NAME:
            low = ws[first].lower()
            opens = low in _PREPOSITIONS
            if first == noun + 1 and not opens:
                return -1
            if low in _BREAKS or low in SPEAKS or (low in DETERMINERS and not free):
                return -1
            free = opens
            first += 1
        return first + 1

    def is_place(self, run: tuple[int, int]) -> bool:
        """Whether capitalised words are a place, a day or a thing rather than somebody's name."""
        ws = self.prose.words[run[0] : run[1] + 1]
        if ws[0] in given_names() and not is_land(ws[0]):
            return False
        name = self.prose.text[self.prose.starts[run[0]] : self.prose.ends[run[1]]]
        if ws[0] in DAYS or ws[0] in NOT_NAMES or THINGS.intersection(ws) or name.isupper():
            return True
        return bool(open_gazetteer().rows_named(name))

    def determiner(self, k: int) -> int:
        """Return the word that opens the description whose noun is word ``k``, or -1."""
        ws = self.prose.words
        for first in range(k - 1, max(-1, k - 1 - _BEFORE), -1):
            word = ws[first]
            if word.lower() in DETERMINERS or word in ("’s", "'s"):
                return first - (word in ("’s", "'s"))
            if not (word.isalpha() or word == "-") or word in _PREPOSITIONS:
                return -1
        return -1

    def owner(self, end: int) -> str:
        """Return the gender that "his" or "her" shows soon after a name that ends at a character.

        >>> Surroundings(Prose("Rasha Haidar and her brother came.")).owner(12)
        'f'
        """
        shown = _OWNS.match(self.prose.text, end)
        if not shown or shown["noun"] in _PREPOSITIONS | DETERMINERS:
            return ""
        return "m" if shown["whose"].startswith("his") else "f"

    def given_alone(self) -> Iterator[tuple[int, int]]:
        """Yield the given names that stand alone and are shown to be somebody's."""
        prose, known = self.prose, given_names()
        for k in [k for k, word in enumerate(prose.words) if word in known]:
            if self._stands_alone(k) and self._is_told_of(k):
                if prose.words[k] not in DAYS and not is_land(prose.words[k]):
                    yield k, k

    def _stands_alone(self, k: int) -> bool:
        ws, prose = self.prose.words, self.prose
        before = ws[k - 1] if k else "."
        after = ws[k + 1] if k + 1 < len(ws) else "."
        opens = prose.starts[k] == prose.sentence_at(prose.starts[k]).start
        is_free = opens or not before[0].isupper() or before.lower() in DETERMINERS
        return is_free and not after[0].isupper() and "-" not in (before, after)

    def _is_told_of(self, k: int) -> bool:
        """Whether what stands beside a given name shows that somebody is called so."""
        ws = self.prose.words
        before, after = (ws[k - 1] if k else "."), [*ws[k + 1 : k + 3], ".", "."]
        if before in kinds_of_people() or before in _RELAYS:
            return True
        if after[0] == "," and (after[1] in ("the", "a", "an", "who") or after[1].isdigit()):
            return True
        verb = after[0] in SPEAKS or (after[0].islower() and after[0].endswith(("s", "ed")))
        return verb and (before in _OPENERS or k == 0)
