"""What goes around every answer, the pages' own too."""

from __future__ import annotations

from starlette.middleware import Middleware

from geo.serving.headers import SecurityHeaders
from geo.serving.health import Counted
from geo.serving.packed import Packed
from geo.serving.preloads import Preloads
from geo.serving.previews import Previews


def layers() -> list[Middleware]:
    """Return the middleware, the outermost first; Streamlit's own lies inside it."""
    around = (SecurityHeaders, Counted, Packed, Previews, Preloads)
    return [Middleware(layer) for layer in around]
