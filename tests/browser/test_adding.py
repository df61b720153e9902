"""Add in a browser: files to the library, links to others, and visitors apart from each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.atlas import Atlas
from tests.serving import Server, served
from tests.waiting import until

pytestmark = pytest.mark.browser

STORY = (
    "Speaking in Wonsan on Saturday, the minister warned against new alliances. "
    "“We respect their decision,” he said. The government in Tokyo did not answer at once."
)
PHONE = {"width": 390, "height": 844}
SECRET = "Only one visitor may ever read this sentence about Tehran. "


@pytest.fixture(scope="module")
def keeper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve the app with a library of its own."""
    folder: Path = tmp_path_factory.mktemp("library")
    database = f"sqlite:///{folder / 'library.sqlite3'}"
    with served(folder / "log.txt", {"DATELINE_DATABASE_URL": database}) as running:
        yield running


def button(atlas: Atlas, name: str | re.Pattern[str]) -> Locator:
    return atlas.page.get_by_role("button", name=name, exact=isinstance(name, str))


def take_in(atlas: Atlas, *files: tuple[str, str]) -> Atlas:
    atlas.open("/add").page.get_by_role("tab", name="Files").click()
    sent = [{"name": n, "mimeType": "text/plain", "buffer": t.encode()} for n, t in files]
    atlas.page.locator("input[type=file]").set_input_files(sent)
    button(atlas, re.compile("Take in [0-9]")).click()
    return atlas


def text(atlas: Atlas) -> Locator:
    return atlas.reader


def read_secret(atlas: Atlas) -> Atlas:
    take_in(atlas, ("secret.txt", SECRET * 3))
    # Where an earlier try of the same browser kept it, it is here already.
    button(atlas, re.compile("^(Read it|Keep as another version)$")).last.click()
    expect(text(atlas)).to_contain_text(SECRET.strip())
    return atlas


def keep(atlas: Atlas) -> None:
    """Keep what is being read, and wait until the browser knows whose library it is in."""
    button(atlas, re.compile("Keep in your library")).click()
    expect(button(atlas, re.compile("Remove from your library"))).to_be_visible()
    held = wait_for_cookie(atlas.page)
    assert held["httpOnly"]
    assert held["sameSite"] == "Lax"


def wait_for_cookie(page: Page) -> dict:
    """Return the cookie that holds the visit's key, which no script can see."""
    for _ in range(100):
        for cookie in page.context.cookies():
            if cookie["name"] == "dateline-visit":
                return cookie
        page.wait_for_timeout(100)
    raise AssertionError("The browser was given no cookie")


def test_files_are_looked_over_read_and_seen_on_the_map(keeper, visit):
    atlas = take_in(visit(keeper), ("talks.txt", STORY), ("broken.pdf", "%PDF-"))
    refused = atlas.page.get_by_role("alert").filter(has_text="broken.pdf")
    expect(refused).to_contain_text("paste it")
    atlas.page.get_by_role("textbox", name="Headline").last.fill("Talks in Wonsan")
    atlas.page.keyboard.press("Enter")
    button(atlas, "Read it").last.click()
    expect(text(atlas).locator("h2")).to_have_text("Talks in Wonsan")
    expect(atlas.mark("geonames:1866923")).to_be_attached()


def test_what_is_kept_is_there_after_a_reload_for_the_same_browser_only(keeper, visit):
    atlas = read_secret(visit(keeper, locale="en-GB"))
    link = atlas.page.url
    keep(atlas)
    atlas.page.reload()
    expect(text(atlas)).to_contain_text(SECRET.strip())
    other = visit(keeper, locale="en-US")
    other.page.goto(link)
    expect(other.page.locator(".reader mark").first).to_be_visible()
    expect(text(other)).not_to_contain_text(SECRET.strip())
    other.open("/add").page.get_by_role("tab", name="Your library").click()
    expect(other.page.get_by_text("Nothing is kept yet")).to_be_visible()


def published(atlas: Atlas) -> tuple[str, str]:
    """Publish what is being read; return its two links."""
    button(atlas, re.compile("Send to others")).click()
    button(atlas, "Publish").click()
    codes = atlas.page.get_by_test_id("stCode")
    expect(codes).to_have_count(2)
    view, edit = (code.inner_text().strip() for code in codes.all())
    return view, edit


def test_what_is_published_is_read_by_one_link_and_edited_and_deleted_by_another(keeper, visit):
    view, edit = published(read_secret(visit(keeper, locale="en-GB", timezone_id="Europe/Paris")))
    reader = visit(keeper, viewport=PHONE, locale="en-US")
    reader.page.goto(view)
    expect(text(reader)).to_contain_text(SECRET.strip())
    assert reader.sideways() == 0
    editor = visit(keeper, locale="en-AU")
    editor.page.goto(edit)
    until(editor.page, "!location.search.includes('edit=')")
    button(editor, re.compile("secret")).click()
    expect(text(editor)).to_contain_text(SECRET.strip())  # Add has a field of this name, too
    editor.settle()
    editor.page.get_by_role("textbox", name="Headline").fill("A better headline")
    editor.page.keyboard.press("Enter")
    expect(text(editor).locator("h2")).to_have_text("A better headline")
    reader.page.reload()
    expect(text(reader).locator("h2")).to_have_text("A better headline")
    button(editor, re.compile("Send to others")).click()
    button(editor, "Delete it for good").click()
    expect(text(editor)).not_to_contain_text(SECRET.strip())
    reader.page.reload()
    expect(reader.page.get_by_role("alert")).to_contain_text("Nothing is published")


def test_the_library_is_kept_found_and_emptied_on_a_phone(keeper, visit):
    atlas = read_secret(visit(keeper, viewport=PHONE, locale="en-NZ"))
    keep(atlas)
    assert atlas.sideways() == 0
    atlas.open("/add").page.get_by_role("tab", name="Your library").click()
    atlas.page.get_by_role("textbox", name="Words").fill("Tehran")
    atlas.page.keyboard.press("Enter")
    expect(button(atlas, "Remove")).to_have_count(1)
    assert atlas.sideways() == 0
    atlas.page.get_by_role("textbox", name="Words").fill("")
    atlas.page.keyboard.press("Enter")
    button(atlas, re.compile("Empty your library")).click()
    button(atlas, "Remove all 1").click()
    expect(atlas.page.get_by_text("Nothing is kept yet")).to_be_visible()


def test_an_article_travels_inside_a_link(server, visit):
    atlas = read_secret(visit(server))
    button(atlas, re.compile("Send to others")).click()
    atlas.page.get_by_text("Show the link").click()
    link = atlas.page.get_by_test_id("stCode").inner_text().strip()
    other = visit(server, locale="en-US")
    other.page.goto(link)
    expect(text(other)).to_contain_text(SECRET.strip())


def test_adding_fits_a_phone(keeper, visit):
    atlas = take_in(visit(keeper, viewport=PHONE), ("talks.txt", STORY))
    expect(button(atlas, "Read it").last).to_be_visible()
    assert atlas.sideways() == 0
