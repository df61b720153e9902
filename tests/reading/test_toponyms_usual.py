"""What every reader of news takes for granted about names."""

from __future__ import annotations

import pytest

import geo

DC, STATE, CITY = "geonames:4140963", "geonames:5815135", "geonames:5128581"


@pytest.mark.parametrize(
    ("text", "name", "id"),
    [
        ("The president said in Washington that Iran would pay.", "Washington", DC),
        ("Moscow and Washington agreed to meet.", "Washington", DC),
        ("He lives in Spokane, Washington.", "Washington", STATE),
        ("Fires burn in Washington state. Seattle chokes.", "Washington", STATE),
        ("Officials in Washington and Moscow met envoys from Oregon.", "Washington", DC),
        ("Ukraine asked the Assembly in New York to vote on Donetsk.", "New York", CITY),
        ("NEW YORK — The General Assembly voted on Ukraine.", "NEW YORK", CITY),
    ],
)
def test_a_capital_is_meant_unless_its_province_is_spoken_of(text, name, id):
    [mark] = [t for t in geo.read(text).toponyms if t.text == name]
    assert mark.place.id == id


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Georgia and Armenia signed a deal in Yerevan.", "geonames:614540"),
        ("Georgia and Alabama signed a deal in Atlanta.", "geonames:4197000"),
        ("The president of Georgia met envoys from Turkey.", "geonames:614540"),
    ],
)
def test_a_country_comes_before_a_state_of_another(text, id):
    assert next(t.place.id for t in geo.read(text).toponyms if t.text == "Georgia") == id


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Rights groups in Geneva wrote to a lawyer in New York about Seoul.", "Geneva", "CH"),
        ("Senators from Ohio, Texas and Iowa flew to Paris after the attacks.", "Paris", "FR"),
        ("Paris, Texas, lies north-east of Dallas.", "Paris", "US"),
        ("London lies in Laurel County, Kentucky.", "London", "US"),
        ("A farmer drove from Moscow, Idaho, to Boise.", "Moscow", "US"),
    ],
)
def test_a_great_city_is_meant_unless_an_article_is_at_home_by_its_namesake(text, name, country):
    assert next(t.place.country for t in geo.read(text).toponyms if t.text == name) == country


def test_a_spelling_of_a_town_far_from_all_that_is_named_gets_no_pin():
    text = "The railway from Khasan will reach Vladivostok, Moscow told Seoul."
    khasan = next(t for t in geo.read(text).toponyms if t.text == "Khasan")
    assert khasan.place is None or khasan.place.country == "RU"


@pytest.mark.parametrize("name", ["TASS", "Hamas", "NATO"])
def test_no_organisation_gets_a_pin(name):
    text = f"{name} said on Friday that talks in Moscow had ended."
    assert [t.text for t in geo.read(text).toponyms] == ["Moscow"]


def test_the_west_is_nobodys_address():
    west = [t for t in geo.read("He came to the West. The West warned him.").toponyms]
    assert west
    assert not any(t.literal or t.place.lat is not None for t in west)
