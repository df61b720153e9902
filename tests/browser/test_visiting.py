"""Around every page: the tour of a first visit, and how pages come on paper."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageStat
from playwright.sync_api import expect
from pypdf import PdfReader

pytestmark = pytest.mark.browser

ARTICLE = "/article?article=lavrov-in-wonsan"
HIDDEN = ".stPopover, .stButton, [data-testid=stHeader], .st-key-chips, .tour, .player, .begin"
SEEN = (
    "elements => elements.filter(e => e.checkVisibility() && e.getBoundingClientRect().height > 1)"
)


@pytest.fixture
def first(server, browser):
    """Open the front page as somebody who has never been here."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(server.url)
    expect(page.locator(".card").first).to_be_visible()
    yield page
    context.close()


def tour(page):
    return page.get_by_role("region", name="Tour")


def test_a_first_visit_is_shown_around_in_three_steps_and_never_again(first):
    for step in (1, 2, 3):
        expect(tour(first)).to_contain_text(f"{step} of 3")
        expect(first.locator(".toured")).to_have_count(1)
        tour(first).get_by_role("button").first.press("Enter")
    expect(tour(first)).to_have_count(0)
    expect(first.locator(".toured")).to_have_count(0)
    first.reload()
    expect(first.locator(".card").first).to_be_visible()
    expect(tour(first)).to_have_count(0)


def test_escape_ends_the_tour_for_good(first):
    expect(tour(first)).to_be_visible()
    assert tour(first).bounding_box()["height"] < 90
    first.keyboard.press("Escape")
    expect(tour(first)).to_have_count(0)
    assert first.evaluate("localStorage.getItem('dateline-tour')") == "done"


def test_who_follows_a_link_sees_its_view_and_no_tour(server, browser):
    context = browser.new_context()
    page = context.new_page()
    for path in ("/?region=region%3Amiddle-east", ARTICLE, "/voices"):
        page.goto(server.url + path)
        expect(page.locator("h1, h2").first).to_be_visible()
        expect(page.locator(".js-plotly-plot").first).to_be_visible()
        expect(tour(page)).to_have_count(0)
    context.close()


@pytest.mark.parametrize(
    ("path", "words"),
    [("/?region=region%3Akorean-peninsula", "Wonsan"), (ARTICLE, "His sharpest words")],
)
def test_a_page_is_printed_on_a4_without_what_is_worked_and_with_its_address(
    server, visit, path, words
):
    atlas = visit(server).open(path)
    expect(atlas.marks.first).to_be_attached()
    expect(atlas.page.locator(".js-plotly-plot .scatterlayer").first).to_be_visible()
    printed = PdfReader(BytesIO(atlas.page.pdf(prefer_css_page_size=True)))
    text = " ".join(page.extract_text() for page in printed.pages)
    assert "your own article" not in text
    assert [round(side) for side in printed.pages[0].mediabox[2:]] == [595, 842]
    assert words in text
    assert "Natural Earth" in text
    assert server.url in text
    assert "Copy link" not in text
    atlas.page.emulate_media(media="print")
    assert atlas.page.locator(HIDDEN).evaluate_all(f"e => ({SEEN})(e).length") == 0
    assert atlas.page.locator("iframe[title^=streamlit_folium]").bounding_box()["height"] >= 300


def test_a_dark_page_is_printed_in_dark_marks_on_light_paper(server, visit):
    atlas = visit(server, color_scheme="dark").open("/")
    expect(atlas.marks.first).to_be_attached()
    expect(atlas.moments.first).to_be_visible()
    atlas.page.emulate_media(media="print", color_scheme="dark")
    for room in ("iframe[title^=streamlit_folium]", ".js-plotly-plot", ".st-key-map-legend"):
        pixels = Image.open(BytesIO(atlas.page.locator(room).screenshot())).convert("L")
        darkest, lightest = pixels.getextrema()
        assert ImageStat.Stat(pixels).median[0] > 190, f"{room} is dark"
        assert darkest < 90 < 240 < lightest, f"{room} has no contrast"


def test_on_paper_stand_headlines_and_no_switches(server, visit):
    atlas = visit(server, keep=True).enter("/region?region=region:middle-east")
    worked = atlas.page.locator(":is(.stButtonGroup, .stCheckbox, .stExpander)")
    expect(worked.first).to_be_visible()
    atlas.page.emulate_media(media="print")
    assert worked.evaluate_all(f"e => ({SEEN})(e).length") == 0
    atlas.page.emulate_media(media="screen")
    atlas.enter("/stories")
    headline = atlas.page.get_by_role("button", name="Lavrov takes a warning")
    expect(headline).to_be_visible()
    atlas.page.emulate_media(media="print")
    expect(headline).to_be_visible()
    atlas.page.emulate_media(media="screen")
