"""What is sent, packed: fixed files once, in a third of the bytes, and pages as they are asked for.

Streamlit hands out its own scripts as they are, and packs what belongs to a component anew for
each answer. Here each is packed when it is first asked for, into the user's cache, and handed out
from there by every process; browsers keep what carries its version in its name or address.

A page gets longer on its way out (``preloads``, ``previews``), so it is asked for inside as it
is, neither packed nor only if its file has changed, and packed here.
"""

from __future__ import annotations

import gzip
import mimetypes
import re
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from platformdirs import user_cache_path
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import FileResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from geo.errors import RoomError
from geo.serving.page_changes import may_be_page
from geo.whole_files import write_whole

FOR_EVER = "public, immutable, max-age=31536000"
A_DAY = "public, max-age=86400"

_FIXED = re.compile(
    r"/(?:static|component/[\w.]*?dateline-(?P<part>leaflet|atlas|ground))"
    r"/(?P<name>(?:[\w-][\w.-]*/)*[\w-][\w.-]*\.(?:js|css|svg|json))$"
)
"""Addresses of what is packed: the folder it lies in, and its name there."""


class Packed:
    """Middleware that hands out fixed files and pages packed, to who takes them so."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._pages = GZipMiddleware(Plain(app))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with a packed file, or pass the request on."""
        asked = _FIXED.search(scope["path"]) if _takes_packed(scope) else None
        file = _lies_at(asked["part"] or "", asked["name"]) if asked else None
        packed = await run_in_threadpool(_packed, file) if file else None
        if asked is None or file is None or packed is None:
            onwards: ASGIApp = self._pages if may_be_page(scope) else self._app
            await onwards(scope, receive, send)
            return
        is_versioned = not asked["part"] or scope["query_string"].startswith(b"v=")
        headers = {
            "Content-Encoding": "gzip",
            "Vary": "Accept-Encoding",
            "Cache-Control": FOR_EVER if is_versioned else A_DAY,
        }
        media = mimetypes.guess_type(file.name)[0]
        await FileResponse(packed, headers=headers, media_type=media)(scope, receive, send)


class Plain:
    """Middleware that asks for pages as they are, whatever a browser has of them already."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on without the headers that make its answer another."""
        left_out = (b"accept-encoding", b"if-none-match", b"if-modified-since", b"range")
        headers = [(name, value) for name, value in scope["headers"] if name not in left_out]
        await self._app({**scope, "headers": headers}, receive, send)


def _takes_packed(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
        return False
    headers = Headers(scope=scope)
    return "gzip" in headers.get("accept-encoding", "") and "range" not in headers


@cache
def _folder(part: str) -> Path | None:
    """Return where files of a part lie; without a name, Streamlit's own, which is not imported."""
    if part:
        from geo.drawing.atlas import leaflet_folder, script_folder  # by the pages' process alone
        from geo.drawing.basemap import ground_folder

        folders: dict[str, Callable[[], Path]] = {
            "leaflet": leaflet_folder,
            "atlas": script_folder,
            "ground": ground_folder,
        }
        return folders[part]()
    found = find_spec("streamlit")
    return Path(found.origin).parent / "static" / "static" if found and found.origin else None


def _lies_at(part: str, name: str) -> Path | None:
    folder = _folder(part)
    file = folder / name if folder else None
    return file if file and file.is_file() else None


def _packed(file: Path) -> Path | None:
    """Return a file as it is packed in the user's cache; none where nothing can be kept there."""
    stat = file.stat()
    stamp = sha256(f"{file} {stat.st_size} {stat.st_mtime_ns}".encode()).hexdigest()[:16]
    target = user_cache_path("dateline-atlas") / "packed" / f"{stamp}-{file.name}.gz"
    try:
        if not target.exists():
            write_whole(target, gzip.compress(file.read_bytes(), mtime=0))
    except (OSError, RoomError):
        return None
    return target
