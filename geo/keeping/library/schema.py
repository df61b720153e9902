"""The tables of the library, as they stand after the last migration.

Texts are kept as bytes, since PostgreSQL's text can hold neither NUL nor a lone surrogate and a
text is never edited; what is searched is a folded copy beside it. What can be found again from
the findings (places, regions, days, speakers) stands in tables of its own, one row for each
article and thing, made anew whenever the findings or their corrections change.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Column,
    Date,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator


class Letters(TypeDecorator[str]):
    """Any Python string, kept as bytes: every code point comes back as it was."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        """Return a string as the bytes that are kept."""
        return None if value is None else value.encode("utf-8", "surrogatepass")

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        """Return kept bytes as the string they were."""
        return None if value is None else bytes(value).decode("utf-8", "surrogatepass")


metadata = MetaData()

article = Table(
    "article",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("owner", String(64), nullable=False),
    Column("id", String(120), nullable=False),
    Column("title", Letters, nullable=False),
    Column("outlet", Letters, nullable=False),
    Column("author", Letters, nullable=False),
    Column("url", Letters, nullable=False),
    Column("published", Date),
    Column("language", String(16), nullable=False),
    Column("text", Letters, nullable=False),
    Column("findings", Letters, nullable=False),
    Column("read_by", String(40), nullable=False, server_default=""),
    Column("kept_at", String(40), nullable=False),
    Column("view_token", String(64), unique=True),
    Column("edit_hash", String(64), unique=True),
    Column("folded", Text, nullable=False),
    Column("folded_outlet", Text, nullable=False),
    UniqueConstraint("owner", "id"),
)

_ARTICLE: Any = {"ondelete": "CASCADE"}


def _about(name: str, *columns: Column[Any]) -> Table:
    """Return a table of what an article is found by; its rows go when the article goes."""
    whose: Column[int] = Column("article", ForeignKey("article.number", **_ARTICLE), nullable=False)
    return Table(name, metadata, whose, *columns)


place = _about(
    "article_place",
    Column("place", String(80), nullable=False),
    Column("lat", Float),
    Column("lon", Float),
)
region = _about("article_region", Column("region", String(80), nullable=False))
day = _about("article_day", Column("earliest", Date, nullable=False), Column("latest", Date))
speaker = _about("article_speaker", Column("name", Text, nullable=False))

Index("article_place_of", place.c.article)
Index("article_place_by_place", place.c.place)
Index("article_place_by_point", place.c.lat, place.c.lon)
Index("article_region_of", region.c.article)
Index("article_region_by_region", region.c.region)
Index("article_day_of", day.c.article)
Index("article_day_by_day", day.c.earliest, day.c.latest)
Index("article_speaker_of", speaker.c.article)
Index("article_speaker_by_name", speaker.c.name)


def _beside(name: str, *columns: Column[Any]) -> Table:
    """Return a table that holds one row an article at most."""
    key = ForeignKey("article.number", **_ARTICLE)
    whose: Column[int] = Column("article", key, primary_key=True, autoincrement=False)
    return Table(name, metadata, whose, *columns)


rows = _beside(
    "article_rows", Column("laid_by", String(80), nullable=False), Column("rows", LargeBinary)
)
"""What pages ask of an article, laid out as bytes by whoever opened the library; ``laid_by``
names the layout. A row goes whenever the article, its findings or its corrections change."""

sketch = _beside("article_sketch", Column("sketch", LargeBinary))
"""How an article is worded, in few bytes (MinHash): what near duplicates are found by."""

correction = Table(
    "correction",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("owner", String(64), nullable=False),
    Column("id", String(64), nullable=False),
    Column("article", String(120), nullable=False),
    Column("scope", String(16), nullable=False),
    Column("said", Letters, nullable=False),
    UniqueConstraint("owner", "id"),
    Index("correction_of", "owner", "article"),
)
