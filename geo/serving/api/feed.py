"""A lens as an Atom feed (RFC 4287): the articles it keeps something of, the newest first.

A long one comes in pages (RFC 5005), each of which names those beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

import pandas as pd
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from geo.drawing.excerpt import attributes, escape
from geo.drawing.wording import counted, listed, rows_of
from geo.serving.api.asking import FOR_ALL
from geo.serving.api.paging import Page, page_parameters
from geo.serving.api.parameters import asked
from geo.serving.api.problems import Problem, answer
from geo.serving.bases import base_of
from geo.serving.limits import why_wait
from geo.serving.requested_view import Asked
from geo.serving.switches import is_open
from geo.serving.tags import address_of
from geo.serving.view_description import told

ENTRIES, FEW = (50, 200), 5
"""Articles on a page of a feed, unasked and at most, and quotations of each that it prints."""

KEYS = page_parameters(*ENTRIES)

NEVER = date(1970, 1, 1)
"""Stands where nobody says when an article was published."""


async def feed(request: Request) -> Response:
    """Answer with the feed of a lens."""
    if not is_open():
        return answer(404, "Feeds are switched off here.")
    try:
        if why := why_wait(request, "ask"):
            raise Problem(429, why)
        found, base = asked(request, KEYS), base_of(request)
        page = Page.of(request, f"{base}/feed.atom", ENTRIES[0])
        written = await run_in_threadpool(atom, found, base, page)
    except Problem as problem:
        return answer(problem.status, problem.detail)
    return Response(written, media_type="application/atom+xml", headers=FOR_ALL)


def atom(found: Asked, base: str, page: Page) -> str:
    """Return a page of the feed of what an address asks, as XML."""
    rows = found.rows
    ids = [id for id in dict.fromkeys(rows["article"]) if id in found.pairs]
    ids.sort(key=lambda id: (found.pairs[id][0].published or NEVER, id), reverse=True)
    newest = found.pairs[ids[0]][0].published if ids else None
    here = f"{base}/feed.atom" + (f"?{found.query}" if found.query else "")
    entries = "".join(_entry(found, id, rows[rows["article"] == id], base) for id in ids[page.span])
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">'
        f"<title>{escape(told(found).whole_title)}</title><id>{escape(here)}</id>"
        f"{''.join(_ways(page, len(ids)))}"
        f"<link{attributes(rel='alternate', href=address_of(base, found), type='text/html')}/>"
        f"<updated>{_moment(newest)}</updated>"
        f"<generator>Dateline Atlas</generator>{entries}</feed>\n"
    )


def _ways(page: Page, total: int) -> Iterator[str]:
    """Link this page and those beside it."""
    ways = page.ways(total) if total > page.limit or page.offset else {}
    for rel, at in {"self": page.here, **ways}.items():
        name = "previous" if rel == "prev" else rel  # as RFC 5005 calls it
        yield f"<link{attributes(rel=name, href=at, type='application/atom+xml')}/>"


def _entry(found: Asked, id: str, rows: pd.DataFrame, base: str) -> str:
    article = found.pairs[id][0]
    asked_for = Asked("article", found.lens.but(articles=(id,), kinds=()), found.more)
    way = address_of(base, asked_for)
    site = urlsplit(base).netloc
    name = f"tag:{site},{(article.published or NEVER).isoformat()}:{id}"
    author = article.outlet or "Not named"
    return (
        f"<entry><title>{escape(article.title or id)}</title><id>{escape(name)}</id>"
        f"<link{attributes(rel='alternate', href=way, type='text/html')}/>"
        f"<published>{_moment(article.published)}</published>"
        f"<updated>{_moment(article.published)}</updated>"
        f"<author><name>{escape(author)}</name></author>"
        f'<content type="text">{escape(" ".join(_said(rows)))}</content></entry>'
    )


def _said(rows: pd.DataFrame) -> Iterator[str]:
    """Say what a lens keeps of an article: how much, and the first quotations."""
    nouns = {"quotation": "quotation", "toponym": "place name", "timex": "time"}
    kinds = rows["kind"].value_counts()
    yield listed(counted(int(kinds[k]), noun) for k, noun in nouns.items() if k in kinds) + "."
    for row in rows_of(rows[rows["kind"] == "quotation"].head(FEW)):
        yield f"{row.speaker or 'Not named'}: {row.words}"


def _moment(day: date | None) -> str:
    return f"{(day or NEVER).isoformat()}T00:00:00Z"
