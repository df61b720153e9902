"""Explore: a click in one view moves the others and the address; the map's frame stays."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.waiting import until

pytestmark = pytest.mark.browser

IRAN = "geonames:130758"
CROWDED = """(() => {
  const { map, marks } = dateline.state
  const pins = marks.filter((mark) => mark.options.outer)
  const at = (mark) => map.latLngToLayerPoint(mark.getLatLng())
  const near = (mark) => pins.filter((other) => at(mark).distanceTo(at(other)) < 12).length
  return pins.sort((a, b) => near(b) - near(a))[0].feature.properties.id
})()"""


@pytest.fixture
def atlas(server, visit):
    opened = visit(server, keep=True).enter()
    expect(opened.cards.first).to_be_visible()
    expect(opened.moments.first).to_be_visible()
    opened.remember_the_map()
    return opened


def views(atlas) -> dict[str, object]:
    """Return what each of the three views shows, to be compared."""
    return {
        "map": atlas.map.locator("[data-id]").evaluate_all(
            "all => all.map(e => e.dataset.id + (e.getAttribute('aria-label') ?? '')).sort()"
        ),
        "time": atlas.moments.count(),
        "cards": atlas.cards.all_inner_texts(),
    }


def changed(before: dict[str, object], after: dict[str, object]) -> set[str]:
    return {name for name in before if before[name] != after[name]}


def test_a_mark_moves_time_and_cards(atlas):
    before = views(atlas)
    atlas.mark(IRAN).click()
    atlas.expect_asked("place", IRAN)
    expect(atlas.headline).to_contain_text("about Iran")
    atlas.settle()
    assert {"time", "cards"} <= changed(before, views(atlas))
    expect(atlas.mark(IRAN)).to_have_attribute("aria-current", "true")
    atlas.expect_same_map()


def test_a_mark_can_be_chosen_by_keyboard(atlas):
    atlas.mark(IRAN).focus()
    atlas.page.keyboard.press("Enter")
    atlas.expect_asked("place", IRAN)
    atlas.expect_same_map()


def test_a_region_moves_marks_time_and_cards(atlas):
    before = views(atlas)
    atlas.region("korean-peninsula").press("Enter")
    atlas.expect_asked("region", "region:korean-peninsula")
    expect(atlas.headline).to_contain_text("about the Korean Peninsula")
    expect(atlas.mark(IRAN)).to_have_count(0)
    atlas.settle()
    assert changed(before, views(atlas)) == {"map", "time", "cards"}
    atlas.expect_same_map()


def test_a_moment_moves_map_and_cards(atlas):
    before = views(atlas)
    atlas.moments.first.click(force=True)
    until(atlas.page, "location.search.length > 1")
    expect(atlas.page.get_by_role("button", name="Clear all")).to_be_visible()
    atlas.settle()
    assert {"map", "cards"} <= changed(before, views(atlas))
    atlas.expect_same_map()


def test_a_card_moves_map_and_time(atlas):
    before = views(atlas)
    atlas.cards.nth(2).get_by_role("button").first.click()
    atlas.expect_asked("mention", re.compile(":quotation:"))
    expect(atlas.headline).to_contain_text("Around")
    expect(atlas.page.locator(".card.chosen")).to_have_count(1)
    atlas.settle()
    assert {"map", "time"} <= changed(before, views(atlas))
    atlas.expect_same_map()


def test_a_chosen_card_leads_into_its_article(atlas):
    atlas.cards.first.get_by_role("button").first.click()
    atlas.page.get_by_role("button", name="Read it in the article").click()
    expect(atlas.page.locator(".reader mark.chosen").first).to_be_visible()
    assert "/article?" in atlas.page.url
    atlas.expect_asked("mention", re.compile(":quotation:"))


def test_marks_that_lie_over_each_other_are_listed_and_each_can_be_chosen(server, visit):
    atlas = visit(server).open()  # the list stays, so the page is not kept
    atlas.remember_the_map()
    atlas.mark(atlas.in_map(CROWDED)).press("Enter")
    listed = atlas.map.locator(".gathered button")
    expect(listed.nth(1)).to_be_visible()
    atlas.settle()
    name = listed.nth(1).inner_text().rpartition(" (")[0]
    listed.nth(1).click()
    expect(atlas.headline).to_contain_text(name)
    expect(listed.nth(1)).to_be_visible()
    atlas.expect_same_map()


def test_a_chosen_sea_is_written_on_the_map(server, visit):
    atlas = visit(server, keep=True).enter("/?place=water%3Ared-sea")
    expect(atlas.map.locator(".written.chosen")).to_have_text("Red Sea")
    expect(atlas.map.locator(".written.chosen")).to_be_visible()


def test_one_click_clears_all(atlas):
    everything = atlas.headline.inner_text()
    atlas.mark(IRAN).click()
    atlas.page.get_by_role("button", name="Clear all").click()
    expect(atlas.headline).to_have_text(everything)
    until(atlas.page, "location.search === ''")


def test_the_map_can_be_read_and_worked_as_a_list(atlas):
    atlas.page.get_by_text("The map as a list").click()
    atlas.page.locator(".places").get_by_role("button", name="Iran", exact=True).press("Enter")
    atlas.expect_asked("place", IRAN)


def test_another_worldview_is_kept_in_the_address(atlas):
    atlas.page.get_by_role("button", name="Map").click()
    atlas.page.get_by_text("Who holds it").click()
    atlas.expect_asked("worldview", "de-facto")
    expect(atlas.newest_map.get_by_text("Borders: Who holds it")).to_be_visible()
    atlas.expect_one_map()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", "/article", "/add", "/method"])
def test_no_page_is_wider_than_a_phone(server, visit, path, scheme):
    phone = {"viewport": {"width": 390, "height": 844}, "color_scheme": scheme}
    atlas = visit(server, keep=True, **phone).enter(path)
    expect(atlas.page.locator("h1, .reader h2").first).to_be_visible()
    assert atlas.sideways() <= 0
