"""Web pages: the article without its surroundings, by trafilatura; the day by htmldate."""

from __future__ import annotations

import logging
from typing import Any

from geo.keeping.intake.outcomes import CannotTake, Draft
from geo.keeping.intake.published import add_day

LARGEST_PAGE = 10_000_000
MOST_TAGS = 120_000
"""Tags of a page; the longest pages of an encyclopedia have a third of that."""

for _library in ("trafilatura", "htmldate", "courlan", "charset_normalizer"):
    logging.getLogger(_library).addHandler(logging.NullHandler())
    logging.getLogger(_library).propagate = False


def read_page(content: bytes, url: str = "") -> Draft:
    """Return the article on a page; ``url`` is where it was found, if anywhere.

    The day is sure when the page's own mark-up gives it. When it stands only in the address or
    in the words, it is offered.
    """
    from trafilatura import bare_extraction, load_html  # with lxml: a third of a second

    if len(content) > LARGEST_PAGE or content.count(b"<") > MOST_TAGS:
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
    add_day(draft, tree, url)
    return draft


def looks_cut_off(content: bytes) -> bool:
    """Whether a page breaks off: it opens as HTML and its last part does not close it."""
    return b"<html" in content[:5000].lower() and b"</html" not in content[-5000:].lower()


def _without_title(text: str, title: str | None) -> str:
    lines = text.split("\n")
    if title and lines and lines[0].strip() == title.strip():
        lines = lines[1:]
    return "\n\n".join(line for line in lines if line.strip())
