"""GDELT's Global Knowledge Graph 2.1: what its files say of an article, column by column.

A file is lines of 27 columns divided by tabs, without a head (“The GDELT Global Knowledge Graph
(GKG) Data Format Codebook V2.1”, 19 February 2015). Of these are read: the record's id and
moment, the source's name and the document's address, the locations, the dates and the quotations,
each with its offset, and the page's title among the extras. GDELT counts characters in a text of
its own, which is not in the file: an offset says in what order things stand, and no more.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from geo.errors import ArticleError
from geo.world.places import PlaceKind

COLUMNS = 27
RECORD, MOMENT, SOURCE, DOCUMENT = 0, 1, 3, 4
LOCATIONS, DATES, QUOTATIONS, EXTRAS = 10, 16, 22, 26

KINDS: dict[str, PlaceKind] = {
    "1": "country", "2": "subdivision", "3": "city", "4": "city", "5": "subdivision",
}  # fmt: skip
"""What GDELT's types of location are called here: a country, a state of the United States, a city
there, a city elsewhere, a first-level area elsewhere."""

TITLE = re.compile(r"<PAGE_TITLE>(.*?)</PAGE_TITLE>", re.DOTALL)


class Location(NamedTuple):
    """A place named: its ``name`` in full ("Natanz, Esfahan, Iran"), and where it is (degrees)."""

    kind: PlaceKind
    name: str
    lat: float
    lon: float
    feature: str
    start: int

    @property
    def words(self) -> str:
        """Its own name, without what it lies in."""
        return self.name.split(",")[0].strip()


class Day(NamedTuple):
    """A time named: ``edtf``, its ``precision``, and its first and last day where it has a year."""

    edtf: str
    precision: str
    first: date | None
    last: date | None
    start: int


class Said(NamedTuple):
    """Words between quotation marks, with the ``verb`` before them."""

    words: str
    verb: str
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Record:
    """What is coded of one article."""

    id: str
    published: date | None
    source: str
    url: str
    title: str
    locations: tuple[Location, ...]
    days: tuple[Day, ...]
    said: tuple[Said, ...]


def record_of(line: str) -> Record:
    """Read one line; a part of a column that is damaged is left out.

    Raises
    ------
    ArticleError
        When it has other columns, or no id.
    """
    columns = line.rstrip("\r\n").split("\t")
    if len(columns) != COLUMNS or not columns[RECORD].strip():
        raise ArticleError(
            f"The line has {len(columns)} columns; one of GDELT’s Global Knowledge Graph 2.1 has "
            f"{COLUMNS}. Download the file again."
        )
    title = TITLE.search(columns[EXTRAS])
    return Record(
        id=columns[RECORD].strip().replace("_", "-"),
        published=_day(
            *(columns[MOMENT][part] for part in (slice(0, 4), slice(4, 6), slice(6, 8)))
        ),
        source=columns[SOURCE].strip(),
        url=columns[DOCUMENT].strip(),
        title=html.unescape(title[1]).strip() if title else "",
        locations=tuple(_locations(columns[LOCATIONS])),
        days=tuple(_days(columns[DATES])),
        said=tuple(_said(columns[QUOTATIONS])),
    )


def _locations(column: str) -> Iterator[Location]:
    for block in column.split(";"):
        parts = block.split("#")
        if len(parts) != 9 or parts[0] not in KINDS:
            continue
        try:
            lat, lon, start = float(parts[5]), float(parts[6]), int(parts[8])
        except ValueError:
            continue
        if parts[1].strip() and -90 <= lat <= 90 and -180 <= lon <= 180 and start >= 0:
            yield Location(KINDS[parts[0]], parts[1].strip(), lat, lon, parts[7].strip(), start)


def _days(column: str) -> Iterator[Day]:
    """Yield times; the codebook divides a block's fields by commas, the files by ``#``."""
    for block in column.split(";"):
        parts = re.split("[#,]", block)
        if len(parts) != 5 or not all(part.strip().lstrip("-").isdecimal() for part in parts):
            continue
        _, month, day, year, start = (int(part) for part in parts)
        if start >= 0 and (found := _time(year, month, day, start)):
            yield found


def _time(year: int, month: int, day: int, start: int) -> Day | None:
    """Return a year, a month, a day, or a day of no year; ``None`` for what is none of them."""
    if not year:
        known = _day("2000", f"{month}", f"{day}")  # a leap year: every day there is
        return Day(f"XXXX-{month:02}-{day:02}", "day", None, None, start) if known else None
    first = _day(f"{year}", f"{month or 1}", f"{day or 1}")
    if first is None:
        return None
    if not month:
        return Day(f"{year:04}", "year", first, date(year, 12, 31), start)
    if not day:
        following = date(year + month // 12, month % 12 + 1, 1) if year < 9999 else date.max
        last = date.fromordinal(following.toordinal() - 1)
        return Day(f"{year:04}-{month:02}", "month", first, last, start)
    return Day(first.isoformat(), "day", first, first, start)


def _said(column: str) -> Iterator[Said]:
    for block in column.split("#"):
        start, _, rest = block.partition("|")
        length, _, rest = rest.partition("|")
        verb, _, words = rest.partition("|")
        if start.isdecimal() and length.isdecimal() and words.strip():
            yield Said(words.strip(), verb.strip(), int(start), int(length))


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
