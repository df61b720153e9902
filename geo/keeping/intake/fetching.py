"""A link fetched: within limits of time and size, each redirect checked like the first link."""

from __future__ import annotations

import os
import zlib
from dataclasses import dataclass

import httpcore
import httpx

from geo.keeping.intake.connections import PASTE, CheckedTransport, Resolve, resolve
from geo.keeping.intake.outcomes import CannotTake, Fetched

HEADERS = {
    "User-Agent": "DatelineAtlas/0.1 (reads one article for one reader)",
    "Accept": "text/html,application/xhtml+xml,application/pdf,application/rss+xml;q=0.9,*/*;q=0.5",
    "Accept-Language": "en",
    "Accept-Encoding": "gzip, deflate",
}
ANSWERS = {
    401: "It asks for a login.", 402: "It asks for payment.", 403: "The site refuses programs.",
    404: "The site has no such page.", 410: "The page was taken away.",
    429: "The site asks to come back later.", 451: "It is withheld for legal reasons.",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fetching:
    """How links are fetched.

    ``allow_loopback`` is for tests, whose servers run on this machine. ``seconds`` counts from
    the first name resolved to the last byte, redirects and all; ``largest`` counts bytes before
    and after decompression.
    """

    allowed: bool = True
    allow_loopback: bool = False
    seconds: float = 10
    largest: int = 5_000_000
    redirects: int = 5
    resolve: Resolve = resolve


def fetching_as_set() -> Fetching:
    """Return how this app fetches: ``DATELINE_FETCH=off`` switches it off.

    ``DATELINE_TEST_LOOPBACK=allow`` lets a browser test serve its pages from this machine.
    """
    return Fetching(
        allowed=os.environ.get("DATELINE_FETCH", "on").lower() not in {"off", "0", "no", "false"},
        allow_loopback=os.environ.get("DATELINE_TEST_LOOPBACK") == "allow",
    )


def fetch(url: str, how: Fetching | None = None) -> Fetched:
    """Fetch what a link leads to.

    Raises
    ------
    CannotTake
        When fetching is switched off, the link is none, an address on the way is forbidden, the
        site answers with an error, or time or size run out.
    """
    how = how or fetching_as_set()
    if not how.allowed:
        raise CannotTake("Fetching links is switched off on this app.", PASTE)
    try:
        with httpx.Client(
            transport=CheckedTransport(how), headers=HEADERS, trust_env=False
        ) as client:
            return _followed(client, client.build_request("GET", url.strip()), how)
    except (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError) as error:
        raise CannotTake("It is no link.", "Copy the address from your browser again.") from error
    except (httpx.TimeoutException, httpcore.TimeoutException) as error:
        raise CannotTake(f"The site took longer than {how.seconds:g} seconds.", PASTE) from error
    except (httpx.HTTPError, httpcore.ProtocolError, httpcore.NetworkError, OSError) as error:
        raise CannotTake(f"The site cannot be reached ({type(error).__name__}).", PASTE) from error


def _followed(client: httpx.Client, request: httpx.Request, how: Fetching) -> Fetched:
    for _ in range(how.redirects + 1):
        _check_link(request.url)
        response = client.send(request, stream=True)
        try:
            if response.next_request is None:
                return _whole(response, how)
            request = response.next_request
        finally:
            response.close()
    raise CannotTake("The link leads on and on.", PASTE)


def _check_link(url: httpx.URL) -> None:
    if url.scheme not in {"http", "https"} or not url.host:
        raise CannotTake("Only links that start with http or https are fetched.", PASTE)
    if url.userinfo:
        raise CannotTake("The link holds a name or a password.", "Take it out of the link.")


def _whole(response: httpx.Response, how: Fetching) -> Fetched:
    if response.status_code != 200:
        said = ANSWERS.get(response.status_code, f"The site answered {response.status_code}.")
        raise CannotTake(said, PASTE)
    content = b""
    for chunk in response.iter_raw():
        content += chunk
        _check_size(content, how)
    media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    coding = response.headers.get("content-encoding", "identity").strip().lower()
    return Fetched(str(response.url), _unpacked(content, coding, how), media_type)


def _check_size(content: bytes, how: Fetching) -> None:
    if len(content) > how.largest:
        raise CannotTake(f"It is larger than {how.largest / 1_000_000:g} MB.", PASTE)


def _unpacked(content: bytes, coding: str, how: Fetching) -> bytes:
    """Undo gzip or deflate, stopping at the limit: a small answer can grow a thousandfold."""
    if coding in {"", "identity"}:
        return content
    if coding not in {"gzip", "x-gzip", "deflate"}:
        raise CannotTake(f"It comes packed as {coding[:20]!r}.", PASTE)
    for wbits in (zlib.MAX_WBITS | 32, -zlib.MAX_WBITS):
        try:
            return _members(content, wbits, how)
        except zlib.error:
            continue
    raise CannotTake("It arrived damaged.", PASTE)


def _members(content: bytes, wbits: int, how: Fetching) -> bytes:
    """Unpack each member of a body, of which gzip may have several (RFC 1952, 2.2)."""
    unpacked = b""
    while content:
        opener = zlib.decompressobj(wbits)
        unpacked += opener.decompress(content, how.largest + 1 - len(unpacked))
        _check_size(unpacked, how)
        if not opener.eof:
            raise CannotTake("It broke off on the way: only its beginning arrived.", PASTE)
        content = opener.unused_data.lstrip(b"\0")
    return unpacked
