"""RSS and Atom feeds: what they offer, to be chosen from, by feedparser."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from geo.keeping.intake.day_parsing import written_day
from geo.keeping.intake.outcomes import CannotTake, Draft, web_address
from geo.keeping.intake.plain_text import without_tags
from geo.keeping.intake.web_pages import read_page

MOST_ITEMS = 500
ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
FEED = re.compile(rb"<(?:rss|rdf:RDF|feed)[\s>]", re.IGNORECASE)
ITEM = re.compile(rb"<(?:item|entry)[\s>]", re.IGNORECASE)
WHOLE = 600
"""Characters from which what a feed prints of an item is taken for the article itself."""


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One article that a feed offers; ``content`` is the HTML that the feed itself prints."""

    title: str
    url: str
    outlet: str
    author: str
    published: date | None
    content: str

    @property
    def whole(self) -> bool:
        """Whether the feed prints the article itself, not only its beginning."""
        return len(without_tags(self.content)) >= WHOLE


def is_feed(content: bytes) -> bool:
    """Whether some bytes start like RSS or Atom."""
    return FEED.search(content[:2000]) is not None


def feed_items(content: bytes, url: str = "") -> list[FeedItem]:
    """Return what a feed offers, in its own order; ``url`` is where it was found, if anywhere.

    Raises
    ------
    CannotTake
        When it is no feed, or defines entities, by which small files grow without end.
    """
    if ENTITY.search(content):
        raise CannotTake("The feed defines entities of its own.", "Take its articles one by one.")
    import feedparser  # type: ignore[import-untyped]  # only who gives a feed waits for it

    parsed = feedparser.parse(_shortened(content), response_headers={"content-location": url})
    if not parsed.entries:
        raise CannotTake("It is no feed, or an empty one.", "Check the feed’s address.")
    outlet = str(parsed.feed.get("title", ""))
    return [_item(entry, outlet) for entry in parsed.entries[:MOST_ITEMS]]


def _shortened(content: bytes) -> bytes:
    """Return a feed without what comes behind its first items, before it is parsed."""
    starts = list(islice(ITEM.finditer(content), MOST_ITEMS + 1))
    if len(starts) <= MOST_ITEMS:
        return content
    last = max(content.rfind(b"</item>") + 7, content.rfind(b"</entry>") + 8)
    return content[: starts[-1].start()] + content[max(last, starts[-1].start()) :]


def _item(entry: Mapping[str, Any], outlet: str) -> FeedItem:
    bodies = [str(c.get("value", "")) for c in entry.get("content", [])]
    return FeedItem(
        title=_plain(entry.get("title", "")),
        url=web_address(str(entry.get("link", ""))),
        outlet=outlet,
        author=_plain(entry.get("author", "")),
        published=_day(str(entry.get("published", "")), entry.get("published_parsed")),
        content=max([*bodies, str(entry.get("summary", ""))], key=len),
    )


def _day(written: str, moment: Any) -> date | None:
    """Return the day as it is written, in the feed's own zone; else the one of the moment."""
    if day := written_day(written):
        return day
    with suppress(ValueError, TypeError):
        return date(*moment[:3])
    return None


def _plain(text: object) -> str:
    return " ".join(without_tags(str(text)).split())


def item_draft(item: FeedItem, page: Draft | None = None) -> Draft:
    """Return an item as a draft: the page it links to, or what the feed prints of it."""
    text = page.text if page else _printed(item.content)
    draft = Draft(text, url=item.url, notes=list(page.notes) if page else [])
    draft.add("title", item.title, "the feed")
    draft.add("outlet", item.outlet, "the feed’s title")
    draft.add("author", item.author, "the feed")
    day = item.published.isoformat() if item.published else ""
    draft.add("day", day, "the feed")
    for detail, found in (page.found if page else {}).items():
        draft.found.setdefault(detail, found)
    if not page and not item.whole:
        draft.notes.append("Only what the feed prints was taken: the beginning of the article.")
    return draft


def _printed(content: str) -> str:
    if "<" not in content:
        return _plain(content)
    paged = f"<html><body><article>{content}</article></body></html>"
    try:
        return read_page(paged.encode("utf-8", "replace")).text
    except CannotTake:
        return _plain(content)
