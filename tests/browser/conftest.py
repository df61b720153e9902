"""One server and one browser for the whole bed; every page is watched for errors and strays."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator
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

FAILED = pytest.StashKey[bool]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let a browser test fail twice before it counts: a busy machine can swallow a click."""
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.flaky(reruns=int(os.environ.get("TRIES", "2"))))


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


@pytest.fixture(scope="session")
def kept() -> dict[str, Page]:
    """Pages that stay open from test to test, by how their browsers are set up."""
    return {}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Note that a test failed, so that nothing of it is kept for the next."""
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report


class Watched:
    """A page under the eyes of one test: what it asks of other servers, and what it raises."""

    def __init__(self, page: Page, home: str, keep: bool) -> None:
        self.page, self.home, self.keep = page, home, keep
        self.strays: list[str] = []
        self.errors: list[str] = []
        page.on("request", self._ask)
        page.on("pageerror", self._err)

    def _ask(self, asked: Request) -> None:
        address = urlsplit(asked.url)
        if address.scheme not in INSIDE and address.netloc != self.home:
            self.strays.append(asked.url)

    def _err(self, error: object) -> None:
        self.errors.append(str(error))

    def leave(self, is_well: bool) -> None:
        """Look away; the page stays open only if it is to be kept and all went well."""
        self.page.remove_listener("request", self._ask)
        self.page.remove_listener("pageerror", self._err)
        if not (self.keep and is_well):
            self.page.close()


@pytest.fixture
def visit(
    browser: Browser,
    contexts: dict[str, BrowserContext],
    kept: dict[str, Page],
    request: pytest.FixtureRequest,
) -> Iterator[Callable[..., Atlas]]:
    """Open a visit to a server; fails at the end for page errors and requests to others.

    With ``keep``, the page is left open for the next test that asks for such a one: for tests that
    look and ask, and leave nothing behind but the address. A further try of a test has browsers
    of its own, that nothing of the try before is kept for.
    """
    attempt = getattr(request.node, "execution_count", 1)
    again = f"{request.node.nodeid} {attempt}" if attempt > 1 else ""
    watched: list[Watched] = []

    def opened(server: Server, keep: bool = False, **how: object) -> Atlas:
        setting = {"viewport": {"width": 1280, "height": 900}, **how}
        name = f"{server.url} {setting} {again}"
        if name not in contexts:
            contexts[name] = browser.new_context(**setting)
            contexts[name].add_init_script(TOURED)
        page = kept.pop(name, None) if keep else None
        page = page or contexts[name].new_page()
        if keep:
            kept[name] = page
        watched.append(Watched(page, urlsplit(server.url).netloc, keep))
        return Atlas(page, server.url)

    yield opened
    strays = [stray for one in watched for stray in one.strays]
    errors = [error for one in watched for error in one.errors]
    is_well = not (request.node.stash.get(FAILED, False) or strays or errors)
    for one in watched:
        one.leave(is_well)
    for name in [name for name, page in kept.items() if page.is_closed()]:
        del kept[name]
    assert strays == [], "the page asked other servers"
    assert errors == [], "the page raised errors"
