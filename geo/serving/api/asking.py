"""What the atlas holds, for programs: mentions that a lens keeps, and articles."""

from __future__ import annotations

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from geo.asking.lens.counts import count_articles
from geo.asking.lens.subset import narrowed
from geo.keeping.exports import FORMATS, Pair, export
from geo.serving.api.parameters import Parameter, asked
from geo.serving.api.problems import Problem
from geo.serving.api.reading import article_told, json_answer
from geo.serving.asked import Asked
from geo.serving.limits import why_wait

FORMAT = Parameter("As GeoJSON (RFC 7946), or as CSV in UTF-8.", values=("geojson", "csv"))
FOR_ALL = {"Access-Control-Allow-Origin": "*"}
"""What is public may be read by the scripts of any page."""


async def mentions(request: Request) -> Response:
    """Answer with the marks that a lens keeps: places, times and quotations of articles."""
    _count(request)
    found = asked(request, {"format": FORMAT})
    name = request.query_params.get("format", "geojson")
    pairs = await run_in_threadpool(_kept, found)
    packed = await run_in_threadpool(export, pairs, name)
    return Response(packed, media_type=FORMATS[name].media_type, headers=FOR_ALL)


def _count(request: Request) -> None:
    if why := why_wait(request, "ask"):
        raise Problem(429, why)


def _kept(found: Asked) -> list[Pair]:
    return narrowed(found.pairs, found.rows)


async def articles(request: Request) -> Response:
    """Answer with the articles that a lens keeps something of, the oldest first, without text."""
    _count(request)
    found = asked(request)
    told = await run_in_threadpool(_articles, found)
    answer = json_answer({"told": found.lens.describe(found.mentions), "articles": told})
    answer.headers.update(FOR_ALL)
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
