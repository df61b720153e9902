"""Known names: which words are given names, and which are family names.

``given-names.csv`` tells genders too; ``surnames.txt`` holds the commonest family names of the
US census; ``people.place_like`` holds given names that are places as well.
"""

from __future__ import annotations

import csv
from functools import cache, lru_cache
from pathlib import Path

from geo.reading.lexicon import words
from geo.world.folding import plain

FOLDER = Path(__file__).parents[3] / "data" / "reading"


@cache
def given_names() -> dict[str, str]:
    """Return the known given names with their gender (``f``, ``m`` or empty)."""
    with (FOLDER / "given-names.csv").open(encoding="utf8") as lines:
        return {row["name"]: row["gender"] for row in csv.DictReader(lines)}


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
