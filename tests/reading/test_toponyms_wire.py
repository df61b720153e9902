"""Wire prose of our own about the main regions, written before any rule was tuned on it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from geo.reading.marks import Toponym
from geo.reading.toponyms import find_toponyms
from geo.reading.toponyms.distance import kilometres
from geo.text import Prose
from geo.world.places import Place

ROWS = yaml.safe_load((Path(__file__).parents[1] / "golden/toponyms-wire.yaml").read_text("utf8"))


def asked(row: dict):
    missed = [pytest.mark.xfail(reason=row["missed"])] if "missed" in row else []
    return pytest.param(row, marks=missed, id=row["text"][:50])


@pytest.mark.parametrize("row", [asked(row) for row in ROWS])
def test_names_of_wire_prose_are_what_a_careful_reader_says(row):
    marks = find_toponyms(Prose(row["text"]))
    wrong = {name: want for name, want in row["names"].items() if not fits(row, marks, name, want)}
    assert wrong == {}, [(m.text, m.role, m.place, m.within) for m in marks]


def fits(row: dict, marks: list[Toponym], name: str, want: str) -> bool:
    words, _, nth = name.partition("#")
    start = -1
    for _ in range(int(nth or 1)):
        start = row["text"].index(words, start + 1)
    over = [m for m in marks if m.start < start + len(words) and start < m.end]
    if want == "none":
        return all(m.place is None or m.role == "embedded" for m in over)
    if want in ("any", "unplaced"):
        return bool(over) and (want == "any" or over[0].place is None)
    return any(m.place is not None and is_as_wanted(m.place, want) for m in over)


def is_as_wanted(place: Place, want: str) -> bool:
    """Whether a place is in the country, of the kind and near the point of a row."""
    told, _, point = want.partition(", ")
    kind, land = told.split() if " " in told else ("", told)
    if place.country != land or (kind and place.kind != kind):
        return False
    if not point:
        return True
    lat, lon, km = map(float, point.split())
    return kilometres(place, Place("", "", "city", lat=lat, lon=lon)) <= km
