"""The addresses that answer beside the pages."""

from __future__ import annotations

from starlette.routing import BaseRoute, Route

from geo.serving.health import healthz, metrics
from geo.serving.visit_cookie import hold_visit


def routes() -> list[BaseRoute]:
    """Return the routes, which are asked before Streamlit's own."""
    return [
        Route("/healthz", healthz),
        Route("/metrics", metrics),
        Route("/visit", hold_visit, methods=["POST"]),
    ]
