"""Laws of reading a whole text, held on hard text of every kind: see ``storms``."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from datetime import date
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.reading.findings import read
from geo.text import LONGEST, Prose
from tests.counting import calls_of
from tests.reading.storms import PIECES, QUOTES, keeps_the_laws

JULY = date(2025, 7, 12)
DAYS = st.none() | st.dates()
MIXED = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=60).map("".join)
SPACED = st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join)
RUNS = st.lists(st.tuples(st.sampled_from(PIECES), st.integers(1, 40)), max_size=8).map(
    lambda runs: "".join(piece * times for piece, times in runs)
)


@given(MIXED | SPACED | RUNS | st.text(max_size=300), DAYS)
@settings(max_examples=250, deadline=None)
def test_any_text_is_read_without_an_exception_and_marks_point_to_their_words(text, published):
    keeps_the_laws(text, published)


@given(SPACED, DAYS)
@settings(max_examples=40, deadline=None)
def test_the_same_text_gives_the_same_findings(text, published):
    assert read(text, published) == read(text, published)


@pytest.mark.parametrize(
    "text",
    [
        "wrote, “ ",  # a mark opened by the last word
        "Interfax cited Deputy Minister Oleg Sorokin as saying",  # nothing after the cue
        "The army said it wanted to",
        "“",
        "He said: “We agree.” “",
        "\x00",
        "\ud800 said “\udfff”.",
        "\u202eقال «نعم»\u202c, he said.",
        "👩‍👩‍👧‍👦 said “😀”.",
        "e\u0301\u0301\u0301 said \u0301“\u0301”\u0301",
    ],
    ids=ascii,
)
def test_text_that_once_was_trouble_is_read(text):
    keeps_the_laws(text, JULY)


@pytest.mark.parametrize("day", [date.min, date(1, 1, 20), date.max])
def test_the_ends_of_the_calendar_are_read(day):
    keeps_the_laws("“We agree today,” Sergei Lavrov said in Moscow, days after the strikes.", day)
    keeps_the_laws("Speaking in Wonsan, Sergei Lavrov said: “We met last week in Moscow.”", day)


@pytest.mark.parametrize("mark", [*QUOTES, "".join(QUOTES), "“We ‘agree’,” he said. “"])
def test_ten_thousand_quote_marks_of_a_style_are_read(mark):
    keeps_the_laws(mark * (10_000 // len(mark)), JULY)


@pytest.mark.parametrize("piece", ["a", "A", "1", "é", "Kyiv", "\u0301", "😀", "U.S.", "a.b,"])
def test_more_than_an_article_may_have_is_read_without_a_space(piece):
    keeps_the_laws(piece * (2**18 // len(piece)), JULY)


STORMS = [
    "He ", "I ", "Wonsan ", "Mr Lavrov ", "NATO ", "the minister ", "according to ",
    "who ", "— ", "was quoted as saying ", "today ", "two weeks ago ",
    "a year earlier ", "the 6th ", "-", "...", "12 July ", "1999 ", "Paris, ", "Kyiv-",
    "::", "(", '" ', "‘x’ ", "said “x” ", "“We agree,” he said. ", "Kim Jong Un said ",
    "said on Monday ", "told reporters in Wonsan, ", "Lavrov visited Wonsan. ",
    "days after the strikes on Iran, ",
    "On 3 January 2020 a strike. A day after that strike. ",
    "Galicia and Washington, ", "14:32 Kyiv says ",
    "Q: Is Kyiv safe?\n\nMR. LEE: It is.\n\n", "KYIV, Ukraine (AP) — Two men said so.\n",
]  # fmt: skip


def work(text: str) -> int:
    """How many functions are called to read a text."""
    return calls_of(lambda: read(text, JULY))


@pytest.mark.parametrize("piece", STORMS, ids=ascii)
def test_work_is_linear_in_the_text(piece):
    once, twice = (piece * (size // len(piece)) for size in (2_500, 5_000))
    read(once[:1_000], JULY)  # open what is opened once
    assert work(twice) < 2.2 * work(once) + 2_000


@pytest.mark.parametrize("piece", STORMS, ids=ascii)
def test_time_is_linear_in_the_text(piece):
    """Counting calls says nothing of the time inside one: a pattern that goes back and forth.

    Such a pattern is slow every time; a machine that was busy for a moment is not.
    """

    def seconds(size: int) -> float:
        begun = time.process_time()
        read(piece * (size // len(piece)), JULY)
        return time.process_time() - begun

    tries = ((max(seconds(2_000), 0.01), seconds(16_000)) for _ in range(3))
    assert any(large < 30 * small for small, large in tries)


def test_a_sentence_that_never_ends_is_cut_between_words():
    text = "and so on, " * 1_000
    prose = Prose(text)
    assert max(s.end - s.start for s in prose.sentences) <= LONGEST
    assert "".join(s.of(text) for s in prose.sentences).replace(" ", "") == text.replace(" ", "")
    assert {s.start for s in prose.sentences} <= set(prose.starts)


def test_findings_do_not_hang_on_the_order_of_sets():
    program = (
        "from datetime import date; from geo.reading.findings import read; import json;"
        "from geo.keeping.shelf import bundled;"
        "print(json.dumps([read(a.text, a.published).to_dict() for a in bundled()[:6]]))"
    )
    told = {
        sha256(
            subprocess.run(
                [sys.executable, "-c", program],
                env={**os.environ, "PYTHONHASHSEED": seed},
                capture_output=True,
                check=True,
                timeout=120,
            ).stdout
        ).hexdigest()
        for seed in ("1", "2")
    }
    assert len(told) == 1
