"""The page names what the browser will need, and nothing else changes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import FileResponse
from starlette.routing import Mount, Route
from starlette.testclient import TestClient

from geo.serving.preloads import KINDS, Preloads, frame_style, preloads, tokens

STATIC = Path(find_spec("streamlit").origin).parent / "static"
PAGE = STATIC / "index.html"


AHEAD = ("component/map/map.js?v=1", "component/map/map.css")


def served(path: str, ahead: Sequence[str] = ()):
    async def page(_):
        return FileResponse(PAGE)

    routes = [Route("/article", page), Mount("/component", routes=[Route("/x", page)])]
    client = TestClient(Starlette(routes=routes, middleware=[Middleware(Preloads, lambda: ahead)]))
    return client.get(path)


def test_a_page_names_the_modules_of_its_elements_once():
    answer = served("/article")
    named = re.findall(r'modulepreload" crossorigin href="\./([^"]+)"', answer.text)
    assert len(named) == len(set(named))
    assert all((STATIC / name).exists() for name in named)
    for kind in KINDS:
        assert any(name.startswith(f"static/js/{kind}.") for name in named), kind
    assert not any("Plotly" in name for name in named)


def test_what_a_frame_will_ask_for_is_fetched_ahead():
    named = re.findall(r'rel="prefetch" href="\./([^"]+)"', served("/article", AHEAD).text)
    assert named == list(AHEAD)
    assert "prefetch" not in served("/article").text


def test_all_the_rest_of_the_page_stays_as_it_is():
    answer = served("/article")
    left = answer.text
    for added in (preloads(), tokens(), frame_style()):
        left = left.replace(added.decode() + "\n", "")
    assert left == PAGE.read_text("utf8")
    assert int(answer.headers["content-length"]) == len(answer.content)


def test_what_is_no_page_is_left_alone():
    assert served("/component/x").text == PAGE.read_text("utf8")
