"""Every page by keyboard alone: Tab reaches whatever can be worked, and shows where it is."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessible import PAGES, stand

pytestmark = pytest.mark.browser

REMEMBER = """() => addEventListener("focusin", (event) => {
  const [one] = event.composedPath()
  if (one.innerText === "Skip to main content" && one.dataset.reached) window.round = true
  one.dataset.reached = "1"
}, true)"""
MOST = 400
"""Stops of the Tab key on a page, at most; the fullest has 264."""

MISSED = """() => {
  const reached = e => e.hasAttribute("data-reached")
  const seen = e => e.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    && e.getBoundingClientRect().width > 2
  const among = e => e.closest("[role=radiogroup], [role=tablist]")
  return [...document.querySelectorAll("button, a[href], input, textarea, summary, [role=tab]")]
    .filter(e => seen(e) && !e.disabled && !reached(e))
    .filter(e => !among(e) || ![...among(e).querySelectorAll("*")].some(reached))
    .filter(e => e.tabIndex >= 0)
    .map(e => `${e.tagName} ${e.getAttribute("aria-label") || e.innerText}`)
}"""
"""What can be worked and was never reached; of a group that the arrow keys walk, no member."""


@pytest.mark.parametrize("path", PAGES)
def test_the_tab_key_reaches_whatever_can_be_worked(server, visit, path):
    atlas = visit(server, reduced_motion="reduce").open(path)
    stand(atlas, path)
    page = atlas.page
    page.wait_for_load_state("networkidle")  # no link is drawn again under the Tab key
    page.evaluate(REMEMBER)
    stops = 0
    for stops in range(1, MOST):
        page.keyboard.press("Tab")
        if stops % 20 == 0 and page.evaluate("() => window.round"):
            break
    assert page.evaluate(MISSED) == []
    assert stops > 10


def test_where_the_keyboard_is_can_be_seen_in_the_navigation(server, visit):
    page = visit(server).open("/method").page
    link = page.get_by_role("link", name="Region", exact=True)
    expect(link).to_have_css("outline-style", "none")
    page.keyboard.press("Tab")
    link.focus()
    expect(link).to_have_css("outline-style", "solid")
