"""Tasks of a new user, walked to their end: by keyboard alone at a desk, by finger on a phone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.waiting import until

pytestmark = pytest.mark.browser

DESK = {"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce"}
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
    "reduced_motion": "reduce",
}
INSIDE = "document.activeElement?.closest('[data-testid=stPopoverBody]') !== null"


def test_a_filter_is_opened_used_and_left_by_keys_alone(server, visit):
    atlas = visit(server, **DESK).open("/")
    keys = atlas.page.keyboard
    button = atlas.page.locator(".st-key-place-popover button")
    button.press("Enter")
    until(atlas.page, INSIDE)
    for _ in range(4):
        keys.press("Tab")
    assert atlas.page.evaluate(INSIDE), "the keyboard left what was opened"
    atlas.page.locator("[data-testid=stPopoverBody] input").first.focus()
    keys.type("wonsan")
    keys.press("Enter")
    atlas.expect_asked("place", "geonames")
    atlas.settle()
    keys.press("Escape")  # the list
    keys.press("Escape")  # the filter
    expect(atlas.page.get_by_test_id("stPopoverBody")).to_have_count(0)
    expect(button).to_be_focused()
    expect(button).to_contain_text("Wonsan")
    expect(atlas.headline).to_contain_text("Wonsan")


def test_on_a_phone_a_filter_gives_way_to_what_it_brings(server, visit):
    atlas = visit(server, **PHONE).open("/")
    expect(atlas.page.get_by_role("button", name="Menu", exact=True)).to_be_visible()
    atlas.page.locator(".st-key-place-popover button").tap()
    field = atlas.page.locator("[data-testid=stPopoverBody] input").first
    field.tap()
    field.press_sequentially("wonsan")
    field.press("Enter")
    atlas.expect_asked("place", "geonames")
    expect(atlas.page.get_by_test_id("stPopoverBody")).to_have_count(0)
    expect(atlas.headline).to_be_in_viewport()
    atlas.open("/article?article=lavrov-in-wonsan")
    text = atlas.page.locator(".excerpt:has(.reader)")
    expect(text).to_be_visible()
    assert text.evaluate("box => box.scrollHeight <= box.clientHeight + 1")
    assert atlas.sideways() <= 0


def test_what_is_cut_is_shown_whole_and_cut_again(server, visit):
    atlas = visit(server, **DESK).open("/")
    expect(atlas.cards.first).to_be_visible()
    cut = atlas.page.locator(".st-key-cards .excerpt")
    button = atlas.page.locator(".st-key-cards .unfold")
    expect(button).to_have_text("Show all")
    assert cut.evaluate("box => box.scrollHeight > box.clientHeight + 100")
    button.press("Enter")
    expect(button).to_have_text("Show less")
    assert cut.evaluate("box => box.scrollHeight <= box.clientHeight + 1")
    button.press("Enter")
    expect(button).to_have_text("Show all")
    assert cut.evaluate("box => box.scrollHeight > box.clientHeight + 100")


def test_a_side_is_found_by_a_word_of_its_headline(server, visit):
    atlas = visit(server, **DESK).open("/compare")
    field = atlas.page.locator(".st-key-left-side input")
    field.focus()
    field.press("ArrowDown")
    field.press_sequentially("beirut")
    options = atlas.page.get_by_role("option")
    expect(options).to_have_count(1)
    expect(options.first).to_contain_text(re.compile("beirut", re.IGNORECASE))
    field.press("Enter")
    atlas.expect_asked("left", "beirut")
    atlas.open("/stories")
    expect(atlas.page.get_by_role("button", name="Copy link").first).to_be_visible()
    expect(atlas.page.locator(".st-key-map-popover")).to_have_count(0)
