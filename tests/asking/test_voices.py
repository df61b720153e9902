"""Voices: who said what, where and about where, and how each outlet printed it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.asking.mentions import mention_table
from geo.asking.voices.utterances import arcs, cues, of_voice, utterances, voices
from geo.asking.voices.variants import (
    ALIKE,
    HELD,
    can_be_alike,
    differing,
    held,
    likeness,
    printings,
    same_remark,
)
from geo.world.chronology import remarks


@pytest.fixture(scope="module")
def said():
    return utterances(mention_table([]), remarks())


def test_everything_said_comes_in_the_order_of_days(said):
    days = [u.first for u in said if u.first]
    assert len(said) == len(remarks())
    assert days == sorted(days)


def test_a_voice_gathers_the_spellings_of_one_name(said):
    lavrov = voices(said)[0]
    assert lavrov.name == "Sergey Lavrov"
    assert lavrov.count == len(of_voice(lavrov, said))


def test_cues_are_counted_as_printed(said):
    assert cues(said)[0][0] == "said"
    assert dict(cues(said))["shot back"] == 1


def test_an_arc_goes_from_where_it_was_said_to_what_it_is_about(said):
    ends = {(a.start_name, a.end_name) for a in arcs(of_voice(voices(said)[0], said))}
    assert ("Wonsan", "Ukraine") in ends
    assert all(start != end for start, end in ends)


def test_one_remark_in_two_translations_is_found(said):
    ids = [{u.id for u in group} for group in printings(said)]
    nuclear = {"remark:2025-07-12-lavrov-nuclear-anews", "remark:2025-07-12-lavrov-nuclear-tass"}
    assert any(nuclear <= group for group in ids)


def test_two_remarks_of_one_day_stay_apart(said):
    groups = [{u.speaker for u in group} for group in printings(said)]
    assert all(len(speakers) == 1 for speakers in groups)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("We are at war and we will win", "We are at war, and we will win it", True),
        ("fantasies", "“Fantasies”", True),
        ("the Ceasefire is in effect!", "We respect their actions", False),
        (
            "Every pathway is cut off.",
            "Every pathway is cut off, and verified, for ten years",
            True,
        ),
    ],
)
def test_same_remark(one, other, same):
    assert same_remark(one, other) is same


@given(st.text("abc ’”.", max_size=60), st.text("abc ’”.", max_size=60))
def test_the_pieces_of_a_printing_are_that_printing(one, other):
    mine, theirs = differing(one, other)
    assert "".join(p.words for p in mine) == one
    assert "".join(p.words for p in theirs) == other


words = st.lists(st.sampled_from("we will not let the sea be".split()), min_size=1, max_size=9)


@given(words.map(" ".join), words.map(" ".join))
def test_no_remark_is_ruled_out_by_its_words_that_their_order_would_let_in(one, other):
    shorter, longer = sorted((one, other), key=lambda said: len(said.split()))
    if likeness(one, other) >= ALIKE or held(shorter, longer) >= HELD:
        assert can_be_alike(shorter, longer)
