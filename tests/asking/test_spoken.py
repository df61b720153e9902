"""Remarks: one each, with every printing; narrowed, placed and laid out in time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from geo.asking.lens import Lens
from geo.asking.voices.other_wordings import noted_wordings
from geo.asking.voices.remarks import as_mentions, keep, sayings, spots
from geo.asking.voices.utterances import printed_words
from geo.asking.voices.variants import gathered, worded
from geo.world.chronology import remarks

WONSAN, IRAN, UKRAINE = "geonames:1866923", "geonames:130758", "geonames:690791"
NUCLEAR = "remark:2025-07-12-lavrov-nuclear-anews"


def test_a_remark_stands_once_however_often_it_is_printed(lavrov):
    [nuclear] = [s for s in lavrov if s.holds(NUCLEAR)]
    assert {u.outlet for u in nuclear.printings} == {"A News (Türkiye)", "TASS"}
    assert len(nuclear.wordings) == 2
    assert sum(s.holds(NUCLEAR) for s in lavrov) == 1


def test_a_phrase_called_his_own_or_repeated_is_one_remark(lavrov):
    ids = {
        "remark:2025-07-12-lavrov-brotherhood-mfa",
        "remark:2025-07-12-lavrov-brotherhood-reuters",
    }
    assert any(ids == {u.id for u in s.printings} for s in lavrov)


def test_every_printing_is_in_exactly_one_remark(heard):
    groups = gathered(heard)
    assert sorted(u.id for g in groups for u in g) == sorted(u.id for u in heard)
    assert all(sum(map(len, worded(g))) == len(g) for g in groups)


def test_one_remark_on_neighbouring_days_stays_one(heard):
    one = next(u for u in heard if u.id == NUCLEAR)
    late = replace(one, id="a:quotation:1-2", first=date(2025, 7, 14), last=date(2025, 7, 14))
    far = replace(late, id="a:quotation:3-4", first=date(2025, 9, 1), last=date(2025, 9, 1))
    assert [len(g) for g in gathered([one, late, far])] == [2, 1]


def test_the_chronology_stands_before_what_was_read(heard):
    one = next(u for u in heard if u.id == NUCLEAR)
    read = replace(one, id="a:quotation:1-2", article="a", said_at="", about=("geonames:1",))
    [saying] = sayings([read, one])
    assert saying.id == NUCLEAR
    assert (saying.said_at, saying.about) == (WONSAN, one.about)


def test_an_arc_asks_for_both_its_ends(lavrov):
    at_both = keep(lavrov, Lens(places=(WONSAN, IRAN)))
    assert at_both
    assert all(s.places >= {WONSAN, IRAN} for s in at_both)
    assert len(at_both) < len(keep(lavrov, Lens(places=(WONSAN,))))


def test_a_cue_days_words_and_a_mention_narrow(lavrov):
    assert all("labeled" in {u.cue for u in s.printings} for s in keep(lavrov, Lens(), "labeled"))
    assert keep(lavrov, Lens(first=date(2025, 8, 1))) == ()
    assert len(keep(lavrov, Lens(mention=NUCLEAR))) == 1
    assert keep(lavrov, Lens(mention="gone:quotation:1-2")) == lavrov


def test_a_happening_keeps_what_was_said_at_it(lavrov):
    visit = "chronology:happening:2025-07-11-lavrov-wonsan-visit"
    kept = keep(lavrov, Lens(mention=visit))
    assert kept
    assert all(s.belongs_to(visit) for s in kept)


def test_remarks_are_laid_out_like_mentions(lavrov):
    rows = as_mentions(lavrov)
    assert rows["mention"].tolist() == [s.id for s in lavrov]
    assert set(rows["kind"]) == {"quotation"}
    assert str(rows["first"].dtype) == "datetime64[s]"
    assert as_mentions([]).empty


def test_a_place_counts_what_was_said_there_apart_from_what_is_about_it(lavrov):
    at = {spot.id: spot for spot in spots(lavrov)}
    assert at[WONSAN].said > at[WONSAN].about
    assert (at[UKRAINE].said, at[UKRAINE].about > 0) == (0, True)


@pytest.mark.parametrize(
    ("words", "kind", "printed"),
    [
        ("the plan “fantasies”", "mixed", "fantasies"),
        ("that ‘we don’t know’", "mixed", "we don’t know"),
        ("“We will win,”", "direct", "“We will win,”"),
        ("that it was over", "mixed", "that it was over"),
    ],
)
def test_of_mixed_words_those_between_the_marks_are_printed(words, kind, printed):
    assert printed_words(words, kind) == printed


NOTED = [
    (
        "United24: 'the DPRK independently determines'; RT: 'Pyongyang itself determines'.",
        [("United24", "the DPRK independently determines"), ("RT", "Pyongyang itself determines")],
    ),
    ("Translated from Hebrew. Yahoo News: 'We are at war, and we will win it'.",
     [("Yahoo News", "We are at war, and we will win it")]),
    ("NTD: 'You don't have the cards right now with us.'",
     [("NTD", "You don't have the cards right now with us.")]),
    ("Censor.NET, also citing TASS, has 'their firm support'; Daily Sabah 'their full support'.",
     [("Censor.NET", "their firm support"), ("Daily Sabah", "their full support")]),
    ("AP pairs it with 'irrelevant'; one digest has their 'relevance'.", []),
    ("The same page garbles another line as 'moment of history of opportunity'.", []),
    ("Muraselon misprints 'defective to its core'.", []),
]  # fmt: skip


@pytest.mark.parametrize(("note", "wordings"), NOTED, ids=[note[:24] for note, _ in NOTED])
def test_a_note_tells_other_wordings_with_their_outlets(note, wordings):
    assert [(noted.outlet, noted.words) for noted in noted_wordings(note)] == wordings


def test_every_noted_wording_stands_in_the_notes_of_the_reference():
    for remark in remarks():
        for noted in noted_wordings(remark.note):
            assert noted.words in remark.note
            assert noted.outlet in remark.note
