"""Compass: "the North" and "the South", which are two states in the news of Korea."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from geo.reading.toponyms.gazetteer_features import facts_of_words, folded, key_of
from geo.reading.toponyms.spans import Spot
from geo.world.gazetteer import ROW, open_gazetteer

KOREAS = {"North": "North Korea", "South": "South Korea"}
KOREAN = frozenset(("KP", "KR"))
SHARE = 0.15
"""How many of an article's names must be Korean for it to be news of Korea."""


def is_korean(words: Sequence[str], spots: Sequence[Spot]) -> bool:
    """Whether the names of an article are of Korea, more than by the way."""
    others = [s for s in spots if s.last - s.first > 1 or words[s.first] not in KOREAS]
    korean = [s for s in others if _country(tuple(words[s.first : s.last])) in KOREAN]
    return bool(korean) and len(korean) >= SHARE * len(others)


def is_korea(words: Sequence[str], first: int, last: int) -> bool:
    """Whether words are "the North" or "the South" and nothing more."""
    the = first > 0 and words[first - 1] in ("the", "The")
    after = words[last] if last < len(words) else "."
    return the and last == first + 1 and words[first] in KOREAS and not after[0].isupper()


@lru_cache(20_000)
def _country(name: tuple[str, ...]) -> str:
    gazetteer = open_gazetteer()
    entries = gazetteer.entries_of(key_of([folded(word) for word in name]))
    return gazetteer.at(entries[0] & ROW).country if entries else ""


def facts_at(words: Sequence[str], first: int, last: int) -> tuple[str, ...]:
    """Return what the gazetteer knows of a name where it stands: "the North" is a country."""
    if is_korea(words, first, last):
        return facts_of_words(tuple(KOREAS[words[first]].split()))
    return facts_of_words(tuple(words[first:last]))
