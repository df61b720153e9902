"""The one-file export is opened and clicked with the network off."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from PIL import Image

from geo.drawing.formats import ALL_FORMATS, export_any
from geo.drawing.onefile import one_file
from geo.reading.corrections.apply import apply
from geo.reading.corrections.log import correct
from geo.reading.marks import Findings
from geo.text import Article, Prose
from tests.keeping.conftest import TEXT, sample_findings, span_of
from tests.looking import MOST_APART, apart
from tests.serving import browsing

pytestmark = pytest.mark.browser

ARTICLE = Article(
    "lowport", "The sea at Lowport", TEXT, "The Lowport Crier", date(2021, 3, 4),
    "https://crier.example/sea?a=1&b=2", "Jo Bell",
)  # fmt: skip
PLACES = [
    f"lowport:toponym:{span.start}-{span.end}"
    for span in (span_of("Lowport"), span_of("Highfield"), span_of("Lowport", 1))
]
FIRST_DAY = f"lowport:timex:{span_of('3 March 2021').start}-{span_of('3 March 2021').end}"


@pytest.fixture(scope="module")
def browser():
    with browsing() as opened:
        yield opened


@pytest.fixture
def opened(browser, tmp_path):
    """Open what is exported, offline; fail on any request, error or dialog."""
    contexts = []

    def open_(packed: bytes, **settings):
        path = tmp_path / "article.html"
        path.write_bytes(packed)
        context = browser.new_context(offline=True, reduced_motion="reduce", **settings)
        contexts.append(context)
        page = context.new_page()
        asked: list[str] = []
        for event in ("pageerror", "dialog", "websocket"):
            page.on(event, lambda told: asked.append(str(told)))
        page.on("console", lambda said: asked.append(said.text))
        page.on("request", lambda r: asked.append(r.url) if r.url != path.as_uri() else None)
        page.goto(path.as_uri())
        page.set_default_timeout(5_000)
        return page, asked

    yield open_
    for context in contexts:
        context.close()


@pytest.fixture
def page(opened):
    page, asked = opened(one_file([(ARTICLE, sample_findings())]))
    yield page
    assert asked == []


def chosen(page, where: str) -> set[str]:
    return {e.get_attribute("data-id") for e in page.locator(f"{where} .chosen").all()}


def test_a_marked_word_is_shown_by_map_timeline_and_panel(page):
    page.locator("#text mark.place").first.click()
    assert chosen(page, "#text") == {PLACES[0]}
    assert chosen(page, "#pins") == {"site:lowport"}
    assert "the place itself" in page.locator("#chosen").inner_text()
    assert page.url.endswith("#" + PLACES[0].replace(":", "%3A"))


def test_a_pin_is_shown_in_every_place_of_the_text(page):
    page.locator("#pins [data-id='site:lowport']").click()
    assert chosen(page, "#text") == {PLACES[0], PLACES[2]}
    assert "2 × the place itself" in page.locator("#chosen").inner_text()


def test_a_moment_is_shown_in_the_text(page):
    page.locator(f"#timeline [data-id='{FIRST_DAY}']").click()
    assert chosen(page, "#text") == {FIRST_DAY}
    assert "3 March 2021" in page.locator("#chosen").inner_text()


def test_a_card_is_shown_in_text_and_on_the_map_with_an_arc_to_what_it_is_about(page):
    card = page.locator(".card").nth(1)
    card.click()
    assert chosen(page, "#text") == {card.get_attribute("data-id")}
    assert chosen(page, "#pins") == {"site:lowport"}
    assert page.locator("#arcs path").count() == 1


def test_the_arrow_keys_step_through_the_marks_in_reading_order(page):
    told = []
    for _ in range(8):
        page.keyboard.press("ArrowRight")
        told.append(page.locator("#step").inner_text())
    assert told == [f"{n} of 7" for n in (1, 2, 3, 4, 5, 6, 7, 7)]
    page.keyboard.press("ArrowLeft")
    assert page.locator("#step").inner_text() == "6 of 7"
    page.keyboard.press("Escape")
    assert chosen(page, "body") == set()


@pytest.mark.parametrize("where", ["#pins > g", "#timeline .moment", "#text mark.place"])
def test_everything_is_chosen_by_keyboard_alone(page, where):
    target = page.locator(where).first
    target.focus()
    page.keyboard.press("Enter")
    assert target.get_attribute("data-id") in chosen(page, "body")
    assert page.locator("#chosen h3").count() == 1


def test_it_plays_by_itself_and_pauses(page):
    page.get_by_role("button", name="Play").click()
    assert page.locator("#step").inner_text() == "1 of 7"
    page.get_by_role("button", name="Pause").click()
    assert page.get_by_role("button", name="Play").get_attribute("aria-pressed") == "false"


def lit(page) -> list[str]:
    return page.locator("#text .told-now").all_inner_texts()


def test_the_story_is_told_by_sentence_and_by_mark(page):
    page.get_by_role("button", name="Story", exact=True).click()
    player = page.get_by_role("region", name="Story")
    count = player.locator(".count")
    assert count.inner_text().startswith("1 of ")
    first = lit(page)
    assert len(first) == 1
    page.keyboard.press("ArrowRight")
    assert count.inner_text().startswith("2 of ")
    assert lit(page) != first
    player.get_by_role("button", name="By mark").click()
    assert page.locator("#text mark.told-now").count() >= 1
    page.keyboard.press("Escape")
    assert lit(page) == []
    assert page.locator(".told-days").count() == 0


def test_a_story_goes_where_and_when_it_is_told(page):
    page.get_by_role("button", name="Zoom out").click()
    whole = page.locator("#map").get_attribute("viewBox")
    page.get_by_role("button", name="Story", exact=True).click()
    places, days = [], []
    for _ in range(int(page.locator(".count").inner_text().split()[-1])):
        places += page.locator("#pins .chosen").all()
        days.append(page.locator(".told-days").count())
        page.keyboard.press("ArrowRight")
    assert places
    assert max(days) == 1
    assert page.locator("#map").get_attribute("viewBox") != whole


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_export_looks_as_it_did(opened, theme):
    page, _ = opened(
        one_file([(ARTICLE, sample_findings())]),
        viewport={"width": 1280, "height": 900}, color_scheme=theme,
    )  # fmt: skip
    seen = Image.open(BytesIO(page.screenshot()))
    assert apart(seen, f"export-{theme}") < MOST_APART


def test_several_articles_are_no_story(opened):
    page, _ = opened(
        one_file([(ARTICLE, sample_findings()), (replace(ARTICLE, id="b"), sample_findings())])
    )
    assert page.get_by_role("button", name="Story", exact=True).count() == 0


def test_zooming_changes_what_is_seen_and_all_can_be_shown_again(page):
    view = page.locator("#map").get_attribute("viewBox")
    page.get_by_role("button", name="Zoom in").click()
    assert page.locator("#map").get_attribute("viewBox") != view
    page.get_by_role("button", name="Show all", exact=True).click()
    assert page.locator("#map").get_attribute("viewBox") == view


def test_a_link_to_a_mark_opens_with_it_chosen(page):
    page.goto(page.url.partition("#")[0] + "#" + PLACES[1])
    page.reload()
    assert chosen(page, "#text") == {PLACES[1]}


@pytest.mark.parametrize(("scheme", "paper"), [("light", "253"), ("dark", "21")])
def test_it_follows_the_readers_theme_until_they_choose(opened, scheme, paper):
    page, asked = opened(one_file([(ARTICLE, sample_findings())]), color_scheme=scheme)
    colour = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(colour)
    assert before.startswith(f"rgb({paper},")
    switch = page.get_by_role("button", name="Dark")
    assert switch.get_attribute("aria-pressed") == str(scheme == "dark").lower()
    switch.click()
    assert page.evaluate(colour) != before
    assert switch.get_attribute("aria-pressed") == str(scheme != "dark").lower()
    assert asked == []


def test_on_a_phone_nothing_scrolls_sideways_and_a_thumb_can_step(opened):
    page, asked = opened(
        one_file([(ARTICLE, sample_findings())]),
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True,
    )  # fmt: skip
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.get_by_role("button", name="Step on").tap()
    assert chosen(page, "#text") == {PLACES[0]}
    assert page.locator("#on").bounding_box()["height"] >= 44
    assert asked == []


def test_a_hostile_article_is_shown_as_it_stands(opened):
    bad = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&<!-- \u2028 \0 \ud800"
    article = Article("bad", bad, bad + TEXT, bad, None, "javascript:alert(3)", bad)
    page, asked = opened(one_file([(article, Findings(article.text))]))
    assert asked == []
    assert "<img src=x onerror=alert(2)>" in page.locator("#text").inner_text()
    assert page.locator("a[href^='javascript']").count() == 0


def test_a_corrected_mark_says_who_corrected_it(opened):
    made = correct(ARTICLE, span_of("Lowport"), "role", role="metonymic", who="Ada")
    findings = apply(ARTICLE, sample_findings(), [made])
    page, _ = opened(one_file([(ARTICLE, findings)], [made]))
    assert page.locator("#text mark.corrected").count() == 1
    page.locator("#text mark.place").first.click()
    assert "Corrected by\nAda" in page.locator("#chosen").inner_text()


def test_one_article_stays_under_two_megabytes_and_many_fit_in_one_file(opened):
    copies = [(replace(ARTICLE, id=f"copy{n}"), sample_findings()) for n in range(40)]
    packed = one_file(copies)
    assert len(packed) < 2_000_000
    page, asked = opened(packed)
    assert page.locator("#text .reader").count() == 40
    assert asked == []


def test_a_long_article_full_of_marks_stays_under_two_megabytes():
    once = sample_findings()
    text = "\n".join([TEXT] * 150)
    moved = [
        replace(t, start=t.start + n * (len(TEXT) + 1), end=t.end + n * (len(TEXT) + 1))
        for n in range(150)
        for t in once.toponyms
    ]
    findings = Findings(text, None, tuple(moved), sentences=tuple(Prose(text).sentences))
    assert len(one_file([(replace(ARTICLE, text=text), findings)])) < 2_000_000


def test_an_article_without_marks_is_shown_too(opened):
    page, asked = opened(one_file([(Article("a", "Plain", "Nothing here."), Findings("Nothing."))]))
    assert "Nothing here." in page.locator("#text").inner_text()
    assert asked == []


def test_nothing_in_the_file_points_outside():
    packed = one_file([(replace(ARTICLE, url=""), sample_findings())]).decode()
    assert not re.findall(r"""(?:src|href|url)\s*[=(]\s*["']?(?:https?:)?//""", packed)
    assert packed == one_file([(replace(ARTICLE, url=""), sample_findings())]).decode()


def test_every_format_can_be_asked_for_in_one_way():
    pairs = [(ARTICLE, sample_findings())]
    assert list(ALL_FORMATS)[-1] == "html"
    assert export_any(pairs, "html") == one_file(pairs)
    assert export_any(pairs, "csv").startswith(b"\xef\xbb\xbfid,article")
