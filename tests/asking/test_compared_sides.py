"""The sides of a comparison, and both of them on one timeline."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from geo.asking.comparison.compared_sides import (
    chosen_sides,
    compare,
    core_days,
    lane_of,
    on_one_timeline,
    side,
    side_names,
)
from geo.asking.mentions import mention_table
from geo.text import Article
from tests.asking.test_comparing import KYIV, LEFT, PARIS, RIGHT, findings

OTHER = "“Nothing of it,” Mr Zelensky said in Paris on 1 March 2023."


@pytest.fixture(scope="module")
def table():
    told = [
        (Article("a", "A", LEFT, "Crier"), LEFT, {"Kyiv": KYIV},
         ("24 February", date(2022, 2, 24))),
        (Article("b", "B", RIGHT, "Crier"), RIGHT, {"Kiev": KYIV, "Paris": PARIS},
         ("25 February", date(2022, 2, 25))),
        (Article("c", "C", OTHER, "Bell"), OTHER, {"Paris": PARIS},
         ("1 March 2023", date(2023, 3, 1))),
    ]  # fmt: skip
    return mention_table([(article, findings(*rest)) for article, *rest in told])


def test_articles_and_several_outlets_can_be_compared(table):
    assert side_names(table) == {
        "a": "A", "b": "B", "c": "C", "outlet:Bell": "All of Bell", "outlet:Crier": "All of Crier",
    }  # fmt: skip
    assert set(side(table, "outlet:Crier")["article"]) == {"a", "b"}


def test_one_outlet_alone_is_no_side(table):
    assert set(side_names(table[table["article"] != "c"])) == {"a", "b"}


@pytest.mark.parametrize(
    ("left", "right", "taken"),
    [
        ("a", "", ("a", "b")),
        ("", "b", ("a", "b")),
        ("c", "a", ("c", "a")),
        ("a", "a", ("a", "b")),
        ("gone", "gone", None),
        ("outlet:Bell", "a", ("outlet:Bell", "a")),
    ],
)
def test_sides_are_those_asked_for_or_what_has_most_in_common(table, left, right, taken):
    found = chosen_sides(table, left, right)
    assert found == (taken or chosen_sides(table, "", ""))
    assert found[0] != found[1]


def test_fewer_than_two_articles_are_no_comparison(table):
    assert chosen_sides(table[table["article"] == "a"], "", "") == ("", "")


def test_what_one_side_alone_quotes_is_kept_apart(table):
    told = compare(side(table, "a"), side(table, "c"))
    assert told.remarks == ()
    assert (len(told.left_only), len(told.right_only)) == (1, 1)


def test_every_thing_has_one_lane(table):
    told = compare(side(table, "a"), side(table, "b"))
    assert {t.name: lane_of(t) for t in told.places} == {"Kyiv": "both", "Paris": "right"}
    assert [t.name for t in told.days] == ["24 February 2022", "25 February 2022"]


def test_a_remark_on_two_days_stands_on_both_sides_of_the_timeline(table):
    sides = side(table, "a"), side(table, "b")
    laid = on_one_timeline(*sides, compare(*sides))
    quotes = laid[laid["kind"] == "quotation"]
    assert sorted(quotes["lane"]) == ["left", "right"]


def test_a_shared_day_stands_once(table):
    sides = side(table, "a"), side(table, "a").assign(article="z")
    laid = on_one_timeline(*sides, compare(*sides))
    assert laid["mention"].is_unique


def days_laid(*days: str) -> pd.DataFrame:
    stamps = pd.to_datetime(list(days)).astype("datetime64[s]")
    return pd.DataFrame({"first": stamps, "last": stamps})


def test_one_day_far_away_does_not_press_the_rest_together():
    near = [f"2025-07-{n:02}" for n in range(8, 16)]
    assert core_days(days_laid("2014-03-01", *near)) == (date(2025, 7, 8), date(2025, 7, 15))


@pytest.mark.parametrize("days", [(), ("2025-07-12",), ("2025-07-01", "2025-08-01", "2025-09-01")])
def test_days_that_lie_together_are_all_shown(days):
    assert core_days(days_laid(*days)) is None
