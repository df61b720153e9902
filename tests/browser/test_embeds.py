"""An embedded view inside the page of another site, in a real browser."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Page, expect

from tests.browser.atlas import PICTURES
from tests.waiting import until

NOTE = "navigator.clipboard.writeText = async (text) => { window.copied = text }"


class Site(BaseHTTPRequestHandler):
    """A page of somebody else, with what they were given to put into it."""

    body = ""

    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/" else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        page = '<!doctype html><meta name="viewport" content="width=device-width"><h1>News</h1>'
        self.wfile.write((page + self.body).encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://localhost:{running.server_port}"  # another origin than 127.0.0.1
        running.shutdown()


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1200, "light")])
def test_a_view_copied_into_a_page_of_another_site_works_there(
    server, browser, site, width, scheme
):
    setting = {"viewport": {"width": width, "height": 1000}, "color_scheme": scheme}
    with browser.new_context(**setting) as context:
        page = copied_and_framed(context.new_page(), server.url, site, scheme)
        page.screenshot(path=PICTURES / f"embed-{width}.png", full_page=True)


def copied_and_framed(page: Page, home: str, site: str, scheme: str) -> Page:
    page.add_init_script(NOTE)
    page.goto(f"{home}/?region=region%3Akorean-peninsula")
    page.get_by_role("button", name="Copy embed code").click()
    until(page, "() => window.copied", seconds=30)
    Site.body = page.evaluate("window.copied")
    page.goto("about:blank")  # what the app's own page still asks for is none of the frame's
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site)
    frame = page.frame_locator("iframe")
    pin = frame.locator("#pins > g", has_text="Pyongyang").first
    pin.focus()
    page.keyboard.press("Enter")
    expect(frame.locator("#chosen blockquote").first).to_contain_text("Pyongyang")
    expect(frame.locator("#pins .chosen")).to_have_count(1)
    page.keyboard.press("Escape")
    frame.locator("#on").click()
    expect(frame.locator("#step")).to_contain_text("1 of")
    [inside] = [one for one in page.frames if "/embed?" in one.url]
    assert inside.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert inside.evaluate("getComputedStyle(document.documentElement).colorScheme") == scheme
    expect(frame.get_by_role("link", name="Open in Dateline Atlas")).to_have_attribute(
        "href", f"{home}/?region=region%3Akorean-peninsula"
    )
    ours = [url for url in asked if not url.startswith(site)]
    assert len(ours) == 1, "the page asks for nothing but itself"
    return page
