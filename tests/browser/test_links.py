"""Addresses: a fresh server at any of them, reload, back, and a link to exactly this view."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.serving import served

pytestmark = pytest.mark.browser

STANDS = {
    "explore": (".asking h1", re.compile("News articles")),
    "article": (".reader h2", re.compile(r"\w")),
    "add": (".asking h1", re.compile("Add an article")),
    "region": (".asking h1", re.compile("Europe|East|Peninsula")),
    "voices": (".asking h1", re.compile("Sergey Lavrov")),
    "compare": (".asking h1", re.compile("in both")),
    "method": (".asking h1", re.compile("How it reads")),
}
"""What stands on each page, and what it says."""


@pytest.mark.parametrize("name", list(STANDS))
def test_a_fresh_server_shows_each_page_at_its_own_address(name, visit, tmp_path):
    path = "/" if name == "explore" else f"/{name}"
    with served(tmp_path / "log.txt") as server:
        atlas = visit(server).open(path, patience=60)
        selector, words = STANDS[name]
        expect(atlas.page.locator(selector).first).to_have_text(words)
        expect(atlas.page.get_by_role("dialog")).to_have_count(0)
        assert atlas.page.url == server.url + path
        atlas.page.close()  # before its server goes


def test_a_link_opens_exactly_the_view_it_was_copied_from(server, visit):
    query = "?region=region%3Amiddle-east&days=2025-06-01%2F2025-07-31"
    atlas = visit(server).open("/" + query)
    expect(atlas.headline).to_contain_text("about the Middle East, June to July 2025")
    context = atlas.page.context
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    atlas.page.get_by_role("button", name="Copy link").click()
    expect(atlas.page.get_by_role("button", name="Link copied")).to_be_visible()
    copied = atlas.page.evaluate("navigator.clipboard.readText()")
    other = visit(server)
    other.page.goto(copied)
    other.settle()
    expect(other.headline).to_have_text(atlas.headline.inner_text())


def test_reload_and_back_bring_the_view_back(server, visit):
    atlas = visit(server).open()
    everything = atlas.headline.inner_text()
    atlas.page.get_by_role("radio", name=re.compile("Middle East")).click()
    atlas.expect_asked("region", "region:middle-east")
    expect(atlas.headline).to_contain_text("about the Middle East")
    narrowed = atlas.headline.inner_text()
    atlas.page.reload()
    expect(atlas.headline).to_have_text(narrowed)
    atlas.page.get_by_role("radio", name=re.compile("Eastern Europe")).click()
    expect(atlas.headline).to_contain_text("about Eastern Europe")
    atlas.page.go_back()
    expect(atlas.headline).to_have_text(narrowed)
    atlas.page.go_back()
    expect(atlas.headline).to_have_text(everything)


def test_turning_the_page_keeps_the_question(server, visit):
    atlas = visit(server).open("/?region=region%3Amiddle-east")
    atlas.page.get_by_role("link", name="Method").click()
    expect(atlas.headline).to_have_text(re.compile("How it reads"))
    atlas.page.get_by_role("link", name="Explore").click()
    expect(atlas.headline).to_contain_text("about the Middle East")
    atlas.expect_asked("region", "region:middle-east")


def test_turning_pages_in_haste_keeps_the_question(server, visit):
    atlas = visit(server).open("/?region=region%3Amiddle-east")
    slowly = atlas.page.context.new_cdp_session(atlas.page)
    slowly.send("Emulation.setCPUThrottlingRate", {"rate": 2})  # as on a phone
    for _ in range(2):
        atlas.page.get_by_role("link", name="Method").click()
        atlas.page.wait_for_timeout(400)
        atlas.page.get_by_role("link", name="Explore").click()
        expect(atlas.headline).to_contain_text("about the Middle East")
        atlas.expect_asked("region", "region:middle-east")


def test_a_speaker_and_an_article_lead_to_their_own_pages(server, visit):
    atlas = visit(server).open("/?region=region%3Amiddle-east")
    way = atlas.page.get_by_role("button", name=re.compile("^All that .+ said")).first
    speaker = way.get_attribute("aria-label").removeprefix("All that ").removesuffix(" said")
    way.click()
    expect(atlas.headline).to_have_text(speaker)
    atlas.expect_asked("speaker", speaker)
    atlas.expect_asked("region", "region:middle-east")
    atlas.open("/article?article=lavrov-in-wonsan")
    atlas.page.get_by_role("button", name="Compare with").click()
    expect(atlas.headline).to_contain_text("in both")
    atlas.expect_asked("left", "lavrov-in-wonsan")
