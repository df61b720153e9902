"""Under which address readers reach this app: what every address that it tells begins with."""

from __future__ import annotations

import os

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from geo.serving.visit_cookie import is_secure

PUBLIC = "DATELINE_URL"
"""Setting: that address, such as ``https://atlas.example/news``; else it is as it was asked."""

BELOW = "dateline.below"
"""Key of a request's scope: the path below which the app is served, such as ``/news``."""


def tidied(path: str) -> str:
    """Return a path as it stands before others: with a slash before it and none after it."""
    inside = path.strip("/")
    return f"/{inside}" if inside else ""


class Below:
    """Middleware that notes below which path the app is served (``server.baseUrlPath``)."""

    def __init__(self, app: ASGIApp, path: str = "") -> None:
        self._app = app
        self._path = path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on with the note."""
        await self._app({**scope, BELOW: self._path}, receive, send)


def below(scope: Scope) -> str:
    """Return the path below which the app is served, empty for the root."""
    return str(scope.get(BELOW, ""))


def path_of(scope: Scope) -> str:
    """Return the path that was asked for, as it stands below the app's own."""
    path, before = str(scope["path"]), below(scope)
    return path.removeprefix(before) if path.startswith(f"{before}/") else path


def base_of(request: Request) -> str:
    """Return the address under which readers reach the app, without a slash at its end."""
    if told := os.environ.get(PUBLIC):
        return told.rstrip("/")
    scheme = "https" if is_secure(request) else "http"
    host = request.headers.get("host", request.url.netloc)
    return f"{scheme}://{host}{below(request.scope)}"
