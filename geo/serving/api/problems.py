"""What is wrong with a request, as RFC 9457 has it: ``application/problem+json``."""

from __future__ import annotations

import json
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

MEDIA_TYPE = "application/problem+json"


class Problem(Exception):
    """A request that cannot be answered: the status, and what is wrong and what to do instead."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail


def answer(status: int, detail: str, headers: dict[str, str] | None = None) -> Response:
    """Return a problem as an answer."""
    title = HTTPStatus(status).phrase
    told = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    return Response(json.dumps(told), status, headers, MEDIA_TYPE)


async def of_problem(_: Request, error: Exception) -> Response:
    """Answer with a problem that was found."""
    assert isinstance(error, Problem)
    return answer(error.status, error.detail)


SAID = {
    404: "Nothing stands at this address. /api/openapi.json lists what does.",
    405: "This address answers other methods; the header Allow names them.",
}


async def of_routing(_: Request, error: Exception) -> Response:
    """Answer where no address or no method fits."""
    assert isinstance(error, HTTPException)
    detail = SAID.get(error.status_code, error.detail)
    return answer(error.status_code, detail, dict(error.headers or {}))
