"""What the browser will need, in the first answer: it comes while the page's own script runs.

Streamlit asks for the code of each kind of element when the first of its kind arrives, and then
for what that code needs, one after the other. Here the page itself names all of it. The style
of the frame stands in it too: were it to come as an element of the page, everything would first
be drawn where it does not stay. What the map's frame will ask for later is fetched ahead of it,
when the browser has time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from starlette.types import ASGIApp, Scope

from geo.drawing.excerpt import escape
from geo.drawing.palette import css_tokens
from geo.drawing.sheet import asset
from geo.serving.page_changes import PageChange

KINDS = ("Html", "BidiComponent", "ButtonGroup", "TextInput", "Multiselect", "ComponentInstance")
"""The elements that every page of ours begins with, as their files are called."""

_NEEDED = re.compile(rb'(?:from|import)"\./([\w.-]+\.js)"')
_HEAD_ENDS, _BODY_ENDS = b"</head>", b"</body>"


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


def fetched_ahead(addresses: Sequence[str]) -> bytes:
    """Return the lines that name files for frames of a page, by addresses below the app's own."""
    lines = (f'<link rel="prefetch" href="./{escape(address)}">' for address in addresses)
    return "\n".join(lines).encode()


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


class Preloads(PageChange):
    """Middleware that puts in every page what the browser will need.

    ``ahead`` tells the files that a frame of the page asks for; it is asked once a page is.
    """

    def __init__(self, app: ASGIApp, ahead: Callable[[], Sequence[str]] = tuple) -> None:
        super().__init__(app)
        self._ahead = ahead

    async def changed(self, scope: Scope, html: bytes) -> bytes:
        """Return a page with lines for its head and its body."""
        parts = (preloads(), tokens(), fetched_ahead(self._ahead()))
        head = b"".join(part + b"\n" for part in parts if part)
        longer = html.replace(_HEAD_ENDS, head + _HEAD_ENDS, 1)
        return longer.replace(_BODY_ENDS, frame_style() + b"\n" + _BODY_ENDS, 1)
