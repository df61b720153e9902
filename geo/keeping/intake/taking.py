"""What a file, a page or an item of a feed becomes, read in this very process, without limits.

Whoever takes in what strangers give goes through ``geo.keeping.intake.apart`` instead, which
has these functions run in a process of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from geo.errors import ArticleError
from geo.keeping.intake.csv_jsonl import count_rows, csv_rows, jsonl_rows
from geo.keeping.intake.feeds import FeedItem, feed_items, is_feed, item_draft
from geo.keeping.intake.mail import read_mail
from geo.keeping.intake.markdown import read_markdown
from geo.keeping.intake.outcomes import (
    CannotTake,
    Draft,
    Fetched,
    Outcome,
    Refused,
    Taken,
    accept,
)
from geo.keeping.intake.pdf import read_pdf
from geo.keeping.intake.plain_text import read_plain
from geo.keeping.intake.web_pages import looks_cut_off, read_page
from geo.keeping.intake.word import read_word
from geo.keeping.intake.zipped import Entry, count_files, unzipped
from geo.reading.marks import Findings

PASTE = "Copy the article’s text and paste it."
MOST = 10_000
"""Articles that one file may hold, however it is packed."""

READERS: dict[str, Callable[[bytes], Draft]] = {
    ".txt": read_plain, ".text": read_plain, ".md": read_markdown, ".markdown": read_markdown,
    ".html": read_page, ".htm": read_page, ".xhtml": read_page, ".pdf": read_pdf,
    ".docx": read_word, ".eml": read_mail,
}  # fmt: skip
"""Files that hold one article, by ending."""

FEEDS = (".xml", ".rss", ".atom")
TABLES = {".csv": csv_rows, ".jsonl": jsonl_rows}
ENDINGS = (*READERS, *TABLES, ".json", *FEEDS, ".zip")
"""Endings of all files that are taken in."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A feed behind a link: its items, to be chosen from."""

    name: str
    items: tuple[FeedItem, ...]


def of_file(name: str, content: bytes, first: int = 0) -> Iterator[Outcome | Entry]:
    """Yield what a file becomes; of an archive also each ``Entry`` before it is read.

    ``first`` is the number of the entry to begin with, for who goes on where reading broke off.
    """
    try:
        yield from _of_zip(content, first) if ending_of(name) == ".zip" else _of_one(name, content)
    except CannotTake as refusal:
        yield Refused(name, refusal.why, refusal.next_step)
    except Exception as error:
        yield unexpected(name, error)


def of_link(fetched: Fetched) -> Iterator[Outcome | Offered]:
    """Yield what a fetched page becomes; of a feed, what it offers."""
    content = fetched.content
    if is_feed(content) and not content.lstrip().lower().startswith(b"<html"):
        try:
            yield Offered(fetched.url, tuple(feed_items(content, fetched.url)))
        except CannotTake as refusal:
            yield Refused(fetched.url, refusal.why, refusal.next_step)
    else:
        yield one(fetched.url, lambda: _of_fetched(fetched))


def of_item(item: FeedItem, fetched: Fetched | None, why_not: str = "") -> Iterator[Outcome]:
    """Yield what an item of a feed becomes: the page it links to, else what the feed prints."""
    yield one(item.title or item.url, lambda: _item(item, fetched, why_not))


def of_texts(texts: Sequence[tuple[str, date | None]]) -> Iterator[Findings]:
    """Yield what is found in each of some texts; the door to it is ``geo.keeping.long_texts``."""
    from geo.reading.findings import read  # models that no file needs

    for text, published in texts:
        yield read(text, published)


def count_of(name: str, content: bytes) -> Iterator[int]:
    """Yield how many outcomes a file will have at least, as far as its outside shows."""
    ending = ending_of(name)
    counted = 1
    if ending == ".zip":
        counted = count_files(content)
    elif ending in TABLES:
        counted = count_rows(content, ending)
    yield max(1, min(counted, MOST))


def one(name: str, read: Callable[[], Draft]) -> Outcome:
    """Return one outcome, whatever happens on the way to it."""
    try:
        return accept(name, read())
    except CannotTake as refusal:
        return Refused(name, refusal.why, refusal.next_step)
    except Exception as error:
        return unexpected(name, error)


