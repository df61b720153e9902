"""The map's own script and style, as a browser is served them.

The script needs Leaflet and asks nobody else. It is written in modules, each for one concern,
which share one scope and are joined here; nothing has to be built for it.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

from platformdirs import user_cache_path

from geo.drawing.sheet import asset
from geo.whole_files import write_whole

MODULES = (
    "state", "base", "controls", "framing", "edges", "ground", "marks", "gathered", "arcs",
    "placing", "worked", "labels", "telling", "door",
)  # fmt: skip
"""The modules in ``assets/map``, in the order in which they are joined."""


@cache
def script() -> str:
    """Return all modules in one scope of their own, with ``dateline`` as their only name."""
    joined = "\n".join(asset(f"map/{name}.js") for name in MODULES)
    return f';(function () {{\n"use strict"\n{joined}}})()\n'


@cache
def script_version() -> str:
    """Return a short word that changes whenever the map's script or style does."""
    return sha256((script() + asset("atlas.css")).encode()).hexdigest()[:12]


@cache
def script_folder(folder: Path | None = None) -> Path:
    """Return a folder that holds ``atlas.js`` and ``atlas.css``, to be served to browsers.

    Without ``folder``, it lies in the user's cache.
    """
    home = (folder or user_cache_path("dateline-atlas") / "map") / script_version()
    for name, text in (("atlas.js", script()), ("atlas.css", asset("atlas.css"))):
        _write(home / name, text)
    return home


def _write(path: Path, text: str) -> None:
    """Write a file unless it is there: several workers may do so at once."""
    if not path.exists():
        write_whole(path, text.encode())
