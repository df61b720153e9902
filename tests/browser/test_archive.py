"""An archive in a browser: asked in words and on the map, turned page by page, read in place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.serving import Server, served

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def archived(made_archive, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve the app with a made archive behind it."""
    log = tmp_path_factory.mktemp("archived") / "log.txt"
    with served(log, {"DATELINE_ARCHIVE": str(made_archive)}) as running:
        yield running


def test_an_archive_is_asked_turned_and_read(archived, visit):
    atlas = visit(archived).open("/archive")
    expect(atlas.map.locator(".leaflet-marks-pane path").first).to_be_attached()
    first = atlas.cards.first.inner_text()
    atlas.page.get_by_role("button", name="Next page").click()
    atlas.expect_asked("page", "2")
    expect(atlas.cards.first).not_to_have_text(first)
    before = atlas.headline.inner_text()
    atlas.page.locator(".st-key-words-popover button").click()
    field = atlas.page.get_by_label("Words in the sentence, headline or speaker")
    field.fill("harbour")
    field.press("Enter")
    atlas.expect_asked("words", "harbour")
    expect(atlas.headline).not_to_have_text(before)
    atlas.settle()
    atlas.page.keyboard.press("Escape")
    atlas.cards.first.locator("[data-id]").first.click()
    atlas.expect_asked("mention", ":quotation:")
    atlas.page.get_by_role("button", name="Read it in the article").click()
    expect(atlas.reader.locator("mark.chosen").first).to_be_visible()


def test_an_archive_fits_a_phone(archived, visit):
    atlas = visit(archived, viewport=PHONE).open("/archive")
    expect(atlas.cards.first).to_be_attached()
    assert atlas.sideways() == 0
