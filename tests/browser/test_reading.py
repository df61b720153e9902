"""Read and Add: marks, pins and reasons; an article pasted and seen on the map at once."""

from __future__ import annotations

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from tests.serving import ROOT

pytestmark = pytest.mark.browser

LAVROV = ROOT.parent / "shared" / "articles" / "lavrov-wonsan.txt"
ARTICLE = "lavrov-in-wonsan"


@pytest.fixture
def atlas(server, visit):
    opened = visit(server, keep=True).enter(f"/article?article={ARTICLE}")
    expect(opened.page.locator(".reader mark").first).to_be_visible()
    opened.remember_the_map()
    return opened


def why(atlas):
    return atlas.page.locator(".why")


def worked(atlas, kind: str):
    """Return the first thing that can be pressed to choose a mark of a kind."""
    return atlas.page.locator(f'.reader [role=button][data-id*=":{kind}:"]').first


@pytest.mark.parametrize("kind", ["toponym", "quotation"])
def test_a_mark_says_why_it_is_there(atlas, kind):
    mark = worked(atlas, kind)
    id = mark.get_attribute("data-id")
    mark.click()
    atlas.expect_asked("mention", id)
    expect(why(atlas)).to_contain_text("How sure")
    expect(why(atlas)).to_contain_text("Rule")
    expect(atlas.page.locator(".reader mark.chosen").first).to_be_visible()
    atlas.expect_same_map()


def test_a_chosen_place_is_ringed_on_the_map(atlas):
    mark = atlas.page.locator(".reader mark.place.literal[data-place]").first
    place = mark.get_attribute("data-place")
    mark.click()
    expect(atlas.mark(place)).to_have_attribute("aria-current", "true")


def test_a_chosen_place_does_not_lie_under_the_buttons(server, visit):
    atlas = visit(server, keep=True).enter(
        "/article?article=seoul-six-months&place=geonames%3A1835848"
    )
    seoul, home = atlas.mark("geonames:1835848"), atlas.map.locator(".home")
    expect(seoul).to_have_attribute("aria-current", "true")
    atlas.page.wait_for_timeout(600)
    pin, button = seoul.bounding_box(), home.bounding_box()
    assert pin["x"] + pin["width"] < button["x"]


def test_a_pin_shows_and_lists_its_sentences(atlas):
    place = atlas.page.locator(".reader mark.place.literal[data-place]").last
    id = place.get_attribute("data-place")
    atlas.mark(id).press("Enter")
    atlas.expect_asked("place", id)
    expect(atlas.page.locator(f'.reader mark.chosen[data-place="{id}"]').first).to_be_in_viewport()
    expect(why(atlas)).to_contain_text(re.compile(r"\d+ mentions?"))
    why(atlas).get_by_role("button").first.click()
    atlas.expect_asked("mention", re.compile(":toponym:"))
    atlas.expect_same_map()


def test_on_a_phone_the_reason_comes_to_the_thumb(server, visit):
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
    atlas = visit(server, **phone).open(f"/article?article={ARTICLE}")
    worked(atlas, "toponym").tap()
    expect(why(atlas)).to_be_in_viewport()
    atlas.page.get_by_role("button", name="Close").tap()
    expect(why(atlas)).to_have_count(0)
    assert atlas.sideways() <= 0


def test_a_mark_can_be_reached_and_pressed_by_keyboard(atlas):
    atlas.page.locator(".reader mark[role=button]").first.focus()
    atlas.page.keyboard.press("Enter")
    atlas.expect_asked("mention", re.compile(f"{ARTICLE}:"))


def test_another_article_is_chosen_by_its_headline(atlas):
    before = atlas.page.locator(".reader h2").inner_text()
    atlas.page.get_by_role("combobox", name="Article").click()
    atlas.page.get_by_role("option").last.click()
    expect(atlas.page.locator(".reader h2")).not_to_have_text(before)
    assert atlas.asked()["article"] != [ARTICLE]


def paste(server, visit, text: str, day: date | None = None):
    atlas = visit(server).open("/add")
    atlas.page.get_by_label("Text of the article, in English").fill(text)
    if day:
        for part, value in (("day", day.day), ("month", day.month), ("year", day.year)):
            field = atlas.page.get_by_role("spinbutton", name=re.compile(f"^{part},"))
            field.press_sequentially(f"{value:02d}")
        atlas.page.keyboard.press("Escape")
    atlas.page.get_by_role("button", name="Read it", exact=True).click()
    return atlas


@pytest.mark.skipif(not LAVROV.exists(), reason="the article is not on this machine")
def test_the_lavrov_article_is_pasted_read_mapped_and_explored(server, visit):
    atlas = paste(server, visit, LAVROV.read_text("utf8"), date(2025, 7, 12))
    expect(atlas.page.locator(".reader h2")).to_contain_text("Lavrov Warns West")
    expect(atlas.page.locator(".reader .byline")).to_contain_text("12 July 2025")
    wonsan = atlas.page.locator(".reader mark.place", has_text="Wonsan").first
    expect(wonsan).to_be_visible()
    expect(atlas.mark(wonsan.get_attribute("data-place"))).to_be_attached()
    said = atlas.page.locator(".reader mark.quotation", has_text="made relevant conclusions").first
    atlas.page.locator(f'.reader [role=button][data-id="{said.get_attribute("data-id")}"]').click()
    expect(why(atlas)).to_contain_text("Read as the words of Sergei Lavrov")
    atlas.page.get_by_role("link", name="Explore").click()
    expect(atlas.headline).to_contain_text("Around")
    expect(atlas.page.locator(".card.chosen")).to_contain_text("Lavrov Warns West")


def test_what_a_visitor_adds_stays_in_their_visit(server, visit):
    text = "Nobody else may read this sentence about Tehran. " * 5
    atlas = paste(server, visit, text)
    expect(atlas.reader).to_contain_text("Nobody else may read this")
    link = atlas.page.url
    other = visit(server)
    other.page.goto(link)
    other.settle()
    expect(other.reader).not_to_contain_text("Nobody else may read this")


def test_hostile_text_is_shown_and_not_run(server, visit):
    hostile = "<img src=x onerror=\"document.title='taken'\"> said :red[no] in **Tehran**. " * 4
    atlas = paste(server, visit, hostile)
    expect(atlas.reader).to_contain_text("<img src=x onerror=")
    expect(atlas.reader).to_contain_text(":red[no] in **")
    assert atlas.page.locator(".reader img").count() == 0
    assert atlas.page.title() != "taken"


def test_what_cannot_be_read_is_said_and_the_text_stays(server, visit):
    atlas = paste(server, visit, "…")
    expect(atlas.page.get_by_role("alert")).to_contain_text("There are no words in it")
    expect(atlas.page.get_by_label("Text of the article, in English")).to_have_value("…")


def test_an_example_is_one_click_away(server, visit):
    atlas = visit(server).open("/add")
    atlas.page.get_by_role("button", name="Load an example").click()
    expect(atlas.page.get_by_role("textbox", name="Headline")).not_to_have_value("")
    atlas.page.get_by_role("button", name="Read it", exact=True).click()
    told = atlas.page.get_by_text("comes with this atlas, word for word")
    expect(told).to_be_visible()
    expect(atlas.page.locator(".reader mark").first).to_be_visible()
    atlas.expect_asked("article", ARTICLE)
    atlas.remember_the_map()
    atlas.page.get_by_role("button", name="Close the message").click()
    expect(told).to_have_count(0)
    atlas.expect_same_map()
