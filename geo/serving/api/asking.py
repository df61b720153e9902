"""What the atlas holds, for programs: mentions that a lens keeps, and articles, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from geo.asking.lens.counts import count_articles
from geo.asking.lens.subset import narrowed
from geo.keeping.exports import FORMATS, Pair, export
from geo.keeping.exports.maps import collection
from geo.keeping.exports.packing import to_json
from geo.serving.api.paging import Page, page_parameters
from geo.serving.api.parameters import Parameter, asked
from geo.serving.api.problems import Problem
from geo.serving.api.reading import article_told, json_answer
from geo.serving.bases import base_of
from geo.serving.limits import why_wait
from geo.serving.requested_view import Asked

FORMAT = Parameter("As GeoJSON (RFC 7946), or as CSV in UTF-8.", values=("geojson", "csv"))
FOR_ALL = {"Access-Control-Allow-Origin": "*"}
"""What is public may be read by the scripts of any page."""

MARKS, ARTICLES = (500, 1000), (100, 500)
"""On a page unasked and at most."""

MENTION_KEYS = {"format": FORMAT, **page_parameters(*MARKS)}
ARTICLE_KEYS = page_parameters(*ARTICLES)


async def mentions(request: Request) -> Response:
    """Answer with the marks that a lens keeps: places, times and quotations of articles."""
    _count(request)
    found = asked(request, MENTION_KEYS)
    name = request.query_params.get("format", "geojson")
    page = Page.of(request, f"{base_of(request)}/api/mentions", MARKS[0])
    pairs, total = await run_in_threadpool(_kept, found, page)
    packed = await run_in_threadpool(_packed, pairs, name, page, total)
    headers = {**FOR_ALL, **page.headers(total)}
    return Response(packed, media_type=FORMATS[name].media_type, headers=headers)


def _count(request: Request) -> None:
    if why := why_wait(request, "ask"):
        raise Problem(429, why)


def _kept(found: Asked, page: Page) -> tuple[list[Pair], int]:
    """Return what stands on a page, and how many marks the lens keeps in all."""
    marks = found.rows[found.rows["article"].isin(list(found.pairs))]
    return narrowed(found.pairs, marks[page.span]), len(marks)


def _packed(pairs: list[Pair], name: str, page: Page, total: int) -> bytes:
    """Return marks in a format; GeoJSON says its page as OGC API Features does."""
    if name != "geojson":
        return export(pairs, name)
    told = collection(pairs)
    return to_json(told | _counted(told["features"], page, total))


def _counted(held: Sequence[Any], page: Page, total: int) -> dict[str, Any]:
    """Say how much there is, how much of it is here, and where the rest is."""
    links = [{"rel": rel, "href": at} for rel, at in page.ways(total).items()]
    return {"numberMatched": total, "numberReturned": len(held), "links": links}


async def articles(request: Request) -> Response:
    """Answer with the articles that a lens keeps something of, the oldest first, without text."""
    _count(request)
    found = asked(request, ARTICLE_KEYS)
    page = Page.of(request, f"{base_of(request)}/api/articles", ARTICLES[0])
    every = await run_in_threadpool(_articles, found)
    held = every[page.span]
    said = {"told": found.lens.describe(found.mentions), "articles": held}
    answer = json_answer(said | _counted(held, page, len(every)))
    answer.headers.update({**FOR_ALL, **page.headers(len(every))})
    return answer


def _articles(found: Asked) -> list[dict[str, Any]]:
    counted = count_articles(found.mentions, found.lens.condition(found.mentions))
    return [
        {**_head(found.pairs[id]), "mentions": number}
        for id, (_, number) in counted.items()
        if id in found.pairs
    ]


def _head(pair: Pair) -> dict[str, Any]:
    return {key: value for key, value in article_told(pair[0]).items() if key != "text"}


async def article(request: Request) -> Response:
    """Answer with one article, its text and all that was found in it."""
    _count(request)
    found = asked(request)
    pair = found.pairs.get(request.path_params["id"])
    if pair is None:
        raise Problem(404, "No article has this id. /api/articles lists those there are.")
    answer = json_answer({"article": article_told(pair[0]), "findings": pair[1].to_dict()})
    answer.headers.update(FOR_ALL)
    return answer
