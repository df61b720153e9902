"""The quote card is a picture of 1200 by 630 that holds what it should, whatever it is given."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from PIL import Image, ImageChops

from geo.drawing.card import fitted, quote_card_alt, quote_card_png
from geo.drawing.locator import locator
from geo.drawing.palette import LIGHT
from geo.reading.marks import Findings, Quotation
from geo.text import Article, Span
from geo.world.places import Place
from tests.keeping.conftest import TEXT, sample_findings
from tests.looking import MOST_APART, apart

ARTICLE = Article("lowport", "The sea at Lowport", TEXT, "The Lowport Crier", date(2021, 3, 4))
FIJI = Place("geonames:2198148", "Suva", "city", "FJ", -18.1416, 178.4415)
WONSAN = Place("geonames:1866923", "Wonsan", "city", "KP", 39.15, 127.44)


def card(quotation: Quotation, findings: Findings | None = None, **how) -> Image.Image:
    packed = quote_card_png(ARTICLE, findings or sample_findings(), quotation, **how)
    return Image.open(BytesIO(packed)).convert("RGB")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("which", [0, 1])
def test_a_card_has_the_size_that_links_are_shown_in(theme, which):
    image = card(sample_findings().quotations[which], theme=theme)
    assert image.size == (1200, 630)
    assert len(image.getcolors(1 << 20)) > 100


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_card_looks_as_it_did(theme):
    assert apart(card(sample_findings().quotations[0], theme=theme), f"card-{theme}") < MOST_APART


def test_a_card_of_other_words_is_told_apart():
    other = card(sample_findings().quotations[1], theme="light")
    assert apart(other, "card-light") > MOST_APART / 3
    assert apart(Image.new("RGB", (1200, 630)), "card-light") > MOST_APART


def test_the_same_quotation_gives_the_same_bytes():
    findings = sample_findings()
    once = quote_card_png(ARTICLE, findings, findings.quotations[0])
    assert once == quote_card_png(ARTICLE, findings, findings.quotations[0])


def test_who_reads_by_ear_hears_the_same():
    findings = sample_findings()
    assert quote_card_alt(ARTICLE, findings, findings.quotations[0]) == (
        "Ada Reed, Mayor: “=SUM of our fears is the sea.” warned · in Lowport · 3 March 2021. "
        "The sea at Lowport — The Lowport Crier, 4 March 2021"
    )


def test_without_speaker_place_or_day_there_is_a_card_without_a_map():
    bare = Quotation("indirect", (Span(0, 20),))
    image = card(bare)
    right = image.crop((850, 80, 1130, 370))
    assert ImageChops.difference(right, Image.new("RGB", right.size, LIGHT.paper)).getbbox() is None


@pytest.mark.parametrize(
    "words", ["short", "word " * 300, "x" * 3000, "", "NUL \0 \ud800 é 北 עב\n" * 9]
)
def test_any_words_stay_inside_the_margins(words):
    text = words or "?"
    findings = Findings(text)
    image = card(Quotation("direct", (Span(0, len(text)),)), findings)
    for edge in ((0, 12, 60, 630), (1140, 12, 1200, 630)):
        side = image.crop(edge)
        blank = Image.new("RGB", side.size, LIGHT.paper)
        assert ImageChops.difference(side, blank).getbbox() is None


def test_long_words_are_cut_and_say_so():
    size, lines = fitted("word " * 400, 700, 300)
    assert size == 28
    assert lines[-1].endswith(" …")
    assert fitted("A few words", 700, 300) == (58, ["A few words"])


@pytest.mark.parametrize("place", [WONSAN, FIJI, replace(FIJI, lat=89.0), replace(FIJI, lat=-89.0)])
def test_the_place_stands_in_the_middle_of_its_map(place):
    image = locator(place, (), 300, LIGHT)
    assert image.size == (300, 300)
    middle = image.getpixel((150, 150))
    assert middle != Image.new("RGB", (1, 1), LIGHT.sea).getpixel((0, 0))


def test_land_is_seen_on_both_sides_of_the_date_line():
    image = locator(FIJI, (replace(FIJI, id="site:west", lon=-172.1, lat=-13.6),), 300, LIGHT)
    land = Image.new("RGB", (1, 1), LIGHT.regions["other"]).getpixel((0, 0))
    colours = {colour for _, colour in image.crop((150, 0, 300, 150)).getcolors(1 << 16)}
    assert land in colours or len(colours) > 5
