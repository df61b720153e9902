"""What a matched rule means: the reading that every family of rules gives, and shared pieces."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from geo.reading.lexicon import values
from geo.reading.timexes.grammar import Hit
from geo.reading.timexes.reference_time import Scene

Kind = Literal["DATE", "TIME", "DURATION", "SET"]
Base = Literal["", "published", "told", "reported"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A TIMEX3 type and value, before it is laid on the calendar.

    ``mod`` is TIMEX3's (``START``, ``MID``, ``END``, ``APPROX``, ``BEFORE``, ``AFTER``) or
    ``EARLIER`` and ``LATER`` for the part of a unit before and after publication. ``base`` says
    what it was counted from; ``days`` are the ends of a stretch that the value itself cannot
    say ("the past two months"). ``rule`` is a name other than the rule's own.
    """

    kind: Kind
    value: str
    mod: str = ""
    base: Base = ""
    days: tuple[date, date] | None = None
    rule: str = ""


Family = Callable[[Hit, Scene], Reading | None]

MODS = values("timexes.mods")
"""Modifying words to TIMEX3 mods."""


def mod_of(words: list[str]) -> str:
    """Return the mod of words such as "early in the", "the end of" or "nearly"."""
    return next((MODS[w] for w in words if w in MODS), "")


def part_of(hit: Hit) -> str:
    """Return the mod that the rule's ``part`` groups give."""
    return mod_of(hit.words("part", "part2", "part3"))


def published(scene: Scene) -> Base:
    """Return what a time counted from publication was counted from: nothing when nobody said."""
    return "published" if scene.published else ""
