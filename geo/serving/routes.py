"""The addresses that answer beside the pages."""

from __future__ import annotations

from starlette.routing import BaseRoute, Route

from geo.serving.api import api_routes
from geo.serving.bases import tidied
from geo.serving.embeds import embed, oembed
from geo.serving.health import healthz, metrics
from geo.serving.previews import preview
from geo.serving.search_engines import favicon, favicon_of_old, robots, sitemap
from geo.serving.visit_cookie import hold_visit


def routes(path: str = "") -> list[BaseRoute]:
    """Return the routes, which are asked before Streamlit's own.

    ``path`` is that below which the app is served. Who watches over the server itself asks at the
    root in any case.
    """
    at = tidied(path)
    return [
        *(Route(f"{each}/healthz", healthz) for each in dict.fromkeys(("", at))),
        *(Route(f"{each}/metrics", metrics) for each in dict.fromkeys(("", at))),
        Route(f"{at}/visit", hold_visit, methods=["POST"]),
        Route(f"{at}/preview.png", preview),
        Route(f"{at}/embed", embed),
        Route(f"{at}/oembed", oembed),
        *api_routes(at),
        Route(f"{at}/robots.txt", robots),
        Route(f"{at}/sitemap.xml", sitemap),
        Route(f"{at}/favicon.svg", favicon),
        Route(f"{at}/favicon.ico", favicon_of_old),
    ]
