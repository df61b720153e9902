"""The lists of ``data/reading/lexicon/people.txt`` under the names that code calls them by."""

from __future__ import annotations

from geo.reading.lexicon import values, words

TITLES = values("people.titles")
"""Titles with the gender they tell."""
KIN = values("people.kin")
"""Descriptions with the gender they tell."""
OFFICES, HEADS, NOT_NAMES = (words(f"people.{n}") for n in ("offices", "heads", "not_names"))
PLACES, THINGS, FAMILY_FIRST = (words(f"people.{n}") for n in ("places", "things", "family_first"))
PARTICLES, SPEAKS, DEMONYMS = (words(f"people.{n}") for n in ("particles", "speaks", "demonyms"))
BEFORE_HEADS, PORTFOLIOS = (words(f"people.{n}") for n in ("before_heads", "portfolios"))
FAMILY_ENDINGS = tuple(values("people.family_endings"))
PLAIN = frozenset(("", "Mr", "Mrs", "Ms", "Miss", "Dr"))
"""Titles that say no office."""
