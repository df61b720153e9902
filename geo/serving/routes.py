"""The addresses that answer beside the pages."""

from __future__ import annotations

from starlette.routing import BaseRoute


def routes() -> list[BaseRoute]:
    """Return the routes, which are asked before Streamlit's own."""
    return []
