"""Putting right: places offered, days and words as typed, the log told."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.asking.correctable import (
    content_at,
    edtf_of,
    history,
    place_told,
    places_offered,
    signed,
    told,
    trimmed,
    words_at,
)
from geo.reading.corrections.log import Correction, correct, undo
from geo.text import Article, Span
from geo.world.gazetteer import open_gazetteer

TEXT = "He said it’s “all over”, and  then: it’s not. In Georgia, Georgia waits."
ARTICLE = Article("tale", "A tale", TEXT)


def corrected(minute: int = 0, **what: object) -> Correction:
    when = datetime(2025, 7, 12, 14, minute, tzinfo=UTC)
    span = words_at(TEXT, "Georgia", 0)
    return correct(ARTICLE, span, "not-a-place", who="Ann", when=when, **what)


@pytest.mark.parametrize(
    ("first", "last", "edtf"),
    [
        ("2025-07-12", "2025-07-12", "2025-07-12"),
        ("2025-07-01", "2025-07-31", "2025-07"),
        ("2024-02-01", "2024-02-29", "2024-02"),
        ("2025-01-01", "2025-12-31", "2025"),
        ("2025-06-13", "2025-06-24", "2025-06-13/2025-06-24"),
        ("2024-12-01", "2025-12-31", "2024-12-01/2025-12-31"),
        ("2025-07-01", "2025-08-31", "2025-07-01/2025-08-31"),
    ],
)
def test_days_become_the_shortest_edtf_that_means_them(first, last, edtf):
    assert edtf_of(date.fromisoformat(first), date.fromisoformat(last)) == edtf


@pytest.mark.parametrize(
    ("typed", "near", "found"),
    [
        ("it's", 0, "it’s"),
        ('"all over"', 0, "“all over”"),
        ("and then", 0, "and  then"),
        ("Georgia, Georgia", 0, "Georgia, Georgia"),
        ("nowhere", 0, None),
        ("   ", 0, None),
        (".*", 0, None),
    ],
)
def test_typed_words_are_found_as_they_stand(typed, near, found):
    span = words_at(TEXT, typed, near)
    assert (span and span.of(TEXT)) == found


def test_of_words_that_stand_twice_the_nearest_is_taken():
    assert words_at(TEXT, "Georgia", len(TEXT)).start == TEXT.rindex("Georgia")


def test_a_quotation_in_pieces_is_found_piece_by_piece():
    pieces = content_at(TEXT, "all over … it’s not", 0)
    assert [p.of(TEXT) for p in pieces] == ["all over", "it’s not"]
    assert content_at(TEXT, "all over … gone", 0) is None


@given(st.integers(-20, 120), st.integers(-20, 120))
def test_a_trimmed_span_lies_in_the_text_and_has_no_space_at_its_ends(start, end):
    span = trimmed(TEXT, Span(start, end))
    if span:
        words = span.of(TEXT)
        assert words
        assert words == words.strip()


def test_what_is_searched_for_is_offered():
    assert "geonames:1866923" in [p.id for p in places_offered("", typed="Wonsan")]
    assert [p.id for p in places_offered("x", typed="geonames:1866923")] == ["geonames:1866923"]
    assert places_offered("x", typed="geonames:none") == []


def test_namesakes_are_told_apart():
    found = places_offered("Georgia")
    assert len({place_told(p) for p in found}) == len(found) > 1


def test_the_log_says_what_holds_and_what_was_taken_back():
    one, wide = corrected(), corrected(1, scope="everywhere")
    back = undo(one, "Bo", datetime(2025, 7, 12, 15, 0, tzinfo=UTC))
    lines = history([one, wide, back], "tale")
    assert [(line.correction, line.holds) for line in lines] == [(wide, True), (one, False)]
    assert lines[1].taken_back == back
    assert [line.correction for line in history([one, wide], "other")] == [wide]


def test_a_correction_says_itself_and_its_reach():
    place = open_gazetteer().place("geonames:1866923")
    moved = correct(ARTICLE, Span(0, 2), "move", scope="article", place=place)
    assert told(moved).startswith("is Wonsan, a city in North Korea")
    assert told(moved).endswith("everywhere in this article")
    assert told(corrected()) == "is not a place, only here"
    assert signed([corrected()]) == "Ann, 12 July 2025, 14:00 UTC"
    assert signed([correct(ARTICLE, Span(0, 2), "role", role="literal")]).startswith("A reader")
