"""Compare: one choice shows in map, timeline, passages and ledger; the link brings it back."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.waiting import until

pytestmark = pytest.mark.browser

PAIR = "/compare?left=june-war-seen-from-tehran&right=june-war-seen-from-washington"
IRAN = "geonames:130758"


@pytest.fixture
def atlas(server, visit):
    opened = visit(server, keep=True).enter(PAIR)
    expect(opened.page.locator(".ledger")).to_be_visible()
    expect(opened.moments.first).to_be_visible()
    opened.remember_the_map()
    return opened


def passages(atlas):
    return atlas.page.locator(".passages")


def test_a_mark_shows_what_both_sides_say_of_it(atlas):
    atlas.mark(IRAN).click()
    atlas.expect_asked("place", IRAN)
    expect(atlas.page.get_by_role("heading", name="Iran", exact=True)).to_be_visible()
    expect(atlas.mark(IRAN)).to_have_attribute("aria-current", "true")
    expect(passages(atlas).locator("mark").first).to_be_visible()
    atlas.expect_same_map()


def test_the_ledger_is_the_map_as_a_list(atlas):
    atlas.page.locator(".ledger").get_by_role("button", name="Qatar", exact=True).first.press(
        "Enter"
    )
    until(atlas.page, "location.search.includes('place=')")
    expect(atlas.page.get_by_role("heading", name="Qatar", exact=True)).to_be_visible()
    expect(atlas.map.locator("path.pin[aria-current=true]")).to_have_count(1)
    atlas.expect_same_map()


def test_a_moment_is_asked_for_in_the_address(atlas):
    atlas.moments.last.click(force=True)
    until(atlas.page, "/mention=|days=/.test(location.search)")
    expect(atlas.page.locator(".st-key-narrowed button").first).to_be_visible()
    atlas.expect_same_map()


def test_sides_are_swapped_and_a_reload_brings_them_back(atlas):
    atlas.page.get_by_role("button", name="Swap").click()
    atlas.expect_asked("left", "june-war-seen-from-washington")
    atlas.expect_asked("right", "june-war-seen-from-tehran")
    atlas.page.reload()
    expect(atlas.page.locator(".passages h4").first).to_have_text(
        "Twelve days in June, seen from Washington"
    )


def test_a_sentence_leads_into_its_article(atlas):
    passages(atlas).get_by_role("button", name="Read it there").first.click()
    expect(atlas.page.locator(".reader mark.chosen").first).to_be_visible()
    assert "/article?" in atlas.page.url


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_phone(server, visit, scheme):
    phone = {"viewport": {"width": 390, "height": 844}, "color_scheme": scheme}
    atlas = visit(server, keep=True, **phone).enter(PAIR)
    expect(atlas.page.locator(".ledger")).to_be_visible()
    assert atlas.sideways() <= 0
