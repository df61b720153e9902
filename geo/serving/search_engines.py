"""What search engines are told, and the mark that browsers show for the app."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from geo.asking.shelved import shelf
from geo.drawing.brand import icon
from geo.drawing.excerpt import escape
from geo.drawing.picture import to_png
from geo.serving.bases import base_of, below
from geo.serving.requested_view import PAGES, Asked
from geo.serving.switches import is_searched
from geo.serving.tags import address_of
from geo.world.regions import MAIN

HIDDEN = ("/_stcore/", "/component/", "/api/", "/embed")
"""Addresses that are no pages of their own."""

ARCHIVE = "archive"
"""The page that is there only where the server was given an archive."""

A_DAY = {"Cache-Control": "public, max-age=86400"}


async def robots(request: Request) -> Response:
    """Say to search engines what they may look at."""
    if not is_searched():
        return PlainTextResponse(f"User-agent: *\nDisallow: {below(request.scope)}/\n")
    at = below(request.scope)
    hidden = "".join(f"Disallow: {at}{path}\n" for path in HIDDEN)
    return PlainTextResponse(
        f"User-agent: *\n{hidden}Allow: {at}/\nSitemap: {base_of(request)}/sitemap.xml\n"
    )


async def sitemap(request: Request) -> Response:
    """List the pages, and the bundled articles and main regions on them."""
    if not is_searched():
        return PlainTextResponse("Not found", 404)
    base = base_of(request)
    listed = "".join(f"<url><loc>{escape(one)}</loc></url>" for one in addresses(base))
    return Response(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{listed}</urlset>\n',
        media_type="application/xml",
    )


def addresses(base: str) -> list[str]:
    """Return the addresses that a search engine may be told of; nothing of a visitor's own."""
    views = [("", ""), *((page, "") for page in PAGES if page != ARCHIVE)]
    views += [("article", f"article={id}") for id in shelf()]
    views += [("region", f"region={id}") for id in MAIN]
    return [address_of(base, Asked.of(page, query)) for page, query in views]


async def favicon(_: Request) -> Response:
    """Answer with the project's mark as SVG."""
    return Response(icon(), media_type="image/svg+xml", headers=A_DAY)


async def favicon_of_old(_: Request) -> Response:
    """Answer with the project's mark as PNG, for who asks for an address of old."""
    drawn = await run_in_threadpool(to_png, icon(), 2)
    return Response(drawn, media_type="image/png", headers=A_DAY)
