"""Correcting and taking out in a browser: by mark, by selected words, by keyboard."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.atlas import MAP
from tests.waiting import until

pytestmark = pytest.mark.browser

STORY = (
    "A warning\n\nSpeaking in Georgia on Saturday, the minister warned against new alliances. "
    "“We respect their decision,” Sergei Lavrov said. The government in Tokyo did not answer "
    "at once 🙂, and nobody at Mirkwood Harbour spoke. Georgia waits."
)
SELECT = """(words) => {
  const reader = document.querySelector(".reader") ?? [...document.querySelectorAll("*")]
    .map((e) => e.shadowRoot?.querySelector(".reader")).find(Boolean)
  const walker = document.createTreeWalker(reader, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(words)
    if (at < 0) continue
    document.getSelection().setBaseAndExtent(
      walker.currentNode, at, walker.currentNode, at + words.length)
    return true
  }
  return false
}"""


def reading(opened):
    """Paste the story, and stand where it is read."""
    opened.open("/add")
    opened.page.get_by_label("Text of the article, in English").fill(STORY)
    opened.page.get_by_role("button", name="Read it", exact=True).click()
    expect(opened.page.locator(".reader mark").first).to_be_visible()
    opened.remember_the_map()
    opened.settle()
    return opened


@pytest.fixture
def atlas(server, visit):
    return reading(visit(server))


def button(atlas, name: str) -> Locator:
    return atlas.page.get_by_role("button", name=name, exact=True)


def place(atlas, words: str) -> Locator:
    return atlas.page.locator(".reader mark.place", has_text=words)


def save(atlas) -> Locator:
    atlas.settle()
    return atlas.page.get_by_role("button", name=re.compile("Save the correction"))


def option(atlas, group: str, words: str) -> Locator:
    return atlas.page.get_by_role("radiogroup", name=group).locator("label", has_text=words)


def test_a_pin_is_moved_for_the_whole_article_and_moved_back(atlas):
    place(atlas, "Georgia").first.click()
    before = place(atlas, "Georgia").first.get_attribute("data-place")
    atlas.page.get_by_text("Correct this mark").click()
    option(atlas, "Which place is meant?", "Georgia, a").first.click()
    option(atlas, "Where does this hold?", "in this article").click()
    atlas.page.get_by_role("textbox", name="Your name").fill("Ann")
    atlas.page.keyboard.press("Enter")
    save(atlas).click()
    expect(atlas.page.locator(".reader mark.corrected")).to_have_count(2)
    expect(atlas.page.get_by_text("Corrected by Ann")).to_be_visible()
    after = place(atlas, "Georgia").first.get_attribute("data-place")
    assert after != before
    expect(atlas.mark(after)).to_be_attached()
    expect(atlas.mark(before)).to_have_count(0)
    button(atlas, "Undo").first.click()
    expect(atlas.page.locator(".reader mark.corrected")).to_have_count(0)
    expect(atlas.mark(before)).to_be_attached()
    expect(atlas.mark(after)).to_have_count(0)
    atlas.expect_same_map()


def set_point(atlas, words: str) -> None:
    """Say of a mark that it is a point, and click the middle of the map."""
    place(atlas, words).first.click()
    atlas.page.get_by_text("Correct this mark").click()
    option(atlas, "Which place is meant?", "A point on the map").click()
    where = atlas.page.get_by_role("textbox", name="Click the map where it is")
    expect(atlas.map.locator("path.placing")).to_be_attached()
    atlas.map.locator(".leaflet-container").click(position={"x": 150, "y": 150})
    expect(where).to_have_value(re.compile(r"^-?\d+(\.\d{1,2})?, -?\d+(\.\d{1,2})?$"))
    expect(atlas.map.locator("path.placed")).to_be_visible()
    save(atlas).click()
    expect(atlas.page.locator(".reader mark.corrected")).to_have_count(1)


def test_a_click_on_the_map_says_where_a_place_is(atlas):
    set_point(atlas, "Mirkwood Harbour")
    point = place(atlas, "Mirkwood Harbour").get_attribute("data-place")
    assert point.startswith("point:")
    expect(atlas.mark(point)).to_be_attached()
    expect(atlas.map.locator("path.placing")).to_have_count(0)
    atlas.page.locator(MAP).evaluate("frame => frame.scrollIntoView()")  # the form lies far below
    atlas.mark(point).click()
    atlas.expect_asked("place", point)
    place(atlas, "Mirkwood Harbour").click()
    button(atlas, "Undo").first.click()
    expect(atlas.mark(point)).to_have_count(0)
    atlas.expect_same_map()


def test_on_a_phone_a_tap_on_the_map_says_where_a_place_is(server, visit):
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
    atlas = reading(visit(server, **phone))
    set_point(atlas, "Tokyo")
    expect(atlas.page.locator(MAP)).to_be_in_viewport(ratio=0.5)
    assert atlas.sideways() == 0


def test_what_is_not_a_place_goes_from_text_and_address(atlas):
    place(atlas, "Tokyo").click()
    atlas.expect_asked("mention", ":toponym:")
    atlas.page.get_by_text("Correct this mark").click()
    atlas.page.get_by_role("radio", name="Not a place").click()
    save(atlas).click()
    expect(place(atlas, "Tokyo")).to_have_count(0)
    until(atlas.page, "!location.search.includes('mention=')")


def test_selected_words_become_a_place_where_they_stand(atlas):
    assert atlas.page.evaluate(SELECT, "nobody")
    expect(button(atlas, "Correct “nobody”")).to_be_visible()
    assert atlas.page.evaluate(SELECT, " spoke")  # behind a character of two UTF-16 units
    button(atlas, "Correct “spoke”").click()
    option(atlas, "Which place is meant?", "not in the gazetteer").click()
    save(atlas).click()
    expect(atlas.page.locator(".reader mark.place.corrected")).to_have_text("spoke")


def test_corrections_are_taken_out_with_the_article(atlas, tmp_path: Path):
    place(atlas, "Tokyo").click()
    atlas.page.get_by_text("Correct this mark").click()
    atlas.page.get_by_role("radio", name="Not a place").click()
    save(atlas).click()
    expect(place(atlas, "Tokyo")).to_have_count(0)
    atlas.page.get_by_role("button", name=re.compile("Take out")).click()
    with atlas.page.expect_download() as taken:
        button(atlas, "Download").click()
    taken.value.save_as(tmp_path / "taken.json")
    told = json.loads((tmp_path / "taken.json").read_text("utf8"))
    assert [c["kind"] for c in told["corrections"]] == ["not-a-place"]


def test_a_correction_is_made_by_keyboard_alone(atlas):
    place(atlas, "Tokyo").focus()
    atlas.page.keyboard.press("Enter")
    atlas.expect_asked("mention", ":toponym:")
    summary = atlas.page.locator("summary", has_text="Correct this mark")
    summary.focus()
    atlas.page.keyboard.press("Enter")
    atlas.page.get_by_role("radio", name="Another place").focus()
    for _ in range(2):
        atlas.page.keyboard.press("ArrowRight")
    chosen = atlas.page.get_by_role("radio", name="Not a place")
    if chosen.get_attribute("aria-checked") != "true":
        chosen.press("Space")
    expect(save(atlas)).to_be_enabled()
    save(atlas).focus()
    atlas.page.keyboard.press("Enter")
    expect(place(atlas, "Tokyo")).to_have_count(0)
