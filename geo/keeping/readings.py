"""What was read of the shelf, remembered from one start of the app to the next.

Reading the bundled articles takes the better part of a second of a cold start, and gives the
same findings every time. They are kept as JSON in the user's cache under a fingerprint of the
rules, models and places they were read by: any change to those reads the shelf anew. A cache
that cannot be written, or holds anything but what is expected, is no error: the shelf is read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b, sha256
from pathlib import Path

from platformdirs import user_cache_path

from geo.errors import DatelineError, RoomError
from geo.keeping.intake.apart import BrokeOff
from geo.keeping.intake.taking import of_texts
from geo.keeping.long_texts import read_watched
from geo.reading.marks import Findings
from geo.reading.unpacking import unpack
from geo.text import Article
from geo.whole_files import write_whole

ROOT = Path(__file__).parents[2]
READ_BY = ("geo/text.py", "geo/reading", "geo/world", "data/reading", "data/gazetteer",
           "data/regions", "data/chronology")  # fmt: skip
"""Files and folders that decide what is found in a text."""

Pairs = dict[str, tuple[Article, Findings]]


def read_once(articles: Iterable[Article], folder: Path | None = None) -> Pairs:
    """Return articles with what is read in them, by id; from the cache where it is there.

    Parameters
    ----------
    articles : iterable of Article
        In the order in which they are returned.
    folder : Path, optional
        Where the cache lies; the user's own cache by default.
    """
    listed = list(articles)
    home = folder or user_cache_path("dateline-atlas") / "readings"
    path = home / f"{fingerprint(listed)}.json"
    remembered = _remembered(path, listed)
    if remembered is not None:
        return remembered
    pairs = {a.id: (a, found) for a, found in zip(listed, _read(listed), strict=True)}
    _remember(path, pairs)
    return pairs


def _read(articles: list[Article]) -> list[Findings]:
    """Read articles in a process of its own, so that this one need not hold the models."""
    texts = [(article.text, article.published) for article in articles]
    try:
        return [found for found in read_watched(texts) if found is not None]
    except BrokeOff:  # a machine without room for another process
        return [*of_texts(texts)]


def fingerprint(articles: Iterable[Article], root: Path = ROOT) -> str:
    """Return a short word that changes with the articles, and with what they are read by."""
    stamp = sha256()
    for article in articles:
        told = (article.id, article.text, str(article.published))
        stamp.update("\0".join(told).encode("utf-8", "surrogatepass"))
    for path in sorted(_files(root)):
        facts = path.stat()
        stamp.update(f"{path.relative_to(root)} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return stamp.hexdigest()[:20]


@cache
def reader_version(root: Path = ROOT) -> str:
    """Return a short word that changes with what is found in a text, the same on every machine."""
    stamp = blake2b(digest_size=10)
    for path in sorted(_files(root)):
        stamp.update(str(path.relative_to(root)).encode() + b"\0" + path.read_bytes())
    return stamp.hexdigest()


def _files(root: Path) -> Iterable[Path]:
    for name in READ_BY:
        place = root / name
        found = place.rglob("*") if place.is_dir() else [place]
        yield from (path for path in found if path.is_file() and path.suffix != ".pyc")


def _remembered(path: Path, articles: list[Article]) -> Pairs | None:
    """Return what the cache holds of exactly these articles, ``None`` when it does not."""
    try:
        kept = json.loads(path.read_text("utf8"))
        return {a.id: (a, unpack(kept[a.id], a.text, a.published)) for a in articles}
    except (OSError, ValueError, KeyError, TypeError, DatelineError):
        return None


def _remember(path: Path, pairs: Pairs) -> None:
    """Write the readings, whole or not at all, in place of those by earlier rules."""
    told = {id: findings.to_dict() for id, (_, findings) in pairs.items()}
    try:
        write_whole(path, json.dumps(told).encode("utf8", "surrogatepass"))
        for old in path.parent.glob("*.json"):
            if old != path:
                old.unlink(missing_ok=True)
    except (OSError, RoomError):
        return
