"""What opens a library of any size: a line for each article, and its rows, made once and kept.

No page opens every text that is kept. What is listed of an article stands in its ``Head``; what
is asked of it (places, days, quotations, each with its sentence) is laid out by a ``Layout`` that
whoever opens the library brings, kept as bytes beside the article, and made anew only when the
article, its findings or its corrections have changed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Engine, delete, insert, select
from sqlalchemy.exc import IntegrityError, OperationalError

from geo.keeping.intake.twins import sketch_of
from geo.keeping.library.renewing import fresh, log_of
from geo.keeping.library.schema import article, rows, sketch
from geo.keeping.library.searching import batched
from geo.keeping.library.store import writing
from geo.keeping.readings import reader_version
from geo.reading.corrections.apply import apply
from geo.reading.corrections.log import Correction
from geo.reading.marks import Findings
from geo.text import Article

STEP = 50
"""Articles laid out between two commits: whoever is stopped loses no more."""


@dataclass(frozen=True, slots=True)
class Head:
    """What is listed of a kept article without opening its text."""

    id: str
    title: str
    outlet: str
    author: str
    published: date | None
    view_token: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """How an article and its findings become bytes; ``version`` changes with what they hold."""

    lay: Callable[[Article, Findings], bytes]
    version: str

    @property
    def name(self) -> str:
        """What is noted beside the bytes: by which reader and which layout they were made."""
        return f"{self.version}-{reader_version()}"


def heads(connection: Connection, owner: str) -> list[Head]:
    """Return the heads of everything an owner keeps, the newest first."""
    a = article.c
    shown = select(a.id, a.title, a.outlet, a.author, a.published, a.view_token)
    newest = shown.where(a.owner == owner).order_by(a.kept_at.desc(), a.number.desc())
    found = connection.execute(newest)
    return [Head(r.id, r.title, r.outlet, r.author, r.published, r.view_token or "") for r in found]


def laid_out(engine: Engine, owner: str, layout: Layout) -> dict[str, bytes]:
    """Return the bytes of each article an owner keeps, by id; those that miss are made."""
    with engine.connect() as connection:
        numbers = _numbers(connection, owner)
        found = _found(connection, owner, layout.name)
        log = log_of(connection, owner)
    missing = [number for id, number in numbers.items() if id not in found]
    for some in batched(missing, STEP):
        found |= _make(engine, some, layout, log)
    return found


def keep_laid_out(connection: Connection, number: int, layout: Layout, laid: bytes) -> None:
    """Keep the bytes of an article of which none are kept."""
    connection.execute(insert(rows), [{"article": number, "laid_by": layout.name, "rows": laid}])


def _numbers(connection: Connection, owner: str) -> dict[str, int]:
    query = select(article.c.id, article.c.number).where(article.c.owner == owner)
    return {id: number for id, number in connection.execute(query)}


def _found(connection: Connection, owner: str, name: str) -> dict[str, bytes]:
    joined = select(article.c.id, rows.c.rows).join(rows, rows.c.article == article.c.number)
    query = joined.where(article.c.owner == owner, rows.c.laid_by == name)
    return {id: bytes(laid) for id, laid in connection.execute(query)}


def _make(
    engine: Engine, numbers: Sequence[int], layout: Layout, log: list[Correction]
) -> dict[str, bytes]:
    """Lay some articles out as corrected, and keep that for the next time."""
    with engine.connect() as connection:
        found = connection.execute(select(article).where(article.c.number.in_(numbers))).all()
    made = {}
    for row in found:
        kept = fresh(engine, row)
        made[row.number] = layout.lay(kept.article, apply(kept.article, kept.findings, log))
    if found:
        _put(engine, made, layout, found[0].owner, len(log))
    ids = {row.number: row.id for row in found}
    return {ids[number]: laid for number, laid in made.items()}


def _put(engine: Engine, made: dict[int, bytes], layout: Layout, owner: str, lines: int) -> None:
    """Keep what was laid out, unless somebody corrected meanwhile: then it is laid out anew."""
    with suppress(OperationalError), writing(engine) as connection:  # one that is only read stays
        still = select(article.c.number).where(article.c.number.in_(made))
        there = connection.execute(still).scalars().all()
        connection.execute(delete(rows).where(rows.c.article.in_(made)))
        new = [{"article": n, "laid_by": layout.name, "rows": made[n]} for n in there]
        if new and len(log_of(connection, owner)) == lines:
            connection.execute(insert(rows), new)


def sketches(engine: Engine, owner: str) -> dict[str, bytes]:
    """Return how each article an owner keeps is worded, by id; what misses is made and kept."""
    a = article.c
    with engine.connect() as connection:
        both = select(a.id, sketch.c.sketch).join(sketch, sketch.c.article == a.number)
        found = {id: bytes(held) for id, held in connection.execute(both.where(a.owner == owner))}
        numbers = _numbers(connection, owner)
    missing = [number for id, number in numbers.items() if id not in found]
    for some in batched(missing, STEP):
        found |= _sketch(engine, some)
    return found


def _sketch(engine: Engine, numbers: Sequence[int]) -> dict[str, bytes]:
    wanted = article.c.number.in_(numbers)
    texts = select(article.c.number, article.c.id, article.c.text).where(wanted)
    with engine.connect() as connection:
        made = [(row.number, row.id, sketch_of(row.text)) for row in connection.execute(texts)]
    with suppress(OperationalError, IntegrityError), writing(engine) as connection:
        connection.execute(delete(sketch).where(sketch.c.article.in_(numbers)))
        if made:
            new = [{"article": number, "sketch": held} for number, _, held in made]
            connection.execute(insert(sketch), new)
    return {id: held for _, id, held in made}
