"""Points that a reader sets: read as typed, named by where they are, known by their ids."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.world.gazetteer import open_gazetteer
from geo.world.places import Place
from geo.world.points import point_at, point_of, spot_typed
from geo.world.regions import region_of


@pytest.mark.parametrize(
    ("words", "spot"),
    [
        ("39.15, 127.44", (39.15, 127.44)),
        (" -33.9 18.4 ", (-33.9, 18.4)),
        ("39.15 N 127.44 E", (39.15, 127.44)),
        ("127.44E 39.15S", (-39.15, 127.44)),
        ("39°9′N 127°24′W", (39.15, -127.4)),
        ("N 39° 9' 36\", E 127°", (39.16, 127.0)),
        ("−12,5", (-12.0, 5.0)),
    ],
)
def test_latitude_and_longitude_are_understood_as_people_type_them(words, spot):
    assert spot_typed(words) == pytest.approx(spot)


@pytest.mark.parametrize(
    "words", ["", "Wonsan", "39.15", "1, 2, 3", "95, 10", "10, 190", "39 N, 127 N", "39 E, 127 E"]
)
def test_what_is_no_latitude_and_longitude_is_refused(words):
    assert spot_typed(words) is None


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_the_id_of_a_point_says_where_it_is(lat, lon):
    point = point_at(lat, lon)
    assert point_of(point.id) == point
    assert point.lat == pytest.approx(lat, abs=1e-4)
    assert "_" not in point.id


@given(st.text(max_size=30))
def test_no_text_breaks_it(words):
    assert spot_typed(words) is None or point_of(f"point:{words}")


def test_a_point_stands_in_its_country_and_regions_and_at_sea_in_none():
    point = point_at(39.15, 127.44, "A quay")
    assert (point.name, point.country, point.kind) == ("A quay", "KP", "point")
    assert "region:korean-peninsula" in region_of(point)
    assert point_at(0, -30).country == ""


def test_the_gazetteer_knows_a_point_by_its_id():
    known = Place("point:39.15,127.44", "39.15° N, 127.44° E", "point", "KP", 39.15, 127.44)
    assert open_gazetteer().place("point:39.15,127.44") == known
