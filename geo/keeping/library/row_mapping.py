"""Between values and rows: articles, findings and corrections as the tables hold them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Row, Table, delete, insert, update

from geo.keeping import received
from geo.keeping.library import schema
from geo.keeping.readings import reader_version
from geo.reading.corrections.log import Correction
from geo.reading.marks import Findings
from geo.reading.unpacking import unpack
from geo.text import Article
from geo.world.folding import plain
from geo.world.regions import region_of

DETAILS = ("title", "outlet", "author", "url", "published")
LONGEST_NAME = 300


@dataclass(frozen=True, slots=True)
class Kept:
    """An article in the library, with what was read in it before any correction.

    ``kept_at`` is the moment in UTC (ISO 8601); ``view_token`` is set while it is published.
    """

    article: Article
    findings: Findings
    language: str
    kept_at: str
    view_token: str = ""

    @property
    def is_published(self) -> bool:
        """Whether whoever has the link can read it."""
        return bool(self.view_token)


def kept_from(row: Row[Any]) -> Kept:
    """Return a row of the article table as a value."""
    return kept_with(row, unpack(received.json_from(row.findings), row.text, row.published))


def kept_with(row: Row[Any], findings: Findings) -> Kept:
    """Return a row of the article table with findings of our own."""
    article = Article(row.id, row.title, row.text, row.outlet, row.published, row.url, row.author)
    return Kept(article, findings, row.language, row.kept_at, row.view_token or "")


def row_of(article: Article, findings: Findings) -> dict[str, Any]:
    """Return what the article table holds of an article, but for whose it is."""
    searched = " ".join([article.title, article.outlet, article.author, article.text])
    return {
        "id": article.id, "text": article.text,
        **{name: getattr(article, name) for name in DETAILS},
        **read_row(findings),
        "folded": folded(searched), "folded_outlet": folded(article.outlet),
    }  # fmt: skip


def read_row(findings: Findings) -> dict[str, str]:
    """Return what the article table holds of findings, and of who read them."""
    told = json.dumps(findings.to_dict(), separators=(",", ":"))
    return {"findings": told, "read_by": reader_version()}


def folded(words: str) -> str:
    """Return words as they are searched: folded, and without what a store cannot hold."""
    storable = words.replace("\0", " ").encode("utf-8", "replace").decode()
    return plain(storable)


def file_under(
    connection: Connection, number: int, article: Article, findings: Findings,
    is_new: bool = False,
) -> None:  # fmt: skip
    """Note anew what an article is found by: places, regions, days and speakers."""
    for table, rows in _found_by(article, findings).items():
        if not is_new:
            connection.execute(delete(table).where(table.c.article == number))
        if rows:
            connection.execute(insert(table), [{"article": number, **row} for row in rows])


def replace_row(connection: Connection, number: int, values: dict[str, Any]) -> None:
    """Have other values in an article's row; what was worked out of the old ones goes."""
    same = schema.article.c.number == number
    connection.execute(update(schema.article).where(same).values(values))
    for table in (schema.sketch, schema.rows):
        connection.execute(delete(table).where(table.c.article == number))


def remove_row(connection: Connection, row: Row) -> None:
    """Take out an article and the corrections made for it alone.

    What was said of its story stays: it holds for the others, and again when it comes back.
    """
    log = schema.correction
    connection.execute(delete(schema.article).where(schema.article.c.number == row.number))
    connection.execute(
        delete(log).where(
            log.c.owner == row.owner,
            log.c.article == row.id,
            log.c.scope.not_in(["everywhere", "story"]),
        )
    )


def _found_by(article: Article, findings: Findings) -> dict[Table, list[dict[str, Any]]]:
    found = {t.place for t in findings.toponyms if t.place}
    places = sorted(found, key=lambda p: p.id)
    regions = {id for p in places for id in (*region_of(p), p.id) if id.startswith("region:")}
    speakers = {
        folded(q.source.name or q.source.text)[:LONGEST_NAME]
        for q in findings.quotations
        if q.source
    }
    return {
        schema.place: [{"place": p.id, "lat": p.lat, "lon": p.lon} for p in places],
        schema.region: [{"region": id} for id in sorted(regions)],
        schema.day: [{"earliest": a, "latest": b} for a, b in sorted(_days(findings))],
        schema.speaker: [{"name": name} for name in sorted(speakers - {""})],
    }


def _days(findings: Findings) -> set[tuple[date, date]]:
    return {(t.earliest, t.latest or t.earliest) for t in findings.timexes if t.earliest}


def said(correction: Correction) -> str:
    """Return a correction as the table holds it."""
    return json.dumps(correction.to_dict(), separators=(",", ":"))


def corrections_from(rows: Iterable[str]) -> list[Correction]:
    """Return the corrections that ``said`` wrote; a row that holds none is passed over."""
    return received.corrections_from([_json(row) for row in rows])[0]


def _json(row: str) -> Any:
    with suppress(ValueError):
        return received.json_from(row)
    return None


def hashed(secret: str) -> str:
    """Return what is kept of a secret: whoever reads the store cannot use it."""
    return sha256(secret.encode()).hexdigest()
