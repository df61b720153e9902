"""Pictures of every page, in both themes and two widths, from a real browser.

python -m tests.pictures            # all of them, into out/pictures
python -m tests.pictures --readme   # the three that README shows, into data/pictures
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
    "compare": "/compare",
    "add": "/add",
    "method": "/method",
}
SIZES = {"wide": (1280, 900), "phone": (390, 844)}
README = (("explore", "light"), ("article", "light"), ("voices", "dark"))
DRAWN = """() => {
  const frames = [...document.querySelectorAll("iframe")];
  const waits = "[data-testid=stStatusWidget], [data-testid=stSkeleton]";
  const busy = [...document.querySelectorAll(waits)].some(e => e.offsetParent);
  const marks = frames.every(f => f.contentDocument
    && (!f.title.includes("folium") || f.contentDocument.querySelector(".leaflet-interactive")));
  return !busy && marks && document.querySelector("h1, h2, .st-key-reader");
}"""
"""Whether the page is finished: nothing runs, nothing is a skeleton, every map shows marks."""


def open_page(browser: Browser, server: Server, path: str, theme: str, size: str) -> Page:
    """Open a page as a new visitor and wait until it is drawn."""
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=theme,
        reduced_motion="reduce",
    )
    context.add_init_script("localStorage.setItem('dateline-tour', 'done')")
    page = context.new_page()
    page.goto(server.url + path)
    until(page, DRAWN, seconds=60)
    page.wait_for_timeout(1500)
    return page


def shoot(page: Page, path: Path) -> None:
    """Write what the window shows as a PNG."""
    path.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=path)
    page.context.close()


def main(only_readme: bool) -> None:
    """Take the pictures and say where they are."""
    wanted = [
        (name, theme, size) for name in PAGES for theme in ("light", "dark") for size in SIZES
    ]
    if only_readme:
        wanted = [(name, theme, "wide") for name, theme in README]
    with tempfile.TemporaryDirectory() as folder, browsing() as browser:
        with served(Path(folder) / "log") as server:
            for name, theme, size in wanted:
                target = (
                    ROOT / "data" / "pictures" / f"{name}.png"
                    if only_readme
                    else ROOT / "out" / "pictures" / f"{name}-{theme}-{size}.png"
                )
                shoot(open_page(browser, server, PAGES[name], theme, size), target)
                print(target.relative_to(ROOT))


if __name__ == "__main__":
    main("--readme" in sys.argv)
