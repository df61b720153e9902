"""Laws of finding times: the span, the order, no exception, linear time."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.reading.timexes import find_timexes
from geo.reading.timexes.time_words import MONTHS, UNITS, WEEKDAYS
from geo.text import Prose

WORDS = [
    *MONTHS, *WEEKDAYS, *UNITS, "May", "Sept.", "the", "a", "last", "next", "this", "of", "in",
    "on", "at",
    "years", "days", "two", "half", "and", "or", "to", "ago", "later", "earlier", "early", "mid",
    "31", "2", "30th", "0000", "9999", "1999", "2150", "1990s", "'80s", "24:00", "99:99", "5pm",
    "1/0", "13/13/2013", "0/0/0000", "31.12.9999", "-", "–", ".", ",", "'s", "every", "quarter",
    "third", "hundred", "thousand", "million", "century", "spring", "Christmas", "Easter", "Day",
    "noon", "p.m.", "GMT", "since", "after", "before", "strikes", "Iran", "U.S.", "Israel",
    "summit", "Hanoi", "fiscal", "first", "nine", "months", "weekend", "tonight", "morning",
    "999999999999",
    "²", "١٢", "\ud800", "\x00", "😀", "\n\n", "“", "until", "then", "old", "long", "01T05", "0735",
]  # fmt: skip
DAYS = st.none() | st.dates()


def holds(text: str, published: date | None) -> None:
    marks = find_timexes(Prose(text), published)
    end = 0
    for t in marks:
        assert t.start >= end
        assert text[t.start : t.end] == t.text != ""
        assert t.earliest is None or t.latest is None or t.earliest <= t.latest
        assert 0 <= t.confidence <= 1
        assert t.rule
        end = t.end
    assert marks == find_timexes(Prose(text), published)


@given(st.lists(st.sampled_from(WORDS), max_size=40), DAYS)
@settings(max_examples=400, deadline=None)
def test_words_of_time_in_any_order_are_read_without_an_exception(words, published):
    holds(" ".join(words), published)


@given(st.text(max_size=200), DAYS)
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_without_an_exception(text, published):
    holds(text, published)


@pytest.mark.parametrize("day", [date.min, date(1, 1, 3), date(9999, 12, 30), date.max, None])
def test_the_ends_of_the_calendar_are_no_trouble(day):
    for words in (
        "a thousand years ago", "999 centuries from now", "next week", "last decade", "Monday",
        "early last year", "this winter", "last Easter", "the past 5000 years", "next quarter",
        "about two weeks ago", "Dec. 31", "29 February", "the weekend", "the 21st century",
    ):  # fmt: skip
        holds(f"It was {words}. A year earlier. The following day. Two days later.", day)


@pytest.mark.parametrize(
    "piece",
    ["the ", "two hundred ", "of the last two ", "after the U.S. strikes on ", "1999-", "years ",
     "Monday, ", "a half ", "May ", "x", "“", "\x00", "5 p.m. ", "third quarter of the "],
)  # fmt: skip
def test_time_is_linear_in_the_text(piece):
    """What takes too long does so every time; a machine that was busy for a moment does not."""

    def seconds(size: int) -> float:
        prose = Prose(piece * (size // len(piece)))
        assert prose.words
        begun = time.process_time()
        find_timexes(prose, date(2025, 7, 12))
        return time.process_time() - begun

    seconds(2_000)
    tries = ((max(seconds(4_000), 0.005), seconds(32_000)) for _ in range(3))
    assert any(long < 30 * short for short, long in tries)
