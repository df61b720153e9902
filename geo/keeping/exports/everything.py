"""JSON of everything: articles, what was found, and the corrections, to be taken in again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from geo.keeping.exports.mark_rows import Pair
from geo.keeping.exports.packing import to_json
from geo.keeping.received import FORMAT, VERSION, export_from
from geo.reading.corrections.log import Correction
from geo.text import Article


def to_everything(pairs: Iterable[Pair], corrections: Iterable[Correction] = ()) -> bytes:
    """Return articles with their text and findings, and the log of corrections.

    The findings are as corrected: what the reader saw. The log says how they came to be so.
    """
    articles = [{**article_dict(a), "findings": findings.to_dict()} for a, findings in pairs]
    log = [c.to_dict() for c in corrections]
    return to_json({"format": FORMAT, "version": VERSION, "articles": articles, "corrections": log})


def from_everything(packed: bytes) -> tuple[list[Pair], list[Correction]]:
    """Return what ``to_everything`` packed, checked by ``geo.keeping.received``."""
    export = export_from(packed)
    return export.pairs, export.log


def article_dict(article: Article) -> dict[str, Any]:
    """Return an article as plain JSON values."""
    values = asdict(article)
    values["published"] = article.published and article.published.isoformat()
    return values
