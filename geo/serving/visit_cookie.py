"""The cookie that holds the key of a visit: set by this server, out of reach of any script.

A visit's key is made on the server when the visitor first keeps something. Their page hands it
in here once, and from then on only the browser holds it. A page of another site must not be able
to hand one in, or it could have somebody keep their articles in a library that it reads too; so
only requests that say they come from here are answered.
"""

from __future__ import annotations

import json
import re
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

NAME = "dateline-visit"
KEY = re.compile(r"[A-Za-z0-9_-]{20,64}")
"""What a key of a visit looks like."""

SECONDS = 30 * 24 * 3600
"""As long as a hosted app keeps what a visit kept."""

LARGEST = 500


async def hold_visit(request: Request) -> Response:
    """Have the browser hold a key: HttpOnly, SameSite=Lax, and Secure behind https."""
    if not comes_from_here(request):
        return PlainTextResponse("Only from this app’s own pages.", 403)
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST:
            return PlainTextResponse("Too large.", 413)
    key = _key(body)
    if not key:
        return PlainTextResponse("No key of a visit.", 400)
    answer = Response(status_code=204)
    answer.set_cookie(
        NAME, key, max_age=SECONDS, path="/", secure=is_secure(request), httponly=True,
        samesite="lax",
    )  # fmt: skip
    return answer


def comes_from_here(request: Request) -> bool:
    """Whether the browser says that a page of this very server asks."""
    site = request.headers.get("sec-fetch-site", "same-origin")
    origin = urlsplit(request.headers.get("origin", "")).netloc
    json_only = request.headers.get("content-type", "").startswith("application/json")
    return json_only and site == "same-origin" and origin == request.headers.get("host", "")


def is_secure(request: Request) -> bool:
    """Whether the reader's browser speaks https, to this server or to the proxy before it."""
    told = request.headers.get("x-forwarded-proto", request.url.scheme)
    return told.split(",")[0].strip() == "https"


def _key(body: bytes) -> str:
    try:
        key = json.loads(body)["key"]
    except (ValueError, KeyError, TypeError):
        return ""
    return key if isinstance(key, str) and KEY.fullmatch(key) else ""
