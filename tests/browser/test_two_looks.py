"""The two looks of a view, the app's and the picture's, show the same at the same place."""

from __future__ import annotations

from lxml import etree

from geo.asking.lens import Lens
from geo.asking.shelved import shelf_mentions, shelf_table
from geo.drawing.map_view import looked_at
from geo.drawing.palette import LIGHT
from geo.drawing.picture.map_picture import map_svg
from geo.drawing.picture.map_symbols import pins_of
from geo.drawing.picture.timeline_picture import timeline_drawn
from geo.drawing.picture.window import APP_EDGES, Window
from geo.drawing.pins import gather_places
from pages.shared.charts import days_shown
from tests.waiting import until

KOREA = Lens(region="region:korean-peninsula")
PINS = """() => {
  const box = document.querySelector(".dateline").getBoundingClientRect()
  const told = [...document.querySelectorAll("path.pin")].map((pin) => {
    const { left, top, width, height } = pin.getBoundingClientRect()
    const [x, y] = [left + width / 2 - box.left, top + height / 2 - box.top]
    return [pin.dataset.id, x, y, pin.getAttribute("fill")]
  })
  return { width: box.width, height: box.height, told }
}"""
MOMENTS = """() => document.querySelector(".js-plotly-plot").data
  .flatMap((trace) => trace.customdata ?? []).map((told) => told[0])"""
NEAR = 2.0
"""Pixels that a mark may lie apart in the two looks."""


def test_map_and_timeline_show_the_same_marks_in_the_app_and_in_a_picture(server, visit):
    page = visit(server, color_scheme="light").open("/?region=region%3Akorean-peninsula").page
    page.frame_locator("iframe[title='streamlit_folium.st_folium']").locator(
        "path.pin"
    ).first.wait_for()
    page.locator(".js-plotly-plot .points").first.wait_for()
    until(page, f"() => ({MOMENTS})().length > 0")
    [frame] = [
        one for one in page.frames if one.url.endswith("index.html") or "st_folium" in one.url
    ]
    seen = frame.evaluate(PINS)

    table = shelf_table()
    rows = KOREA.keep(table, shelf_mentions())
    size, bounds = (round(seen["width"]), round(seen["height"])), looked_at(rows, KOREA)
    window = Window.around(bounds, *size, APP_EDGES)
    pins = {pin.row.id: pin for pin in pins_of(gather_places(rows), window)}
    drawn = etree.fromstring(map_svg(rows, *size, "light", bounds=bounds).encode())
    fills = {
        node.get("data-id"): node.get("fill") for node in drawn.iter() if node.get("class") == "pin"
    }
    inside = {
        id: (x, y, fill) for id, x, y, fill in seen["told"] if 0 < x < size[0] and 0 < y < size[1]
    }
    assert set(inside) == set(pins) == set(fills)
    for id, (x, y, fill) in inside.items():
        assert abs(x - pins[id].x) < NEAR, id
        assert abs(y - pins[id].y) < NEAR, id
        assert fill == fills[id]

    line = timeline_drawn(rows, 900, 380, LIGHT, days_shown(table, KOREA))
    told = etree.fromstring(f"<svg>{line}</svg>")
    moments = {node.get("data-id") for node in told.iter() if node.get("class") == "moment"}
    assert set(page.evaluate(MOMENTS)) == moments
