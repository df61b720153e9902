"""What a link shows before anybody opens it: each page's own head, and a picture of its view."""

from __future__ import annotations

import logging
from threading import Lock

from cachetools import LRUCache, TTLCache
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Scope

from geo.asking.lens import Lens
from geo.drawing.map_view import looked_at, with_scenes
from geo.drawing.picture import to_png
from geo.drawing.picture.social import social_svg
from geo.serving.bases import base_of, path_of
from geo.serving.limits import why_wait
from geo.serving.page_changes import PageChange
from geo.serving.page_contents import view_of
from geo.serving.requested_view import SECONDS, Asked
from geo.serving.tags import head
from geo.serving.view_description import NAME, OPENING, Told, told
from geo.world.borders import WORLDVIEWS

LOG = logging.getLogger("dateline")
KEPT_PICTURES, LARGEST = 8_000_000, 1_000_000
"""Bytes of pictures that are kept, and of one at most."""

_PICTURES: LRUCache[tuple[str, str], bytes] = LRUCache(KEPT_PICTURES, len)
_HEADS: TTLCache[tuple[str, str, str], bytes] = TTLCache(512, SECONDS)
_LOCK, _DRAWING = Lock(), Lock()


class Previews(PageChange):
    """Middleware that gives the first HTML of every page the head of its very view."""

    async def changed(self, scope: Scope, html: bytes) -> bytes:
        """Return a page with its own head."""
        return await run_in_threadpool(_with_head, scope, html)


def _with_head(scope: Scope, html: bytes) -> bytes:
    """Return a page with its head, or as it was where that cannot be told."""
    if b"</head>" not in html:
        return html
    try:
        request = Request(scope)
        base, page = base_of(request), path_of(scope).strip("/")
        query = scope["query_string"].decode("ascii", "replace")
        key = (base, page, query)
        with _LOCK:
            if key in _HEADS:
                return _HEADS[key]
        asked = Asked.of(page, query)
        headed = head(html, asked, told(asked), base)
        with _LOCK:
            _HEADS[key] = headed
        return headed
    except Exception:
        LOG.exception("A page's head could not be written")
        return html


async def preview(request: Request) -> Response:
    """Answer with the picture of a view: PNG, 1200 by 630."""
    asked = Asked.of(request.query_params.get("view", ""), request.url.query)
    key = (asked.page, asked.query)
    with _LOCK:
        kept = None if asked.is_private else _PICTURES.get(key)
    if kept is None:
        if why := why_wait(request, "draw"):
            return PlainTextResponse(why, 429)
        kept = await run_in_threadpool(_drawn, asked)
    if len(kept) <= LARGEST and not asked.is_private:
        with _LOCK:
            _PICTURES[key] = kept
    age = "no-store" if asked.is_private else "public, max-age=3600"
    return Response(kept, media_type="image/png", headers={"Cache-Control": age})


def _drawn(asked: Asked) -> bytes:
    """Draw a view, one at a time: who opens the page must not wait for pictures."""
    said, view = told(asked), view_of(asked)
    lens = asked.lens if asked.page != "article" else _of_article(asked)
    kept = view.rows if view else lens.keep(asked.table, asked.mentions)
    rows = with_scenes(kept, lens, asked.table)
    worldview = asked.more.get("worldview", "")
    with _DRAWING:
        drawn = social_svg(
            rows, *_words(said), bounds=looked_at(rows, lens),
            days=(lens.first, lens.last), worldview=worldview if worldview in WORLDVIEWS else "un",
        )  # fmt: skip
        return to_png(drawn)


def _words(said: Told) -> tuple[str, str]:
    """Return what a picture says; that of the first page need not say the name twice."""
    if said.title != NAME:
        return said.title, said.under
    return OPENING, said.under.partition(". ")[2]


def _of_article(asked: Asked) -> Lens:
    """Return what asks for all of the article that an address shows."""
    own = asked.published
    ids = asked.lens.articles[:1] or ((own[0].id,) if own else ())
    return asked.lens.but(articles=ids, mention="", places=())
