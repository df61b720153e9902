"""Fixed files are handed out packed, each as it is, and nothing else is touched."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from geo.drawing.atlas.script import script
from geo.serving import packed
from geo.serving.packed import A_DAY, FOR_EVER, Packed

ATLAS = "/component/pages.shared.interactive_map.dateline-atlas/atlas.js"


PAGE = "<html>" + "a page " * 200 + "</html>"


async def answer(request):
    """Answer a page, if nothing stands in the way of its being longer, else that it passed."""
    heads = ("accept-encoding", "if-none-match")
    is_plain = request.url.path == "/article" and not any(name in request.headers for name in heads)
    return PlainTextResponse(PAGE if is_plain else "passed on")


@pytest.fixture
def ask(tmp_path, monkeypatch):
    monkeypatch.setattr(packed, "user_cache_path", lambda _: tmp_path)
    routes = [Route("/{path:path}", answer)]
    client = TestClient(Starlette(routes=routes, middleware=[Middleware(Packed)]))
    return lambda path, **headers: client.get(path, headers=headers)


def test_a_fixed_file_comes_packed_and_stays_with_the_browser(ask):
    answer = ask(f"{ATLAS}?v=1")
    assert answer.text == script()
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["cache-control"] == FOR_EVER
    assert ask(ATLAS).headers["cache-control"] == A_DAY


def test_who_takes_nothing_packed_gets_it_as_it_is(ask):
    assert ask(ATLAS, **{"accept-encoding": "identity"}).text == "passed on"


def test_a_page_is_made_whole_and_packed_also_for_who_has_an_older_one(ask):
    page = ask("/article", **{"if-none-match": '"old"'})
    assert page.text == PAGE
    assert page.headers["content-encoding"] == "gzip"


@pytest.mark.parametrize(
    "path",
    [
        "/static/js/none.js",
        "/component/dateline-atlas/..%2Fexcerpt.py",
        "/component/dateline-atlas/%2E%2E/%2E%2E/excerpt.js",
        "/component/another/atlas.js",
    ],
)
def test_whatever_else_is_asked_for_is_passed_on(ask, path):
    assert ask(path).text == "passed on"
