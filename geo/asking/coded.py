"""What GDELT coded of an article, as mentions: asked and drawn like our own, and set beside them.

Each mark's rule is ``coded-by-gdelt``. GDELT names no speaker and no sentence, tells nothing of
roles and of how sure it is: nothing is made up for these.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import pyarrow as pa

from geo.asking.columns import SCHEMA
from geo.asking.mentions import BLANK, mention_id
from geo.asking.sentences import Known
from geo.keeping.archive.gkg import Location, Record
from geo.world.gazetteer import open_gazetteer
from geo.world.places import Place

RULE = "coded-by-gdelt"
AS_CODED = "as coded by GDELT"

UNTOLD = 0.75
"""How sure a mark is drawn of which nobody says how sure it is."""

NEAR = 0.35
"""Degrees within which a city of the same name is the same city."""


def article_of(record: Record) -> str:
    """Return the id that an article has as GDELT coded it."""
    return f"gdelt-{record.id}"


def coded_article(record: Record) -> dict[str, Any]:
    """Return the article's row; its text is not GDELT's to give."""
    return {
        "id": article_of(record), "title": record.title or record.url, "outlet": _outlet(record),
        "author": "", "published": record.published, "url": record.url, "language": "", "text": "",
        "findings": "", "sketch": None, "lon": None, "lat": None,
    }  # fmt: skip


def coded_mentions(records: Iterable[Record]) -> pa.Table:
    """Return what was coded as rows of the mention table."""
    known = Known()
    rows = [row for record in records for row in _rows(record, known)]
    return pa.Table.from_pylist(rows, schema=SCHEMA)


def _outlet(record: Record) -> str:
    return f"{record.source}, {AS_CODED}" if record.source else AS_CODED


def _rows(record: Record, known: Known) -> Iterator[dict[str, Any]]:
    head = {
        **BLANK, "article": article_of(record), "title": record.title or record.url,
        "outlet": _outlet(record), "published": record.published, "rule": RULE,
        "near_first": record.published, "near_last": record.published, "confidence": UNTOLD,
    }  # fmt: skip
    for location in record.locations:
        yield _searched(_place_row(head, location, known))
    for day in record.days:
        row = _row(head, "timex", day.start, len(day.edtf), day.edtf)
        if day.first:
            row |= {"first": day.first, "last": day.last, "near_first": day.first,
                    "near_last": day.last}  # fmt: skip
        yield _searched({**row, "edtf": day.edtf, "precision": day.precision})
    for said in record.said:
        row = _row(head, "quotation", said.start, said.length, said.words)
        yield _searched({**row, "cue": said.verb, "quote_kind": "direct"})


def _row(head: dict[str, Any], kind: str, start: int, length: int, words: str) -> dict[str, Any]:
    end = start + max(1, length)
    id = mention_id(head["article"], kind, start, end)
    return {**head, "mention": id, "kind": kind, "start": start, "end": end, "words": words}


def _place_row(head: dict[str, Any], location: Location, known: Known) -> dict[str, Any]:
    place = place_of(location)
    known.meet([place])
    row = _row(head, "toponym", location.start, len(location.words), location.words)
    return row | {
        "place": place.id, "place_name": place.name, "place_kind": place.kind,
        "country": place.country, "role": "literal", "literal": True, "lon": place.lon,
        "lat": place.lat, "linked_places": (place.id,), "regions": known.regions((place.id,)),
    }  # fmt: skip


def _searched(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "searched": f"{row['words']}\n{row['title']}".casefold()}


@lru_cache(maxsize=20_000)
def _place(kind: str, name: str, lat: float, lon: float, feature: str) -> Place:
    """Return our place of that name there, so that both codings meet; else GDELT's own."""
    for place in open_gazetteer().named(name):
        if kind == "country" and place.kind == "country":
            return place
        if (kind == "country") == (place.kind == "country") and _is_near(place, kind, lat, lon):
            return place
    return Place(f"gdelt:{feature or f'{lat:g},{lon:g}'}".replace("_", "-"), name,
                 "country" if kind == "country" else "point", "", lat, lon)  # fmt: skip


def place_of(location: Location) -> Place:
    """Return the place that a location means."""
    words = location.words
    return _place(location.kind, words, location.lat, location.lon, location.feature)


def _is_near(place: Place, kind: str, lat: float, lon: float) -> bool:
    if place.lat is None or place.lon is None:
        return False
    reach = NEAR if kind == "city" else 6 * NEAR  # the middle of an area is put here or there
    return abs(place.lat - lat) <= reach and abs((place.lon - lon + 180) % 360 - 180) <= reach
