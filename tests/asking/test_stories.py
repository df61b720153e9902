"""Stories: steps that make themselves from a reading, and orders that fit a URL."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.asking.story import Step, by_mark, by_sentence, chosen, order_of
from geo.reading.marks import Findings, Quotation, Source, Toponym
from geo.text import Prose, Span
from geo.world.places import Place

WONSAN = Place("geonames:1866923", "Wonsan", "city", "KP", 39.15, 127.44)
TEXT = "Mr Lavrov came to Wonsan. Nothing else happened. “We agree,” he said. Moscow agreed."
STEPS = tuple(Step(n, Span(n, n + 1), Span(n, n + 1)) for n in range(8))


def findings() -> Findings:
    moscow = Place("geonames:524901", "Moscow", "city", "RU", 55.75, 37.62)
    start, end, capital = TEXT.index("“"), TEXT.index("”") + 1, TEXT.index("Moscow")
    return Findings(
        TEXT,
        toponyms=(
            Toponym(18, 24, "Wonsan", "literal", True, 0.9, WONSAN),
            Toponym(capital, capital + 6, "Moscow", "metonymic", False, 0.9, moscow),
        ),
        quotations=(
            Quotation("direct", (Span(start, end),), source=Source(3, 9, "Lavrov", "Lavrov")),
        ),
        sentences=tuple(Prose(TEXT).sentences),
    )


def test_a_sentence_that_moves_no_view_is_no_step():
    assert [s.focus.of(TEXT) for s in by_sentence(findings())] == [
        "Mr Lavrov came to Wonsan.",
        "“We agree,” he said.",
    ]


def test_a_step_a_mark_leaves_out_places_that_only_speak():
    steps = by_mark(findings())
    assert [s.places for s in steps] == [(WONSAN,), ()]
    assert steps[1].speaker == "Lavrov"


@pytest.mark.parametrize(
    ("order", "numbers"),
    [("", list(range(8))), ("0-2,5", [0, 1, 2, 5]), ("7,1", [7, 1]), ("9,x,3-99", [3, 4, 5, 6, 7])],
)
def test_an_order_keeps_the_steps_it_names(order, numbers):
    assert [s.number for s in chosen(STEPS, order)] == numbers


@given(st.lists(st.integers(0, 7), unique=True, min_size=1))
def test_an_order_comes_back_from_the_url(numbers):
    kept = [STEPS[n] for n in numbers]
    assert list(chosen(STEPS, order_of(kept, len(STEPS)))) == kept
