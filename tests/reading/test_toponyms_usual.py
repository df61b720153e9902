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
        ("NEW YORK — The General Assembly voted on Ukraine.", "NEW YORK", CITY),
    ],
)
def test_a_capital_is_meant_unless_its_province_is_spoken_of(text, name, id):
    [mark] = [t for t in geo.read(text).toponyms if t.text == name]
    assert mark.place.id == id


@pytest.mark.parametrize("name", ["TASS", "Hamas", "NATO"])
def test_no_organisation_gets_a_pin(name):
    text = f"{name} said on Friday that talks in Moscow had ended."
    assert [t.text for t in geo.read(text).toponyms] == ["Moscow"]


def test_the_west_is_nobodys_address():
    west = [t for t in geo.read("He came to the West. The West warned him.").toponyms]
    assert west
    assert not any(t.literal or t.place.lat is not None for t in west)
