"""The days that outlets tell of, drawn as bars on one scale."""

import re
from datetime import date

from geo.drawing.outlet_days import MOST_DAYS, day_bars

JULY = [date(2025, 7, n) for n in range(1, 10)]


def test_outlets_share_one_scale_and_a_day_says_which_outlet_it_opens():
    html = day_bars([("AP", {JULY[1]: 4}), ("<TASS>", {JULY[0]: 2, JULY[1]: 1})])
    assert re.findall(r"width:([\d.]+)%", html) == ["100.0", "50.0", "25.0"]
    assert re.findall(r'data-open="([^"]+)"', html) == [
        "2025-07-02 0", "2025-07-01 1", "2025-07-02 1",
    ]  # fmt: skip
    assert "&lt;TASS&gt;" in html
    assert "data-id" not in html


def test_the_days_told_of_most_stand_in_their_order_and_the_rest_is_counted():
    often = {day: 9 - at for at, day in enumerate(reversed(JULY))}
    html = day_bars([("AP", often)])
    opened = re.findall(r'data-open="(\S+) 0"', html)
    assert opened == [f"{day:%Y-%m-%d}" for day in JULY[-MOST_DAYS:]]
    assert "And 3 more days." in html


def test_an_outlet_without_a_day_says_so():
    assert "No day." in day_bars([("AP", {})])
