"""The reference chronology: complete, dated, placed and sourced."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import CalendarError
from geo.world.chronology import days_of, happenings, remarks
from geo.world.gazetteer import open_gazetteer
from geo.world.regions import MAIN


def test_nothing_of_the_chronology_is_lost():
    assert (len(happenings()), len(remarks())) == (48, 51)


@pytest.mark.parametrize("happening", happenings(), ids=lambda h: h.id)
def test_every_place_of_an_event_is_in_the_gazetteer(happening):
    for place in happening.places:
        found = open_gazetteer().place(place.place_id)
        assert found.lat is not None
        assert place.lat is None or abs(place.lat - found.lat) < 0.02


@pytest.mark.parametrize("remark", remarks(), ids=lambda r: r.id)
def test_every_place_of_a_statement_is_in_the_gazetteer(remark):
    assert len(remark.about) == len(remark.about_ids) > 0
    assert bool(remark.said_at) == bool(remark.said_at_id)
    for id in (*remark.about_ids, *filter(None, [remark.said_at_id])):
        assert open_gazetteer().place(id).id == id


@pytest.mark.parametrize("row", [*happenings(), *remarks()], ids=lambda r: r.id)
def test_every_row_has_a_region_and_a_source(row):
    sources = row.sources if hasattr(row, "sources") else (row.source,)
    assert row.region in MAIN
    assert sources
    assert all(s.publisher and s.url.startswith("http") for s in sources)
    assert "_" not in row.id


def test_every_statement_belongs_to_an_event_that_exists():
    ids = {h.id for h in happenings()}
    assert len(ids) == 48
    assert all(r.happening in ids for r in remarks())
    assert len({r.id for r in remarks()}) == 51


def test_events_come_in_the_order_of_their_days():
    days = [h.earliest for h in happenings()]
    assert days == sorted(days)
    assert days[0].year == 2014
    assert days[-1].year == 2025


def test_the_strikes_on_iran_are_twenty_days_before_the_wonsan_statement():
    [strikes] = [h for h in happenings() if h.id == "2025-06-22-us-strikes-iran"]
    [said] = [r for r in remarks() if r.id == "2025-07-12-lavrov-alliances-ap"]
    assert (date.fromisoformat(said.said_on) - strikes.earliest).days == 20


def test_disagreements_are_kept():
    noted = [row for row in (*happenings(), *remarks()) if row.note]
    assert len(noted) > 60


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2025-07-12", "2025-07-12", "2025-07-12"),
        ("2024-10", "2024-10-01", "2024-10-31"),
        ("2024-12", "2024-12-01", "2024-12-31"),
        ("2023", "2023-01-01", "2023-12-31"),
        ("2025-07-11/2025-07-13", "2025-07-11", "2025-07-13"),
        ("2024-11/2025-02", "2024-11-01", "2025-02-28"),
    ],
)
def test_a_date_means_all_its_days(edtf, first, last):
    assert days_of(edtf) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("edtf", ["", "soon", "2025-02-30", "2025-13", "2025-07-12/2025-07-11"])
def test_what_no_calendar_holds_is_refused(edtf):
    with pytest.raises(CalendarError):
        days_of(edtf)


@given(st.dates(), st.dates())
def test_an_interval_keeps_both_its_ends(one, other):
    first, last = sorted((one, other))
    assert days_of(f"{first.isoformat()}/{last.isoformat()}") == (first, last)
