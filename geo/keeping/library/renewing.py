"""What is kept, as today's reader reads it: findings of an earlier reader are made anew.

Corrections are not findings: they stay in the log as they were, and are applied to what is read
anew. An article is renewed when somebody asks for it, or by ``renew`` in quiet hours.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from sqlalchemy import Connection, Engine, Row, delete, select, update
from sqlalchemy.exc import OperationalError

from geo.keeping.library.row_mapping import (
    Kept,
    corrections_from,
    file_under,
    kept_from,
    kept_with,
    read_row,
)
from geo.keeping.library.schema import article
from geo.keeping.library.schema import correction as log
from geo.keeping.library.schema import rows as laid
from geo.keeping.library.store import writing
from geo.keeping.readings import reader_version
from geo.reading.corrections.apply import apply
from geo.reading.corrections.log import Correction


def fresh(engine: Engine, row: Row[Any]) -> Kept:
    """Return a kept article, read anew and kept so when another reader had read it."""
    if row.read_by == reader_version():
        return kept_from(row)
    from geo.reading.findings import read  # opens models that most visits can do without

    kept = kept_with(row, read(row.text, row.published))
    with suppress(OperationalError), writing(engine) as connection:  # one that is only read stays
        unchanged = (article.c.number == row.number) & (article.c.read_by == row.read_by)
        connection.execute(update(article).where(unchanged).values(read_row(kept.findings)))
        refile(connection, row.number)
    return kept


def renew(engine: Engine, most: int) -> int:
    """Read anew up to ``most`` articles that another reader had read; return how many."""
    stale = select(article).where(article.c.read_by != reader_version()).limit(most)
    with engine.connect() as connection:
        rows = connection.execute(stale).all()
    for row in rows:
        fresh(engine, row)
    return len(rows)


def refile(connection: Connection, number: int) -> None:
    """Note anew what an article is found by, as corrected; what was laid out of it goes."""
    connection.execute(delete(laid).where(laid.c.article == number))
    row = connection.execute(select(article).where(article.c.number == number)).first()
    if row is not None:
        kept = kept_from(row)
        corrected = apply(kept.article, kept.findings, log_of(connection, row.owner, row.id))
        file_under(connection, number, kept.article, corrected)


def log_of(connection: Connection, owner: str, id: str = "") -> list[Correction]:
    """Return an owner's corrections, oldest first: all, or what may concern one article's marks."""
    query = select(log.c.said).where(log.c.owner == owner).order_by(log.c.number)
    if id:
        query = query.where((log.c.article == id) | (log.c.scope == "everywhere"))
        query = query.where(log.c.scope != "story")  # which names other articles of the owner's
    return corrections_from(connection.execute(query).scalars())
