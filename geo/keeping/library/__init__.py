"""The library: articles kept, corrected, searched and shared, behind one store.

``open_library`` opens it; ``Library.visit`` is one visitor's part of it. What is published is
reached by its link alone, and never listed.

Where things are: ``store`` opens the database, ``schema`` are its tables, ``row_mapping`` makes
their rows of articles and findings and back; ``visits`` is what one visitor keeps, ``searching``
finds it, ``renewing`` reads anew what an older reader read; ``library_rows`` is how all of it is
asked at once.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, Row, delete, select, update

from geo.errors import ArticleError
from geo.keeping.library import schema
from geo.keeping.library.library_rows import Head, Layout
from geo.keeping.library.renewing import fresh, log_of, renew
from geo.keeping.library.row_mapping import Kept, hashed, remove_row
from geo.keeping.library.searching import Hit, Search, has_words
from geo.keeping.library.store import address, is_there, open_store, ping, writing
from geo.keeping.library.visits import HERE, Links, Visit, visit_key
from geo.reading.corrections.log import Correction
from geo.reading.marks import Findings
from geo.text import Article

__all__ = [
    "Head", "Hit", "Kept", "Layout", "Library", "Links", "Search", "Visit", "address",
    "has_words", "is_there", "open_library", "ping", "visit_key",
]  # fmt: skip


def open_library(url: str | None = None) -> Library:
    """Open the library at an address, or where ``DATELINE_DATABASE_URL`` or the user's folder says.

    Safe to share between threads; open it once a process.
    """
    return Library(url)


class Library:
    """One store of articles for every visitor of an app."""

    def __init__(self, url: str | None = None) -> None:
        self._engine = open_store(url)

    def visit(self, key: str = "") -> Visit:
        """Return the part of the visitor who has this key; an empty one is this machine's user."""
        return Visit(self._engine, hashed(key) if key else HERE)

    def published(self, view_token: str) -> tuple[Kept, list[Correction]]:
        """Return a published article and its corrections to whoever has the link.

        Raises
        ------
        ArticleError
            When the link is unknown or was taken back.
        """
        with self._engine.connect() as connection:
            row = _by(connection, view_token=view_token)
            log = log_of(connection, row.owner, row.id)
        return fresh(self._engine, row), log

    def editable(self, edit_token: str) -> tuple[Kept, list[Correction]]:
        """Return a published article to whoever has the link to edit it."""
        with self._engine.connect() as connection:
            row = _by(connection, edit_hash=hashed(edit_token))
            log = log_of(connection, row.owner, row.id)
        return fresh(self._engine, row), log

    def edit(
        self, edit_token: str, article: Article, findings: Findings,
        corrections: tuple[Correction, ...] = (),
    ) -> None:  # fmt: skip
        """Change a published article; its id and its links stay."""
        self._owner_of(edit_token, article.id).keep(article, findings, corrections=corrections)

    def delete(self, edit_token: str) -> None:
        """Take a published article away for good."""
        with writing(self._engine) as connection:
            remove_row(connection, _by(connection, edit_hash=hashed(edit_token)))

    def unpublish(self, edit_token: str) -> None:
        """Take a published article's links back; it stays with who kept it."""
        with writing(self._engine) as connection:
            row = _by(connection, edit_hash=hashed(edit_token))
            own = schema.article.c.number == row.number
            none = {"view_token": None, "edit_hash": None}
            connection.execute(update(schema.article).where(own).values(none))

    def forget(self, older_than: timedelta) -> int:
        """Take away what visits to a hosted app left unpublished for longer than this.

        Returns how many articles went. What is kept on one's own machine stays.
        """
        before = (datetime.now(UTC) - older_than).isoformat(timespec="milliseconds")
        a, log = schema.article, schema.correction
        left = select(a).where(a.c.owner != HERE, a.c.view_token.is_(None), a.c.kept_at < before)
        with writing(self._engine) as connection:
            rows = connection.execute(left).all()
            for row in rows:
                remove_row(connection, row)
            ownerless = log.c.owner.not_in(select(a.c.owner)) & (log.c.owner != HERE)
            connection.execute(delete(log).where(ownerless))
        return len(rows)

    def renew(self, most: int = 100) -> int:
        """Read anew what an earlier reader had read, at most so many; return how many it were."""
        return renew(self._engine, most)

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()

    def _owner_of(self, edit_token: str, id: str) -> Visit:
        with self._engine.connect() as connection:
            row = _by(connection, edit_hash=hashed(edit_token))
        if row.id != id:
            raise ArticleError(f"This link edits {row.id!r}, not {id!r}. Open that one's own link.")
        return Visit(self._engine, row.owner)


def _by(connection: Connection, **token: str) -> Row:
    [(column, value)] = token.items()
    found = connection.execute(
        select(schema.article).where(schema.article.c[column] == value)
    ).first()
    if found is None or not value:
        raise ArticleError(
            "Nothing is published under this link: it was taken back, or is cut short. "
            "Ask whoever sent it for the whole link."
        )
    return found
