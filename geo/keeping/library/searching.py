"""Search over what is kept: words, places, days, speakers and outlets, on either store."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import asin, cos, radians, sin, sqrt
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Table,
    and_,
    column,
    exists,
    func,
    literal_column,
    or_,
    select,
    table,
    text,
)

from geo.keeping.library.row_mapping import folded
from geo.keeping.library.schema import article, day, place, region, speaker
from geo.text import Prose

AT_ONCE = 500
"""Articles fetched by one query: SQLite takes no more than some thousand values in one."""

EARTH_KM = 6371.0088
"""Mean radius (IUGG)."""

KM_A_DEGREE = 111.2


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for; every part that is given must hold.

    ``words`` stand anywhere in title, text, outlet or author; words in quotation marks stand
    next to each other. ``place`` is an id; ``region`` an id such as ``region:middle-east``;
    ``near`` is (lat, lon) in degrees with ``within_km`` around it. Days are both included:
    ``published_*`` is when the article appeared, ``told_*`` what its times speak of.
    """

    words: str = ""
    place: str = ""
    region: str = ""
    near: tuple[float, float] | None = None
    within_km: float = 100.0
    published_first: date | None = None
    published_last: date | None = None
    told_first: date | None = None
    told_last: date | None = None
    speaker: str = ""
    outlet: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that was found, with the sentence in which the first word stands."""

    id: str
    title: str
    outlet: str
    published: date | None
    sentence: str


def search(
    connection: Connection, owner: str, asked: Search, limit: int | None = None, skip: int = 0
) -> list[Hit]:
    """Return what an owner keeps that fits, best fit first when words are asked for.

    At most ``limit`` of them, the first ``skip`` left out.
    """
    last = None if limit is None else skip + limit
    numbers = fitting(connection, owner, asked)[skip:last]
    rows = [row for part in batched(numbers, AT_ONCE) for row in _rows(connection, part)]
    return [Hit(r.id, r.title, r.outlet, r.published, _sentence(r.text, asked.words)) for r in rows]


def fitting(connection: Connection, owner: str, asked: Search) -> list[int]:
    """Return the numbers of all that an owner keeps that fits, in the order of ``search``."""
    query = select(article.c.number).where(article.c.owner == owner)
    for condition in _conditions(asked):
        query = query.where(condition)
    query = _with_words(query, asked.words, connection.dialect.name)
    query = query.order_by(article.c.published.desc().nulls_last(), article.c.number.desc())
    found = connection.execute(query).scalars().all()
    return [n for n in found if not asked.near or _is_near(connection, n, asked)]


def batched(numbers: Sequence[int], most: int) -> Iterator[Sequence[int]]:
    """Cut a sequence into parts of at most so many."""
    return (numbers[start : start + most] for start in range(0, len(numbers), most))


def _rows(connection: Connection, numbers: Sequence[int]) -> list[Any]:
    """Return what is shown of some articles, in the order of their numbers as given."""
    shown = (article.c.number, article.c.id, article.c.title, article.c.outlet)
    query = select(*shown, article.c.published, article.c.text)
    rows = connection.execute(query.where(article.c.number.in_(numbers))).all()
    place = {number: order for order, number in enumerate(numbers)}
    return sorted(rows, key=lambda row: place[row.number])


def _conditions(asked: Search) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    if asked.place:
        wanted.append(_has(place, place.c.place == asked.place))
    if asked.region:
        wanted.append(_has(region, region.c.region == asked.region))
    if asked.near:
        wanted.append(_has(place, _box(*asked.near, asked.within_km)))
    if asked.speaker:
        wanted.append(
            _has(speaker, speaker.c.name.contains(folded(asked.speaker), autoescape=True))
        )
    if asked.outlet:
        wanted.append(article.c.folded_outlet.contains(folded(asked.outlet), autoescape=True))
    if asked.published_first:
        wanted.append(article.c.published >= asked.published_first)
    if asked.published_last:
        wanted.append(article.c.published <= asked.published_last)
    return [*wanted, *_told(asked)]


def _told(asked: Search) -> list[ColumnElement[bool]]:
    """One and the same time must overlap the days asked for."""
    bounds = []
    if asked.told_first:
        bounds.append(day.c.latest >= asked.told_first)
    if asked.told_last:
        bounds.append(day.c.earliest <= asked.told_last)
    return [_has(day, and_(*bounds))] if bounds else []


def _has(about: Table, condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(about.c.article == article.c.number, condition)


def _box(lat: float, lon: float, km: float) -> ColumnElement[bool]:
    """Return a box of degrees around a point that holds every place within a distance."""
    high = km / KM_A_DEGREE
    tall = place.c.lat.between(lat - high, lat + high)
    narrowest = cos(radians(min(89.9, abs(lat) + high)))
    wide = km / (KM_A_DEGREE * narrowest)
    if wide >= 180 or abs(lat) + high >= 90:
        return tall
    sides = [place.c.lon.between(lon + turn - wide, lon + turn + wide) for turn in (-360, 0, 360)]
    return and_(tall, or_(*sides))


def _is_near(connection: Connection, number: int, asked: Search) -> bool:
    points = select(place.c.lat, place.c.lon).where(
        place.c.article == number, place.c.lat.is_not(None)
    )
    assert asked.near
    return any(
        distance_km(asked.near, (lat, lon)) <= asked.within_km
        for lat, lon in connection.execute(points)
    )


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the distance between two points (lat, lon) over a round earth (haversine)."""
    (lat1, lon1), (lat2, lon2) = ((radians(a), radians(b)) for a, b in (one, other))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


_TERM = re.compile(r'"([^"]*)"|(\S+)')


def _terms(words: str) -> list[str]:
    """Return what must stand in the text: single words, and runs of words in quotation marks."""
    plain = words.replace("“", '"').replace("”", '"')
    found = [folded(run or word) for run, word in _TERM.findall(plain)]
    return [term for term in found if re.search(r"\w", term)][:20]


def has_words(words: str) -> bool:
    """Whether anything in this can be searched for."""
    return bool(_terms(words))


def _with_words(query: Select[Any], words: str, store: str) -> Select[Any]:
    terms = _terms(words)
    if not terms:
        return query
    if store == "sqlite":
        return _in_sqlite(query, " AND ".join(f'"{term}"' for term in terms))
    return _in_postgresql(query, " ".join(f'"{term}"' for term in terms))


def _in_sqlite(query: Select[Any], asked: str) -> Select[Any]:
    """Ask FTS5 (migration 0001), whose index has the article's number as its row id."""
    index = table("article_words", column("rowid"))
    matching = text("article_words MATCH :asked").bindparams(asked=asked)
    joined = query.join_from(article, index, index.c.rowid == article.c.number).where(matching)
    return joined.order_by(text("bm25(article_words)"))


def _in_postgresql(query: Select[Any], asked: str) -> Select[Any]:
    """Ask the ``words`` column of migration 0001; a query of nothing but "the" asks nothing."""
    held: ColumnElement[Any] = literal_column("article.words")
    wanted = func.websearch_to_tsquery("english", asked)
    fits = or_(held.op("@@")(wanted), func.numnode(wanted) == 0)
    return query.where(fits).order_by(func.ts_rank(held, wanted).desc())


def _sentence(body: str, words: str) -> str:
    """Return the first sentence that holds a word asked for, else the first one."""
    sentences = Prose(body[:20_000]).sentences
    starts = [term.split()[0][:5] for term in _terms(words)]
    for span in sentences:
        if any(f" {start}" in f" {folded(span.of(body))}" for start in starts):
            return span.of(body)
    return sentences[0].of(body) if sentences else ""
