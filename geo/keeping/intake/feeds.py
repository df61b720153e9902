"""RSS and Atom feeds: what they offer, to be chosen from, by feedparser."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from geo.keeping.intake.outcomes import CannotTake, Draft
from geo.keeping.intake.pages import read_page

MOST_ITEMS = 500
ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
FEED = re.compile(rb"<(?:rss|rdf:RDF|feed)[\s>]", re.IGNORECASE)
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
        return len(re.sub(r"<[^>]*>", "", self.content)) >= WHOLE


def is_feed(content: bytes) -> bool:
    """Whether some bytes start like RSS or Atom."""
    return FEED.search(content[:2000]) is not None


def feed_items(content: bytes) -> list[FeedItem]:
    """Return what a feed offers, in its own order.

    Raises
    ------
    CannotTake
        When it is no feed, or defines entities, by which small files grow without end.
    """
    if ENTITY.search(content):
        raise CannotTake("The feed defines entities of its own.", "Take its articles one by one.")
    import feedparser  # type: ignore[import-untyped]  # only who gives a feed waits for it

    parsed = feedparser.parse(content)
    if not parsed.entries:
        raise CannotTake("It is no feed, or an empty one.", "Check the feed’s address.")
    outlet = str(parsed.feed.get("title", ""))
    return [_item(entry, outlet) for entry in parsed.entries[:MOST_ITEMS]]


def _item(entry: Mapping[str, Any], outlet: str) -> FeedItem:
    bodies = [str(c.get("value", "")) for c in entry.get("content", [])]
    moment = entry.get("published_parsed")
    return FeedItem(
        title=_plain(entry.get("title", "")),
        url=str(entry.get("link", "")),
        outlet=outlet,
        author=_plain(entry.get("author", "")),
        published=date(*moment[:3]) if moment else None,
        content=max([*bodies, str(entry.get("summary", ""))], key=len),
    )


def _plain(text: object) -> str:
    return " ".join(re.sub(r"<[^>]*>", "", str(text)).split())


def item_draft(item: FeedItem, page: Draft | None = None) -> Draft:
    """Return an item as a draft: the page it links to, or what the feed prints of it."""
    text = page.text if page else _printed(item.content)
    draft = Draft(text, url=item.url, notes=list(page.notes) if page else [])
    draft.add("title", item.title, "the feed")
    draft.add("outlet", item.outlet, "the feed’s title")
    draft.add("author", item.author, "the feed")
    day = item.published.isoformat() if item.published else ""
    draft.add("day", day, "the feed (in UTC)")
    for detail, found in (page.found if page else {}).items():
        draft.found.setdefault(detail, found)
    if not page and not item.whole:
        draft.notes.append("Only what the feed prints was taken: the beginning of the article.")
    return draft


def _printed(content: str) -> str:
    paged = f"<html><body><article>{content}</article></body></html>"
    try:
        return read_page(paged.encode("utf-8", "replace")).text
    except CannotTake:
        return _plain(content)
