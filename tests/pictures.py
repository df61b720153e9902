"""Pictures of every page, from top to end, in both themes, four widths and on paper.

python -m tests.pictures                 # all of them, into out/pictures
python -m tests.pictures explore phone   # those whose names hold each of the words
python -m tests.pictures --readme        # the three that README shows, into data/pictures
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.serving import ROOT, Server, browsing, served
from tests.waiting import until

PAGES = {
    "explore": "/",
    "article": "/article?article=lavrov-in-wonsan",
    "region": "/region?region=region:middle-east",
    "voices": "/voices",
    "stories": "/stories",
    "compare": "/compare",
    "add": "/add",
    "method": "/method",
}
SIZES = {"large": (1920, 1080), "wide": (1280, 900), "tablet": (768, 1024), "phone": (390, 844)}
PAPER = (695, 1000)
"""The printed width of an A4 page in pixels, and some height."""

LONGEST = 6000
"""Pixels of a page that a picture shows, at most."""

README = ("explore-light-wide", "article-light-wide", "voices-dark-wide")
DRAWN = """() => {
  const frames = [...document.querySelectorAll("iframe")];
  const waits = "[data-testid=stStatusWidget], [data-testid=stSkeleton]";
  const busy = [...document.querySelectorAll(waits)].some(e => e.offsetParent);
  const marks = frames.every(f => f.contentDocument
    && (!f.title.includes("folium") || f.contentDocument.querySelector(".leaflet-interactive")));
  const charted = !frames.length || document.querySelector(".js-plotly-plot .main-svg");
  return !busy && marks && charted && document.querySelector("h1, h2, .st-key-reader");
}"""
"""Whether the page is finished: nothing runs or is a skeleton, each map and chart is drawn."""

HIGH = "document.querySelector('[data-testid=stMain]').scrollHeight"


def wanted(words: list[str]) -> list[str]:
    """Return the names of the pictures that hold each of some words."""
    looks = [f"{theme}-{size}" for theme in ("light", "dark") for size in SIZES]
    names = [f"{name}-{look}" for name in PAGES for look in [*looks, "paper"]]
    return [name for name in names if all(word in name.split("-") for word in words)]


def open_page(browser: Browser, server: Server, name: str) -> Page:
    """Open the page of a picture as a new visitor and wait until it is drawn."""
    page, *_, size = name.split("-")
    width, height = SIZES.get(size, PAPER)
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if "-dark-" in name else "light",
        reduced_motion="reduce",
    )
    context.add_init_script("localStorage.setItem('dateline-tour', 'done')")
    opened = context.new_page()
    opened.goto(server.url + PAGES[page])
    until(opened, DRAWN, seconds=60)
    opened.wait_for_timeout(1500)
    return opened


def unroll(page: Page, name: str) -> None:
    """Make the window as high as the page, or the page as it is printed."""
    if name.endswith("-paper"):
        page.emulate_media(media="print")
    width = page.viewport_size["width"] if page.viewport_size else PAPER[0]
    page.set_viewport_size({"width": width, "height": min(LONGEST, page.evaluate(HIGH) + 60)})
    page.wait_for_timeout(700)


def shoot(page: Page, path: Path) -> None:
    """Write what the window shows as a PNG."""
    path.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=path)
    page.context.close()


def main(words: list[str]) -> None:
    """Take the pictures and say where they are."""
    for_readme = "--readme" in words
    with tempfile.TemporaryDirectory() as folder, browsing() as browser:
        with served(Path(folder) / "log") as server:
            for name in README if for_readme else wanted(words):
                page = open_page(browser, server, name)
                target = ROOT / "out" / "pictures" / f"{name}.png"
                if for_readme:
                    target = ROOT / "data" / "pictures" / f"{name.split('-')[0]}.png"
                else:
                    unroll(page, name)
                shoot(page, target)
                print(target.relative_to(ROOT), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
