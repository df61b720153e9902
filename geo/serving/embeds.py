"""A view in a page of somebody else: the light page itself, and oEmbed, which frames it."""

from __future__ import annotations

import gzip
from threading import Lock
from urllib.parse import urlsplit

from cachetools import LRUCache
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from geo.asking.comparison.compared_sides import OUTLET
from geo.asking.lens import Lens
from geo.asking.lens.subset import narrowed
from geo.asking.windows import touching
from geo.drawing.cards import VOICE
from geo.drawing.excerpt import attributes
from geo.drawing.onefile.embedded import Framed, embedded
from geo.drawing.onefile.page_parts import policy
from geo.keeping.exports import Pair
from geo.serving.bases import base_of
from geo.serving.limits import why_wait
from geo.serving.page_contents import VIEWS, View, view_of
from geo.serving.requested_view import Asked
from geo.serving.tags import PICTURE, UNFRAMED, address_of, embed_of, picture_of
from geo.serving.view_description import NAME, told
from geo.world.borders import WORLDVIEWS

KEPT = 12_000_000
"""Bytes of packed pages that are kept."""

SIZE, NARROWEST, LOWEST = (800, 960), 320, 400
"""Width and height of a frame in pixels, and the least of both."""

NOTHING = (
    "Nothing can be shown here: it was never published, its link was taken back, or nothing fits."
)

_PAGES: LRUCache[tuple[str, str, str, str], bytes] = LRUCache(KEPT, len)
_LOCK, _DRAWING = Lock(), Lock()


async def embed(request: Request) -> Response:
    """Answer with the light page of a view or an article, which any page may frame."""
    asked = Asked.of(request.query_params.get("view", ""), request.url.query)
    base, look = base_of(request), request.query_params.get("theme", "")
    key = (base, asked.page, asked.query, look)
    with _LOCK:
        packed = None if asked.is_private else _PAGES.get(key)
    if packed is None:
        if why := why_wait(request, "draw"):
            return PlainTextResponse(why, 429)
        packed = await run_in_threadpool(_packed, asked, base, look)
    if not packed:
        return PlainTextResponse(NOTHING, 404, headers=_headers(asked))
    if not asked.is_private:
        with _LOCK:
            _PAGES[key] = packed
    return _answer(request.headers, packed, asked)


def _headers(asked: Asked) -> dict[str, str]:
    return {
        "Content-Security-Policy": f"{policy()}; frame-ancestors *",
        "Cache-Control": "no-store" if asked.is_private else "public, max-age=600",
        "Vary": "Accept-Encoding",
    }


def _answer(headers: Headers, packed: bytes, asked: Asked) -> Response:
    told_how = _headers(asked)
    if "gzip" in headers.get("accept-encoding", ""):
        return Response(
            packed, media_type="text/html", headers={**told_how, "Content-Encoding": "gzip"}
        )
    return Response(gzip.decompress(packed), media_type="text/html", headers=told_how)


def _packed(asked: Asked, base: str, look: str) -> bytes:
    """Return the page of a view, packed; empty where there is nothing to show. One at a time."""
    view, pairs = shown(asked)
    if not pairs:
        return b""
    said = told(asked) if view is None else view
    worldview = asked.more.get("worldview", "")
    framed = Framed(
        said.title, address_of(base, asked), look,
        worldview if worldview in WORLDVIEWS else "un",
        said.under, view.cards if view else "",
        view.sections(lambda id: _read_at(base, id, asked)) if view else (),
        view.ids if view else {}, lambda id: _opened_at(base, id, asked),
    )  # fmt: skip
    with _DRAWING:
        return gzip.compress(embedded(pairs, framed), 6, mtime=0)


def _read_at(base: str, id: str, asked: Asked) -> str:
    """Return where an article is read."""
    return address_of(base, Asked("article", Lens(articles=(id,)), asked.more))


def _opened_at(base: str, id: str, asked: Asked) -> str:
    """Return where the app opens a voice, or a mention in its article."""
    if id.startswith(VOICE):
        return address_of(base, Asked("voices", Lens(speakers=(id.removeprefix(VOICE),))))
    article = id.split(":")[0]
    return address_of(base, Asked("article", Lens(articles=(article,), mention=id), asked.more))


