"""Whether this server is well, for who watches over it: ``/healthz`` and ``/metrics``."""

from __future__ import annotations

import os

from prometheus_client import CONTENT_TYPE_LATEST, Counter, Gauge, Histogram, generate_latest
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geo.keeping.library import is_there, ping

SETTING = "DATELINE_METRICS"
"""``on`` opens ``/metrics`` and Streamlit's own ``/_stcore/metrics``; keep both from the public."""

STREAMLITS_OWN = "/_stcore/metrics"
LIBRARY = "DATELINE_LIBRARY"

REQUESTS = Counter("dateline_requests", "Answers by status", ["status"])
SECONDS = Histogram("dateline_request_seconds", "Seconds until an answer began")
VISITS = Gauge("dateline_visits", "Visits that are open now")


def is_open() -> bool:
    """Whether figures are served."""
    return os.environ.get(SETTING, "off").lower() in {"on", "1", "yes", "true"}


async def healthz(_: Request) -> Response:
    """Say that this server is well, and whether its library answers.

    A library that is gone for a while is no reason to start the server again: the status stays 200.
    """
    library = "off" if os.environ.get(LIBRARY) == "off" else await run_in_threadpool(_library)
    return JSONResponse({"status": "ok", "library": library})


def _library() -> str:
    if not is_there():
        return "not made yet"
    return "ok" if ping() else "unreachable"


async def metrics(_: Request) -> Response:
    """Give figures in Prometheus form, where they are switched on."""
    if not is_open():
        return PlainTextResponse("Not found", 404)
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)


class Counted:
    """Middleware that counts answers and visits, and closes Streamlit's figures to the public."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and count its answer."""
        if scope["type"] == "websocket":
            with VISITS.track_inprogress():
                await self._app(scope, receive, send)
        elif scope["type"] == "http" and scope["path"].endswith(STREAMLITS_OWN) and not is_open():
            await PlainTextResponse("Not found", 404)(scope, receive, send)
        elif scope["type"] == "http":
            await self._counted(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _counted(self, scope: Scope, receive: Receive, send: Send) -> None:
        timer = SECONDS.time()
        timer.__enter__()

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                timer.__exit__(None, None, None)
                REQUESTS.labels(str(message["status"])).inc()
            await send(message)

        await self._app(scope, receive, told)
