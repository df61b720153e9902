"""Playing the timeline: a window of days moves through the years, and the views follow."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.atlas import PICTURES
from tests.waiting import until


def asked(page, key: str) -> str:
    return parse_qs(urlsplit(page.url).query).get(key, [""])[0]


def test_playing_moves_days_map_and_cards_and_the_address_holds_each_moment(server, visit):
    page = visit(server).open("/?region=region%3Akorean-peninsula").page
    play = page.get_by_role("group", name="Play the timeline")
    pins = page.frame_locator("iframe[title='streamlit_folium.st_folium']").locator("path.pin")
    play.get_by_role("combobox").select_option("year")
    before = pins.count()
    play.get_by_role("button", name="Play").click()
    until(page, "() => location.search.includes('over=')", seconds=30)
    first = asked(page, "days")
    until(page, "(days) => !location.search.includes(days)", f"days={first[:4]}", seconds=30)
    play.get_by_role("button", name="Pause").click()
    expect(page.locator(".asking h1")).to_contain_text(asked(page, "days")[:4])
    assert first < asked(page, "days")
    assert asked(page, "days").endswith("-12-31")
    expect(pins).not_to_have_count(before)
    play.get_by_role("button", name="Earlier").click()
    until(page, "(days) => location.search.includes(days)", f"days={first[:4]}", seconds=30)
    page.screenshot(path=PICTURES / "playing.png")
    play.get_by_role("button", name="All days").click()
    until(page, "() => !location.search.includes('days=')", seconds=30)


def test_who_asks_for_less_motion_steps_by_hand(server, visit):
    page = visit(server, reduced_motion="reduce").open("/").page
    play = page.get_by_role("group", name="Play the timeline")
    expect(play.get_by_role("button", name="Later")).to_be_visible()
    expect(play.get_by_role("button", name="Play")).to_be_hidden()
    play.get_by_role("button", name="Later").click()
    until(page, "() => location.search.includes('days=2014-01-01')", seconds=30)


@pytest.mark.parametrize(("path", "name", "followed"), [
    ("/region?region=region%3Akorean-peninsula", "region", ".card"),
    ("/voices?speaker=Sergey+Lavrov", "voices", ".card"),
    ("/article?article=lavrov-in-wonsan", "article", ".reader mark"),
])  # fmt: skip
def test_other_timelines_are_played_too(server, visit, path, name, followed):
    page = visit(server, reduced_motion="reduce").open(path).page
    play = page.get_by_role("group", name="Play the timeline")
    marked, band = page.locator(followed), page.locator(".js-plotly-plot .shapelayer path")
    before, unmarked = marked.count(), band.count()
    expect(play.get_by_role("button", name="Play")).to_be_hidden()
    play.get_by_role("button", name="Later").click()
    until(page, "() => location.search.includes('over=')", seconds=30)
    expect(marked).not_to_have_count(before)
    assert marked.count() < before
    expect(band).not_to_have_count(unmarked)  # the window stands in the timeline
    expect(page.locator(".st-key-let-go-days")).to_have_count(0)
    page.screenshot(path=PICTURES / f"playing-{name}.png", full_page=True)
    first = asked(page, "days")
    page.reload()
    expect(play.locator("output")).to_contain_text(first[:4])
    play.get_by_role("button", name="All days").click()
    until(page, "() => !location.search.includes('days=')", seconds=30)
    expect(marked).to_have_count(before)


def test_a_window_does_not_go_on_to_another_page(server, visit):
    atlas = visit(server).open("/?days=2025-01-01%2F2025-12-31&over=2014-01-01%2F2025-12-31")
    atlas.page.get_by_role("link", name="Voices").first.click()
    until(atlas.page, "() => location.pathname.endsWith('/voices')", seconds=30)
    atlas.settle()
    atlas.expect_asked("days", "2025-01-01")
    assert asked(atlas.page, "over") == ""
