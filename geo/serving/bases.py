"""Under which address readers reach this app: what every address that it tells begins with."""

from __future__ import annotations

import os
import re

from starlette.requests import Request

from geo.serving.asked import PAGES
from geo.serving.visit_cookie import is_secure

PUBLIC = "DATELINE_URL"
"""Setting: that address, such as ``https://atlas.example/news``; else it is as it was asked."""

OWN = ("preview.png", "oembed", "sitemap.xml", "robots.txt", "feed.atom", "embed")
"""What this server answers beside the pages, as it stands at the end of an address."""


API = re.compile(r"/api(/.*)?$")


def base_of(request: Request) -> str:
    """Return the address under which readers reach the app, without a slash at its end."""
    if told := os.environ.get(PUBLIC):
        return told.rstrip("/")
    scheme = "https" if is_secure(request) else "http"
    path = API.sub("", request.url.path).rstrip("/")
    before, _, last = path.rpartition("/")
    under = before if last in {*PAGES, *OWN} else f"{before}/{last}".rstrip("/")
    return f"{scheme}://{request.headers.get('host', request.url.netloc)}{under}"
