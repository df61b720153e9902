"""What axe-core finds on every page and in the one-file export, in both themes: nothing."""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Page, expect

from geo.drawing.onefile import one_file
from geo.keeping.shelf import bundled
from geo.reading.findings import read
from tests.browser.atlas import MAP, Atlas
from tests.waiting import until

pytestmark = pytest.mark.browser

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf8")
ARTICLE = "lavrov-in-wonsan"
PAGES = {
    "/": ".card",
    f"/article?article={ARTICLE}&story=2&mention={ARTICLE}:toponym:0-6": ".player",
    "/region?region=region:middle-east": ".events",
    "/voices": ".bars",
    "/stories": ".st-key-regrouping",
    "/compare": ".ledger",
    "/add": "textarea",
    "/method": ".stExpander",
}
"""Addresses, and what stands there once the page is finished."""

MAPPED = ("/", "/article", "/region", "/voices", "/compare")
LONGEST_LABEL = """chart => Math.max(...[chart, ...chart.querySelectorAll("[aria-label]")]
  .map((one) => (one.getAttribute("aria-label") ?? "").length))"""
IS_DARK = "() => getComputedStyle(document.body).getPropertyValue('--scheme').trim() === 'dark'"


def violations(page: Page, **how: object) -> list[str]:
    """Return what axe finds in a page and its frames, each with its first place."""
    for frame in page.frames:
        frame.evaluate(AXE)
    asked = {"resultTypes": ["violations"], **how}
    found = page.evaluate("how => axe.run(document, how)", asked)["violations"]
    return [
        f"{v['id']} ({len(v['nodes'])}): {v['nodes'][0]['target']} {v['nodes'][0]['html'][:120]}"
        for v in found
    ]


def stand(atlas: Atlas, path: str) -> None:
    """Wait until a page, with its map and its chart, is finished."""
    expect(atlas.page.locator(PAGES[path]).first).to_be_visible()
    if path.split("?")[0] in MAPPED:
        expect(atlas.page.frame_locator(MAP).locator(".label").first).to_be_attached()
        expect(atlas.page.locator(".js-plotly-plot .main-svg").first).to_be_visible()


def test_axe_finds_nothing_and_every_chart_is_put_into_words(server, visit):
    atlas = visit(server, reduced_motion="reduce", color_scheme="light")
    found = {}
    for path in PAGES:
        atlas.page.emulate_media(color_scheme="light")
        atlas.open(path)
        stand(atlas, path)
        atlas.picture("light-wide")
        found[path] = violations(atlas.page)
        charts = atlas.page.locator("[data-testid=stPlotlyChart]").all()
        assert all(chart.evaluate(LONGEST_LABEL) > 40 for chart in charts)
        atlas.page.emulate_media(color_scheme="dark")
        until(atlas.page, IS_DARK)
        atlas.settle()
        stand(atlas, path)
        atlas.picture("dark-wide")
        found[path] += violations(atlas.page, runOnly=["color-contrast"])
    assert {path: told for path, told in found.items() if told} == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_the_export(browser, tmp_path, theme):
    [article] = [a for a in bundled() if a.id == ARTICLE]
    path = tmp_path / "article.html"
    path.write_bytes(one_file([(article, read(article.text, article.published))]))
    context = browser.new_context(bypass_csp=True, color_scheme=theme, reduced_motion="reduce")
    page = context.new_page()
    page.goto(path.as_uri())
    page.get_by_role("button", name="Step on").click()
    assert violations(page) == []
    context.close()
