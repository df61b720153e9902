"""One server and one browser for the whole bed; every page is watched for errors and strays."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from tests.browser.atlas import Atlas
from tests.serving import CHROMIUM, Server, browsing, served

expect.set_options(timeout=15_000)

TOURED = "try { localStorage.setItem('dateline-tour', 'done') } catch {}"
"""A visitor who has seen the tour of a first visit."""

INSIDE = ("data", "blob", "about")
"""Schemes that ask nobody."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let a browser test fail twice before it counts: a busy machine can swallow a click."""
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.flaky(reruns=2))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None and not os.environ.get("DATELINE_BROWSER"):
        pytest.skip("no Chromium on this machine")
    with browsing() as opened:
        yield opened


@pytest.fixture(scope="session")
def server(tmp_path_factory) -> Iterator[Server]:
    with served(tmp_path_factory.mktemp("server") / "log.txt") as running:
        yield running


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Iterator[dict[str, BrowserContext]]:
    """Browsers by how they are set up; kept open, so that scripts are loaded once."""
    opened: dict[str, BrowserContext] = {}
    yield opened
    for context in opened.values():
        context.close()


@pytest.fixture
def visit(
    browser: Browser, contexts: dict[str, BrowserContext], request: pytest.FixtureRequest
) -> Iterator[Callable[..., Atlas]]:
    """Open a visit to a server; fails at the end for page errors and requests to others.

    A further try of a test has browsers of its own, that nothing of the try before is kept for.
    """
    attempt = getattr(request.node, "execution_count", 1)
    strays: list[str] = []
    errors: list[str] = []
    pages: list[Page] = []

    def watched(page: Page, home: str) -> None:
        def ask(request: Request) -> None:
            address = urlsplit(request.url)
            if address.scheme not in INSIDE and address.netloc != home:
                strays.append(request.url)

        page.on("request", ask)
        page.on("pageerror", lambda error: errors.append(str(error)))

    def opened(server: Server, **how: object) -> Atlas:
        setting = {"viewport": {"width": 1280, "height": 900}, **how}
        kept = f"{setting} {request.node.nodeid if attempt > 1 else ''} {attempt}"
        if kept not in contexts:
            contexts[kept] = browser.new_context(**setting)
            contexts[kept].add_init_script(TOURED)
        page = contexts[kept].new_page()
        pages.append(page)
        watched(page, urlsplit(server.url).netloc)
        return Atlas(page, server.url)

    yield opened
    for page in pages:
        page.close()
    assert strays == [], "the page asked other servers"
    assert errors == [], "the page raised errors"
