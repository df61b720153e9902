"""The first HTML of a page, on its way out: held back until it is changed, its length told anew."""

from __future__ import annotations

from abc import ABC, abstractmethod

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geo.serving.bases import path_of

NO_PAGES = ("/component/", "/_stcore/", "/static/", "/media/", "/embed", "/api")
"""What stands in the addresses of everything that is no page of the app."""

OF_A_FILE = ("etag", "last-modified")
"""What a page no longer is once it is changed: the file it was made from."""


def may_be_page(scope: Scope) -> bool:
    """Whether somebody may be asking for a page of the app."""
    return scope["type"] == "http" and not any(part in path_of(scope) for part in NO_PAGES)


class PageChange(ABC):
    """Middleware that changes every page; whatever else is asked for passes as it is."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    @abstractmethod
    async def changed(self, scope: Scope, html: bytes) -> bytes:
        """Return a page's HTML as it is to be sent; the first piece of a page holds all of it."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; the answer is changed if it is a page."""
        if not may_be_page(scope):
            await self._app(scope, receive, send)
            return
        begun: list[Message] = []

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start" and _is_page(message):
                begun.append(message)  # held back until its length is known
                return
            if begun:
                body = message.get("body", b"")
                changed = await self.changed(scope, body)
                await send(_of_length(begun.pop(), len(changed) - len(body)))
                message = {**message, "body": changed}
            await send(message)

        await self._app(scope, receive, told)


def _is_page(message: Message) -> bool:
    """Whether an answer begins a page, as it is and not packed."""
    headers = Headers(raw=message["headers"])
    is_html = headers.get("content-type", "").startswith("text/html")
    return message["status"] == 200 and is_html and "content-encoding" not in headers


def _of_length(start: Message, more: int) -> Message:
    headers = MutableHeaders(scope=start)
    for name in OF_A_FILE:
        if name in headers:
            del headers[name]
    if "content-length" in headers:
        headers["content-length"] = str(int(headers["content-length"]) + more)
    return start