def shown(asked: Asked) -> tuple[View | None, list[Pair]]:
    """Return the view of a page that has one of its own, and the articles with what is shown."""
    view = view_of(asked)
    return view, _pairs(asked, view)


def _pairs(asked: Asked, view: View | None) -> list[Pair]:
    """Return the articles that are shown, each with the marks that the view or the lens keeps."""
    if asked.page in UNFRAMED:
        return []
    if asked.page in VIEWS:
        return view.pairs(asked) if view else []
    if asked.page == "article" and (asked.lens.articles or asked.published):
        return _article(asked)
    if asked.page == "compare":
        wanted = [asked.more.get(side, "") for side in ("left", "right")]
        return [pair for pair in asked.pairs.values() if _is_side(pair, wanted)]
    return narrowed(asked.pairs, asked.lens.but(mention="").keep(asked.table, asked.mentions))


def _article(asked: Asked) -> list[Pair]:
    """Return the article that is read; with the marks of a window, where one is played."""
    own, lens = asked.published, asked.lens
    id = lens.articles[0] if lens.articles else own[0].id if own else ""
    if id not in asked.pairs:
        return []
    if not asked.more.get("over"):
        return [asked.pairs[id]]
    here = asked.table[asked.table["article"] == id]
    return narrowed(asked.pairs, touching(here, lens))


def _is_side(pair: Pair, wanted: list[str]) -> bool:
    article = pair[0]
    return article.id in wanted or f"{OUTLET}{article.outlet}" in wanted


async def oembed(request: Request) -> Response:
    """Answer with how a page of this app is framed, as https://oembed.com/ has it (1.0, rich)."""
    if request.query_params.get("format", "json") != "json":
        return PlainTextResponse("Only JSON is given: format=json.", 501)
    base = base_of(request)
    asked = _asked(request.query_params.get("url", ""), base)
    if asked is None:
        return PlainTextResponse(f"Give url=, an address that begins with {base}/.", 404)
    try:
        size = [_held(request.query_params.get(name), most, least) for name, most, least in (
            ("maxwidth", SIZE[0], NARROWEST), ("maxheight", SIZE[1], LOWEST),
        )]  # fmt: skip
    except ValueError:
        return PlainTextResponse("maxwidth and maxheight are whole numbers of pixels.", 400)
    _, pairs = await run_in_threadpool(shown, asked)
    if not pairs:
        return PlainTextResponse(NOTHING, 404)
    return JSONResponse(_described(asked, base, *size))


def _held(value: str | None, usual: int, least: int) -> int:
    """Return a size that was asked for, no smaller than the page can be."""
    if value is None:
        return usual
    if not value.isascii() or not value.isdigit():
        raise ValueError(value)
    return max(least, min(usual, int(value[:6])))


def _asked(url: str, base: str) -> Asked | None:
    """Return what an address of this app asks; ``None`` for any other address."""
    if url != base and not url.startswith((f"{base}/", f"{base}?")):
        return None
    try:
        parts = urlsplit(url.removeprefix(base))
    except ValueError:
        return None
    return Asked.of(parts.path.strip("/"), parts.query)


def _described(asked: Asked, base: str, width: int, height: int) -> dict[str, object]:
    said = told(asked)
    thumbnail = dict(zip(("thumbnail_width", "thumbnail_height"), PICTURE, strict=True))
    return {
        "version": "1.0", "type": "rich", "title": said.title,
        "provider_name": NAME, "provider_url": f"{base}/", "cache_age": 600,
        **({"author_name": said.outlet} if said.outlet else {}),
        "html": frame_of(embed_of(base, asked), said.title, width, height),
        "width": width, "height": height, "thumbnail_url": picture_of(base, asked), **thumbnail,
    }  # fmt: skip


def frame_of(address: str, title: str, width: int = SIZE[0], height: int = SIZE[1]) -> str:
    """Return the HTML that frames an embedded page."""
    told_how = attributes(
        src=address, width=width, height=height, title=f"{title} · {NAME}", loading="lazy",
        style="border:1px solid #dcd8d0;max-width:100%",
    )  # fmt: skip
    return f"<iframe{told_how}></iframe>"
