"""The day a web page was published: as its mark-up says, its address, or htmldate sees it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from geo.keeping.intake.outcomes import Draft

PUBLISHED = frozenset(
    "article:published_time article:published og:published_time datepublished date.published "
    "publication_date publish-date publish_date pubdate published_date published parsely-pub-date "
    "sailthru.date dc.date.issued dcterms.issued dcterms.created citation_publication_date "
    "cxenseparse:recs:publishtime og:article:published_time".split()
)
"""Names by which a page's mark-up says when it was published."""

_META = ".//meta[@content]|.//time[@datetime][@itemprop or @pubdate]"
_SCRIPT = './/script[@type="application/ld+json"]/text()'
_IN_SCRIPT = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"(\d{4}-\d\d-\d\d)')
_IN_ADDRESS = re.compile(r"[/_-](20\d\d|19\d\d)[/_-]?([01]\d)[/_-]?([0-3]\d)(?!\d)")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")


MOST_SCRIPTS, LONGEST_SCRIPT = 50, 1_000_000
ARTICLES = ("article", "posting", "reportage", "report", "review")
"""How the types of schema.org end that are something published (NewsArticle, LiveBlogPosting)."""

_HOLDING = ("@graph", "mainEntity", "mainEntityOfPage")
"""Keys under which a page describes itself; others, such as a live blog's updates, are parts."""


def add_day(draft: Draft, tree: Any, url: str) -> None:
    """Note the day: sure when the mark-up says one and only one, offered otherwise."""
    from htmldate import find_date

    described, own = _described_days(tree, draft)
    marked = [*_marked_days(tree), *described]
    days = {day for day, _ in marked}
    for day, where in marked:
        draft.add("day", day, where, sure=own and len(days) == 1)
    if match := _IN_ADDRESS.search(url[-500:]):
        draft.add("day", _real("-".join(match.groups())), "the link’s address", sure=False)
    guessed = find_date(tree, url="", original_date=True)
    draft.add("day", guessed, "somewhere on the page, as htmldate sees it", sure=False)


def _marked_days(tree: Any) -> list[tuple[str, str]]:
    found = []
    for element in tree.xpath(_META):
        names = [element.get(a, "").lower() for a in ("property", "name", "itemprop")]
        name = next((n for n in names if n in PUBLISHED), "")
        value = element.get("content") or element.get("datetime") or ""
        day = _ISO.match(value.strip())
        if day and (name or element.get("pubdate") is not None):
            found.append((_real(day.group()), f"the page’s mark-up (“{name or 'pubdate'}”)"))
    return [(day, where) for day, where in found if day]


def _described_days(tree: Any, draft: Draft) -> tuple[list[tuple[str, str]], bool]:
    """Return the days in the page's JSON-LD, and whether they can be trusted to be its own.

    A page may describe its neighbours beside itself: where any headline is the page's own, only
    what has it counts; where all are others', the days are those of other articles.
    """
    things, broken = _things(tree)
    dated = [(day, thing.get("headline")) for thing in things if (day := _published(thing))]
    if not dated and broken:
        return _with_where(filter(None, map(_real, broken))), False
    titles = {_bare(words) for words in _titles(tree, draft)} - {""}
    own = _own_days(dated, titles)
    return _with_where(own or [day for day, _ in dated]), bool(own) or not dated


def _own_days(dated: list[tuple[str, Any]], titles: set[str]) -> list[str]:
    """Return the days under the page's own headline, or else those without any headline."""
    fits = [day for day, headline in dated if headline and _is_one_of(_bare(headline), titles)]
    return fits or [day for day, headline in dated if not headline]


def _with_where(days: Iterable[str]) -> list[tuple[str, str]]:
    return [(day, "the page’s mark-up (“datePublished”)") for day in days]


def _things(tree: Any) -> tuple[list[dict[str, Any]], list[str]]:
    """Return the articles that scripts describe, and the days in scripts that are damaged."""
    things: list[dict[str, Any]] = []
    broken: list[str] = []
    for script in tree.xpath(_SCRIPT)[:MOST_SCRIPTS]:
        written = str(script)[:LONGEST_SCRIPT]
        try:
            things += _articles(json.loads(written, strict=False))
        except (ValueError, RecursionError):
            broken += _IN_SCRIPT.findall(written)[:1]
    return things, broken


def _articles(value: Any, deep: int = 0) -> Iterator[dict[str, Any]]:
    if isinstance(value, list) and deep < 9:
        for one in value[:200]:
            yield from _articles(one, deep + 1)
    elif isinstance(value, dict) and deep < 9:
        kinds = value.get("@type")
        if any(
            str(k).lower().endswith(ARTICLES)
            for k in (kinds if isinstance(kinds, list) else [kinds])
        ):
            yield value
        for key in _HOLDING:
            yield from _articles(value.get(key), deep + 1)


def _published(thing: dict[str, Any]) -> str:
    day = _ISO.match(str(thing.get("datePublished", "")).strip())
    return _real(day.group()) if day else ""


def _titles(tree: Any, draft: Draft) -> Iterator[str]:
    """Yield what the page calls itself."""
    if "title" in draft.found:
        yield draft.found["title"].value
    for path in (".//title/text()", './/meta[@property="og:title"]/@content', ".//h1//text()"):
        yield from map(str, tree.xpath(path)[:5])


def _bare(words: object) -> str:
    return "".join(c for c in str(words)[:500].casefold() if c.isalnum())


def _is_one_of(headline: str, titles: set[str]) -> bool:
    """Whether a headline is the page's own, or stands in it beside the outlet's name."""
    return any(headline == t or (len(headline) >= 12 and headline in t) for t in titles)


def _real(iso: str) -> str:
    """Return a day as it is when it ever was, else nothing."""
    try:
        return date.fromisoformat(iso).isoformat()
    except ValueError:
        return ""
