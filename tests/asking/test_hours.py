"""Hours that are one day on one clock and another day on the other."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from geo.asking.comparison.hours import hours_apart
from geo.asking.mentions import mention_table
from geo.drawing.two_clocks import hours_on_two_clocks
from geo.reading.findings import read
from geo.text import Article
from geo.world.gazetteer import open_gazetteer
from geo.world.zones import zone_of

RAID = (
    "The raid began at 6:40 p.m. EDT on 21 June, the general said in Washington. "
    "People in Tehran were asleep."
)


def told(text: str):
    article = Article("raid", text, "A raid", "The Crier", date(2025, 6, 24))
    return mention_table([(article, read(text, article.published))])


def test_an_hour_of_two_days_is_told_on_both_clocks():
    [hour] = hours_apart(told(RAID))
    assert [(c.place, f"{c.when:%Y-%m-%d %H:%M}") for c in hour.clocks] == [
        ("Washington", "2025-06-21 18:40"),
        ("Tehran", "2025-06-22 02:10"),
    ]
    html = hours_on_two_clocks([hour])
    assert "Washington: 18:40, 21 June 2025" in html
    assert "Tehran: 02:10, 22 June 2025" in html


def test_the_other_clock_is_one_of_the_same_article_where_it_names_one():
    elsewhere = Article("visit", "He landed in Cairo.", "A visit", "The Crier", date(2025, 6, 24))
    both = pd.concat([told(RAID), mention_table([(elsewhere, read(elsewhere.text))])])
    [hour] = hours_apart(both)
    assert [clock.place for clock in hour.clocks] == ["Washington", "Tehran"]


@pytest.mark.parametrize(
    "text",
    [
        "The raid began at 11 a.m. EDT on 21 June, he said in Washington. Tehran was calm.",
        "The raid began at 6:40 p.m. on 21 June. Tehran was calm, and so was Washington.",
    ],
    ids=["the same day on both", "no clock is named"],
)
def test_an_hour_that_is_sure_to_be_one_day_or_has_no_clock_is_left_alone(text):
    assert hours_apart(told(text)) == ()


def test_a_place_goes_by_the_clock_of_its_country_or_the_nearest_town_s():
    place = open_gazetteer().place
    assert zone_of(place("geonames:112931")) == "Asia/Tehran"
    assert zone_of(place("geonames:4140963")) == "America/New_York"
    assert zone_of(place("geonames:6252001")) is None  # the United States have several
