"""One visitor's part of the library: what they keep, correct, search and publish.

On one's own machine there is one visitor, whose key is empty, and what they keep stays. On a
hosted app every visit has a key that nobody can guess: nothing of it is seen by other visits
until it is published, and ``Library.forget`` takes away what was left unpublished.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, Row, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from geo.errors import ArticleError
from geo.keeping.library import schema
from geo.keeping.library.library_rows import (
    Head,
    Layout,
    heads,
    keep_laid_out,
    laid_out,
    sketches,
)
from geo.keeping.library.renewing import fresh, log_of, refile
from geo.keeping.library.row_mapping import (
    Kept,
    file_under,
    hashed,
    remove_row,
    replace_row,
    row_of,
    said,
)
from geo.keeping.library.searching import Hit, Search, fitting, search
from geo.keeping.library.store import writing
from geo.keeping.readings import reader_version
from geo.reading.corrections.apply import apply
from geo.reading.corrections.log import Correction
from geo.reading.marks import Findings
from geo.text import Article

HERE = "here"
"""The owner of what is kept on one's own machine."""

TOKEN_BYTES = 18
"""144 bits: nobody guesses a link."""


@dataclass(frozen=True, slots=True)
class Links:
    """The two secrets of a published article: who has the first reads, who has the second edits.

    The second is shown once and kept only as a hash.
    """

    view: str
    edit: str


def visit_key() -> str:
    """Return a key for a new visit to a hosted app."""
    return secrets.token_urlsafe(TOKEN_BYTES)


