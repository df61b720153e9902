"""Why a mark is there, in plain words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from geo.asking.explain.reasons import Reason, mark_at, sureness, why
from geo.asking.explain.rule_names import RULES, rule_said
from geo.asking.mentions import mention_table
from geo.reading.findings import read
from geo.reading.marks import Alternative, Anchor, Timex
from geo.reading.unpacking import unpack
from geo.text import Span
from tests.asking.small import IRAN, MOSCOW, WONSAN, port

ARTICLE, FINDINGS = port()
NAMES = {WONSAN.id: "Wonsan", IRAN.id: "Iran"}


def reason(mark) -> Reason:
    return why(mark, FINDINGS, NAMES.__getitem__)


def fact(given: Reason, term: str) -> str:
    return dict(given.facts).get(term, "")


def test_every_mention_leads_back_to_its_mark():
    for row in mention_table([port()]).itertuples():
        mark = mark_at(FINDINGS, row.mention)
        assert (mark.start, mark.end) == (row.start, row.end)


@pytest.mark.parametrize("id", ["", "port", "port:toponym:1-2", "port:gossip:12-18", ":::", "a:b"])
def test_an_id_of_nothing_leads_to_no_mark(id):
    assert mark_at(FINDINGS, id) is None


def test_a_place_says_its_kind_role_and_sureness():
    told = reason(FINDINGS.toponyms[0])
    assert told.says == "Read as Wonsan, a city in North Korea."
    assert fact(told, "How sure") == "sure, 90 in 100"
    assert "on the ground" in fact(told, "Role")
    assert fact(told, "Latitude, longitude") == "39.15, 127.44"


def test_a_place_tells_what_else_it_could_be():
    mark = replace(FINDINGS.toponyms[0], alternatives=(Alternative(MOSCOW, 0.2),))
    assert reason(mark).others == ((MOSCOW, 0.2),)


def test_a_name_without_a_place_says_so():
    told = reason(replace(FINDINGS.toponyms[0], place=None))
    assert "the gazetteer has none" in told.says


def test_a_name_whose_place_would_be_a_guess_names_the_guesses():
    unsure = replace(FINDINGS.toponyms[0], place=None, alternatives=(Alternative(MOSCOW, 0.2),))
    assert "none of that name is clearly meant" in reason(unsure).says
    assert reason(unsure).others == ((MOSCOW, 0.2),)


def test_a_quotation_says_who_where_when_and_by_which_words():
    mark = replace(FINDINGS.quotations[0], said_at_span=Span(12, 18), happening="visit")
    told = reason(mark)
    assert told.says == "Read as the words of Lavrov."
    assert fact(told, "Said at") == "Wonsan (“Wonsan” in the text)"
    assert fact(told, "Said on") == "12 July 2025 (not in the text: from the reference chronology)"
    assert fact(told, "Speaker") == "Lavrov, “Mr Lavrov” in the text"
    assert fact(told, "About") == "Iran"


def test_words_without_a_speaker_say_so():
    assert "Nobody is named" in reason(replace(FINDINGS.quotations[0], source=None)).says


def test_a_time_without_days_is_not_put_on_a_calendar():
    vague = Timex(0, 4, "once", "DATE", "PAST_REF", rule="past")
    told = why(vague, FINDINGS, str)
    assert told.says == "Cannot be put on a calendar."
    assert "none are made up" in fact(told, "Precision")


def test_a_counted_time_tells_its_distance_with_both_ends():
    anchor = Anchor("published", "published", "2025-07-12")
    day = date(2025, 7, 5)
    week_ago = Timex(0, 10, "a week ago", "DATE", "", "", day, day, anchor, "day", rule="ago")
    told = why(week_ago, replace(FINDINGS, published=date(2025, 7, 12)), str)
    assert "7 days, as counted" in fact(told, "Distance")


@pytest.mark.parametrize(
    ("confidence", "said"),
    [(0.97, "sure, 97 in 100"), (0.8, "fairly sure, 80 in 100"), (0.5, "not sure, 50 in 100"),
     (0.1, "a guess, 10 in 100"), (0.0, "a guess, 0 in 100")],
)  # fmt: skip
def test_sureness_is_said_in_words_and_figures(confidence, said):
    assert sureness(confidence) == said


def test_rules_are_said_in_words():
    assert rule_said("ago") == "Counted back from the day of publication"
    assert rule_said("clock + merge:hour-of-day") == (
        "A time of day, on the day told before it or that of publication. "
        "The hour is of the day that is told right after it"
    )
    assert rule_said("report") == RULES["report"]
    assert rule_said("some-new_rule") == "Some new rule"


def test_a_name_that_no_gazetteer_holds_is_told_with_the_area_its_sentence_gives():
    read_anew = read("A drone fell on the Kyivskyi district of Kharkiv.")
    district = read_anew.toponyms[0]
    assert (district.text, district.place) == ("Kyivskyi", None)
    assert fact(why(district, read_anew, str), "Somewhere in") == "Kharkiv"
    kept = unpack(read_anew.to_dict(), read_anew.text)
    assert kept.toponyms[0].within == district.within
