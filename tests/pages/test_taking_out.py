"""Taking out without a browser: every format, of an article and of the lens, and the picture."""

from __future__ import annotations

import json

import pytest

from pages.shared.taking_out import TITLES, packed
from tests.pages.test_pages import app, nothing_broke, page

ARTICLE = "lavrov-in-wonsan"


@pytest.fixture(scope="module")
def pair():
    from geo.keeping.shelf import bundled
    from geo.reading.findings import read

    [article] = [a for a in bundled() if a.id == ARTICLE]
    return article, read(article.text, article.published)


@pytest.mark.parametrize("format", [name for name in TITLES if name != "pptx"])
def test_an_article_is_taken_out_in_every_format(format, pair):
    file = packed(lambda: [pair], format, ARTICLE, [])
    assert file.name.startswith(f"{ARTICLE}.")
    assert len(file.make()) > 500


def test_a_picture_is_asked_for_by_what_it_shows_how_wide_and_how_fine():
    at = page("article", article=ARTICLE)
    at.selectbox(key="export-format").set_value("png").run()
    assert nothing_broke(at)
    at.segmented_control(key="picture-holds").set_value("map").run()
    assert at.segmented_control(key="picture-width").options == ["90 mm", "140 mm", "280 mm"]


def test_the_lens_says_what_it_would_take_out_and_offers_it():
    at = app(article=ARTICLE)
    assert any("from 1 article" in m.value for m in at.markdown)
    at.selectbox(key="export-format").set_value("geojson").run()
    assert nothing_broke(at)
    assert at.download_button(key="export-download").label == "Download"


def test_a_lens_that_keeps_nothing_has_nothing_to_take_out():
    at = app(words="submarine elephants")
    assert any("nothing to take out" in c.value for c in at.caption)


def test_a_chosen_quotation_is_offered_as_a_picture(pair):
    _, findings = pair
    q = findings.quotations[0]
    at = page("article", article=ARTICLE, mention=f"{ARTICLE}:quotation:{q.start}-{q.end}")
    assert nothing_broke(at)
    assert at.download_button(key="card-download").label == "Download the picture"


def test_without_a_chosen_quotation_there_is_a_hint():
    at = page("article", article=ARTICLE)
    assert any("Choose a quotation" in c.value for c in at.caption)


def test_corrections_travel_with_everything(pair):
    from geo.reading.corrections.log import correct
    from geo.text import Span

    line = correct(pair[0], Span(0, 2), "not-a-place", who="Ann")
    told = json.loads(packed(lambda: [pair], "json", ARTICLE, [line]).make())
    assert [c["who"] for c in told["corrections"]] == ["Ann"]
