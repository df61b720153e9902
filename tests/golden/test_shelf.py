"""Every mark of the bundled articles, gone through by hand and held in ``shelf.yaml``.

For each article and each kind the file names, the marks are exactly the rows, in order. After an
article or the reader has changed, look at what ``python -m tests.golden.test_shelf times`` prints,
mark by mark, before it goes into the file.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from geo.keeping.shelf import bundled
from geo.reading.findings import read
from geo.reading.marks import Findings

FILE = Path(__file__).parent / "shelf.yaml"
GOLDEN: dict[str, dict[str, list[list[Any]]]] = yaml.safe_load(FILE.read_text("utf8")) or {}
Row = list[Any]


def times(found: Findings) -> list[Row]:
    """Return of every time its words, and its first and last day."""
    return [[t.text, t.earliest, t.latest] for t in found.timexes]


def places(found: Findings) -> list[Row]:
    """Return of every place its words, what the name does, and the place's id."""
    return [[t.text, t.role, t.place.id if t.place else None] for t in found.toponyms]


def quotations(found: Findings) -> list[Row]:
    """Return of every quotation its kind, speaker, words, and where and when it was said."""
    return [
        [
            q.kind, (q.source.name or q.source.text) if q.source else None,
            " … ".join(c.of(found.text) for c in q.content), q.said_at, q.said_on,
        ]
        for q in found.quotations
    ]  # fmt: skip


KINDS: dict[str, Callable[[Findings], list[Row]]] = {
    "times": times, "places": places, "quotations": quotations,
}  # fmt: skip


@cache
def findings(article: str) -> Findings:
    [found] = [a for a in bundled() if a.id == article]
    return read(found.text, found.published)


@pytest.mark.parametrize(
    ("article", "kind"), [(article, kind) for article, kinds in GOLDEN.items() for kind in kinds]
)
def test_every_mark_of_the_shelf_is_as_a_careful_reader_would_have_it(article, kind):
    assert KINDS[kind](findings(article)) == [*map(as_read, GOLDEN[article][kind])]


def as_read(row: Row) -> Row:
    """Return what is read today: of a place whose role is read wrongly, that role."""
    return [row[0], row[3], row[2]] if len(row) == MISREAD else row


MISREAD = 4
"""Cells of a place that is read wrongly: its words, right role, id, and the role it is read as."""


def test_few_places_of_the_shelf_are_read_wrongly():
    rows = [row for kinds in GOLDEN.values() for row in kinds["places"]]
    wrong = [row for row in rows if len(row) == MISREAD]
    assert (len(rows), len(wrong)) == (443, 22)


@pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if any(kind in g for g in GOLDEN.values())]
)
def test_a_kind_is_held_for_the_whole_shelf_or_not_at_all(kind):
    assert {article for article, kinds in GOLDEN.items() if kind in kinds} == {
        article.id for article in bundled()
    }


class Plain(yaml.SafeDumper):
    """Write every day out, also where two of a row are the same."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def main(kinds: list[str]) -> None:
    """Print the marks as they are read now, in the form of the file."""
    for article in bundled():
        print(f"{article.id}:")
        for kind in kinds:
            print(f"  {kind}:")
            for row in KINDS[kind](findings(article.id)):
                cells = yaml.dump(
                    row, Dumper=Plain, default_flow_style=True, allow_unicode=True, width=10**6
                )
                print(f"    - {cells.strip()}")


if __name__ == "__main__":
    main(sys.argv[1:] or list(KINDS))
