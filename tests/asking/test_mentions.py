"""The mention table: one row a mention, joined by sentence."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from geo.asking.mentions import day, mention_table
from geo.asking.order import as_printed
from geo.asking.sentences import days_of
from tests.asking.small import IRAN, MOSCOW, WEST, WONSAN, happenings, peace, port


@pytest.fixture(scope="module")
def table():
    return mention_table([port(), peace()], happenings())


def the(table, words):
    [row] = table[table["words"] == words].to_dict("records")
    return row


def test_every_mention_has_a_row_in_order_of_reading(table):
    assert len(table) == 10
    assert table["kind"].tolist()[:5] == ["toponym", "timex", "quotation", "toponym", "toponym"]
    assert table.crs == "EPSG:4326"


def test_ids_are_unique_and_hold_no_underscore(table):
    assert table["mention"].is_unique
    assert not table["mention"].str.contains("_").any()
    assert the(table, "Wonsan")["mention"] == "port:toponym:12-18"


def test_a_point_lies_at_longitude_then_latitude(table):
    point = the(table, "Wonsan")["geometry"]
    assert (point.x, point.y) == (WONSAN.lon, WONSAN.lat)


def test_what_is_not_on_the_ground_has_no_point(table):
    assert the(table, "The West")["geometry"] is None
    assert the(table, "“We want peace,”")["geometry"] is None


def test_a_quotation_is_tied_to_where_it_was_said_and_what_it_is_about(table):
    row = the(table, "“strikes on Iran”")
    assert row["said_at_name"] == "Wonsan"
    assert row["about_names"] == ("Iran",)
    assert set(row["linked_places"]) == {WONSAN.id, IRAN.id}
    assert row["speaker"] == "Lavrov"
    assert day(row["first"]) == date(2025, 7, 12)


def test_a_time_is_tied_to_the_places_of_its_sentence_only(table):
    assert set(the(table, "12 July")["linked_places"]) == {WONSAN.id, IRAN.id}
    assert the(table, "June 2025")["linked_places"] == (WEST.id,)


def test_a_place_is_filed_under_the_days_of_its_sentence_or_of_publication(table):
    assert day(the(table, "Wonsan")["near_first"]) == date(2025, 7, 12)
    assert day(the(table, "Moscow")["near_first"]) == date(2025, 7, 13)
    assert pd.isna(the(table, "Moscow")["first"])


def test_a_place_lies_in_its_regions(table):
    assert "region:korean-peninsula" in the(table, "Wonsan")["regions"]
    assert "region:middle-east" in the(table, "Iran")["regions"]
    assert "region:the-west" in the(table, "The West")["regions"]


def test_a_region_of_the_sentence_counts_for_a_quotation(table):
    assert "region:middle-east" in the(table, "“strikes on Iran”")["regions"]


def test_an_unresolved_place_keeps_its_row():
    article, findings = port()
    lost = tuple(replace(t, place=None) for t in findings.toponyms)
    bare = replace(findings, toponyms=lost, quotations=())
    rows = mention_table([(article, bare)])
    assert (rows[rows["kind"] == "toponym"]["place"] == "").all()


def test_a_role_says_a_government_is_no_ground(table):
    row = the(table, "Moscow")
    assert (row["role"], row["literal"], row["place"]) == ("metonymic", False, MOSCOW.id)


def test_a_happening_stands_at_its_scene_and_its_days(table):
    row = the(table, "A minister visits Wonsan")
    assert row["mention"] == "chronology:happening:visit"
    assert (row["place"], day(row["last"])) == (WONSAN.id, date(2025, 7, 13))


def test_nothing_read_gives_an_empty_table_with_its_columns():
    empty = mention_table([])
    assert len(empty) == 0
    assert {"mention", "linked_places", "geometry"} <= set(empty.columns)
    assert str(empty["first"].dtype).startswith("datetime64")


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-07-11/2025-07-13", date(2025, 7, 11), date(2025, 7, 13)),
        ("2025-06~", date(2025, 6, 1), date(2025, 6, 30)),
        ("2025-06-31", None, None),
        ("soon", None, None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_an_edtf_text_becomes_its_first_and_last_day(edtf, first, last):
    assert days_of(edtf) == (first, last)


def test_words_are_printed_before_reports_and_the_newest_first():
    article, findings = port()
    [said] = findings.quotations
    kinds = ("indirect", "mixed", "direct")
    told = tuple(replace(said, kind=kind, confidence=0.9) for kind in kinds)
    doubtful = replace(said, confidence=0.2)
    rows = mention_table([(article, replace(findings, quotations=(doubtful, *told)))])
    quotations = as_printed(rows[rows["kind"] == "quotation"])
    assert quotations["quote_kind"].tolist() == ["direct", "mixed", "indirect", "direct"]
    assert list(quotations.columns) == list(rows.columns)


def test_ten_thousand_mentions_are_laid_out_in_well_under_a_second():
    article, findings = port()
    pairs = [(replace(article, id=f"port{n}"), findings) for n in range(2000)]
    start = time.process_time()
    rows = mention_table(pairs)
    assert len(rows) == 10_000
    assert time.process_time() - start < 2
