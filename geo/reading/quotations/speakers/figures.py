"""Somebody a text tells of, named or not, and the places where it does."""

from __future__ import annotations

from dataclasses import dataclass, field

from geo.reading.lexicon import values
from geo.reading.people.word_lists import KIN


@dataclass(slots=True)
class Figure:
    """Somebody: a name or none, an office, a gender, and the nouns the text describes them by."""

    name: str = ""
    title: str = ""
    gender: str = ""
    nouns: set[str] = field(default_factory=set)

    def join(self, other: Figure) -> None:
        """Let two figures bear one name, being one person."""
        self.name, self.title = self.name or other.name, self.title or other.title
        self.gender = other.gender = self.gender or other.gender
        other.nouns |= self.nouns


@dataclass(frozen=True, slots=True)
class Seen:
    """One place where somebody is told of; ``leads`` when as the subject of a clause."""

    start: int
    end: int
    who: int
    sentence: int
    leads: bool
    is_new: bool


def gender_of(noun: str) -> str:
    """Return the gender that a description tells, or ``""``."""
    return KIN.get(noun, "") or values("speakers.genders").get(noun, "")
