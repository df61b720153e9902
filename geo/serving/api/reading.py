"""``POST /api/read``: a text in, findings out."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from geo.keeping.exports.packing import to_json
from geo.keeping.intake import Refused, take_pasted
from geo.keeping.intake.apart import BrokeOff
from geo.keeping.intake.outcomes import LONGEST
from geo.keeping.long_texts import read
from geo.serving.api.problems import Problem
from geo.serving.limits import why_wait
from geo.text import Article

LARGEST = 4 * LONGEST + 20_000
"""Bytes of a request's body at most."""

DETAIL = 400
"""Characters of a title, an outlet or an address."""

WORDS = r"\w"
"""What a text has at least one of."""


class Offered(msgspec.Struct, forbid_unknown_fields=True):
    """What is to be read: the text, and what is known of it."""

    text: str
    title: str = ""
    outlet: str = ""
    published: date | None = None
    url: str = ""


async def read_text(request: Request) -> Response:
    """Answer with what stands in a text: the article as it was taken in, and its findings."""
    if why := why_wait(request, "read"):
        raise Problem(429, why)
    offered = _offered(await _body(request))
    article = await run_in_threadpool(_taken, offered)
    try:
        findings = await run_in_threadpool(read, article.text, article.published)
    except BrokeOff as error:
        raise Problem(422, f"{error.why} {error.next_step}".strip()) from error
    return json_answer({"article": article_told(article), "findings": findings.to_dict()})


async def _body(request: Request) -> bytes:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise Problem(415, "Send JSON, with the header Content-Type: application/json.")
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST:
            raise Problem(413, f"At most {LONGEST:,} characters are read at once. Send parts.")
    return body


def _offered(body: bytes) -> Offered:
    try:
        offered = msgspec.json.decode(body, type=Offered)
    except msgspec.ValidationError as error:
        raise Problem(422, f"The JSON does not fit: {error}.") from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Problem(400, f"The body is not JSON: {error}.") from error
    for name in ("title", "outlet", "url"):
        if len(getattr(offered, name)) > DETAIL:
            raise Problem(422, f"{name!r} may have {DETAIL} characters.")
    if not re.search(WORDS, offered.text):
        raise Problem(422, "'text' holds no word. Send the text of an article.")
    if len(offered.text) > LONGEST:
        raise Problem(422, f"'text' may have {LONGEST:,} characters. Send parts.")
    return offered


def _taken(offered: Offered) -> Article:
    """Take a text in by the same door as what is pasted; the day counts only as it was given."""
    outcome = take_pasted(
        offered.text, title=offered.title, outlet=offered.outlet, published=offered.published,
        url=offered.url,
    )  # fmt: skip
    if isinstance(outcome, Refused):
        raise Problem(422, f"{outcome.why} {outcome.next_step}".strip())
    return outcome.confirmed(published=offered.published).article


def article_told(article: Article) -> dict[str, Any]:
    """Return an article as JSON values, its text as it is pointed into."""
    return {
        "id": article.id, "title": article.title, "outlet": article.outlet,
        "published": article.published and article.published.isoformat(), "url": article.url,
        "text": article.text,
    }  # fmt: skip


def json_answer(value: Any) -> Response:
    """Answer with JSON; lone surrogates are escaped."""
    return Response(to_json(value), media_type="application/json")
