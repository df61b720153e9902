"""Region: definitions are switched on the same map; events, places and speakers move the rest."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

HERE = "/region?region=region%3Amiddle-east"
WORLD_BANK = "world-bank-middle-east-and-north-africa"
IRAN = "geonames:130758"


@pytest.fixture
def atlas(server, visit):
    opened = visit(server, keep=True).enter(HERE)
    expect(opened.page.locator(".definition")).to_be_visible()
    expect(opened.moments.first).to_be_visible()
    opened.remember_the_map()
    return opened


def outlines(atlas):
    return atlas.map.locator(".leaflet-regions-pane path")


def test_a_rival_definition_is_drawn_over_the_one_used_here(atlas):
    expect(outlines(atlas)).to_have_count(1)
    atlas.page.get_by_role("radio", name=re.compile("World Bank")).click()
    atlas.expect_asked("definition", WORLD_BANK)
    expect(outlines(atlas)).to_have_count(2)
    expect(atlas.page.locator(".definition")).to_contain_text("Counts in")
    atlas.expect_same_map()


def test_a_reload_brings_the_definition_back(atlas):
    atlas.page.get_by_role("radio", name=re.compile("World Bank")).click()
    atlas.expect_asked("definition", WORLD_BANK)
    atlas.page.reload()
    expect(atlas.page.locator(".definition")).to_contain_text("Counts in")
    expect(outlines(atlas)).to_have_count(2)


def test_an_event_is_asked_for_and_ringed(atlas):
    atlas.page.locator(".events .pick").first.press("Enter")
    atlas.expect_asked("mention", "chronology:happening:")
    expect(atlas.page.locator(".events .pick.chosen")).to_have_count(1)
    atlas.expect_same_map()


def test_a_place_of_the_list_is_chosen_on_the_map(atlas):
    atlas.page.locator(".own-places").get_by_role("button", name="Iran", exact=True).press("Enter")
    atlas.expect_asked("place", IRAN)
    expect(atlas.mark(IRAN)).to_have_attribute("aria-current", "true")
    atlas.expect_same_map()


def test_a_speaker_narrows_what_was_said(atlas):
    before = atlas.cards.count()
    atlas.page.locator(".speakers").get_by_role("button", name=re.compile("Netanyahu")).click()
    atlas.expect_asked("speaker", "Netanyahu")
    expect(atlas.cards).not_to_have_count(before)
    atlas.expect_same_map()


def test_the_three_regions_stand_on_one_scale(atlas):
    charts = atlas.page.locator(".st-key-three-regions .js-plotly-plot")
    expect(charts.locator(".barlayer .trace.bars")).to_have_count(3)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_phone(server, visit, scheme):
    phone = {"viewport": {"width": 390, "height": 844}, "color_scheme": scheme}
    atlas = visit(server, keep=True, **phone).enter(HERE)
    expect(atlas.page.locator(".definition")).to_be_visible()
    assert atlas.sideways() <= 0


def test_a_speaker_of_a_region_can_be_followed(atlas):
    atlas.page.locator(".speakers").get_by_role("button", name=re.compile("Netanyahu")).click()
    atlas.page.get_by_role("button", name="Follow Benjamin Netanyahu on Voices").click()
    expect(atlas.headline).to_have_text("Benjamin Netanyahu")
    assert "/voices?" in atlas.page.url
