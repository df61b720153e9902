"""What a new user tries with the bundled articles: by keys alone at a desk, by finger on a phone.

What they try with their own is walked in ``test_own_tasks``.
"""

from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.atlas import DESK, MAP, PHONE
from tests.waiting import until

pytestmark = pytest.mark.browser

BOTH = pytest.mark.parametrize("how", [DESK, PHONE], ids=["keys", "phone"])
INSIDE = "document.activeElement?.closest('[data-testid=stPopoverBody]') !== null"

MARKED = """Boolean(document.querySelector(".story-days")
  || document.querySelector("iframe")?.contentDocument?.querySelector("path.told-now"))"""
BESIDE_CRIMEA = """(() => {
  const { map } = dateline.state
  const { x, y } = map.latLngToContainerPoint([43.6, 35.6])  // on the sea, beside its coast
  return [x, y]
})()"""


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


@BOTH
def test_a_side_is_found_by_a_word_of_its_headline(server, visit, how):
    atlas = visit(server, keep=True, **how).enter("/compare")
    field = atlas.page.locator(".st-key-left-side input")
    field.focus()
    field.press("ArrowDown")
    field.press_sequentially("beirut")
    options = atlas.page.get_by_role("option")
    expect(options).to_have_count(1)
    expect(options.first).to_contain_text(re.compile("beirut", re.IGNORECASE))
    field.press("Enter")
    atlas.expect_asked("left", "beirut")
    atlas.settle()
    name = atlas.page.locator(".sides-legend b").first
    expect(name).to_have_text(field.input_value().rpartition(" (")[0])
    assert atlas.sideways() <= 0


@BOTH
def test_days_are_typed_and_one_end_is_enough(server, visit, how):
    atlas = visit(server, keep=True, **how).enter("/")
    atlas.press(atlas.button(re.compile("^Days")))
    first = atlas.page.get_by_test_id("stDateInput").first
    atlas.type_day(first, date(2025, 6, 1))
    expect(atlas.headline).to_contain_text("since 1 June 2025")
    atlas.expect_asked("days", re.compile(r"^2025-06-01/\.\.$"))
    expect(atlas.page.get_by_test_id("stPopoverBody")).to_have_count(0 if atlas.is_phone else 1)


@BOTH
def test_a_view_is_left_and_come_back_to(server, visit, how):
    atlas = visit(server, **how).open("/")
    everything = atlas.headline.inner_text()
    atlas.take(atlas.page.get_by_role("radio", name=re.compile("^Korean Peninsula")))
    expect(atlas.headline).to_contain_text("about the Korean Peninsula")
    atlas.settle()
    narrowed = atlas.headline.inner_text()
    atlas.press(atlas.button(re.compile("^All that .+ said")).first)
    strip = atlas.page.locator(".provenance").first
    expect(strip).to_be_visible()
    atlas.settle()
    for there in (narrowed, everything):
        atlas.page.go_back()
        expect(atlas.headline).to_have_text(there)
    atlas.page.go_forward()
    expect(atlas.headline).to_have_text(narrowed)
    atlas.page.go_forward()
    expect(strip).to_be_visible()


@BOTH
def test_a_remark_tells_where_it_comes_from_and_leads_there(server, visit, how):
    atlas = visit(server, keep=True, **how).enter("/voices?speaker=Sergey+Lavrov")
    strip = atlas.page.locator(".provenance").first
    for step in ("Said", "First printed", "Printed"):
        expect(strip.locator("b", has_text=re.compile(f"^{step}$")).first).to_be_visible()
    atlas.press(strip.locator(".open").first)
    expect(atlas.page.locator(".reader mark.quotation.chosen").first).to_be_visible()


@BOTH
def test_a_day_of_a_story_leads_to_what_its_outlet_tells_of_it(server, visit, how):
    atlas = visit(server, keep=True, **how).enter("/stories")
    day = atlas.page.locator(".bars.days .pick").first
    told = day.locator(".word").inner_text()
    atlas.press(day)
    expect(atlas.headline).to_contain_text(told)
    expect(atlas.page.get_by_text("Nothing fits all of this")).to_have_count(0)
    assert len(atlas.asked()["article"]) >= 2


@BOTH
def test_what_is_looked_at_is_taken_out_as_a_spreadsheet(server, visit, tmp_path: Path, how):
    atlas = visit(server, **how).open("/?speaker=Kim+Jong+Un")
    atlas.press(atlas.button(re.compile("Take out")))
    field = atlas.page.get_by_role("combobox", name="As")
    field.focus()
    field.press("ArrowDown")
    field.press_sequentially("csv")
    field.press("Enter")
    expect(atlas.page.get_by_text("One row a mark.")).to_be_visible()
    atlas.settle()
    with atlas.page.expect_download() as taken:
        atlas.press(atlas.button("Download"))
    taken.value.save_as(tmp_path / "taken.csv")
    rows = list(csv.DictReader((tmp_path / "taken.csv").read_text("utf-8-sig").splitlines()))
    assert {row["speaker"] for row in rows if row["kind"] == "quotation"} == {"Kim Jong Un"}


@BOTH
def test_every_step_of_a_story_marks_map_or_timeline(server, visit, how):
    atlas = visit(server, **how).open("/article?article=lavrov-in-wonsan&by=mark&story=1")
    count = atlas.page.locator(".player .count")
    expect(count).to_have_text(re.compile("^1 of "))
    expect(atlas.moments.first).to_be_attached()
    number = int(count.inner_text().split(" of ")[1])
    onward = atlas.page.locator(".player").get_by_role("button", name="Step on")
    for step in range(1, number + 1):
        expect(count).to_have_text(f"{step} of {number}")
        until(atlas.page, MARKED)
        if step < number:
            onward.tap() if atlas.is_phone else atlas.page.keyboard.press("ArrowRight")


def test_the_menu_of_a_phone_is_labelled_and_keeps_add_in_sight(server, visit):
    atlas = visit(server, **PHONE).open("/")
    atlas.button("Menu").tap()
    atlas.page.get_by_role("link", name="Stories", exact=True).tap()
    expect(atlas.page.locator(".bars.days").first).to_be_visible()
    expect(atlas.page.get_by_role("link", name=re.compile("Add your own"))).to_be_in_viewport()
    assert atlas.sideways() <= 0


def test_a_small_hatched_area_answers_a_near_miss(server, visit):
    atlas = visit(server, keep=True, **DESK).enter("/")
    expect(atlas.marks.first).to_be_visible()
    frame = atlas.page.locator(MAP).bounding_box()
    x, y = atlas.in_map(BESIDE_CRIMEA)
    atlas.page.mouse.move(frame["x"] + x, frame["y"] + y, steps=4)
    expect(atlas.map.locator(".tip")).to_contain_text("Crimea")


def test_the_wheel_moves_the_page_and_zooms_the_map_with_a_key_held(server, visit):
    atlas = visit(server, **DESK).open("/")
    expect(atlas.marks.first).to_be_visible()
    zoom = "dateline.state.map.getZoom()"
    before = atlas.in_map(zoom)
    atlas.page.locator(MAP).hover()
    atlas.page.mouse.wheel(0, -300)
    expect(atlas.map.get_by_role("status")).to_contain_text("scroll to zoom the map")
    assert atlas.in_map(zoom) == before
    atlas.page.keyboard.down("Control")
    atlas.page.mouse.wheel(0, -300)
    atlas.page.keyboard.up("Control")
    atlas.page.wait_for_timeout(600)
    assert atlas.in_map(zoom) > before
