"""What single words tell: word lists and cue words, read once from ``data/reading/toponyms``."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from geo.reading.lexicon import words

FOLDER = Path(__file__).resolve().parents[3] / "data" / "reading" / "toponyms"


@cache
def words_of(file: str) -> frozenset[str]:
    """Return the words of a list that has one a line."""
    return frozenset((FOLDER / file).read_text("utf8").split())


def word_set(name: str) -> frozenset[str]:
    """Return a set of words as printed, from ``lexicon/toponyms.txt``."""
    return words(f"toponyms.{name}")


@cache
def classes() -> dict[str, str]:
    """Return each known word's class: its commonest WordNet file ("person", "vmotion")."""
    lines = (FOLDER / "classes.txt").read_text("utf8").splitlines()
    return dict(line.split() for line in lines)


@cache
def cues() -> dict[str, tuple[str, ...]]:
    """Return for each cue word the names of the lists it stands in."""
    found: dict[str, tuple[str, ...]] = {}
    for line in (FOLDER / "cues.txt").read_text("utf8").splitlines():
        name, _, words = line.partition(" | ")
        for word in () if line.startswith("#") else words.split():
            found[word] = (*found.get(word, ()), name)
    return found


_CLASS_MEMORY: dict[str, str] = {}


def class_of(word: str) -> str:
    """Return the class of a lower-case word in any inflection, ``""`` when it is unknown."""
    known = _CLASS_MEMORY.get(word)
    if known is None:
        known = _CLASS_MEMORY[word] = _class_of(word)
        if len(_CLASS_MEMORY) > 50_000:
            _CLASS_MEMORY.clear()
    return known


def _class_of(word: str) -> str:
    table = classes()
    if word in table:
        return table[word]
    for ending, instead in _ENDINGS:
        if word.endswith(ending):
            stem = word[: -len(ending)]
            for base in (stem + instead, stem + "e", stem[:-1] if stem[-2:-1] == stem[-1:] else ""):
                if base in table:
                    return table[base]
    return ""


_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", ""), ("ing", ""), ("ly", ""))