def unexpected(name: str, error: Exception) -> Refused:
    """Return the refusal of what failed in a way that nobody foresaw."""
    if isinstance(error, MemoryError):
        return too_large(name)
    return Refused(name, f"It cannot be read ({type(error).__name__}).", PASTE)


def too_large(name: str) -> Refused:
    """Return the refusal of what takes more memory than reading may have."""
    return Refused(name, "Reading it takes more memory than a file is given.", PASTE)


def ending_of(name: str) -> str:
    """Return how a name ends: ``.pdf``; empty when it has no ending."""
    return "." + name.rpartition(".")[2].lower() if "." in name else ""


def _item(item: FeedItem, fetched: Fetched | None, why_not: str) -> Draft:
    if fetched is None:
        return _printed(item, why_not)
    try:
        return item_draft(item, _of_fetched(fetched))
    except CannotTake as refusal:
        return _printed(item, refusal.why)


def _printed(item: FeedItem, why_not: str) -> Draft:
    draft = item_draft(item)
    if why_not:
        draft.notes.append(f"The page was not taken: {why_not}")
    return draft


def _of_zip(content: bytes, first: int) -> Iterator[Outcome | Entry]:
    for entry in unzipped(content, first):
        if isinstance(entry, Refused | Entry):
            yield entry
        elif ending_of(entry[0]) == ".zip":
            yield Refused(entry[0], "It is an archive inside an archive.", "Unpack it first.")
        else:
            yield from of_file(*entry)


def _of_one(name: str, content: bytes) -> Iterator[Outcome]:
    ending = ending_of(name)
    if ending in TABLES:
        yield from _of_rows(name, TABLES[ending](content))
    elif ending == ".json":
        yield from _of_export(name, content)
    elif ending in FEEDS:
        for item in feed_items(content):
            yield from of_item(item, None)
    elif ending in READERS:
        yield one(name, lambda: READERS[ending](content))
    else:
        raise CannotTake(
            f"Files that end in “{ending or name}” are not read.",
            f"Save it as one of: {', '.join(ENDINGS)}; or copy the text and paste it.",
        )


def _of_rows(name: str, drafts: Iterable[Draft | CannotTake]) -> Iterator[Outcome]:
    for number, draft in enumerate(islice(drafts, MOST + 1), 1):
        row = f"{name}, article {number}"
        if isinstance(draft, CannotTake):
            yield Refused(row, draft.why, draft.next_step)
        else:
            yield one(row, lambda draft=draft: draft)  # type: ignore[misc]


def _of_export(name: str, content: bytes) -> Iterator[Outcome]:
    from geo.keeping.received import export_from

    try:
        export = export_from(content)
    except CannotTake:
        raise
    except ArticleError as error:
        raise CannotTake(str(error), "Or paste the article’s text.") from error
    ids = {article.id for article, _ in export.pairs}
    for article, findings in export.pairs:
        told = tuple(
            c
            for c in export.log
            if c.article == article.id or (c.article not in ids and c.scope != "story")
        )
        notes = ("From an export of Dateline Atlas.", *export.notes)
        yield Taken(name, article, {}, notes, told, findings)


def _of_fetched(fetched: Fetched) -> Draft:
    content, kind = fetched.content, fetched.media_type
    if content.startswith(b"%PDF-"):
        draft = read_pdf(content)
    elif kind.startswith("text/plain"):
        draft = read_plain(content)
    elif "html" in kind or b"<html" in content[:2000].lower():
        draft = read_page(content, fetched.url)
        if looks_cut_off(content):
            draft.notes.append("The page breaks off before its end: something may be missing.")
        return draft
    else:
        raise CannotTake(f"The link leads to {kind or 'something'}, which is no article.", PASTE)
    draft.url = fetched.url
    return draft


JOBS: dict[str, Callable[..., Iterator[Any]]] = {
    "file": of_file, "link": of_link, "item": of_item, "count": count_of,
    "read": of_texts,
}  # fmt: skip
"""What can be asked of the process that reads."""
