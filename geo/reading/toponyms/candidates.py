"""Candidates: the places that each name of an article could mean, with what speaks for each.

All mentions of one name mean one place unless the words around one say otherwise, so choices
are gathered by name. Every choice gets a row of ``FEATURES``; ``geo.reading.toponyms.resolve``
weighs them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from geo.reading.once import once
from geo.reading.toponyms.cue_words import cues, word_set
from geo.world.folding import fold
from geo.world.gazetteer import ALTERNATE, DEMONYM, ROW, SHORT, open_gazetteer

MOST_CHOICES = 24
CITY, COUNTRY, SUBDIVISION = 0, 1, 2
NOT_INSIDE = ALTERNATE | SHORT | DEMONYM
TYPE_WORDS = word_set("type_words")
WAYS = word_set("ways")


@lru_cache(20_000)
def rows_for(name: str) -> tuple[tuple[int, ...], str]:
    """Return the flagged gazetteer rows a printed name could mean, and how they were found.

    The second value is ``"whole"``, ``"people"``, ``"type"`` (found without "Province" and the
    like), ``"way"`` (found without "northern" and the like), ``"spelling"`` (spelled nearly so),
    ``"inside"`` (a place named within
    a longer name) or ``""`` when nothing was found.
    """
    gazetteer = open_gazetteer()
    key = fold(name)
    found = gazetteer.entries_of(key)
    if not found and key.endswith("s"):
        found = [e for e in gazetteer.entries_of(key[:-1]) if e & DEMONYM]
    if found:
        return _held(found)
    if nearly := [e for e in gazetteer.spelled_like(key) if not e & SHORT]:
        return _most_likely(nearly), "spelling"
    return _without_words(key.split())


def _held(found: list[int]) -> tuple[tuple[int, ...], str]:
    """Return the peoples or the places of a name that the gazetteer holds, whichever weigh more."""
    people = [e for e in found if e & DEMONYM]
    places = [e for e in found if not e & DEMONYM]
    weight = open_gazetteer().columns["weight"]
    if people and (not places or weight[people[0] & ROW] > weight[places[0] & ROW]):
        return tuple(people[:MOST_CHOICES]), "people"
    return _most_likely(places), "whole"


def _most_likely(entries: list[int]) -> tuple[int, ...]:
    return tuple(entries[:MOST_CHOICES])


def _without_words(keys: list[str]) -> tuple[tuple[int, ...], str]:
    """Find a longer name by its type word left off, or by the place named inside it."""
    gazetteer = open_gazetteer()
    if len(keys) > 1:
        for part, how, dropped in (
            (keys[:-1], "type", keys[-1]), (keys[1:], "type", keys[0]), (keys[1:], "way", keys[0]),
            (keys[2:] if keys[1] == "of" else [], "type", keys[0]),
        ):  # fmt: skip
            if part and (dropped in (TYPE_WORDS if how == "type" else WAYS)):
                found = [e for e in gazetteer.entries_of(" ".join(part)) if not e & DEMONYM]
                if found:
                    return _most_likely(found), how
    return _inside(keys[:8])


def _inside(keys: list[str]) -> tuple[tuple[int, ...], str]:
    """Return the best known place that a longer name contains: "Dubai World Trade Centre".

    A street is not where its namesake is.
    """
    if "street" in cues().get(keys[-1], ()):
        return (), ""
    gazetteer = open_gazetteer()
    weight, kinds = gazetteer.columns["weight"], gazetteer.columns["kind"]
    best: list[int] = []
    for size in range(len(keys) - 1, 0, -1):
        for at in range(len(keys) - size + 1):
            found = gazetteer.entries_of(" ".join(keys[at : at + size]))
            found = [e for e in found if weight[e & ROW] > 4700 and not e & NOT_INSIDE]
            if (
                found
                and kinds[found[0] & ROW] in (CITY, SUBDIVISION)
                and (not best or weight[found[0] & ROW] > weight[best[0] & ROW])
            ):
                best = found
        if best:
            return _most_likely(best), "inside"
    return (), ""


@dataclass
class Name:
    """One name of an article: where it stands and the rows it could mean."""

    text: str
    how: str
    rows: tuple[int, ...]
    mentions: list[int] = field(default_factory=list)


@dataclass
class Table:
    """All choices of an article as columns; name ``n`` has rows ``offsets[n]:offsets[n + 1]``."""

    names: list[Name]
    offsets: np.ndarray
    row: np.ndarray
    flags: np.ndarray
    name_of: np.ndarray
    held: dict[str, np.ndarray] = field(default_factory=dict)

    def column(self, title: str) -> np.ndarray:
        """Return a gazetteer column for every choice."""
        held = self.held.get(title)
        if held is None:
            held = self.held[title] = _columns()[title][self.row]
        return held

    @once
    def vectors(self) -> np.ndarray:
        """Every choice's place on the unit sphere; what lies nowhere stands at its middle."""
        lat, lon = np.radians(self.column("lat")), np.radians(self.column("lon"))
        flat = np.cos(lat)
        found = np.column_stack([flat * np.cos(lon), flat * np.sin(lon), np.sin(lat)])
        found[np.isnan(found)] = 0.0
        return found


@lru_cache(1)
def _columns() -> dict[str, np.ndarray]:
    return {title: np.asarray(view) for title, view in open_gazetteer().columns.items()}


def gather(texts: list[str]) -> Table:
    """Return the table of choices for the printed names of an article, in reading order."""
    names: dict[str, Name] = {}
    for n, text in enumerate(texts):
        key = fold(text)
        if key not in names:
            rows, how = rows_for(text)
            names[key] = Name(text, how, rows)
        names[key].mentions.append(n)
    known = [name for name in names.values() if name.rows]
    sizes = [len(name.rows) for name in known]
    entries = np.array([e for name in known for e in name.rows], np.int64)
    return Table(
        known, np.concatenate(([0], np.cumsum(sizes))).astype(np.int64), entries & ROW,
        entries & ~ROW, np.repeat(np.arange(len(known)), sizes),
    )  # fmt: skip
