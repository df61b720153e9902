"""The address for programs as routes."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from geo.serving.api import problems
from geo.serving.api.asking import article, articles, mentions
from geo.serving.api.described import described
from geo.serving.api.feed import feed
from geo.serving.api.page import page
from geo.serving.api.reading import read_text
from geo.serving.bases import base_of
from geo.serving.switches import is_open

LOG = logging.getLogger("dateline")
Endpoint = Callable[[Request], Awaitable[Response]]


def api_routes(at: str = "") -> list[BaseRoute]:
    """Return the routes: ``/api`` and all below it, and the feed; ``at`` stands before them."""
    own = [
        Route("/", _switched(_page)),
        Route("/openapi.json", _switched(_openapi)),
        Route("/read", _switched(read_text), methods=["POST"]),
        Route("/mentions", _switched(mentions)),
        Route("/articles", _switched(articles)),
        Route("/articles/{id}", _switched(article)),
    ]
    handlers = {problems.Problem: problems.of_problem, HTTPException: problems.of_routing}
    below = Starlette(routes=own, exception_handlers=handlers)
    below.router.redirect_slashes = False
    return [
        Route(f"{at}/api", _switched(_page)),
        Mount(f"{at}/api", below),
        Route(f"{at}/feed.atom", feed),
    ]


def _switched(answers: Endpoint) -> Endpoint:
    """Return an endpoint that answers only where programs are, and never with a traceback."""

    async def answered(request: Request) -> Response:
        if not is_open():
            return problems.answer(404, "The address for programs is switched off here.")
        try:
            return await answers(request)
        except (problems.Problem, HTTPException):
            raise
        except Exception:
            LOG.exception("A program could not be answered")
            return problems.answer(500, "This could not be answered. It is written down here.")

    return answered


async def _page(request: Request) -> Response:
    return HTMLResponse(page(described(base_of(request))))


async def _openapi(request: Request) -> Response:
    return JSONResponse(described(base_of(request)), headers={"Access-Control-Allow-Origin": "*"})
