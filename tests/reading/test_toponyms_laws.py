"""Laws of finding toponyms: the span, the order, no exception, linear time."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.reading.toponyms import find_toponyms
from geo.text import Prose
from tests.counting import calls_of

WORDS = [
    "Moscow", "Pyongyang", "Russia", "North", "South", "Korea", "Korean", "Washington", "D.C.",
    "St", ".", "Petersburg", "the", "The", "West", "of", "and", "-", "—", "’s", "'s", ",", "in",
    "said", "Isle", "Man", "Sea", "Azov", "Highway", "75", "11th", "U.S.", "U", ".S", "Mr", "’",
    "DFL", "N.", "Ala", "O'Neill", "Sana’a", "Київ", "東京", "\ud800", "\x00", "😀", "\n\n", "“",
    "County", "İstanbul", "ß", "Israeli-American", "a" * 300, "A" * 300, "&", "(", ")", "\u202e",
]  # fmt: skip


def holds(text: str) -> None:
    marks = find_toponyms(Prose(text))
    end = 0
    for mark in marks:
        assert mark.start >= end
        assert text[mark.start : mark.end] == mark.text != ""
        assert 0 <= mark.confidence <= 1
        assert mark.place is None or mark.rule != "name:unknown"
        assert all(0 <= other.score <= 1 for other in mark.alternatives)
        end = mark.end
    assert marks == find_toponyms(Prose(text))


@given(st.lists(st.sampled_from(WORDS), max_size=40))
@settings(max_examples=300, deadline=None)
def test_names_in_any_order_are_read_without_an_exception(words):
    holds(" ".join(words))


@given(st.lists(st.sampled_from(WORDS), max_size=20))
@settings(max_examples=100, deadline=None)
def test_names_run_together_are_read_without_an_exception(words):
    holds("".join(words))


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_without_an_exception(text):
    holds(text)


@pytest.mark.parametrize(
    "piece",
    [
        "A", "Moscow", "Moscow ", "St. ", "U.S.", "of Man ", "Paris, Texas, ", "’s ", "“", "-",
        "Springfield and Washington County met Georgia. ", "A-", "\x00", "مرحبا ", "😀",
    ],
)  # fmt: skip
def test_work_grows_no_faster_than_the_text(piece):
    once, four = (piece * (size // len(piece)) for size in (10_000, 40_000))
    find_toponyms(Prose(four))  # open what is opened once, remember what is remembered
    work = [calls_of(lambda text=text: find_toponyms(Prose(text))) for text in (once, four)]
    assert work[1] < 4.4 * work[0] + 2_000
