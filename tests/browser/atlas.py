"""The app as a visitor handles it: what can be seen and clicked, by name."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import FrameLocator, Locator, Page, expect

from tests.serving import ROOT
from tests.waiting import until

PICTURES = ROOT / "out" / "pictures"
MARKER = "keptSinceTheFirstLook"
MAP = "iframe[title='streamlit_folium.st_folium']"

DESK = {"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce"}
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
    "reduced_motion": "reduce",
}
"""How a visitor sits: at a desk, where a walk goes by keys alone, and with a phone in hand."""

COMING = ":is(.st-key-chips, .st-key-chooser, .st-key-doing) [data-testid=stSkeleton]"
"""What is worked and whose script is still on its way: hidden until it is there."""

GO = """path => new Promise(done => {
    const app = document.querySelector("[data-testid=stApp]")
    const began = () => app.dataset.testScriptState !== "notRunning"
    new MutationObserver((_, seen) => { if (began()) { seen.disconnect(); done(true) } })
        .observe(app, {attributes: true, attributeFilter: ["data-test-script-state"]})
    history.pushState({}, "", path)
    dispatchEvent(new PopStateEvent("popstate", {state: {}}))
    setTimeout(() => done(false), 10_000)
})"""
"""Asks a page that is open for another address, as going back does; says whether it began."""


class Atlas:
    """One visit."""

    def __init__(self, page: Page, home: str) -> None:
        self.page = page
        self.home = home

    def open(self, path: str = "/", patience: float = 30) -> Atlas:
        """Go to an address and wait until the page stands."""
        self.page.goto(self.home + path)
        self.settle(patience)
        return self

    def enter(self, path: str = "/") -> Atlas:
        """Be at an address: a page that is open goes there in place, in a third of the time."""
        if not self.page.url.startswith(self.home):
            return self.open(path)
        self.settle()
        self.page.keyboard.press("Escape")
        self.page.mouse.move(0, 0)
        self.page.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, 0)")
        if not self.page.evaluate(GO, path):
            return self.open(path)
        self.settle()
        return self

    def settle(self, patience: float = 30) -> None:
        """Wait until the script has run and nothing is going on; at most ``patience`` seconds."""
        expect(self.page.get_by_test_id("stApp")).to_have_attribute(
            "data-test-script-state", "notRunning", timeout=patience * 1000
        )
        expect(self.page.get_by_test_id("stApp")).to_have_attribute(
            "data-test-connection-state", "CONNECTED"
        )
        expect(self.page.locator(COMING)).to_have_count(0)

    @property
    def is_phone(self) -> bool:
        size = self.page.viewport_size
        return bool(size and size["width"] < 500)

    def press(self, what: Locator) -> None:
        """Work a button or a link: by a finger on a phone, at a desk by the Enter key."""
        if self.is_phone:
            what.tap()
        else:
            what.press("Enter")

    def take(self, radio: Locator) -> None:
        """Take one of several: by a finger on a phone, at a desk by the space bar."""
        if self.is_phone:
            radio.tap()
        else:
            radio.press("Space")

    def button(self, name: str | re.Pattern[str]) -> Locator:
        """Return the button of a name; a plain one is the whole of it."""
        return self.page.get_by_role("button", name=name, exact=isinstance(name, str))

    def type_day(self, field: Locator, day: date) -> None:
        """Type a day into the three parts of a field."""
        for part, value in (("day", day.day), ("month", day.month), ("year", day.year)):
            box = field.get_by_role("spinbutton", name=re.compile(f"^{part},"))
            box.press_sequentially(f"{value:02d}")
        self.page.keyboard.press("Enter")

    def add(self, text: str, headline: str = "") -> None:
        """Add an article of one's own from the link in the corner, and have it read."""
        self.press(self.page.get_by_role("link", name=re.compile("Add")).last)
        field = self.page.get_by_label("Text of the article")
        field.fill(text)
        field.press("Control+Enter")
        self.settle()
        if headline:
            self.page.get_by_role("textbox", name="Headline").fill(headline)
            self.page.keyboard.press("Enter")
            self.settle()
        self.press(self.button("Read it"))
        expect(self.reader).to_be_visible()
        self.settle()

    @property
    def headline(self) -> Locator:
        return self.page.locator(".asking h1")

    @property
    def map(self) -> FrameLocator:
        return self.page.frame_locator(MAP)

    @property
    def newest_map(self) -> FrameLocator:
        """The map, or while it is replaced, the one that comes."""
        return self.page.locator(MAP).last.content_frame

    def expect_one_map(self) -> None:
        """Wait until a map that was replaced is gone."""
        expect(self.page.locator(MAP)).to_have_count(1)

    @property
    def marks(self) -> Locator:
        """The pins of the map."""
        return self.map.locator("path.pin")

    def mark(self, id: str) -> Locator:
        return self.map.locator(f'.leaflet-marks-pane [data-id="{id}"]')

    def region(self, slug: str) -> Locator:
        return self.map.locator(f'[data-id="region:{slug}"]').first

    @property
    def reader(self) -> Locator:
        """The article as it is read, or while it is replaced, the one that comes."""
        return self.page.locator(".reader").last

    @property
    def cards(self) -> Locator:
        return self.page.locator(".card")

    @property
    def moments(self) -> Locator:
        """The points of the timeline."""
        return self.page.locator(".js-plotly-plot .scatterlayer path.point")

    def asked(self) -> dict[str, list[str]]:
        """Return what the address asks for."""
        return parse_qs(urlsplit(self.page.url).query)

    def expect_asked(self, key: str, value: str | re.Pattern[str]) -> None:
        pattern = value if isinstance(value, re.Pattern) else re.compile(re.escape(value))
        until(
            self.page,
            "([key, pattern]) => new RegExp(pattern).test("
            "new URLSearchParams(location.search).getAll(key).join(' '))",
            arg=[key, pattern.pattern],
        )

    def remember_the_map(self) -> None:
        """Leave a mark in the map's frame that a reload would wipe out."""
        expect(self.marks.first).to_be_attached()  # one may lie outside what is looked at
        self.in_map(f"window.{MARKER} = true")

    def expect_same_map(self) -> None:
        assert self.in_map(f"window.{MARKER} === true"), "the map's frame was loaded again"

    def in_map(self, script: str) -> object:
        """Return what a script says that runs in the map's frame."""
        handle = self.page.locator(MAP).element_handle()
        assert handle is not None
        frame = handle.content_frame()
        assert frame is not None
        return frame.evaluate(script)

    def picture(self, name: str) -> None:
        """Write what the window shows to the output folder, for whoever looks at a run."""
        page = urlsplit(self.page.url).path.strip("/") or "explore"
        self.page.screenshot(path=PICTURES / f"{page}-{name}.png")

    def sideways(self) -> int:
        """Return how many pixels the page is wider than its window."""
        return self.page.evaluate(
            "Math.max(...[document.documentElement, document.querySelector('[data-testid=stMain]')]"
            ".map(e => e.scrollWidth - e.clientWidth))"
        )
