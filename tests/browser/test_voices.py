"""Voices: arcs, marks, cues and cards move one another; the link brings the view back."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

WONSAN, IRAN = "geonames:1866923", "geonames:130758"
NUCLEAR = "remark:2025-07-12-lavrov-nuclear-anews"


@pytest.fixture
def atlas(server, visit):
    opened = visit(server, keep=True).enter("/voices")
    expect(opened.cards.first).to_be_visible()
    expect(opened.moments.first).to_be_visible()
    opened.remember_the_map()
    return opened


def test_an_arc_keeps_what_was_said_at_one_end_about_the_other(atlas):
    before = atlas.cards.count()
    atlas.map.locator(f'path[data-id="{WONSAN}>{IRAN}"]').press("Enter")
    atlas.expect_asked("place", f"{WONSAN} {IRAN}")
    expect(atlas.page.get_by_role("button", name="Wonsan → Iran").first).to_be_visible()
    atlas.settle()
    assert 0 < atlas.cards.count() < before
    atlas.expect_same_map()


def test_a_cue_moves_map_time_and_cards(atlas):
    before = (atlas.cards.count(), atlas.moments.count(), atlas.marks.count())
    atlas.page.locator(".bars").get_by_role("button", name="labeled").click()
    atlas.expect_asked("cue", "labeled")
    expect(atlas.cards).not_to_have_count(before[0])
    atlas.settle()
    after = (atlas.cards.count(), atlas.moments.count(), atlas.marks.count())
    assert all(new < old for new, old in zip(after, before, strict=True))
    atlas.expect_same_map()


def test_a_card_is_ringed_on_the_timeline_and_its_printings_stand_alone(atlas):
    atlas.page.locator('.card[data-id*="nuclear"] .pick').first.press("Enter")
    atlas.expect_asked("mention", "lavrov-nuclear")
    expect(atlas.page.locator(".card.chosen")).to_have_count(1)
    expect(atlas.page.locator(".printed")).to_have_count(1)
    expect(atlas.page.locator("mark.differs").first).to_be_visible()
    atlas.expect_same_map()


def test_a_mark_in_time_can_be_clicked(atlas):
    atlas.moments.last.click(force=True)
    atlas.expect_asked("mention", ":")
    expect(atlas.page.locator(".st-key-narrowed button").first).to_be_visible()
    atlas.expect_same_map()


def test_a_link_and_a_reload_bring_the_remark_back(server, visit):
    atlas = visit(server).open(f"/voices?mention={NUCLEAR}")
    expect(atlas.page.locator(".card.chosen")).to_have_count(1)
    atlas.page.reload()
    expect(atlas.page.locator(".card.chosen")).to_contain_text("We respect")
    expect(atlas.headline).to_have_text("Sergey Lavrov")


def test_a_printing_leads_to_its_source_or_into_its_article(atlas):
    source = atlas.page.locator(".card a[href^='https://']").first
    expect(source).to_have_attribute("rel", "noopener noreferrer")
    atlas.page.locator(".card [data-open]").first.click()
    expect(atlas.page.locator(".reader mark.chosen").first).to_be_visible()
    assert "/article?" in atlas.page.url


def test_another_speaker_is_chosen_by_keyboard(atlas):
    box = atlas.page.get_by_role("combobox", name="Speaker")
    box.fill("Putin")
    box.press("Enter")
    expect(atlas.headline).to_have_text("Vladimir Putin")
    atlas.expect_asked("speaker", "Vladimir Putin")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_phone(server, visit, scheme):
    phone = {"viewport": {"width": 390, "height": 844}, "color_scheme": scheme}
    atlas = visit(server, keep=True, **phone).enter("/voices")
    expect(atlas.cards.first).to_be_visible()
    assert atlas.sideways() <= 0
