"""Stories in a browser: an article taken out and put back, two stories joined, on a phone too."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
STORY = "/stories?article=june-war-seen-from-washington"
TAKEN = "Twelve days in June, seen from Tehran"


def test_a_story_is_split_joined_and_as_it_was_again(server, visit):
    atlas = visit(server).open(STORY)
    page = atlas.page
    expect(page.get_by_role("button", name="Copy link").first).to_be_visible()
    expect(page.locator(".st-key-map-popover")).to_have_count(0)
    card = page.locator(".st-key-in-story-june-war-seen-from-tehran")
    card.get_by_role("button", name="Take out").click()
    expect(card).to_have_count(0)
    expect(page.get_by_role("heading", name="Put right by readers")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(card).to_be_visible()
    page.get_by_role("button", name="Join or add").click()
    page.get_by_role("textbox", name=re.compile("words of its headline")).fill("Wonsan")
    page.keyboard.press("Enter")
    page.get_by_role("button", name=re.compile("^Add “")).first.click()
    expect(page.get_by_text("Joined by a reader:")).to_have_count(1)
    atlas.settle()
    atlas.picture("joined")


def test_a_story_is_put_right_on_a_phone(server, visit):
    atlas = visit(server, viewport=PHONE).open(STORY)
    atlas.page.get_by_role("button", name="Take out").first.click()
    expect(atlas.page.get_by_text(re.compile("no story with another article")).last).to_be_visible()
    atlas.page.get_by_role("button", name="Undo").click()
    atlas.page.get_by_role("button", name="Join or add").click()
    other = atlas.page.get_by_role("combobox", name=re.compile("Another story"))
    expect(other).to_be_visible()
    assert atlas.sideways() == 0
    atlas.picture("joining-on-a-phone")
