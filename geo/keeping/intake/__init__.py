"""Into the house: anything a reader has, to articles.

Each function here gives, for each thing offered, either ``Taken`` or ``Refused`` (why, and what
to do instead), one after another and as soon as it is known: a page can count them, show them,
stop whenever the reader says so, and keep what came before. None of them raises.

Where things are: ``outcomes`` is what each thing offered comes to; ``plain`` reads text,
``documents`` Word, PDF and mail, ``pages`` HTML, ``feeds`` feeds, ``tables`` CSV and JSON lines,
``zipped`` archives; ``fetching`` asks for a link over ``network``, whose ``addresses`` are
checked; ``languages`` knows what is English, ``twins`` near duplicates.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from geo.errors import ArticleError
from geo.keeping.exports.everything import from_everything
from geo.keeping.intake.documents import read_mail, read_pdf, read_word
from geo.keeping.intake.feeds import FeedItem, feed_items, is_feed, item_draft
from geo.keeping.intake.fetching import Fetched, Fetching, fetch
from geo.keeping.intake.outcomes import CannotTake, Draft, Found, Refused, Taken, accept
from geo.keeping.intake.pages import read_page
from geo.keeping.intake.plain import read_markdown, read_pasted, read_plain
from geo.keeping.intake.tables import count_rows, csv_rows, jsonl_rows
from geo.keeping.intake.zipped import count_files, unzipped

__all__ = [
    "ENDINGS", "FeedItem", "Fetching", "Found", "Offered", "Outcome", "Refused", "Taken",
    "count", "take_feed_items", "take_files", "take_link", "take_pasted",
]  # fmt: skip

Outcome = Taken | Refused
PASTE = "Copy the article’s text and paste it."

READERS: dict[str, Callable[[bytes], Draft]] = {
    ".txt": read_plain, ".text": read_plain, ".md": read_markdown, ".markdown": read_markdown,
    ".html": read_page, ".htm": read_page, ".xhtml": read_page, ".pdf": read_pdf,
    ".docx": read_word, ".eml": read_mail,
}  # fmt: skip
"""Files that hold one article, by ending."""

FEEDS = (".xml", ".rss", ".atom")
ENDINGS = (*READERS, ".csv", ".jsonl", ".json", *FEEDS, ".zip")
"""Endings of all files that are taken in."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A feed behind a link: its items, to be chosen from."""

    name: str
    items: tuple[FeedItem, ...]


def take_pasted(
    text: str, *, title: str = "", outlet: str = "", published: date | None = None,
    url: str = "", author: str = "",
) -> Outcome:  # fmt: skip
    """Take in a text as pasted; what the reader says of it counts more than what it says itself."""

    def draft() -> Draft:
        read = read_pasted(text) if not title else Draft(text)
        for detail, value in (("title", title), ("outlet", outlet), ("author", author)):
            if value.strip():
                read.found[detail] = Found(value.strip(), "you")  # type: ignore[index]
        if published:
            read.found["day"] = Found(published.isoformat(), "you")
        read.url = url.strip()
        return read

    return _one("Pasted text", draft)


def take_files(files: Iterable[tuple[str, bytes]]) -> Iterator[Outcome]:
    """Take in files by name and content: each article in them, one after another."""
    for name, content in files:
        try:
            yield from _of_file(name, content)
        except CannotTake as refusal:
            yield Refused(name, refusal.why, refusal.next_step)
        except Exception as error:
            yield _unexpected(name, error)


def count(files: Iterable[tuple[str, bytes]]) -> int:
    """Return how many outcomes ``take_files`` will give, for a progress bar; at least as many."""
    total = 0
    for name, content in files:
        ending = _ending(name)
        if ending == ".zip":
            total += count_files(content)
        elif ending in {".csv", ".jsonl"}:
            total += max(1, count_rows(content, ending))
        else:
            total += 1
    return total


def take_link(url: str, how: Fetching | None = None) -> Outcome | Offered:
    """Take in what a link leads to; of a feed, what it offers."""
    try:
        fetched = fetch(url, how)
        if is_feed(fetched.content) and not fetched.content.lstrip().lower().startswith(b"<html"):
            return Offered(fetched.url, tuple(feed_items(fetched.content)))
        return accept(fetched.url, _of_fetched(fetched))
    except CannotTake as refusal:
        return Refused(url, refusal.why, refusal.next_step)
    except Exception as error:
        return _unexpected(url, error)


