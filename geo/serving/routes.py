"""The addresses that answer beside the pages."""

from __future__ import annotations

from starlette.routing import BaseRoute, Route

from geo.serving.api import api_routes
from geo.serving.embeds import embed, oembed
from geo.serving.health import healthz, metrics
from geo.serving.previews import preview
from geo.serving.searched import favicon, favicon_of_old, robots, sitemap
from geo.serving.visit_cookie import hold_visit


def routes() -> list[BaseRoute]:
    """Return the routes, which are asked before Streamlit's own."""
    return [
        Route("/healthz", healthz),
        Route("/metrics", metrics),
        Route("/visit", hold_visit, methods=["POST"]),
        Route("/preview.png", preview),
        Route("/embed", embed),
        Route("/oembed", oembed),
        *api_routes(),
        Route("/robots.txt", robots),
        Route("/sitemap.xml", sitemap),
        Route("/favicon.svg", favicon),
        Route("/favicon.ico", favicon_of_old),
    ]
