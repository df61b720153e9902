"""The store behind the library: SQLite on this machine, or PostgreSQL for a hosted app.

SQLite is opened with a write-ahead log and full syncing: what was confirmed is on the disk, and
whoever is killed half-way leaves nothing half-written. Both stores are brought to the newest
tables by Alembic when they are opened, one process at a time.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import platformdirs
from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.engine import URL

MIGRATIONS = Path(__file__).parents[1] / "migrations"
NEWEST = "0002"
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


def _with_driver(url: URL) -> URL:
    """Return an address with psycopg 3 as driver, whichever way hosts write PostgreSQL."""
    if url.drivername in {"postgres", "postgresql"}:
        return url.set(drivername="postgresql+psycopg")
    return url


def open_store(url: URL | str | None = None) -> Engine:
    """Return an engine whose tables are the newest, making them where they are missing."""
    url = _with_driver(make_url(url)) if url else address()
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, connect_args={"timeout": WAIT_SECONDS})
        _tune_sqlite(engine)
    else:
        engine = create_engine(url, pool_pre_ping=True, pool_recycle=1800)
    with engine.connect() as connection:
        if _revision(connection) != NEWEST:
            connection.rollback()
            _migrate(engine)
    return engine


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
