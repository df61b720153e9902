"""A window of days that moves through the years: whole months, only what is empty passed over."""

from __future__ import annotations

from datetime import date

import pytest

from geo.asking.database import Mentions
from geo.asking.lens import Lens
from geo.asking.windows import Window, length_of, next_window, usual_length
from tests.drawing.rows import table

WHOLE = (date(2014, 1, 1), date(2025, 12, 31))


@pytest.fixture(scope="module")
def mentions() -> Mentions:
    frame = table()
    for near, own in (("near_first", "first"), ("near_last", "last")):
        frame[near] = frame[own].fillna(frame["published"])
    return Mentions.from_frame(frame)


@pytest.mark.parametrize(("months", "first", "last"), [
    (1, date(2024, 2, 1), date(2024, 2, 29)), (3, date(2024, 1, 1), date(2024, 3, 31)),
    (12, date(2024, 1, 1), date(2024, 12, 31)),
])  # fmt: skip
def test_a_window_is_whole_months_and_moves_by_its_own_length(months, first, last):
    window = Window.of(date(2024, 2, 10), months)
    assert window == Window(first, last)
    assert window.moved(months, 1).moved(months, -1) == window
    assert (window.moved(months, 1).first - last).days == 1


def test_empty_windows_are_passed_over_and_the_end_is_the_end(mentions):
    window = next_window(Lens(), mentions, WHOLE, "year")
    assert window == Window(date(2025, 1, 1), date(2025, 12, 31))
    asked = Lens(first=window.first, last=window.last)
    assert next_window(asked, mentions, WHOLE, "year") is None
    assert next_window(asked, mentions, WHOLE, "year", -1) is None
    assert next_window(Lens(), mentions, WHOLE, "month") == Window.of(date(2025, 6, 1), 1)
    assert next_window(Lens(), mentions, WHOLE, "month", -1) == Window.of(date(2025, 7, 1), 1)


def test_how_long_a_window_is_follows_the_stretch_or_what_is_asked():
    assert [usual_length((date(2014, 1, 1), date(y, 12, 31))) for y in (2015, 2019, 2025)] == [
        "month", "quarter", "year",
    ]  # fmt: skip
    quarter = Lens(first=date(2022, 4, 1), last=date(2022, 6, 30))
    assert length_of(quarter, WHOLE) == "quarter"
    assert length_of(Lens(), WHOLE) == "year"
