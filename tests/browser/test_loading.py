"""A first visit: nothing jumps under the reader's eyes, and no bars of hidden fields show."""

from __future__ import annotations

import pytest
from playwright.sync_api import WebSocket, expect
from streamlit.proto.BackMsg_pb2 import BackMsg

from tests.browser.atlas import MAP, Atlas

pytestmark = pytest.mark.browser

WATCH = """
window.shifts = []
window.bars = 0
new PerformanceObserver((list) => {
  for (const { value, startTime, hadRecentInput } of list.getEntries())
    if (!hadRecentInput) shifts.push([startTime, value])
}).observe({ type: "layout-shift", buffered: true })
const look = () => {
  const seen = [...document.querySelectorAll("[data-testid=stSkeleton]")].filter((bar) => {
    const { x, y, width, height } = bar.getBoundingClientRect()
    return height && document.elementsFromPoint(x + width / 2, y + height / 2).includes(bar)
  })
  window.bars = Math.max(window.bars, seen.length)
  requestAnimationFrame(look)
}
requestAnimationFrame(look)
"""
"""Counts layout shifts, and the grey bars that can be seen at one time."""


PICTURE = """
(() => {
  const look = document.querySelector(".first-look")
  Object.assign(look, { hidden: false, style: `${look.getAttribute("style")};animation:none` })
  const [room, image] = [look, look.firstChild].map((one) => one.getBoundingClientRect())
  look.hidden = true
  const { style } = look
  const scale = image.width / parseFloat(style.getPropertyValue("--drawn"))
  return [100 * (Math.log2(scale) + parseFloat(style.getPropertyValue("--zoom"))),
    image.x + image.width / 2 - room.x, image.y + image.height / 2 - room.y]
})()
"""
"""The zoom (times 100) and the middle (pixels) of the picture that stood for the map."""

LIVE = """
(() => {
  const { map, home } = dateline.state
  const [a, b] = home.map((corner) => map.latLngToContainerPoint(corner))
  return [100 * map.getZoom(), (a.x + b.x) / 2, (a.y + b.y) / 2]
})()
"""
"""The same of the map itself."""


def worst_window(shifts: list[list[float]]) -> float:
    """Return Cumulative Layout Shift: the worst burst of at most 5 s without a pause of 1 s."""
    worst = total = begun = last = 0.0
    for at, value in shifts:
        if at - last > 1000 or at - begun > 5000:
            total, begun = 0.0, at
        total, last = total + value, at
        worst = max(worst, total)
    return worst


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("path", ["/", "/article?article=lavrov-in-wonsan"])
def test_nothing_jumps_while_a_page_is_loaded(server, browser, path, width):
    context = browser.new_context(viewport={"width": width, "height": 844})
    page = context.new_page()
    page.add_init_script(WATCH)
    page.goto(server.url + path)
    expect(page.frame_locator(MAP).locator("path.pin").first).to_be_attached()
    expect(page.locator(".js-plotly-plot .scatterlayer").first).to_be_attached()
    page.wait_for_timeout(1000)
    shifts, bars = page.evaluate("[window.shifts, window.bars]")
    expect(page.locator(".first-look")).to_be_hidden()
    drawn, shown = page.evaluate(PICTURE), Atlas(page, server.url).in_map(LIVE)
    context.close()
    assert drawn == pytest.approx(shown, abs=1), "the picture shows another view than the map"
    assert worst_window(shifts) < 0.05
    assert bars <= 1


@pytest.mark.parametrize("path", ["/", "/article?article=lavrov-in-wonsan", "/compare"])
def test_a_page_is_asked_for_once_when_it_is_opened(server, browser, path):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page, asked = context.new_page(), []

    def note(sent: str | bytes) -> None:
        message = BackMsg.FromString(sent if isinstance(sent, bytes) else sent.encode())
        whole = message.WhichOneof("type") == "rerun_script"
        asked.extend([message] if whole and not message.rerun_script.fragment_id else [])

    def listen(socket: WebSocket) -> None:
        socket.on("framesent", note)

    page.on("websocket", listen)
    page.goto(server.url + path)
    expect(page.frame_locator(MAP).locator("path.pin").first).to_be_attached()
    page.wait_for_timeout(2000)
    context.close()
    assert len(asked) == 1, "a run of the whole page for nothing, in which a click may be lost"
