"""What goes around every page: its headers, and that nothing on it needs more than they allow."""

import urllib.request
from urllib.error import HTTPError

import pytest

PAGES = ("/", "/article?article=lavrov-in-wonsan", "/voices", "/compare", "/add")


@pytest.mark.parametrize("path", PAGES)
def test_no_page_asks_for_more_than_its_policy_allows(server, visit, path):
    atlas = visit(server)
    refused: list[str] = []
    atlas.page.on(
        "console",
        lambda said: refused.append(said.text) if "Content Security Policy" in said.text else None,
    )
    answer = atlas.page.goto(f"{server.url}{path}")
    atlas.page.get_by_test_id("stMain").wait_for()
    atlas.page.wait_for_timeout(3000)
    assert refused == []
    told = answer.headers["content-security-policy"]
    assert "unsafe-eval" not in told
    assert "'unsafe-inline'" not in told.partition("script-src")[2].partition(";")[0]
    assert "frame-ancestors 'self'" in told
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "SAMEORIGIN"


def test_a_page_of_another_site_cannot_frame_the_app(server, visit):
    page = visit(server).page
    page.goto("about:blank")
    page.set_content(f'<iframe src="{server.url}/"></iframe>')
    page.wait_for_timeout(1000)
    assert all(not frame.url.startswith(server.url) for frame in page.frames)


@pytest.mark.parametrize("path", ["/metrics", "/_stcore/metrics"])
def test_figures_are_closed_unless_they_are_switched_on(server, path):
    with pytest.raises(HTTPError, match="404"):
        urllib.request.urlopen(f"{server.url}{path}")


def test_health_is_told(server):
    with urllib.request.urlopen(f"{server.url}/healthz") as answer:
        assert b'"status":"ok"' in answer.read()
