"""An archive opened to be asked: in a folder, or in an object store that fsspec knows."""

from __future__ import annotations

import json
import os
import threading
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

import duckdb
import fsspec

from geo.errors import ArticleError
from geo.keeping.archive.indexing import FORMAT, MARKS

LOCAL = ("file", "local")
SETTINGS: dict[str, Any] = {
    "threads": os.cpu_count() or 1,
    "memory_limit": "512MB",  # a question streams; what it gathers is what it shows
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}


@dataclass(frozen=True)
class Opened:
    """What an archive says of itself, and a way to ask it.

    ``articles`` are shown, each once; they were printed ``printings`` times. ``unread`` parts
    were read since it was laid together. ``stamp`` changes with what it holds.
    """

    address: str
    stamp: str
    articles: int
    printings: int
    mentions: int
    unread: int
    marks: tuple[str, ...]
    heads: str
    _database: duckdb.DuckDBPyConnection
    _here: threading.local = field(default_factory=threading.local)

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """Return this thread's own connection."""
        if not hasattr(self._here, "cursor"):
            self._here.cursor = self._database.cursor()
        found: duckdb.DuckDBPyConnection = self._here.cursor
        return found

    def article(self, id: str) -> dict[str, Any] | None:
        """Return an article as it lies in its part: its details, text and findings (JSON)."""
        cursor = self.cursor()
        found = cursor.execute(
            "SELECT part, year FROM read_parquet(?) WHERE id = ? LIMIT 1", [self.heads, id]
        ).fetchone()
        if found is None:
            return None
        path = f"{self.address}/articles/year={found[1]}/b{found[0]:08d}.parquet"
        rows = cursor.execute("FROM read_parquet(?) WHERE id = ? LIMIT 1", [path, id])
        names = [column[0] for column in rows.description]
        row = rows.fetchone()
        return dict(zip(names, row, strict=True)) if row else None

    def at_the_same_address(self, id: str) -> tuple[str, list[str]]:
        """Return an article's address, and the ids of all articles from there."""
        rows = (
            self.cursor()
            .execute(
                "WITH heads AS (SELECT id, url FROM read_parquet(?)) SELECT url, id FROM heads "
                "WHERE url <> '' AND url IN (SELECT url FROM heads WHERE id = ?) ORDER BY id",
                [self.heads, id],
            )
            .fetchall()
        )
        return (rows[0][0], [id for _, id in rows]) if rows else ("", [])


def stamp_of(address: str) -> str:
    """Return what changes with what an archive holds to be asked."""
    return blake2b(_told(*_store(address)), digest_size=8).hexdigest()


def open_archive(address: str) -> Opened:
    """Open an archive.

    Parameters
    ----------
    address : str
        A folder, or an address that fsspec knows (``s3://bucket/archive``, ``memory://archive``).

    Raises
    ------
    ArticleError
        When there is none, or it has not been laid together to be asked.
    """
    store, root = _store(address)
    content = _told(store, root)
    told = json.loads(content)
    if told["format"] != FORMAT:
        raise ArticleError(f"The archive {address} was laid together by another version. {AGAIN}")
    database = duckdb.connect(config=SETTINGS)
    prefix = ""
    if not _is_local(store):
        database.register_filesystem(store)
        prefix = f"{_protocol(store)}://"
    marks = [f"{prefix}{path}" for kind in MARKS
             for path in sorted(store.glob(f"{root}/index/{kind}/*.parquet"))]  # fmt: skip
    done = {str(int(path.rsplit("/", 1)[-1][:-5])) for path in store.glob(f"{root}/done/*.json")}
    return Opened(
        address=f"{prefix}{root}",
        stamp=blake2b(content, digest_size=8).hexdigest(),
        articles=told["articles"],
        printings=told["printings"],
        mentions=told["mentions"],
        unread=len(done - set(told["parts"]) - set(told["empty"])),
        marks=tuple(marks),
        heads=f"{prefix}{root}/index/articles.parquet",
        _database=database,
    )


AGAIN = "Run “python -m geo index-archive ARCHIVE”, then open it again."


def _store(address: str) -> tuple[Any, str]:
    """Return the store that an address is in, and the path there."""
    try:
        store, root = fsspec.core.url_to_fs(address)
    except (ImportError, ValueError) as error:
        raise ArticleError(
            f"The archive {address} lies in a store that is not known here ({error}). Install "
            "what fsspec needs for it, or give a folder."
        ) from error
    return store, root.rstrip("/")


def _told(store: Any, root: str) -> bytes:
    """Return what an archive's index says of itself."""
    try:
        return bytes(store.cat_file(f"{root}/index/index.json"))
    except FileNotFoundError as error:
        raise ArticleError(
            f"No archive that can be asked is at {root}. Make one by “python -m geo read-corpus "
            f"SOURCE {root}”. If one was begun there: {AGAIN}"
        ) from error


def _protocol(store: Any) -> str:
    known = store.protocol
    return str(known if isinstance(known, str) else known[0])


def _is_local(store: Any) -> bool:
    known = store.protocol
    return bool({known} & set(LOCAL) if isinstance(known, str) else set(known) & set(LOCAL))
