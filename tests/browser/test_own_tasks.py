"""What a new user tries with articles of their own: by keys alone, and by finger on a phone."""

from __future__ import annotations

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from tests.browser.atlas import DESK, PHONE, Atlas

pytestmark = pytest.mark.browser

BOTH = pytest.mark.parametrize("how", [DESK, PHONE], ids=["keys", "phone"])
DAYLESS = (
    "Envoys met again yesterday in Doha. “We will go on,” Ann Bell said. “It is late,” Omar Reed "
    "replied. Last week nobody in Cairo had expected as much."
)
UNSURE = "The mayor went to Springfield, and a fire broke out in Santa Cruz."
RAID = (
    "The raid began at 6:40 p.m. EDT on 21 June 2025, the general said in Washington. "
    "People in Tehran were asleep."
)
COPIES = (
    "Speaking in Wonsan on Saturday, the minister warned against new alliances in the region. "
    "“We respect their decision,” he said after the second round of talks with his colleague. "
    "The government in Tokyo did not answer at once, and nobody in Seoul would speak of it. "
    "Delegates left for Pyongyang in the evening, where a dinner for forty guests was waiting. "
)


def take_in(atlas: Atlas, *texts: str) -> None:
    """Take in files of one's own, and wait until they are looked over."""
    tab = atlas.page.get_by_role("tab", name="Files")
    atlas.press(tab)
    sent = [
        {"name": f"copy-{n}.txt", "mimeType": "text/plain", "buffer": text.encode()}
        for n, text in enumerate(texts)
    ]
    atlas.page.locator("input[type=file]").set_input_files(sent)
    atlas.press(atlas.button(re.compile("Take in [0-9]")))
    expect(atlas.page.get_by_text(f"{len(texts)} articles to look over")).to_be_visible()
    atlas.settle()


@BOTH
def test_an_article_without_its_day_is_added_and_given_it_by_typing(server, visit, how):
    atlas = visit(server, **how).open("/")
    atlas.add(DAYLESS)
    expect(atlas.page.get_by_text("2 times need the day of publication")).to_be_visible()
    atlas.type_day(atlas.page.locator(".st-key-dating"), date(2025, 7, 12))
    expect(atlas.page.get_by_text("need the day of publication")).to_have_count(0)
    expect(atlas.reader).to_contain_text("Published 12 July 2025")
    assert atlas.sideways() <= 0


@BOTH
def test_a_speaker_is_put_right_by_a_few_letters_and_put_back(server, visit, how):
    atlas = visit(server, **how).open("/")
    atlas.add(DAYLESS)
    said = atlas.page.locator(".reader mark.quotation", has_text="It is late").first
    atlas.press(atlas.page.locator(f'[role=button][data-id="{said.get_attribute("data-id")}"]'))
    atlas.expect_asked("mention", ":quotation:")
    atlas.press(atlas.page.locator("summary", has_text="Correct this mark"))
    field = atlas.page.get_by_role("textbox", name="Type a name")
    field.fill("be")
    field.press("Enter")
    names = atlas.page.get_by_role("radiogroup", name="Who said it?").locator("label")
    expect(names).to_have_text(["Ann Bell", "Add: be"])
    atlas.settle()
    atlas.press(atlas.button(re.compile("Save the correction")))
    expect(atlas.page.locator(".why")).to_contain_text("Ann Bell")
    atlas.settle()
    atlas.press(atlas.button("Undo").first)
    expect(atlas.page.locator(".why")).to_contain_text("Omar Reed")


@BOTH
def test_many_near_copies_are_decided_at_once_and_had_back(server, visit, how):
    atlas = visit(server, **how).open("/add")
    take_in(atlas, COPIES, f"{COPIES}Rain fell.", f"{COPIES}Snow fell in the hills.")
    told = atlas.page.get_by_text("2 are nearly the same as articles that are here")
    expect(told).to_be_visible()
    atlas.press(atlas.button("Skip all 2"))
    expect(atlas.page.get_by_text("1 article to look over")).to_be_visible()
    atlas.settle()
    atlas.press(atlas.page.locator(".st-key-skipped").get_by_role("button"))
    expect(told).to_be_visible()
    atlas.settle()
    atlas.press(atlas.button("Keep all 2"))
    expect(atlas.page.get_by_text("1 article to look over")).to_be_visible(timeout=30_000)
    assert atlas.sideways() <= 0


@BOTH
def test_an_error_is_plain_and_leaves_when_the_reader_goes_on(server, visit, how):
    atlas = visit(server, **how).open("/add")
    field = atlas.page.get_by_label("Text of the article")
    field.fill("…")
    field.press("Control+Enter")
    atlas.settle()
    atlas.press(atlas.button("Read it"))
    error = atlas.page.get_by_role("alert")
    expect(error).to_contain_text("There are no words in it")
    expect(field).to_have_value("…")
    field.fill(UNSURE)
    field.press("Control+Enter")
    expect(error).to_have_count(0)


def test_on_a_phone_open_points_are_settled_by_a_tap_each(server, visit):
    atlas = visit(server, **PHONE).open("/")
    atlas.add(UNSURE)
    atlas.button("Needs an editor (2)").tap()
    dialog = atlas.page.get_by_role("dialog")
    expect(dialog).to_contain_text("Which place is “Springfield”?")
    expect(dialog.get_by_text("Press a number to answer")).to_have_count(1)
    dialog.get_by_role("button", name="Leave it open").tap()
    expect(dialog).to_contain_text("Which place is “Santa Cruz”?")
    dialog.get_by_role("button", name=re.compile("^Santa Cruz")).first.tap()
    expect(dialog).to_contain_text("Nothing is open any more")


@BOTH
def test_an_hour_of_two_days_stands_on_the_clocks_of_both_places(server, visit, how):
    atlas = visit(server, **how).open("/")
    atlas.add(RAID, "A raid at night")
    atlas.press(atlas.button(re.compile("Compare with")))
    clocks = atlas.page.locator(".hours .where")
    expect(clocks.filter(has_text="Washington")).to_contain_text("18:40, 21 June 2025")
    expect(clocks.filter(has_text="Tehran")).to_contain_text("02:10, 22 June 2025")
    expect(atlas.page.locator(".sides-legend b").first).to_have_text("A raid at night")
    assert atlas.sideways() <= 0
