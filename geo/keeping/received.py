"""Whatever comes back in: what links carry, exports hold and the library kept, checked in one way.

All of it may have been made by hand. Types come from the house's own values, by msgspec; what
types cannot say (that offsets lie in the text, that a place lies on the earth, how long a name
may be) is said in ``geo.reading.validating``. A correction that is not what it must be is left
out and counted; an article or its findings that are not raise.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, NoReturn

from geo.errors import ArticleError
from geo.keeping.intake.outcomes import LONGEST, article_id, web_address
from geo.reading.corrections.log import Correction
from geo.reading.marks import Findings
from geo.reading.unpacking import unpack
from geo.reading.validating import ID, LONGEST_NAME, PRINTED
from geo.text import Article

FORMAT = "dateline-atlas"
VERSION = 1
LARGEST = 50_000_000
"""Bytes of an import that are looked at; more would fill the memory of a hosted app."""

MOST_CORRECTIONS = 10_000
DEEPEST = 12
"""Values inside values."""

Pair = tuple[Article, Findings]


@dataclass(frozen=True, slots=True)
class Export:
    """Articles with their findings, the corrections made in them, and what was left out."""

    pairs: list[Pair]
    log: list[Correction]
    notes: tuple[str, ...] = ()


def json_from(packed: bytes | str) -> Any:
    """Return JSON values, of which none is infinite or no number.

    Raises
    ------
    ValueError
        When it is no such JSON, or nested too deeply.
    """

    def refuse(word: str) -> NoReturn:
        raise ValueError(f"{word} is no number")

    try:
        return json.loads(packed, parse_constant=refuse)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def article_from(values: Any) -> Article:
    """Return the article that ``exports.everything.article_dict`` described.

    Unknown keys are left out; an id that no article here could have is made anew.

    Raises
    ------
    ArticleError
        When a value is no text, the text is too long, or the day is none that can be printed.
    """
    if not isinstance(values, dict):
        raise ArticleError("It is damaged: an article is missing. Export it again.")
    known = {f.name: values[f.name] for f in fields(Article) if f.name in values}
    if known.get("published", "") is None:
        del known["published"]
    if not all(isinstance(v, str) for v in known.values()):
        raise ArticleError("It is damaged: an article’s values must be text. Export it again.")
    if len(known.get("text", "")) > LONGEST:
        raise ArticleError(f"An article has more than {LONGEST:,} characters: take it by parts.")
    article = Article(
        **{
            "id": "", "title": "", "text": "",
            **{k: v[:LONGEST_NAME] if k != "text" else v for k, v in known.items()},
            "published": _day(known.get("published", "")),
            "url": web_address(known.get("url", "")),
        }
    )  # fmt: skip
    return article if ID.fullmatch(article.id) else replace(article, id=article_id(article))


def _day(written: str) -> date | None:
    if not written:
        return None
    try:
        day = date.fromisoformat(written)
    except ValueError as error:
        raise ArticleError(f"“{written[:40]}” is no day; write it as 2025-07-12.") from error
    if not PRINTED[0] <= day <= PRINTED[1]:
        raise ArticleError(f"{day} is no day on which an article was printed.")
    return day


def corrections_from(values: Any, articles: Iterable[Article] = ()) -> tuple[list[Correction], int]:
    """Return the corrections among some values, and how many were left out.

    ``articles`` are those whose texts are at hand: what is made in them must lie in them.
    """
    told = values if isinstance(values, list) else []
    texts = {article.id: article.text for article in articles}
    found: list[Correction] = []
    for value in told[:MOST_CORRECTIONS]:
        try:
            found.append(Correction.from_dict(value, texts))
        except ArticleError:
            continue
    return found, len(told) - len(found)


def export_from(packed: bytes) -> Export:
    """Return what ``exports.everything.to_everything`` packed.

    Raises
    ------
    ArticleError
        When it is no such file, is too large, comes from a newer version, or its marks do not
        fit its text.
    """
    values = _opened(packed)
    entries = values.get("articles")
    if not isinstance(entries, list):
        raise ArticleError("This export is damaged: it holds no articles. Export it again.")
    pairs: list[Pair] = []
    renamed: dict[str, str] = {}
    for entry in entries:
        article = article_from(entry)
        renamed[str(entry.get("id"))] = article.id
        pairs.append((article, unpack(entry.get("findings"), article.text, article.published)))
    log, left = corrections_from(
        _renamed(values.get("corrections", []), renamed), (article for article, _ in pairs)
    )
    return Export(pairs, log, (left_out(left),) if left else ())


def left_out(corrections: int) -> str:
    """Say how many corrections were left out."""
    if corrections == 1:
        return "One correction was left out: it is none that is known here, or does not fit."
    return f"{corrections} corrections were left out: none that are known here, or do not fit."


def _renamed(told: Any, names: dict[str, str]) -> Any:
    """Return corrections under the ids that their articles have here."""
    if not isinstance(told, list) or all(old == new for old, new in names.items()):
        return told

    def name(id: Any) -> Any:
        return names.get(str(id), id)

    return [
        {**c, "article": name(c.get("article")), **_others(c, name)} if isinstance(c, dict) else c
        for c in told
    ]


def _others(c: dict[str, Any], name: Callable[[Any], Any]) -> dict[str, Any]:
    others = c.get("others")
    return {"others": [name(other) for other in others]} if isinstance(others, list) else {}


def _opened(packed: bytes) -> dict[str, Any]:
    if len(packed) > LARGEST:
        raise ArticleError(
            f"This file has {len(packed):,} bytes; at most {LARGEST:,} are taken in. "
            "Export fewer articles at a time."
        )
    try:
        values = json_from(packed)
    except ValueError as error:
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
