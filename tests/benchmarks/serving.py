"""How soon the first map is drawn, how soon a click is answered, how much memory it takes.

    python -m tests.benchmarks.serving

A fresh server and a real browser. "Cold" counts from starting the server's process to the
first place mark on the map; the next visitor's browser has nothing in its cache either. A click
is on a region; it is answered when the sentence above the views says so and every view has been
sent. The crowded app holds a hundred long articles of the reader's own beside the bundled ones:
more than 10,000 mentions. Memory is the server's own (resident set), after one visitor and with
twenty.
"""

from __future__ import annotations

import json
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, Page

from geo.keeping.library import open_library
from geo.keeping.shelf import bundled
from geo.reading.findings import read
from geo.text import Article
from tests.benchmarks.visiting import empty_app
from tests.serving import Server, browsing, served
from tests.waiting import until

VISITORS = 20
OWN = 100
TOGETHER = 4
"""How many bundled articles make one of the crowded app's."""
REGIONS = ("Middle East", "Korean Peninsula", "Eastern Europe")
ROUNDS = 3
"""Visits of which the middle one counts."""
SETTLING = 4000
"""Milliseconds in which a page finishes what it began; the chart's library loads in them."""
PICTURE = ".first-look"
WORDS = "[data-testid=stMarkdown] p"
MARK = "path.leaflet-interactive, .leaflet-marker-icon"
WATCH = """(shown) => {
  const asking = setInterval(() => {
    if (!document.querySelector(shown)) return
    window.top.shownAt ??= performance.timeOrigin + performance.now()
    clearInterval(asking)
  }, 10)
}"""
"""Notes, in whichever frame of a page, when something first stands there. Asked from outside, the
driver would come too late by up to half a second: it asks again after longer and longer waits."""


def resident_megabytes(server: Server) -> float:
    """Resident memory of the server's process (Linux)."""
    status = Path(f"/proc/{server.process.pid}/status").read_text("utf8")
    row = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return round(int(row.split()[1]) / 1024)


def first_map(browser: Browser, server: Server) -> tuple[Page, float]:
    """Open the app as a new visitor; return the page and the seconds until it shows a place."""
    page = browser.new_context().new_page()
    return page, _shown_after(page, server.url, MARK)


def _shown_after(page: Page, url: str, shown: str) -> float:
    """Open an address; return the seconds until something is shown in a frame of its page."""
    page.add_init_script(f"({WATCH})({json.dumps(shown)})")
    begun = time.time()
    page.goto(url)
    until(page, "() => Boolean(window.shownAt)")
    return page.evaluate("window.shownAt") / 1000 - begun


def bare_visit(browser: Browser) -> tuple[float, float]:
    """Open an empty Streamlit app as visitors after the first do.

    Returns the seconds to its words, the median of a few, and those of the browser's main thread.
    """
    with empty_app() as address:
        visits = [_visit(browser, f"http://{address}", WORDS) for _ in range(ROUNDS + 1)]
    return _medians(visits[1:])


def next_visits(browser: Browser, server: Server) -> tuple[float, float, float]:
    """Return the seconds to the first mark, to the picture of the map, and of the main thread."""
    marks = []
    for _ in range(ROUNDS):
        page, taken = first_map(browser, server)
        marks.append(taken)
        page.context.close()
    picture, busy = _medians([_visit(browser, server.url, PICTURE) for _ in range(ROUNDS)])
    return statistics.median(marks), picture, busy


def _visit(browser: Browser, url: str, shown: str) -> tuple[float, float]:
    """Open a page; return the seconds until something is shown, and of the main thread's work."""
    page = browser.new_context().new_page()
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    taken = _shown_after(page, url, shown)
    page.wait_for_timeout(SETTLING)
    told = session.send("Performance.getMetrics")["metrics"]
    busy = next(metric["value"] for metric in told if metric["name"] == "TaskDuration")
    page.context.close()
    return taken, busy


def _medians(visits: Sequence[tuple[float, float]]) -> tuple[float, float]:
    shown, busy = zip(*visits, strict=True)
    return statistics.median(shown), statistics.median(busy)


def click_seconds(page: Page) -> float:
    """Median time from choosing a region until every view that follows has been sent."""
    taken = []
    for name in REGIONS:
        before = page.get_by_role("heading", level=1).inner_text()
        begun = time.perf_counter()
        page.get_by_role("radio", name=name).first.click()
        until(
            page,
            "before => document.querySelector('h1').innerText !== before && document"
            ".querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'",
            arg=before,
        )
        taken.append(time.perf_counter() - begun)
    return round(statistics.median(taken), 2)


def fill(database: str) -> int:
    """Keep long articles in a library of one's own and return how many mentions they hold."""
    library, shelf = open_library(database), bundled()
    visit, mentions = library.visit(), 0
    for number in range(OWN):
        parts = [shelf[(number * 5 + n) % len(shelf)] for n in range(TOGETHER)]
        text = "\n\n".join(part.text for part in parts)
        article = Article(f"long-{number}", f"Long {number}", text, published=parts[0].published)
        found = read(text, article.published)
        mentions += len(found.toponyms) + len(found.timexes) + len(found.quotations)
        visit.keep(article, found)
    library.close()
    return mentions


def crowded(browser: Browser, folder: Path) -> dict[str, float]:
    """Measure a click among more than ten thousand mentions."""
    database = f"sqlite:///{folder / 'library.db'}"
    mentions = fill(database)
    setting = {"DATELINE_LIBRARY": "own", "DATELINE_DATABASE_URL": database}
    with served(folder / "crowded", setting) as server:
        page, _ = first_map(browser, server)
        click = click_seconds(page)
        page.context.close()
    return {"crowded_mentions": mentions, "crowded_click_to_views_updated_seconds": click}


def measure() -> dict[str, float]:
    """Seconds and megabytes, rounded."""
    with tempfile.TemporaryDirectory() as folder, browsing() as browser:
        bare, bare_busy = bare_visit(browser)
        begun = time.perf_counter()
        with served(Path(folder) / "log") as server:
            opened = time.perf_counter()
            page, first = first_map(browser, server)
            cold = opened - begun + first
            one = resident_megabytes(server)
            second, _ = first_map(browser, server)
            warm, picture, busy = next_visits(browser, server)
            click = click_seconds(page)
            others = [first_map(browser, server)[0] for _ in range(VISITORS - 2)]
            many = resident_megabytes(server)
            for visitor in (page, second, *others):
                visitor.context.close()
        more = crowded(browser, Path(folder))
    return {
        "empty_app_to_its_words_seconds": round(bare, 2),
        "empty_app_main_thread_seconds": round(bare_busy, 2),
        "next_visitor_to_picture_of_map_seconds": round(picture, 2),
        "main_thread_seconds": round(busy, 2),
        "cold_start_to_first_map_seconds": round(cold, 2),
        "first_visitor_to_first_map_seconds": round(first, 2),
        "next_visitor_to_first_map_seconds": round(warm, 2),
        "click_to_views_updated_seconds": click,
        **more,
        "memory_one_visitor_megabytes": one,
        "memory_twenty_visitors_megabytes": many,
    }


if __name__ == "__main__":
    print(json.dumps({"serving": measure()}))
