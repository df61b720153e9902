"""Headers around every answer: what a page of ours may load, who may frame it, what it tells.

Streamlit's own page needs no ``eval`` and no script but those of this server. The map does: the
component that draws it (streamlit-folium) makes functions of what folium writes. It stands in a
frame of its own, whose files alone get a policy with ``unsafe-eval``. Styles are written into
elements by Streamlit and Plotly alike, so that ``style-src`` has ``unsafe-inline``.
"""

from __future__ import annotations

import base64
import hashlib
import os
import re
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geo.serving.bases import path_of

FRAMED = "DATELINE_FRAMED_BY"
"""Setting: origins that may frame every page, such as ``https://intranet.example``."""

EMBED = "/embed"
"""Where the page stands that anybody may frame."""

COMPONENTS = ("/component/", "/_stcore/bidi-components/")
TILES = "https://tile.openstreetmap.org https://*.tile.openstreetmap.org"
"""Asked by the reader's browser only after they turn online tiles on."""

STEADY = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}

_INLINE = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)


class SecurityHeaders:
    """Middleware that sets them, unless an answer has its own."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and its answer back with these headers."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path = path_of(scope)

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in (*STEADY.items(), ("Content-Security-Policy", policy(path))):
                    headers.setdefault(name, value)
                if path != EMBED and not os.environ.get(FRAMED):
                    headers.setdefault("X-Frame-Options", "SAMEORIGIN")
            await send(message)

        await self._app(scope, receive, told)


def policy(path: str) -> str:
    """Return the Content-Security-Policy of what stands at a path below the app's own."""
    in_frame = any(part in path for part in COMPONENTS)
    ancestors = "*" if path == EMBED else f"'self' {os.environ.get(FRAMED, '')}".strip()
    scripts = ("'unsafe-inline'", "'unsafe-eval'") if in_frame else inline_scripts()
    return "; ".join(_directives(scripts, ancestors))


def _directives(scripts: Iterable[str], ancestors: str) -> Iterable[str]:
    yield "default-src 'self'"
    yield " ".join(("script-src", "'self'", "blob:", *scripts))
    yield "style-src 'self' 'unsafe-inline'"
    yield f"img-src 'self' data: blob: {TILES}"
    yield "font-src 'self' data:"
    yield "connect-src 'self' data: blob:"
    yield "media-src 'self' data: blob:"
    yield "worker-src 'self' blob:"
    yield "frame-src 'self' blob: data:"
    yield "object-src 'none'"
    yield "base-uri 'self'"
    yield "form-action 'self'"
    yield f"frame-ancestors {ancestors}"


@cache
def inline_scripts() -> tuple[str, ...]:
    """Return the hashes of the scripts that Streamlit's page has in it, as it is installed."""
    found_at = find_spec("streamlit")
    home = Path(found_at.origin or ".").parent if found_at else Path()
    page = home / "static" / "index.html"
    found = _INLINE.findall(page.read_text("utf8")) if page.exists() else []
    return tuple(f"'sha256-{_hash(script)}'" for script in found)


def _hash(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
