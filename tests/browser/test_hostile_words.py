"""What a visitor gives stays words, wherever it is shown and however it is taken out."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page

from geo.keeping.exports import export
from geo.keeping.intake.outcomes import article_id
from geo.reading.marks import Doubt, Findings, Quotation, Source, Timex, Toponym
from geo.text import Article, Prose, Span
from geo.world.places import Place
from tests.browser.atlas import Atlas
from tests.browser.hostile_words import STRINGS

pytestmark = pytest.mark.browser
DAY = date(2025, 7, 1)
SHOWN = 60
"""Strings that are also the names of places and speakers; every string stands in the text."""


def hostile_article() -> tuple[Article, Findings]:
    """Return an article all of whose words, names and places are hostile strings."""
    whole = "\n".join(f"“{' '.join(s.split())}” said it." for s in STRINGS)
    article = Article("", STRINGS[70], whole, STRINGS[30], DAY, "https://a.example/", STRINGS[10])
    article = replace(article, id=article_id(article))
    toponyms, timexes, quotations, start = [], [], [], 0
    for number, line in enumerate(whole.split("\n")[:SHOWN]):
        words = Span(start + 1, start + len(line) - len("” said it."))
        start += len(line) + 1
        name = STRINGS[-number - 1][:400]
        place = Place(
            f"site:h{number}", name, "site", "", number % 120 - 60.0, number % 300 - 150.0
        )
        at = (words.start, words.end, words.of(whole))
        if number % 3 == 0:
            toponyms.append(Toponym(*at, "literal", True, 0.9, place, rule=name[:80]))
        if number % 3 == 1:
            day = DAY + timedelta(days=number)
            iso = day.isoformat()
            timexes.append(Timex(*at, "DATE", iso, iso, day, day, None, "day", 0.9))
        source = Source(*at, name, name)
        bounds = Span(words.start - 1, words.end + 1)
        quotations.append(Quotation("direct", (bounds,), None, source, f"site:h{number}"))
    doubt = Doubt(1, 9, STRINGS[5], "place")
    lists = (tuple(toponyms), tuple(timexes), tuple(quotations), (doubt,))
    return article, Findings(whole, DAY, *lists, tuple(Prose(whole).sentences))


@pytest.fixture(scope="module")
def hostile() -> tuple[Article, Findings]:
    return hostile_article()


def watched(page: Page) -> list[str]:
    """Note every sign that words did something."""
    seen: list[str] = []
    page.on("dialog", lambda dialog: (seen.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda r: seen.append(r.url) if "evil.example" in r.url else None)
    page.on("popup", lambda popup: seen.append(popup.url))
    return seen


def ran(page: Page) -> list[str]:
    return [f.url for f in page.frames if f.evaluate("() => Boolean(window.hit)")]


def test_there_are_a_thousand_of_them():
    assert len(STRINGS) >= 1000


def test_no_page_runs_what_an_article_says(server, visit, hostile):
    atlas: Atlas = visit(server)
    seen = watched(atlas.page)
    atlas.open("/add").page.get_by_role("tab", name="Files").click()
    packed = {"name": "a.json", "mimeType": "application/json", "buffer": export([hostile], "json")}
    atlas.page.locator("input[type=file]").set_input_files([packed])
    atlas.page.get_by_role("button", name=re.compile("Take in [0-9]")).click()
    atlas.page.get_by_role("button", name=re.compile("^(Read it|Keep as another)")).last.click()
    atlas.page.locator(".reader").wait_for(timeout=60_000)
    atlas.settle(60)
    assert ran(atlas.page) == []
    for name in ("Explore", "Voices"):
        atlas.page.get_by_role("link", name=name, exact=True).first.click()
        atlas.settle(60)
        atlas.page.wait_for_timeout(1500)
        assert ran(atlas.page) == []
    assert seen == []


@pytest.mark.parametrize("format", ["geojson", "kml", "timelinejs", "annotations"])
def test_what_is_taken_out_stays_words(hostile, format):
    taken_out = export([hostile], format)
    if format == "kml":
        assert b"<script" not in taken_out
        assert b"<img" not in taken_out
    else:
        assert json.loads(taken_out)
