"""Each page on a phone of 390 by 844: no sideways scroll, and nothing too small for a thumb."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.atlas import MAP
from tests.browser.test_accessible import PAGES, stand

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "reduced_motion": "reduce"}
SMALL = """() => {
  const worked = "button, [role=button]:not(mark), [role=radio], [role=tab], input, select, summary"
  const roots = [document]
  for (const root of roots)
    for (const one of root.querySelectorAll("*")) if (one.shadowRoot) roots.push(one.shadowRoot)
  const isSeen = (one) => one.checkVisibility({ visibilityProperty: true })
  const boxes = roots.flatMap((root) => [...root.querySelectorAll(worked)])
    .filter((one) => isSeen(one) && !one.closest("[inert], .handle"))
    .map((one) => [one, one.getBoundingClientRect()])
    .filter(([, box]) => box.width > 1 && box.height > 1)
  const apart = (one, other) => Math.hypot(
    one.x + one.width / 2 - other.x - other.width / 2,
    one.y + one.height / 2 - other.y - other.height / 2,
  )
  const isNear = ([one, box]) => ([other, near]) =>
    !other.contains(one) && !one.contains(other) && apart(box, near) < 24
  return boxes
    .filter(([, box]) => box.width < 24 || box.height < 24)
    .filter((small) => boxes.some(isNear(small)))
    .map(([one, box]) => `${one.outerHTML.slice(0, 90)} ${box.width} x ${box.height}`)
}"""
"""Controls under 24 pixels whose circle of 24 meets another's (WCAG 2.2, 2.5.8).

Words marked in a text are left out, as that criterion leaves out what stands in a sentence.
"""


NARROWED = (
    "region=region:korean-peninsula&place=geonames:1866923&speaker=Sergey+Lavrov&days=2025&words=to"
)
ROWS = """frame => {
  const top = frame.getBoundingClientRect().top
  const tops = [...document.querySelectorAll("[data-testid=stMain] button, .st-key-share")]
    .filter((one) => one.checkVisibility() && !one.closest(".st-key-add-in-sight"))
    .map((one) => one.getBoundingClientRect())
    .filter((box) => box.height && box.bottom <= top)
    .map((box) => (box.top + box.bottom) / 2)
    .sort((one, other) => one - other)
  return tops.filter((at, i) => !i || at - tops[i - 1] > 8).length
}"""
"""How many rows of buttons stand above the map."""


@pytest.mark.parametrize("path", list(PAGES), ids=lambda path: path.split("?")[0])
def test_a_page_is_usable_with_a_thumb(server, visit, path):
    atlas = visit(server, keep=True, **PHONE).enter(path)
    stand(atlas, path)
    assert atlas.sideways() <= 0
    assert atlas.page.evaluate(SMALL) == []
    atlas.picture("light-phone")


def test_the_first_view_of_a_phone_holds_the_question_and_the_map(server, visit):
    atlas = visit(server, keep=True, **PHONE).enter("/")
    expect(atlas.headline).to_be_in_viewport()
    expect(atlas.page.locator(MAP)).to_be_in_viewport()
    expect(atlas.map.locator(".label.region")).to_have_count(3)


@pytest.mark.parametrize("path", ["/", f"/?{NARROWED}", f"/voices?{NARROWED}&cue=said"])
def test_few_rows_of_buttons_stand_above_the_map_which_fills_its_room(server, visit, path):
    atlas = visit(server, keep=True, **PHONE).enter(path)
    frame, room = atlas.page.locator(MAP), atlas.page.locator(".st-key-map-room")
    expect(frame).to_be_visible()
    assert frame.evaluate(ROWS) <= 3
    assert frame.bounding_box()["y"] == pytest.approx(room.bounding_box()["y"], abs=1)
    assert atlas.sideways() <= 0
