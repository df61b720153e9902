"""How often right: one form for the three finders, and marks that keep their word."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.reading import calibration
from geo.reading.calibration import Finder, Point, chance_right, curves, measured, table_of, write

FINDERS = get_args(Finder)


@pytest.mark.parametrize(
    ("finder", "least"),
    [
        ("toponyms", 0.85),
        ("timexes", 0.85),
        ("quotations", 0.75),
    ],  # the surest measured point of cards is .78
)
def test_marks_said_to_be_sure_are_right_at_least_as_often(finder, least):
    sure = [point for point in measured(finder) if point.said >= least]
    assert sure
    assert all(point.right > point.said - 0.06 and point.count for point in sure)


@pytest.mark.parametrize("finder", FINDERS)
def test_every_share_is_one_and_a_rule_nobody_met_has_that_of_any(finder):
    for points in curves(finder).values():
        assert all(0 <= p.right <= 1 and 0 <= p.said <= 1 and p.count >= 0 for p in points)
        assert [p.said for p in points] == sorted(p.said for p in points)
    assert chance_right(finder, "never-met") == curves(finder)["any"][0].right


def test_a_measured_table_counts_what_was_said_against_what_was_right():
    assert table_of([(0.9, True), (0.9, True), (0.9, False), (0.9, True)]) == [Point(0.9, 0.75, 4)]


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans())))
def test_a_measured_table_holds_every_mark_once(marks):
    assert sum(point.count for point in table_of(marks)) == len(marks)


def test_what_is_measured_anew_replaces_its_rule_and_leaves_the_others(tmp_path, monkeypatch):
    monkeypatch.setattr(calibration, "FOLDER", tmp_path)
    curves.cache_clear()
    (tmp_path / "timexes.csv").write_text("rule,said,right,count\nago,1.0,0.5,4\nany,1.0,0.75,\n")
    write("timexes", {"year": [Point(1.0, 0.9, 95)]})
    told = {rule: points[0] for rule, points in curves("timexes").items()}
    assert (told["ago"], told["year"]) == (Point(1.0, 0.5, 4), Point(1.0, 0.9, 95))
    assert chance_right("timexes", "year") == 0.89
    monkeypatch.undo()
    curves.cache_clear()
    calibration._shares.cache_clear()
