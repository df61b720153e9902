"""What goes around every answer, the pages' own too."""

from __future__ import annotations

from starlette.middleware import Middleware


def layers() -> list[Middleware]:
    """Return the middleware, the outermost first; Streamlit's own lies inside it."""
    return []
