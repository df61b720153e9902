"""What a visitor gives stays words, wherever it is shown and however it is taken out."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from geo.drawing.card import quote_card_png
from geo.drawing.onefile import one_file
from geo.keeping.exports import FORMATS, export
from geo.keeping.received import export_from
from geo.reading.marks import Findings
from geo.text import Article
from tests.browser.atlas import Atlas
from tests.browser.hostile_words import STRINGS, hostile_article, ran, watched

pytestmark = pytest.mark.browser
PAGES = ("Explore", "Voices", "Compare")
POINTED_AT = """marks => [marks[0], marks.at(-1)].forEach((mark) =>
  mark?.dispatchEvent(new MouseEvent("mouseover", { bubbles: true })))"""


@pytest.fixture(scope="module")
def hostile() -> tuple[Article, Findings]:
    return hostile_article()


def test_every_string_is_a_name_of_everything(hostile):
    article, findings = hostile
    assert len(STRINGS) >= 1000
    speakers = " ".join(q.source.name for q in findings.quotations if q.source)
    places = " ".join(t.place.name for t in findings.toponyms if t.place)
    for string in STRINGS:
        assert string in speakers
        assert string in places
        assert " ".join(string.split()) in article.text


def test_no_page_runs_what_an_article_says(server, visit, hostile):
    atlas: Atlas = visit(server)
    seen = watched(atlas.page)
    atlas.open("/add").page.get_by_role("tab", name="Files").click()
    packed = {"name": "a.json", "mimeType": "application/json", "buffer": export([hostile], "json")}
    atlas.page.locator("input[type=file]").set_input_files([packed])
    atlas.page.get_by_role("button", name=re.compile("Take in [0-9]")).click()
    atlas.page.get_by_role("button", name=re.compile("^(Read it|Keep as another)")).last.click()
    atlas.reader.wait_for(timeout=90_000)
    atlas.settle(90)
    look_at_marks(atlas)
    assert ran(atlas.page) == []
    for name in PAGES:
        atlas.page.get_by_role("link", name=name, exact=True).first.click()
        atlas.settle(90)
        look_at_marks(atlas)
        assert ran(atlas.page) == [], name
    assert seen == []


def look_at_marks(atlas: Atlas) -> None:
    """Have the map and the timeline say what they say of a mark under the pointer."""
    for marks in (atlas.newest_map.locator("path.pin"), atlas.moments):
        marks.evaluate_all(POINTED_AT)


def test_the_one_file_export_runs_nothing(browser, tmp_path, hostile):
    path = tmp_path / "article.html"
    path.write_bytes(one_file([hostile]))
    context = browser.new_context(offline=True)
    page = context.new_page()
    seen = watched(page)
    page.goto(path.as_uri())
    page.locator("#text mark").first.click()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    assert ran(page) == []
    assert seen == []
    context.close()


@pytest.mark.parametrize("format", FORMATS)
def test_what_is_taken_out_stays_words(hostile, format):
    taken_out = export([hostile], format)
    if format == "kml":
        assert not re.search(rb"<(script|img|svg|iframe|a|object)\b", taken_out)
    elif format == "csv":
        rows = csv.reader(io.StringIO(taken_out.decode("utf-8-sig"), newline=""))
        cells = [cell for row in rows for cell in row]
        assert not [c for c in cells if c.startswith(("=", "+", "@", "\t", "\r"))]
        assert not [c for c in cells if c.startswith("-") and not re.fullmatch(r"-[\d.]+", c)]
    elif format == "json":
        assert export_from(taken_out).pairs == [hostile]
    elif format != "geoparquet":
        assert json.loads(taken_out)


def test_a_card_draws_whatever_is_quoted(hostile):
    article, findings = hostile
    for quotation in findings.quotations[:2]:
        assert quote_card_png(article, findings, quotation).startswith(b"\x89PNG")
