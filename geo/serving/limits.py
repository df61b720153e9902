"""How much who asks this server without a page may ask for: the same limits as the pages'."""

from __future__ import annotations

import os

from starlette.requests import Request

from geo.keeping.allowances import allowances

PROXY, LIBRARY = "DATELINE_PROXY", "DATELINE_LIBRARY"
ON = {"on", "1", "yes", "true"}


def why_wait(request: Request, kind: str, number: int = 1) -> str:
    """Return why somebody must wait, empty when they may go on; one's own app never waits."""
    if os.environ.get(LIBRARY) == "own":
        return ""
    address = asking(request)
    return allowances().ask(kind, f"address {address}", address, number)


def asking(request: Request) -> str:
    """Return from which address somebody asks; behind a proxy of the host's, as it says."""
    if os.environ.get(PROXY, "").lower() in ON:
        return request.headers.get("x-forwarded-for", "").rpartition(",")[2].strip()
    return request.client.host if request.client else ""
