"""Where a map looks first: around what is mostly told of."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.drawing.initial_extent import frame_of, framed
from geo.drawing.pins import gather_places
from tests.drawing.rows import place, table

ISFAHAN, NATANZ, TEHRAN = (51.7, 32.7), (51.7, 33.7), (51.4, 35.7)
WASHINGTON, SUVA, APIA = (-77.0, 38.9), (178.4, -18.1), (-171.8, -13.8)
SEOUL, MOSCOW, KYIV = (127.0, 37.6), (37.6, 55.8), (30.5, 50.4)


def held(corners, point) -> bool:
    (south, west), (north, east) = corners
    inside = any(west - 1e-6 <= point[0] + turn <= east + 1e-6 for turn in (-360, 0, 360))
    return inside and south <= point[1] <= north


def frame(*told: tuple[tuple[float, float], float]):
    points, weight = zip(*told, strict=True)
    return framed(np.array(points), np.array(weight))


def test_one_far_capital_does_not_squeeze_what_a_text_is_about():
    found = frame((ISFAHAN, 3), (NATANZ, 4), (TEHRAN, 2), (WASHINGTON, 2))
    assert all(held(found, at) for at in (ISFAHAN, NATANZ, TEHRAN))
    assert not held(found, WASHINGTON)


def test_a_far_place_that_is_told_of_as_much_is_held():
    assert held(frame((SEOUL, 5), (MOSCOW, 4), (KYIV, 2)), MOSCOW)


def test_a_name_for_a_government_weighs_less_than_the_place_itself():
    spoken = [place("Seoul", "geonames:1", *SEOUL, literal=True)] * 3
    named = [place("Washington", "geonames:2", *WASHINGTON, literal=False)] * 4
    far = gather_places(table([*spoken, *named]))
    assert not held(frame_of(far), WASHINGTON)
    assert held(frame_of(far.assign(literal=far["count"])), WASHINGTON)


def test_islands_on_both_sides_of_the_date_line_are_neighbours():
    (_, west), (_, east) = frame((SUVA, 1), (APIA, 1))
    assert east - west < 15


def test_nothing_on_the_ground_has_no_frame():
    assert frame_of(gather_places(table([]))) is None


@given(
    st.lists(
        st.tuples(st.floats(-180, 180), st.floats(-60, 80), st.integers(1, 40)),
        min_size=1,
        max_size=30,
    )
)
def test_the_heaviest_place_is_in_the_frame(told):
    points = np.array([row[:2] for row in told])
    weight = np.array([row[2] for row in told], dtype=float)
    (south, west), (north, east) = framed(points, weight)
    assert south <= north
    assert west <= east
    assert east - west <= 360

    alone = weight > weight.sum() / 2
    assert all(held(((south, west), (north, east)), at) for at in points[alone])


@pytest.mark.parametrize("count", [1, 400])
def test_a_frame_is_quick_whatever_is_named(count):
    points = np.random.default_rng(1).uniform([-180, -60], [180, 80], (count, 2))
    assert framed(points, np.ones(count)) is not None
