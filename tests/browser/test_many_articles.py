"""Two thousand articles brought in through the app, with progress, and all of them explored.

The longest test of the bed: half a minute where two cores have little else to do. Another visitor
clicks meanwhile and is answered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from geo.keeping.shelf import bundled
from tests.browser.many_articles import many
from tests.serving import Server, served

pytestmark = pytest.mark.browser

MANY = 2_000
PATIENCE = 300_000
"""Milliseconds, for a machine that has other things to do."""


@pytest.fixture
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve the app with an empty library for everybody."""
    folder = tmp_path_factory.mktemp("many")
    database = f"sqlite:///{folder / 'library.sqlite3'}"
    settings = {"DATELINE_DATABASE_URL": database, "DATELINE_LIBRARY": "own"}
    with served(folder / "log.txt", settings) as running:
        yield running


def test_two_thousand_articles_are_taken_in_with_progress_and_all_explored(own, visit):
    beside = visit(own, locale="en-US").open("/")
    atlas = visit(own).open("/add")
    page = atlas.page
    page.get_by_role("tab", name="Files").click()
    table = {"name": "many.csv", "mimeType": "text/csv", "buffer": many(MANY).encode()}
    page.locator("input[type=file]").set_input_files([table])
    page.get_by_role("button", name=re.compile("Take in [0-9]")).click()
    expect(page.get_by_text(f"200 of {MANY:,}")).to_be_visible(timeout=60_000)
    page.get_by_role("button", name=f"Read these and the {MANY - 200:,} to come").click()
    expect(page.get_by_text(re.compile(rf"400 of {MANY:,} taken in"))).to_be_visible(
        timeout=120_000
    )
    beside.region("middle-east").press("Enter")
    beside.expect_asked("region", "middle-east")
    done = page.get_by_text(re.compile(rf"{MANY:,} read and kept in your library"))
    assert not done.is_visible()  # the other visitor was answered while reading went on
    expect(done).to_be_visible(timeout=PATIENCE)
    atlas.open("/", patience=60)
    expect(page.locator(".asking")).to_contain_text(f"in {MANY + len(bundled()):,} articles")
    page.locator(".st-key-words-popover button").click()
    field = page.get_by_label("Words in the sentence, headline or speaker")
    field.fill(f"Report {MANY - 1}")
    field.press("Enter")
    atlas.expect_asked("words", f"Report {MANY - 1}")
    expect(atlas.headline).to_contain_text("quotation")
    expect(atlas.cards.first).to_be_attached()
