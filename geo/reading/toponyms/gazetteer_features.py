"""What the gazetteer knows of the names that words can make: parts of the features of a word."""

from __future__ import annotations

import re
from functools import lru_cache

from geo.world.folding import plain
from geo.world.gazetteer import ALTERNATE, DEMONYM, ROW, SHORT, open_gazetteer

LONGEST_NAME = 6
_LETTERS = {0: "c", 1: "N", 2: "S", 3: "R", 4: "W", 5: "P"}


@lru_cache(50_000)
def facts_of(key: str) -> tuple[str, ...]:
    """Return what the gazetteer knows of a folded name, as feature parts; empty when nothing."""
    gazetteer = open_gazetteer()
    entries = gazetteer.entries_of(key)
    if not entries:
        singular = gazetteer.entries_of(key[:-1]) if key.endswith("s") else []
        return ("Dp",) if any(e & DEMONYM for e in singular) else ()
    peoples = [e for e in entries if e & DEMONYM]
    places = [e for e in entries if not e & DEMONYM]
    if peoples and (not places or gazetteer.columns["kind"][peoples[0] & ROW] in (1, 3)):
        return ("D", "D")
    return _facts_of_places(places)


def _facts_of_places(places: list[int]) -> tuple[str, ...]:
    """Return the kind, size and number of the places of a name, as feature parts."""
    gazetteer = open_gazetteer()
    weight, kinds = gazetteer.columns["weight"], gazetteer.columns["kind"]
    best = max(places, key=lambda e: weight[e & ROW] - (700 if e & ALTERNATE else 0))
    kind = "K" if gazetteer.columns["capital"][best & ROW] else _LETTERS[kinds[best & ROW]]
    size = min(9, weight[best & ROW] // 1000)
    own = "a" if best & ALTERNATE else "s" if best & SHORT else "o"
    many = "1" if len(places) == 1 else "2" if len(places) < 4 else "9"
    return (kind + own, f"{kind}{own}{size}", f"{kind}{own}{many}")


@lru_cache(50_000)
def folded(word: str) -> str:
    """Return a word's folded form."""
    return plain(word)


@lru_cache(50_000)
def facts_of_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return what the gazetteer knows of a name as printed."""
    return facts_of(key_of([folded(word) for word in words]))


@lru_cache(50_000)
def longest_names(words: tuple[str, ...]) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
    """Return first, last and facts of the gazetteer's longest names in a run, left to right."""
    keys = [folded(word) for word in words]
    if len(keys) == 1:
        facts = facts_of(keys[0])
        return ((0, 1, facts),) if facts else ()
    known = open_gazetteer().trie
    found, i, n = [], 0, len(keys)
    while i < n:
        step = 1
        if keys[i] and words[i][0].isupper():
            for j in range(min(n, i + LONGEST_NAME), i, -1):
                if words[j - 1] in NO_END:
                    continue
                key = key_of(keys[i:j])
                if key in known or (j == i + 1 and key[-1:] == "s"):
                    facts = facts_of(key)
                    if facts:
                        found.append((i, j, facts))
                        step = j - i
                        break
        i += step
    return tuple(found)


def key_of(keys: list[str]) -> str:
    """Join folded words into the key a name is filed under."""
    if keys[0] in _LONG and len(keys) > 1:
        keys = [_LONG[keys[0]], *keys[1:]]
    joined = " ".join([key for key in keys if key])
    return _POSSESSIVE.sub("s", joined) if " s" in joined else joined


_POSSESSIVE = re.compile(r" s\b")
NO_END = frozenset(("of", "the", "and", "-", "'s", "’s", "de"))
_LONG = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "n": "north", "s": "south"}