class Visit:
    """What one visitor keeps; made by ``Library.visit``."""

    def __init__(self, engine: Engine, owner: str) -> None:
        self._engine = engine
        self._owner = owner

    def keep(
        self, article: Article, findings: Findings, language: str = "",
        corrections: Iterable[Correction] = (), layout: Layout | None = None,
    ) -> None:  # fmt: skip
        """Keep an article and what was read in it; when this returns, it is on the disk.

        An article of the same id is replaced, whatever links it has staying as they are. With a
        layout it is laid out at once, for ``laid_out``.
        """
        values = {**row_of(article, findings), "language": language}
        log = list(corrections)
        try:
            self._keep(article, findings, values, log, layout)
        except IntegrityError:  # somebody kept the same a moment ago: now it is there to replace
            self._keep(article, findings, values, log, layout)

    def _keep(
        self, article: Article, findings: Findings, values: dict[str, Any],
        log: list[Correction], layout: Layout | None,
    ) -> None:  # fmt: skip
        with writing(self._engine) as connection:
            old = self._find(connection, article.id)
            number = self._insert(connection, values) if old is None else old.number
            if old is not None:
                replace_row(connection, number, values)
            self._note(connection, log)
            corrected = apply(article, findings, log_of(connection, self._owner, article.id))
            file_under(connection, number, article, corrected, is_new=old is None)
            if layout:
                keep_laid_out(connection, number, layout, layout.lay(article, corrected))

    def _insert(self, connection: Connection, values: dict[str, Any]) -> int:
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        new = {**values, "owner": self._owner, "kept_at": now}
        number = schema.article.c.number
        return connection.execute(insert(schema.article).values(new).returning(number)).scalar_one()

    def articles(self, most: int | None = None) -> list[Kept]:
        """Return everything kept, the newest first; at most ``most`` of it."""
        mine = select(schema.article).where(schema.article.c.owner == self._owner)
        newest = mine.order_by(schema.article.c.kept_at.desc(), schema.article.c.number.desc())
        with self._engine.connect() as connection:
            rows = connection.execute(newest.limit(most)).all()
        return [fresh(self._engine, row) for row in rows]

    def article(self, id: str) -> Kept:
        """Return one article.

        Raises
        ------
        ArticleError
            When this visitor keeps none of that id.
        """
        with self._engine.connect() as connection:
            row = self._row(connection, id)
        return fresh(self._engine, row)

    def remove(self, id: str) -> None:
        """Take an article out, with its links and the corrections made for it alone."""
        with writing(self._engine) as connection:
            row = self._row(connection, id)
            remove_row(connection, row)

    def clear(self) -> int:
        """Take everything out, corrections and links too; return how many articles it were."""
        mine, log = schema.article, schema.correction
        with writing(self._engine) as connection:
            gone = connection.execute(delete(mine).where(mine.c.owner == self._owner)).rowcount
            connection.execute(delete(log).where(log.c.owner == self._owner))
        return gone

    def correct(self, correction: Correction) -> None:
        """Add a line to the log of corrections; when this returns, it is on the disk."""
        with writing(self._engine) as connection:
            self._note(connection, [correction])
            for id in self._concerned(connection, correction):
                self._file(connection, id)

    def corrections(self, article: str = "") -> list[Correction]:
        """Return the log, oldest first: all of it, or what may concern one article."""
        with self._engine.connect() as connection:
            return log_of(connection, self._owner, article)

    def search(self, asked: Search, limit: int | None = None, skip: int = 0) -> list[Hit]:
        """Return what this visitor keeps that fits: all of it, or one page."""
        with self._engine.connect() as connection:
            return search(connection, self._owner, asked, limit, skip)

    def count(self, asked: Search | None = None) -> int:
        """Return how many articles fit; all that is kept, when nothing is asked."""
        with self._engine.connect() as connection:
            return len(fitting(connection, self._owner, asked or Search()))

    def heads(self) -> list[Head]:
        """Return what can be listed of everything kept, the newest first; no text is read."""
        with self._engine.connect() as connection:
            return heads(connection, self._owner)

    def laid_out(self, layout: Layout) -> dict[str, bytes]:
        """Return what a layout makes of each article kept, as corrected; made once, then kept."""
        return laid_out(self._engine, self._owner, layout)

    def sketches(self) -> dict[str, bytes]:
        """Return how each article is worded, by id, for ``geo.keeping.intake.twins``."""
        return sketches(self._engine, self._owner)

    def publish(self, id: str) -> Links:
        """Give an article a link to read it by, and another to edit it by.

        Published again, the first link stays and the second is made anew.
        """
        edit = secrets.token_urlsafe(TOKEN_BYTES)
        with writing(self._engine) as connection:
            row = self._row(connection, id)
            view = row.view_token or secrets.token_urlsafe(TOKEN_BYTES)
            connection.execute(
                update(schema.article)
                .where(schema.article.c.number == row.number)
                .values(view_token=view, edit_hash=hashed(edit))
            )
        return Links(view, edit)

    def unpublish(self, id: str) -> None:
        """Take an article's links back."""
        with writing(self._engine) as connection:
            row = self._row(connection, id)
            connection.execute(
                update(schema.article)
                .where(schema.article.c.number == row.number)
                .values(view_token=None, edit_hash=None)
            )

    def _find(self, connection: Connection, id: str) -> Row | None:
        mine = select(schema.article).where(
            schema.article.c.owner == self._owner, schema.article.c.id == id
        )
        return connection.execute(mine).first()

    def _row(self, connection: Connection, id: str) -> Row:
        row = self._find(connection, id)
        if row is None:
            raise ArticleError(f"No article {id!r} is kept here. Add it again on the Add page.")
        return row

    def _ids(self, connection: Connection) -> list[str]:
        mine = select(schema.article.c.id).where(schema.article.c.owner == self._owner)
        return list(connection.execute(mine).scalars())

    def _concerned(self, connection: Connection, correction: Correction) -> list[str]:
        """Return the articles whose marks a correction may change."""
        if correction.scope == "everywhere":
            return self._ids(connection)
        return [] if correction.scope == "story" else [correction.article]

    def _note(self, connection: Connection, corrections: Iterable[Correction]) -> None:
        known = set(
            connection.execute(
                select(schema.correction.c.id).where(schema.correction.c.owner == self._owner)
            ).scalars()
        )
        rows = [
            {"owner": self._owner, "id": c.id, "article": c.article, "scope": c.scope,
             "said": said(c)}
            for c in dict.fromkeys(corrections)
            if c.id not in known
        ]  # fmt: skip
        if rows:
            connection.execute(insert(schema.correction), rows)

    def _file(self, connection: Connection, id: str) -> None:
        row = self._find(connection, id)
        if row is not None and row.read_by == reader_version():  # else it is filed when read anew
            refile(connection, row.number)
