"""The head of a page: title, description, canonical address, Open Graph and Twitter tags."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from geo.drawing.excerpt import attributes, escape
from geo.serving.requested_view import Asked
from geo.serving.switches import is_open, is_searched
from geo.serving.view_description import NAME, Told

PICTURE = (1200, 630)
UNFRAMED = ("add", "method", "archive")
"""Pages that have no view which others could frame."""

_TITLE = re.compile(rb"<title>.*?</title>", re.DOTALL)
_ICON = re.compile(rb'<link rel="shortcut icon"[^>]*>')
_HEAD = b"</head>"


def address_of(base: str, asked: Asked) -> str:
    """Return the one address of a view, under the app's own."""
    query = asked.query
    return f"{base}/{asked.page}" + (f"?{query}" if query else "")


def picture_of(base: str, asked: Asked) -> str:
    """Return the address of a view's picture."""
    parts = [f"view={asked.page}" if asked.page else "", asked.query]
    return f"{base}/preview.png?" + "&".join(filter(None, parts))


def embed_of(base: str, asked: Asked) -> str:
    """Return the address of a view's light page, which others may frame."""
    parts = [f"view={asked.page}" if asked.page else "", asked.query]
    return f"{base}/embed?" + "&".join(filter(None, parts))


def head(html: bytes, asked: Asked, said: Told, base: str) -> bytes:
    """Return the HTML of a page with the head of a view in it; ``said`` is the view in words."""
    lines = "\n".join(_lines(asked, said, base)).encode("utf-8", "replace")
    title = f"<title>{escape(said.whole_title)}</title>".encode("utf-8", "replace")
    icon = f"<link{attributes(rel='shortcut icon', href='./favicon.svg')}>".encode()
    html = _TITLE.sub(lambda _: title, html, count=1)
    html = _ICON.sub(lambda _: icon, html, count=1)
    return html.replace(_HEAD, lines + b"\n" + _HEAD, 1)


def _lines(asked: Asked, said: Told, base: str) -> list[str]:
    address, picture = address_of(base, asked), picture_of(base, asked)
    wide, high = PICTURE
    graph = {
        "og:site_name": NAME, "og:type": said.kind, "og:title": said.title,
        "og:description": said.under, "og:url": address, "og:locale": "en_GB",
        "og:image": picture, "og:image:type": "image/png", "og:image:width": wide,
        "og:image:height": high, "og:image:alt": f"Map and timeline: {said.title}",
        "article:published_time": said.published or "",
    }  # fmt: skip
    named = {
        "description": said.under, "twitter:card": "summary_large_image",
        "twitter:title": said.title, "twitter:description": said.under, "twitter:image": picture,
        "robots": "" if is_searched() and not asked.is_private else "noindex",
    }  # fmt: skip
    title = said.whole_title
    links = [attributes(rel="canonical", href=address)]
    if asked.page not in UNFRAMED:
        oembed = f"{base}/oembed?{urlencode({'url': address})}"
        kind = "application/json+oembed"
        links.append(attributes(rel="alternate", type=kind, title=title, href=oembed))
    feed = f"{base}/feed.atom" + (f"?{asked.query}" if asked.query else "")
    if is_open():
        kind = "application/atom+xml"
        links.append(attributes(rel="alternate", type=kind, title=title, href=feed))
    return [
        *(f"<meta{attributes(property=k, content=v)}>" for k, v in graph.items() if v),
        *(f"<meta{attributes(name=k, content=v)}>" for k, v in named.items() if v),
        *(f"<link{link}>" for link in links),
    ]
