"""Generic words behind a name: part of it, or a sign of which kind of place is meant.

"Natanz enrichment plant" is one name; "Kursk region" is not the town of Kursk.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from geo.reading.lexicon import values
from geo.reading.toponyms.cue_words import word_set
from geo.reading.toponyms.gazetteer_features import facts_of, folded, key_of
from geo.reading.toponyms.spans import Spot
from geo.world.gazetteer import open_gazetteer

LONGEST_TAIL = 5
STOPS = word_set("stops")
AREA_WORDS = word_set("area_words")
"""What a country calls its parts: "oblast", "governorate"."""


def with_tail(words: list[str], spot: Spot) -> Spot:
    """Return a name with the small words that end it: "Baltic states", "Punggye-ri test site"."""
    after = words[spot.last] if spot.last < len(words) else ""
    if spot.last != spot.run_last or not (after == "-" or after[:1].islower()):
        return spot
    keys = [folded(word) for word in words[spot.first : spot.last]]
    size, trie = len(keys), open_gazetteer().trie
    if not _goes_on(key_of(keys)):
        return spot
    for word in words[spot.last : spot.last + LONGEST_TAIL]:
        if word != "-" and not (word.isalpha() and word.islower()):
            break
        keys.append(folded(word))
    for end in range(len(keys), size, -1):
        key = key_of(keys[:end])
        if keys[end - 1] and key in trie and facts_of(key)[0][0] in "RWP":
            last = spot.first + end
            return replace(spot, last=last, run_last=last)
    return spot


@lru_cache(20_000)
def _goes_on(key: str) -> bool:
    """Whether the gazetteer has a longer name that begins with these words."""
    start = f"{key} "
    return start.isprintable() and next(open_gazetteer().trie.iterkeys(start), None) is not None


def without_owning(words: list[str], spot: Spot) -> Spot:
    """Return a name without "the" before it, one of one word without ``'s``: "America's"."""
    if spot.last - spot.first > 1 and words[spot.first] == "the":
        spot = replace(spot, first=spot.first + 1)
    if spot.last - spot.first == 2 and words[spot.last - 1] in ("'s", "’s"):
        return replace(spot, last=spot.first + 1)
    return spot


def shared_head(words: list[str], at: int) -> str:
    """Return the kind of area that a list of names shares: "oblast" in "Sumy, Kharkiv and ..."."""
    for index in range(at, min(at + LONGEST_LIST, len(words))):
        word = words[index]
        if word in PLURALS:
            return PLURALS[word]
        if not (word in LISTING or word[0].isupper() or word == "-"):
            return ""
    return ""


LISTING = frozenset((",", "and", "or"))
LONGEST_LIST = 20
PLURALS = values("toponyms.plurals")
"""What names of a list are parts of, to one of them."""


def before_is_the(words: list[str], spot: Spot) -> bool:
    """Whether "the" goes before a name of one word, as before a river: "along the lower Dnipro"."""
    first = spot.first
    if first > 1 and words[first - 1] in ("lower", "upper"):
        first -= 1
    return first > 0 and words[first - 1] in ("the", "The")


SAME = {
    "region": ("oblast", "krai", "province"), "oblast": ("region",), "province": ("governorate",),
    "governorate": ("province",),
}  # fmt: skip
"""News calls one part of a country by several words."""
