"""What a careful reader should look at again: venues that cannot both be, and other doubts."""

from __future__ import annotations

from datetime import date

import pytest

import geo
from geo.keeping.shelf import bundled

JULY = date(2025, 7, 14)
TWO = "Sergei Lavrov arrived in Wonsan. Sergei Lavrov held talks in Pyongyang."


def doubts(text: str):
    return geo.read(text, JULY).doubts


def test_one_person_in_two_towns_of_a_country_is_a_doubt_with_both_names():
    [doubt] = doubts(TWO)
    assert doubt.kind == "place"
    assert TWO[doubt.start : doubt.end] == "Wonsan"
    assert [span.of(TWO) for span in doubt.also] == ["Pyongyang"]
    assert "Sergei Lavrov" in doubt.why


def test_it_is_told_once():
    assert len(doubts(f"{TWO} {TWO}")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Sergei Lavrov flew to Wonsan on 11 July. Sergei Lavrov flew to Pyongyang on 9 July.",
        "Sergei Lavrov arrived in Wonsan. Shigeru Ishiba held talks in Pyongyang.",
        "Sergei Lavrov arrived in Wonsan. Sergei Lavrov held talks in Beijing.",
        "Sergei Lavrov arrived in Wonsan. Pyongyang was silent, Sergei Lavrov said.",
    ],
)
def test_two_days_two_people_or_two_countries_are_none(text):
    assert [d for d in doubts(text) if d.kind == "place"] == []


def test_a_day_that_never_was_is_a_doubt():
    [doubt] = doubts("The talks were held on 31 June.")
    assert doubt.kind == "time"
    assert "no day of the calendar" in doubt.why


@pytest.mark.parametrize("article", bundled(), ids=lambda a: a.id)
def test_the_bundled_articles_raise_no_false_doubt(article):
    found = geo.read(article.text, article.published).doubts
    assert [d for d in found if "was read as" not in d.why] == []
