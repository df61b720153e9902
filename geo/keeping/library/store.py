"""The store behind the library: SQLite on this machine, or PostgreSQL for a hosted app.

SQLite is opened with a write-ahead log and full syncing: what was confirmed is on the disk, and
whoever is killed half-way leaves nothing half-written. Both stores are brought to the newest
tables by Alembic when they are opened, one process at a time.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

import platformdirs
from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from geo.errors import LibraryError

MIGRATIONS = Path(__file__).parents[1] / "migrations"
NEWEST = "0003"
"""The revision these tables belong to."""

SETTING = "DATELINE_DATABASE_URL"
WAIT_SECONDS = 20
"""How long a writer waits for another one."""

_LOCK = 0x6461746C
"""PostgreSQL's advisory lock while tables are made."""


def address() -> URL:
    """Return where the library is: as ``DATELINE_DATABASE_URL`` says, or in the user's folder."""
    if given := os.environ.get(SETTING, "").strip():
        return _with_driver(make_url(given))
    folder = platformdirs.user_data_path("dateline-atlas", appauthor=False, ensure_exists=True)
    return URL.create("sqlite", database=str(folder / "library.sqlite3"))


def is_there(url: str | None = None) -> bool:
    """Whether a store has been made; a database server's is always taken to be there."""
    at = _with_driver(make_url(url)) if url else address()
    return at.get_backend_name() != "sqlite" or Path(at.database or "").exists()


def ping() -> bool:
    """Ask the store for nothing, over a connection of its own; whether it answers."""
    engine = create_engine(address(), poolclass=NullPool)
    try:
        with engine.connect() as connection:
            return connection.execute(text("SELECT 1")).scalar() == 1
    except DBAPIError:
        return False


def _with_driver(url: URL) -> URL:
    """Return an address with psycopg 3 as driver, whichever way hosts write PostgreSQL."""
    if url.drivername in {"postgres", "postgresql"}:
        return url.set(drivername="postgresql+psycopg")
    return url


def open_store(url: URL | str | None = None) -> Engine:
    """Return an engine whose tables are the newest, making them where they are missing."""
    url = _with_driver(make_url(url)) if url else address()
    try:
        return _opened(url)
    except DBAPIError as error:
        if url.get_backend_name() == "sqlite" and Path(url.database or "").is_file():
            with suppress(DBAPIError):
                return _opened_to_read(url)
        raise LibraryError(why_not(error, url)) from error


def _opened(url: URL) -> Engine:
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, connect_args={"timeout": WAIT_SECONDS})
        _tune_sqlite(engine)
    else:
        engine = create_engine(url, pool_pre_ping=True, pool_recycle=1800)
    with engine.connect() as connection:
        revision = _revision(connection)
        if revision is not None and revision > NEWEST:
            raise LibraryError(
                f"The library at {_shown(url)} was made by a newer version of Dateline Atlas "
                f"(its tables are {revision}, this version knows {NEWEST}). Update Dateline "
                f"Atlas, or set {SETTING} to another library."
            )
        if revision != NEWEST:
            connection.rollback()
            _migrate(engine)
    return engine


def _opened_to_read(url: URL) -> Engine:
    """Return an engine for a file that cannot be written, such as one in a read-only folder."""
    at = f"file:{quote(str(url.database))}?mode=ro&immutable=1"
    engine = create_engine(
        "sqlite://", creator=lambda: sqlite3.connect(at, uri=True, check_same_thread=False)
    )
    with engine.connect() as connection:
        if _revision(connection) != NEWEST:
            raise LibraryError(
                f"The library at {_shown(url)} is of an earlier version, or new, and cannot be "
                "written. Make room on its disk, or allow writing to its file and folder."
            )
    return engine


def failure(error: BaseException | None, where: bool = True) -> str:
    """Say what is wrong with the store, empty when it is not the store that failed.

    ``where`` names the store too: for who runs it, not for visitors.
    """
    if isinstance(error, LibraryError):
        error = error.__cause__
    return why_not(error, where=where) if isinstance(error, DBAPIError) else ""


def why_not(error: DBAPIError, url: URL | None = None, where: bool = True) -> str:
    """Say what is wrong with a store that fails, and what to do, without a word of what it keeps.

    Parameters
    ----------
    error : DBAPIError
        What the store said.
    url : URL, optional
        Where it is; as the settings say by default.
    where : bool
        Whether to name where it is.
    """
    said = str(error.orig).lower()
    library = f"The library at {_shown(url or address())}" if where else "The library"
    for words, why in FAILURES.items():
        if any(word in said for word in words.split("|")):
            return f"{library} {why}"
    return f"{library} cannot be used ({type(error.orig).__name__}). Try again later."


FAILURES = {
    "not a database|malformed": "is damaged. Put a backup in its place, or move the file away "
    "to begin a new one.",
    "full|no space left|disk i/o": "cannot be written: the disk is full, or fails. Make room; "
    "what was kept before is safe.",
    "readonly|read-only": "cannot be written. Allow writing to its file and folder; exporting "
    "works as it is.",
    "unable to open|permission denied": "cannot be opened. Look whether its folder is there and "
    "may be read.",
    "locked": "is being written by another program. Try again in a moment.",
    "connection|refused|resolve|terminat|timeout|closed": "cannot be reached. Look whether the "
    "database server runs; nothing that was kept is lost.",
}
"""What stores say, in parts of words, and what that means."""


def _shown(url: URL) -> str:
    """Return where a store is, without its password."""
    return url.database or "" if url.get_backend_name() == "sqlite" else url.render_as_string()


def writing(engine: Engine) -> Any:
    """Return a transaction that writes: it takes SQLite's lock at once, so as not to fail later."""
    return engine.execution_options(writes=True).begin()


def _tune_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def _(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # transactions are begun below, not by the driver
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _migrate(engine: Engine) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with writing(engine) as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