def take_feed_items(items: Iterable[FeedItem], how: Fetching | None = None) -> Iterator[Outcome]:
    """Take in chosen items of a feed: the pages they link to, unless the feed prints them whole.

    Where a page cannot be fetched, what the feed prints is taken, with a note that says so.
    """
    for item in items:
        yield _one(item.title or item.url, lambda item=item: _of_item(item, how))  # type: ignore[misc]


def _of_item(item: FeedItem, how: Fetching | None) -> Draft:
    if item.whole or not item.url:
        return item_draft(item)
    try:
        return item_draft(item, _of_fetched(fetch(item.url, how)))
    except CannotTake as refusal:
        draft = item_draft(item)
        draft.notes.append(f"The page was not taken: {refusal.why}")
        return draft


def _of_file(name: str, content: bytes) -> Iterator[Outcome]:
    ending = _ending(name)
    if ending == ".zip":
        yield from _of_zip(content)
    elif ending == ".csv":
        yield from _of_rows(name, csv_rows(content))
    elif ending == ".jsonl":
        yield from _of_rows(name, jsonl_rows(content))
    elif ending == ".json":
        yield from _of_export(name, content)
    elif ending in FEEDS:
        for item in feed_items(content):
            yield _one(item.title or item.url, lambda item=item: item_draft(item))  # type: ignore[misc]
    elif ending in READERS:
        yield _one(name, lambda: READERS[ending](content))
    else:
        raise CannotTake(
            f"Files that end in “{ending or name}” are not read.",
            f"Save it as one of: {', '.join(ENDINGS)}; or copy the text and paste it.",
        )


def _of_zip(content: bytes) -> Iterator[Outcome]:
    for entry in unzipped(content):
        if isinstance(entry, Refused):
            yield entry
        elif _ending(entry[0]) == ".zip":
            yield Refused(entry[0], "It is an archive inside an archive.", "Unpack it first.")
        else:
            yield from take_files([entry])


def _of_rows(
    name: str, drafts: Iterator[Draft] | Iterator[Draft | CannotTake]
) -> Iterator[Outcome]:
    for number, draft in enumerate(drafts, 1):
        row = f"{name}, article {number}"
        if isinstance(draft, CannotTake):
            yield Refused(row, draft.why, draft.next_step)
        else:
            yield _one(row, lambda draft=draft: draft)  # type: ignore[misc]


def _of_export(name: str, content: bytes) -> Iterator[Outcome]:
    try:
        pairs, log = from_everything(content)
    except CannotTake:
        raise
    except ArticleError as error:
        raise CannotTake(str(error), "Or paste the article’s text.") from error
    ids = {article.id for article, _ in pairs}
    for article, findings in pairs:
        told = {c for c in log if c.article == article.id or c.article not in ids}
        yield Taken(
            name, article, {}, ("From an export of Dateline Atlas.",),
            tuple(c for c in log if c in told), findings,
        )  # fmt: skip


def _of_fetched(fetched: Fetched) -> Draft:
    content, kind = fetched.content, fetched.media_type
    if content.startswith(b"%PDF-"):
        draft = read_pdf(content)
    elif kind.startswith("text/plain"):
        draft = read_plain(content)
    elif "html" in kind or b"<html" in content[:2000].lower():
        return read_page(content, fetched.url)
    else:
        raise CannotTake(f"The link leads to {kind or 'something'}, which is no article.", PASTE)
    draft.url = fetched.url
    return draft


def _one(name: str, read: Callable[[], Draft]) -> Outcome:
    """Return one outcome, whatever happens on the way to it."""
    try:
        return accept(name, read())
    except CannotTake as refusal:
        return Refused(name, refusal.why, refusal.next_step)
    except Exception as error:
        return _unexpected(name, error)


def _unexpected(name: str, error: Exception) -> Refused:
    return Refused(name, f"It cannot be read ({type(error).__name__}).", PASTE)


def _ending(name: str) -> str:
    return "." + name.rpartition(".")[2].lower() if "." in name else ""
