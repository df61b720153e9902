"""What a new user tries first, at a desk and on a phone, by mouse and by keyboard alone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

DESK = {"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce"}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "reduced_motion": "reduce"}
DAYLESS = "Envoys met again yesterday in Doha. The strikes on 22 June 2025 hit three sites."
UNSURE = "The mayor went to Springfield, and a fire broke out in Santa Cruz."

VIEW = """(() => {
  const { map, marks } = dateline.state
  const { x, y } = map.getSize()
  const pins = marks.filter((one) => one.options.outer)
  const seen = pins.map((one) => map.latLngToContainerPoint(one.getLatLng()))
    .filter((p) => p.x >= 0 && p.y >= 0 && p.x <= x && p.y <= y)
  const { lat, lng } = map.getCenter()
  return { seen: seen.length, all: pins.length,
    clipped: seen.filter((p) => p.x < 8 || p.y < 8 || p.x > x - 8 || p.y > y - 8).length,
    told: [...document.querySelectorAll("button.edge")].map((b) => b.title).join(" "),
    at: [map.getZoom(), lat, lng].map((n) => n.toFixed(2)).join(" ") }
})()"""


def paste(atlas, text: str) -> None:
    atlas.open("/add")
    field = atlas.page.get_by_label("Text of the article")
    field.fill(text)
    field.press("Control+Enter")
    atlas.settle()
    atlas.page.get_by_role("button", name="Read it", exact=True).press("Enter")
    expect(atlas.reader).to_be_visible()
    atlas.settle()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_first_view_says_what_this_is_and_where_to_add_ones_own(server, visit, size):
    atlas = visit(server, **size).open("/")
    expect(atlas.headline).to_contain_text("News articles")
    way = atlas.page.get_by_role("link", name=re.compile("Add your own article"))
    expect(way).to_be_in_viewport()
    way.click()
    expect(atlas.page.get_by_label("Text of the article")).to_be_visible()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("path", ["/article?article=lavrov-in-wonsan", "/voices"])
def test_a_map_frames_what_it_is_about_and_names_the_rest_at_its_edge(server, visit, size, path):
    atlas = visit(server, keep=True, **size).enter(path)
    expect(atlas.marks.first).to_be_attached()
    atlas.page.wait_for_timeout(300)
    view = atlas.in_map(VIEW)
    assert view["seen"] >= view["all"] / 2
    assert view["clipped"] == 0
    assert (view["seen"] == view["all"]) == (view["told"] == "")


def test_a_chip_moves_the_map_and_one_click_goes_back(server, visit):
    atlas = visit(server, **DESK).open("/")
    expect(atlas.marks.first).to_be_visible()
    before = atlas.in_map(VIEW)["at"]
    atlas.page.get_by_role("radio", name=re.compile("^Korean Peninsula")).click()
    atlas.expect_asked("region", "korean")
    expect(atlas.map.get_by_role("button", name="Back to the view before")).to_be_visible()
    assert atlas.in_map(VIEW)["at"] != before
    atlas.map.get_by_role("button", name="Back to the view before").click()
    assert atlas.in_map(VIEW)["at"] == before


def test_a_mark_that_is_chosen_moves_nothing(server, visit):
    atlas = visit(server, **DESK).open("/")
    expect(atlas.marks.first).to_be_visible()
    before = atlas.in_map(VIEW)["at"]
    atlas.mark("geonames:1871859").press("Enter")  # there are others here, which are listed
    expect(atlas.map.locator(".gathered button").first).to_be_visible()
    atlas.expect_asked("place", "1871859")
    atlas.settle()
    assert atlas.in_map(VIEW)["at"] == before


def test_a_missing_day_is_given_by_keyboard_where_the_article_stands(server, visit):
    atlas = visit(server, **DESK)
    paste(atlas, DAYLESS)
    expect(atlas.page.get_by_text("1 time needs the day of publication")).to_be_visible()
    atlas.page.get_by_role("button", name="Use 22 June 2025").press("Enter")
    expect(atlas.page.get_by_text("needs the day of publication")).to_have_count(0)
    expect(atlas.reader).to_contain_text("Published 22 June 2025")


def test_what_is_unsure_is_settled_by_keys_alone(server, visit):
    atlas = visit(server, **DESK)
    paste(atlas, UNSURE)
    atlas.page.get_by_role("button", name="Needs an editor (2)").press("Enter")
    dialog = atlas.page.get_by_role("dialog")
    expect(dialog).to_contain_text("Which place is “Springfield”?")
    atlas.page.keyboard.press("1")
    expect(dialog).to_contain_text("Which place is “Santa Cruz”?")
    atlas.page.keyboard.press("2")
    expect(dialog).to_contain_text("Nothing is open any more")
    atlas.page.keyboard.press("Escape")
    expect(atlas.page.get_by_role("button", name=re.compile("Needs an editor"))).to_have_count(0)


def test_either_end_of_the_days_alone_narrows(server, visit):
    atlas = visit(server, keep=True, **DESK).enter("/?days=2025-06-01/..")
    expect(atlas.headline).to_contain_text("since 1 June 2025")
    atlas.page.get_by_role("button", name=re.compile("^Days")).click()
    expect(atlas.page.get_by_test_id("stDateInput")).to_have_count(2)
