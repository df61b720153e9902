"""A window of days that moves through the years; what is empty is passed over."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.asking.database import Mentions
from geo.asking.lens import Lens
from geo.asking.windows import (
    LENGTHS,
    Tells,
    Window,
    length_of,
    next_window,
    telling,
    telling_within,
    usual_length,
)
from tests.drawing.rows import table

MONTH = LENGTHS["month"]
WHOLE = (date(2014, 1, 1), date(2025, 12, 31))


@pytest.fixture(scope="module", params=["all", "some"])
def tells(request) -> Tells:
    """The two ways of asking, which must agree."""
    frame = table()
    for near, own in (("near_first", "first"), ("near_last", "last")):
        frame[near] = frame[own].fillna(frame["published"])
    return telling(Mentions.from_frame(frame)) if request.param == "all" else telling_within(frame)


@pytest.mark.parametrize(("length", "first", "last"), [
    ("day", date(2024, 2, 10), date(2024, 2, 10)), ("week", date(2024, 2, 5), date(2024, 2, 11)),
    ("month", date(2024, 2, 1), date(2024, 2, 29)),
    ("quarter", date(2024, 1, 1), date(2024, 3, 31)),
    ("year", date(2024, 1, 1), date(2024, 12, 31)),
])  # fmt: skip
def test_a_window_is_a_whole_length_and_the_next_day_begins_the_next(length, first, last):
    window = Window.of(date(2024, 2, 10), LENGTHS[length])
    assert window == Window(first, last)
    assert Window.of(last + timedelta(days=1), LENGTHS[length]).first == last + timedelta(days=1)
    assert Window.of(first, LENGTHS[length]) == window
    assert length_of(Lens(first=first, last=last), WHOLE) == length


@given(st.dates(), st.sampled_from(list(LENGTHS)))
def test_every_day_there_is_lies_in_its_window(day, length):
    window = Window.of(day, LENGTHS[length])
    assert window.first <= day <= window.last


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(over=st.tuples(st.dates(), st.dates()).map(sorted), length=st.sampled_from(list(LENGTHS)))
def test_windows_go_on_to_the_end_of_any_stretch_and_back(tells, over, length):
    for by in (1, -1):
        lens, seen = Lens(), []
        while (window := next_window(lens, tells, over, length, by)) and len(seen) < 9:
            seen.append(window)
            lens = Lens(first=window.first, last=window.last)
        assert seen == sorted(seen, key=lambda w: w.first, reverse=by < 0)


def test_empty_windows_are_passed_over_and_the_end_is_the_end(tells):
    window = next_window(Lens(), tells, WHOLE, "year")
    assert window == Window(date(2025, 1, 1), date(2025, 12, 31))
    asked = Lens(first=window.first, last=window.last)
    assert next_window(asked, tells, WHOLE, "year") is None
    assert next_window(asked, tells, WHOLE, "year", -1) is None
    assert next_window(Lens(), tells, WHOLE, "month") == Window.of(
        date(2025, 6, 1), LENGTHS["month"]
    )
    assert next_window(Lens(), tells, WHOLE, "month", -1) == Window.of(
        date(2025, 7, 1), LENGTHS["month"]
    )


def test_how_long_a_window_is_follows_the_stretch_or_what_is_asked():
    assert [usual_length((date(2014, 1, 1), date(y, 12, 31))) for y in (2015, 2019, 2025)] == [
        "month", "quarter", "year",
    ]  # fmt: skip
    assert usual_length((date(2025, 7, 1), date(2025, 8, 30))) == "day"
    assert usual_length((date(2025, 1, 1), date(2025, 12, 31))) == "week"
    quarter = Lens(first=date(2022, 4, 1), last=date(2022, 6, 30))
    assert length_of(quarter, WHOLE) == "quarter"
    assert length_of(Lens(), WHOLE) == "year"
