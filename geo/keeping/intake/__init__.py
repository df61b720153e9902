"""Intake: anything a reader has, made into articles.

Each function here gives, for each thing offered, either ``Taken`` or ``Refused`` (why, and what
to do instead), one after another and as soon as it is known: a page can count them, show them,
stop whenever the reader says so, and keep what came before. None of them raises. Files and
fetched pages are read apart (``geo.keeping.intake.apart``); those functions whose name ends in
``watched`` also yield ``None`` every tenth of a second while something is still being read.

Where things are: ``outcomes`` is what each thing offered comes to; ``taking`` knows who reads what;
``plain_text``, ``markdown``, ``word``, ``pdf``, ``mail``, ``web_pages`` (``published``: their day),
``feeds``, ``csv_jsonl`` and ``zipped`` read one format each, ``heads`` and ``day_parsing`` what
stands at the head of a text; ``apart`` has that done in ``reading_process``, over a ``wire``;
``fetching`` asks for a link over ``connections``, whose ``addresses`` are checked; ``languages``
knows what is English, ``twins`` near duplicates.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, wait
from datetime import date
from typing import TYPE_CHECKING, Any

from geo.keeping.intake.apart import TICK, BrokeOff, read_apart, warm
from geo.keeping.intake.csv_jsonl import row_draft
from geo.keeping.intake.feeds import FeedItem
from geo.keeping.intake.outcomes import (
    CannotTake,
    Draft,
    Fetched,
    Found,
    Outcome,
    Refused,
    Taken,
)
from geo.keeping.intake.plain_text import read_pasted
from geo.keeping.intake.taking import ENDINGS, MOST, TABLES, Offered, ending_of, one, unexpected
from geo.keeping.intake.wire import Limits
from geo.keeping.intake.zipped import Entry

if TYPE_CHECKING:
    from geo.keeping.intake.fetching import Fetching

__all__ = [
    "ENDINGS", "FeedItem", "Found", "Offered", "Outcome", "Refused", "Taken", "count",
    "take_feed_items", "take_feed_items_watched", "take_fetched", "take_files",
    "take_files_watched", "take_link", "take_link_watched", "take_pasted", "take_row", "warm",
]  # fmt: skip

MOST_BREAKS = 3
"""Files of one archive that may break off; a fourth ends it, so that nobody reads for hours."""

COUNTING = Limits(seconds=3.0)


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

    return one("Pasted text", draft)


def take_files(files: Iterable[tuple[str, bytes]]) -> Iterator[Outcome]:
    """Take in files by name and content: each article in them, one after another."""
    return _outcomes(take_files_watched(files))


def take_files_watched(files: Iterable[tuple[str, bytes]]) -> Iterator[Outcome | None]:
    """Take in files, with a ``None`` whenever a tenth of a second went by."""
    for name, content in files:
        try:
            yield from _of_file(name, content)
        except CannotTake as refusal:
            yield Refused(name, refusal.why, refusal.next_step)
        except Exception as error:
            yield unexpected(name, error)


def count(files: Iterable[tuple[str, bytes]]) -> int:
    """Return how many outcomes ``take_files`` will give, for a progress bar; at least as many."""
    return sum(_count(name, content) for name, content in files)


def take_link(url: str, how: Fetching | None = None) -> Outcome | Offered:
    """Take in what a link leads to; of a feed, what it offers."""
    return next(found for found in take_link_watched(url, how) if found is not None)


def take_link_watched(url: str, how: Fetching | None = None) -> Iterator[Outcome | Offered | None]:
    """Take in what a link leads to, with a ``None`` whenever a tenth of a second went by."""
    try:
        fetched = yield from _fetched(url, how)
        yield from _of_fetched(fetched)
    except CannotTake as refusal:
        yield Refused(url, refusal.why, refusal.next_step)
    except Exception as error:
        yield unexpected(url, error)


def take_fetched(fetched: Fetched) -> Iterator[Outcome]:
    """Take in a page that somebody has fetched before."""
    found = (outcome for outcome in _of_fetched(fetched) if not isinstance(outcome, Offered))
    return _outcomes(found)


def _of_fetched(fetched: Fetched) -> Iterator[Outcome | Offered | None]:
    try:
        yield from read_apart("link", fetched)
    except CannotTake as refusal:
        yield Refused(fetched.url, refusal.why, refusal.next_step)
    except Exception as error:
        yield unexpected(fetched.url, error)


def take_row(name: str, values: Mapping[str, Any]) -> Outcome:
    """Take in one row of a table, by the names of its columns."""
    return one(name, lambda: row_draft(values, "the table’s column"))


def take_feed_items(items: Iterable[FeedItem], how: Fetching | None = None) -> Iterator[Outcome]:
    """Take in chosen items of a feed: the pages they link to, unless the feed prints them whole.

    Where a page cannot be fetched, what the feed prints is taken, with a note that says so.
    """
    return _outcomes(take_feed_items_watched(items, how))


def take_feed_items_watched(
    items: Iterable[FeedItem], how: Fetching | None = None
) -> Iterator[Outcome | None]:
    """Take in items of a feed, with a ``None`` whenever a tenth of a second went by."""
    for item in items:
        name = item.title or item.url
        try:
            yield from _of_item(item, how)
        except CannotTake as refusal:
            yield Refused(name, refusal.why, refusal.next_step)
        except Exception as error:
            yield unexpected(name, error)


def _outcomes(watched: Iterable[Outcome | None]) -> Iterator[Outcome]:
    return (outcome for outcome in watched if outcome is not None)


def _of_file(name: str, content: bytes) -> Iterator[Outcome | None]:
    """Yield what a file holds; an archive goes on behind a file at which reading broke off."""
    first, given, breaks = 0, 0, 0
    entry: Entry | None = None
    while True:
        try:
            for found in read_apart("file", name, content, first):
                if isinstance(found, Entry):
                    entry = found
                    continue
                given += found is not None
                if given > MOST:
                    raise CannotTake(f"It holds more than {MOST:,} articles; those were taken.",
                                     "Take the rest by parts.")  # fmt: skip
                yield found
            break
        except BrokeOff as broken:
            breaks += 1
            if entry is None or breaks > MOST_BREAKS:
                raise
            yield Refused(entry.name, broken.why, broken.next_step)
            first, given, entry = entry.number + 1, given + 1, None
    if not given:
        raise CannotTake("There is no article in it.", "Look whether it is the right file.")


def _of_item(item: FeedItem, how: Fetching | None) -> Iterator[Outcome | None]:
    fetched, why_not = None, ""
    if item.url and not item.whole:
        try:
            fetched = yield from _fetched(item.url, how)
        except CannotTake as refusal:
            why_not = refusal.why
    try:
        yield from read_apart("item", item, fetched, why_not)
    except BrokeOff as broken:
        if fetched is None:
            raise
        yield from read_apart("item", item, None, broken.why)


def _fetched(url: str, how: Fetching | None) -> Generator[None, None, Fetched]:
    """Fetch in a thread, so that whoever waits can stop waiting; it ends by its own deadline."""
    from geo.keeping.intake.fetching import fetch  # a fifth of a second of every start

    pool = ThreadPoolExecutor(1, thread_name_prefix="fetch")
    asked = pool.submit(fetch, url, how)
    pool.shutdown(wait=False)
    while not wait([asked], TICK).done:
        yield None
    return asked.result()


def _count(name: str, content: bytes) -> int:
    if ending_of(name) not in {*TABLES, ".zip"}:
        return 1
    try:
        return next(n for n in read_apart("count", name, content, limits=COUNTING) if n)
    except (CannotTake, StopIteration):
        return 1
