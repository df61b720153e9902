"""Known names: which words are given names, and which are family names.

``given-names.csv`` has one row a given name: its gender (``f``, ``m`` or empty), where it is from,
whether the US census of 1990 has it, and whether it shows a person alone, being no place, word or
title as well ("Paris", "Will"). ``surnames.txt`` holds the commonest family names of the same
census; ``people.place_like`` given names that are places.
"""

from __future__ import annotations

import csv
from functools import cache, lru_cache
from pathlib import Path

from geo.reading.lexicon import words
from geo.world.folding import plain

FOLDER = Path(__file__).parents[3] / "data" / "reading"


NAMES = FOLDER / "given-names.csv"


@cache
def given_names() -> dict[str, str]:
    """Return the given names that show a person alone, with their gender."""
    return {row["name"]: row["gender"] for row in _rows() if row["alone"]}


@cache
def census_given_names() -> frozenset[str]:
    """Return every given name of the census in lower case, places and words among them."""
    return frozenset(row["name"].lower() for row in _rows() if row["census"])


def _rows() -> list[dict[str, str]]:
    with NAMES.open(encoding="utf8") as lines:
        return list(csv.DictReader(lines))


@cache
def _family_names() -> frozenset[str]:
    return frozenset((FOLDER / "toponyms" / "surnames.txt").read_text("utf8").split())


@lru_cache(50_000)
def is_family_name(word: str) -> bool:
    """Whether a word is a known family name, of the census or one that comes first."""
    return plain(word) in _family_names() or word in words("people.family_first")


def is_given_like(word: str) -> bool:
    """Whether a word is a given name, even if places are called so too: "Paris", "Georgia"."""
    return word in given_names() or word in words("people.place_like")
