"""Web pages: the article without its surroundings, by trafilatura; the day by htmldate."""

from __future__ import annotations

import logging
import re
from datetime import date
from typing import Any

from geo.keeping.intake.outcomes import CannotTake, Draft

LARGEST_PAGE = 10_000_000

for _library in ("trafilatura", "htmldate", "courlan", "charset_normalizer"):
    logging.getLogger(_library).addHandler(logging.NullHandler())
    logging.getLogger(_library).propagate = False


def read_page(content: bytes, url: str = "") -> Draft:
    """Return the article on a page; ``url`` is where it was found, if anywhere.

    The day is sure when the page's own mark-up gives it. When it stands only in the address or
    in the words, it is offered.
    """
    from trafilatura import bare_extraction, load_html  # with lxml: a third of a second

    if len(content) > LARGEST_PAGE:
        raise CannotTake("The page is too large.", "Copy the article’s text and paste it.")
    tree = load_html(content)
    if tree is None:
        raise CannotTake("It is no web page.", "Copy the article’s text and paste it.")
    found: Any = bare_extraction(
        load_html(content), url=url or None, include_comments=False, with_metadata=True
    )
    if found is None or not (found.text or "").strip():
        raise CannotTake(
            "No article was found on the page: it may be drawn by a script or need a login.",
            "Open it in your browser, copy the text and paste it.",
        )
    draft = Draft(_without_title(found.text, found.title), url=found.url or url)
    draft.add("title", found.title, "the page’s title")
    draft.add("outlet", found.sitename or found.hostname, "the page’s mark-up")
    draft.add("author", found.author, "the page’s mark-up")
    _add_day(draft, tree, url)
    return draft


PUBLISHED = frozenset(
    "article:published_time article:published og:published_time datepublished date.published "
    "publication_date publish-date publish_date pubdate published_date published parsely-pub-date "
    "sailthru.date dc.date.issued dcterms.issued dcterms.created citation_publication_date "
    "cxenseparse:recs:publishtime og:article:published_time".split()
)
"""Names by which a page's mark-up says when it was published."""

_META = ".//meta[@content]|.//time[@datetime][@itemprop or @pubdate]"
_IN_SCRIPT = re.compile(r'"datePublished"\s*:\s*"(\d{4}-\d\d-\d\d)')
_IN_ADDRESS = re.compile(r"[/_-](20\d\d|19\d\d)[/_-]?([01]\d)[/_-]?([0-3]\d)(?!\d)")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")


def _add_day(draft: Draft, tree: Any, url: str) -> None:
    """Note the day: sure when the mark-up says one and only one, offered otherwise."""
    from htmldate import find_date

    marked = _marked_days(tree)
    days = {day for day, _ in marked}
    for day, where in marked:
        draft.add("day", day, where, sure=len(days) == 1)
    if match := _IN_ADDRESS.search(url):
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
    for script in tree.xpath('.//script[@type="application/ld+json"]/text()'):
        where = "the page’s mark-up (“datePublished”)"
        found += [(_real(day), where) for day in _IN_SCRIPT.findall(script)[:1]]
    return [(day, where) for day, where in found if day]


def _real(iso: str) -> str:
    """Return a day as it is when it ever was, else nothing."""
    try:
        return date.fromisoformat(iso).isoformat()
    except ValueError:
        return ""


def _without_title(text: str, title: str | None) -> str:
    lines = text.split("\n")
    if title and lines and lines[0].strip() == title.strip():
        lines = lines[1:]
    return "\n\n".join(line for line in lines if line.strip())
