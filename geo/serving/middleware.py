"""What goes around every answer, the pages' own too."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from starlette.middleware import Middleware

from geo.serving.bases import Below, tidied
from geo.serving.headers import SecurityHeaders
from geo.serving.health import Counted
from geo.serving.packed import Packed
from geo.serving.preloads import Preloads
from geo.serving.previews import Previews


def middleware(path: str = "", ahead: Callable[[], Sequence[str]] = tuple) -> list[Middleware]:
    """Return the middleware, the outermost first; Streamlit's own lies inside it.

    ``path`` is that below which the app is served, if it is not the root; ``ahead`` tells the
    files that a page's frames will ask for.
    """
    around = (SecurityHeaders, Counted, Packed, Previews)
    layers = [Middleware(layer) for layer in around]
    return [Middleware(Below, tidied(path)), *layers, Middleware(Preloads, ahead)]
