"""What the browser will need, in the first answer: it comes while the page's own script runs.

Streamlit asks for the code of each kind of element when the first of its kind arrives, and then
for what that code needs, one after the other. Here the page itself names all of it. The style
of the frame stands in it too: were it to come as an element of the page, everything would first
be drawn where it does not stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geo.drawing.palette import css_tokens
from geo.drawing.sheet import asset

KINDS = ("Html", "BidiComponent", "ButtonGroup", "TextInput", "Multiselect", "ComponentInstance")
"""The elements that every page of ours begins with, as their files are called."""

_NEEDED = re.compile(rb'(?:from|import)"\./([\w.-]+\.js)"')
_HEAD_ENDS, _BODY_ENDS = b"</head>", b"</body>"

NO_PAGES = ("/component/", "/_stcore/", "/static/", "/media/", "/embed", "/api")
"""What stands in the addresses of everything that is no page of the app."""


@cache
def preloads() -> bytes:
    """Return the lines that name the modules which the page does not name already."""
    folder = _folder()
    named = (folder / "index.html").read_bytes() if folder else b""
    needed = _needed(folder / "static" / "js") if folder else ()
    lines = [
        f'<link rel="modulepreload" crossorigin href="./static/js/{name}">'.encode()
        for name in needed
        if name.encode() not in named
    ]
    return b"\n".join(lines)


@cache
def tokens() -> bytes:
    """Return the colours and typefaces of the theme that the reader's system asks for.

    They stand in the head, so that the theme chosen in the app, which comes later, goes before.
    """
    dark = css_tokens("dark", ":root")
    style = css_tokens("light", ":root") + f"@media (prefers-color-scheme: dark) {{\n{dark}}}\n"
    return f"<style>{style}</style>".encode()


@cache
def frame_style() -> bytes:
    """Return the style of the frame; at the end of the body it comes after Streamlit's own."""
    return f"<style>{asset('frame.css')}</style>".encode()


def _folder() -> Path | None:
    """Return where Streamlit's own files lie, without importing Streamlit."""
    found = find_spec("streamlit")
    return Path(found.origin).parent / "static" if found and found.origin else None


def _needed(scripts: Path) -> Iterator[str]:
    """Yield the modules of ``KINDS`` and all that they import, each once."""
    wanted = [path.name for kind in KINDS for path in sorted(scripts.glob(f"{kind}.*.js"))]
    seen: set[str] = set()
    while wanted:
        name = wanted.pop(0)
        if name not in seen and (scripts / name).exists():
            seen.add(name)
            yield name
            wanted += [n.decode() for n in _NEEDED.findall((scripts / name).read_bytes())]


class Preloads:
    """Middleware that puts in every page what the browser will need."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; a page's answer gets longer by lines for its head and its body."""
        if scope["type"] != "http" or any(part in scope["path"] for part in NO_PAGES):
            await self._app(scope, receive, send)
            return
        begun: list[Message] = []

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start" and _is_page(message):
                begun.append(message)  # held back until its length is known
                return
            if begun:
                start = begun.pop()
                message = _longer(start, message)
                await send(start)
            await send(message)

        await self._app(scope, receive, told)


def _is_page(message: Message) -> bool:
    """Whether an answer begins a page, as it is and not packed."""
    headers = Headers(raw=message["headers"])
    is_html = headers.get("content-type", "").startswith("text/html")
    return message["status"] == 200 and is_html and "content-encoding" not in headers


def _longer(start: Message, message: Message) -> Message:
    """Return the first piece of a page, which holds all of it, with the lines in it."""
    body = message.get("body", b"")
    head = preloads() + b"\n" + tokens() + b"\n"
    longer = body.replace(_HEAD_ENDS, head + _HEAD_ENDS, 1)
    longer = longer.replace(_BODY_ENDS, frame_style() + b"\n" + _BODY_ENDS, 1)
    headers = MutableHeaders(scope=start)
    if "content-length" in headers:
        grown = int(headers["content-length"]) + len(longer) - len(body)
        headers["content-length"] = str(grown)
    return {**message, "body": longer}
