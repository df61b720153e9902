"""JSON of everything: articles, what was found, and the corrections, to be taken in again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, fields
from datetime import date
from typing import Any

from geo.errors import ArticleError
from geo.keeping.exports.packing import to_json
from geo.keeping.exports.rows import Pair
from geo.reading.corrections.log import Correction
from geo.reading.unpacking import unpack
from geo.text import Article

FORMAT = "dateline-atlas"
VERSION = 1
LARGEST = 50_000_000
"""Bytes of an import that are looked at; more would fill the memory of a hosted app."""


def to_everything(pairs: Iterable[Pair], corrections: Iterable[Correction] = ()) -> bytes:
    """Return articles with their text and findings, and the log of corrections.

    The findings are as corrected: what the reader saw. The log says how they came to be so.
    """
    articles = [{**article_dict(a), "findings": findings.to_dict()} for a, findings in pairs]
    log = [c.to_dict() for c in corrections]
    return to_json({"format": FORMAT, "version": VERSION, "articles": articles, "corrections": log})


def from_everything(packed: bytes) -> tuple[list[Pair], list[Correction]]:
    """Return what ``to_everything`` packed.

    Raises
    ------
    ArticleError
        When it is no such file, is too large, comes from a newer version, or its marks do not
        fit its text.
    """
    values = _opened(packed)
    try:
        pairs = []
        for entry in values["articles"]:
            article = article_from(entry)
            pairs.append((article, unpack(entry["findings"], article.text, article.published)))
        return pairs, [Correction.from_dict(c) for c in values.get("corrections", [])]
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ArticleError(
            f"This export is damaged ({type(error).__name__}: {error}). Export it again."
        ) from error


def _opened(packed: bytes) -> dict[str, Any]:
    if len(packed) > LARGEST:
        raise ArticleError(
            f"This file has {len(packed):,} bytes; at most {LARGEST:,} are taken in. "
            "Export fewer articles at a time."
        )
    try:
        values = json.loads(packed)
    except (ValueError, RecursionError) as error:
        raise ArticleError(
            "This is not JSON. Choose a file exported from Dateline Atlas as “Everything (JSON)”."
        ) from error
    if not isinstance(values, dict) or values.get("format") != FORMAT:
        raise ArticleError(
            "This JSON was not exported from Dateline Atlas as “Everything (JSON)”. "
            "Take in its text as an article instead."
        )
    if values.get("version") != VERSION:
        raise ArticleError(
            f"This export has version {values.get('version')}; version {VERSION} is read here. "
            "Update Dateline Atlas."
        )
    return values


def article_dict(article: Article) -> dict[str, Any]:
    """Return an article as plain JSON values."""
    values = asdict(article)
    values["published"] = article.published and article.published.isoformat()
    return values


def article_from(values: dict[str, Any]) -> Article:
    """Return the article that ``article_dict`` described; unknown keys are left out."""
    known = {f.name: values[f.name] for f in fields(Article) if f.name in values}
    if not all(isinstance(v, str) or v is None for v in known.values()):
        raise TypeError("an article's values must be text")
    day = known.get("published")
    return Article(**{**known, "published": date.fromisoformat(day) if day else None})
