"""Writing the compiled gazetteer: names, columns, titles and ids, the same bytes every time."""

from __future__ import annotations

import json
import math
import zlib
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import marisa_trie
import numpy as np

from geo.world.folding import fold, loose, with_h
from geo.world.gazetteer import ALTERNATE, DEMONYM, KINDS, PER_BLOCK
from geo.world.gazetteer_rows import Row


def write(rows: list[Row], cities: int, folder: Path, spelled: frozenset[str]) -> None:
    """Write all files of a gazetteer whose first ``cities`` rows are cities.

    Names of the countries ``spelled`` are filed a second time under their loose key.
    """
    _write_names(rows, folder)
    _write_loose(rows, folder, spelled)
    _write_columns(rows, folder)
    _write_titles(rows, folder)
    _write_meta(rows, cities, folder)


def _write_names(rows: list[Row], target: Path) -> None:
    """Write the trie and its entries: own names before alternates of less than double weight."""
    filed: dict[str, dict[int, int]] = defaultdict(dict)
    for n, row in enumerate(rows):
        for name, flags in sorted(row.names.items()):
            spots = filed[fold(name)]
            spots[n] = min(flags, spots.get(n, flags))
    _write_filed(rows, filed, target, "")


ONE_LETTER = frozenset(("UA", "BY"))
"""Countries whose languages write g and h with one letter."""


def _write_loose(rows: list[Row], target: Path, spelled: frozenset[str]) -> None:
    """Write the names of towns and parts under the key that forgives their spelling."""
    filed: dict[str, dict[int, int]] = defaultdict(dict)
    for n, row in enumerate(rows):
        if row.country in spelled and row.kind in ("city", "subdivision", "site"):
            for name, flags in sorted(row.names.items()):
                key = "" if flags & DEMONYM else loose(fold(name))
                for one in {key, with_h(key)} if row.country in ONE_LETTER else {key}:
                    if one:
                        filed[one][n] = min(flags, filed[one].get(n, flags))
    _write_filed(rows, filed, target, "loose_")


def _write_filed(
    rows: list[Row], filed: dict[str, dict[int, int]], target: Path, prefix: str
) -> None:
    """Write a trie of keys and the entries filed under each."""
    trie = marisa_trie.Trie(sorted(filed))
    trie.save(str(target / f"{prefix}names.marisa"))
    first, entries = [0], []
    for k in range(len(trie)):
        spots = filed[trie.restore_key(k)]
        order = sorted(spots, key=lambda n: (-_rank(rows[n], spots[n]), n))
        entries += [n | spots[n] for n in order]
        first.append(len(entries))
    np.save(target / f"{prefix}first.npy", np.array(first, np.uint32))
    np.save(target / f"{prefix}entries.npy", np.array(entries, np.uint32))


def _rank(row: Row, flags: int) -> float:
    return row.weight * (0.3 if flags & ALTERNATE else 1.0)


def _write_columns(rows: list[Row], target: Path) -> None:
    countries = _numbered(row.country for row in rows)
    admins = _numbered(row.admin for row in rows)
    kinds: dict[str, int] = {kind: n for n, kind in enumerate(KINDS)}
    columns = {
        "number": [int(r.id[9:]) if r.id.startswith("geonames:") else 0 for r in rows],
        "lat": [r.lat for r in rows], "lon": [r.lon for r in rows],
        "population": [r.population for r in rows],
        "country": [countries[r.country] for r in rows], "admin": [admins[r.admin] for r in rows],
        "kind": [kinds[r.kind] for r in rows], "capital": [r.capital for r in rows],
        "weight": [round(1000 * math.log10(r.weight)) for r in rows],
    }  # fmt: skip
    types = {"number": "u4", "lat": "f4", "lon": "f4", "population": "u4", "country": "u1",
             "admin": "u2", "kind": "u1", "capital": "u1", "weight": "u2"}  # fmt: skip
    for name, values in columns.items():
        np.save(target / f"{name}.npy", np.array(values, types[name]))


def _write_titles(rows: list[Row], target: Path) -> None:
    titles = [row.title.encode("utf8") for row in rows]
    (target / "titles.txt").write_bytes(b"".join(titles))
    np.save(target / "title_ends.npy", np.cumsum([len(t) for t in titles]).astype(np.uint32))
    blocks = []
    for at in range(0, len(rows), PER_BLOCK):
        lines = ("\t".join(_printed(row)) for row in rows[at : at + PER_BLOCK])
        blocks.append(zlib.compress("\n".join(lines).encode("utf8"), 9))
    (target / "printed.bin").write_bytes(b"".join(blocks))
    np.save(target / "printed_ends.npy", np.cumsum([len(b) for b in blocks]).astype(np.uint32))


def _printed(row: Row) -> Iterable[str]:
    return sorted(name for name, flags in row.names.items() if not flags & DEMONYM)


def _write_meta(rows: list[Row], cities: int, target: Path) -> None:
    meta = {
        "cities": cities,
        "ids": [row.id for row in rows[cities:]],
        "also": {also: row.id for row in rows[cities:] for also in row.also.split() if also},
        "countries": list(_numbered(row.country for row in rows)),
        "admins": list(_numbered(row.admin for row in rows)),
    }
    (target / "meta.json").write_text(json.dumps(meta, ensure_ascii=False, indent=0) + "\n", "utf8")


def _numbered(values: Iterable[str]) -> dict[str, int]:
    return {value: n for n, value in enumerate(sorted(set(values)))}
