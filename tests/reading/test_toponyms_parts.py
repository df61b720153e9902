"""The parts of finding toponyms: lists, tails, points of words, and pins that are held back."""

from __future__ import annotations

import numpy as np
import pytest

from geo.reading.marks import Alternative
from geo.reading.toponyms.generics import with_tail
from geo.reading.toponyms.marking import pinned, place_chance
from geo.reading.toponyms.role_phrases import lists_of, phrase_of
from geo.reading.toponyms.sought import Sought, sought
from geo.reading.toponyms.spans import Spot
from geo.reading.word_vectors import no_word, row_of, vectors
from geo.text import Prose
from geo.world.gazetteer import open_gazetteer

PARIS, TEXAS = (open_gazetteer().place(f"geonames:{n}") for n in (2988507, 4717560))


@pytest.mark.parametrize(
    ("words", "names", "lists"),
    [
        ("Minsk and Kyiv", [(0, 1), (2, 3)], [(0, 3), (0, 3)]),
        ("Minsk , Kyiv and Riga", [(0, 1), (2, 3), (4, 5)], [(0, 5)] * 3),
        ("Paris , Texas", [(0, 1), (2, 3)], [(0, 1), (2, 3)]),
        ("Minsk warned Kyiv", [(0, 1), (2, 3)], [(0, 1), (2, 3)]),
    ],
)
def test_names_joined_by_and_stand_in_one_list(words, names, lists):
    assert lists_of(words.split(), names) == lists


def test_a_phrase_tells_owner_head_and_what_leads_in():
    phrase = phrase_of("relations with Moscow 's foreign policy were cold".split(), 2, 3)
    assert (phrase.owned, phrase.head, phrase.lead) == (True, "policy", "relations")


@pytest.mark.parametrize(
    ("words", "last"),
    [("Natanz enrichment plant burned", 3), ("Natanz burned", 1), ("Punggye - ri lies", 3)],
)
def test_a_name_runs_on_over_small_words_that_the_gazetteer_knows(words, last):
    assert with_tail(words.split(), Spot(0, 1, 0, 1)).last == last


@pytest.mark.parametrize(
    ("words", "at", "name"),
    [
        ("the Kursk region", 1, "Kursk region"),
        ("province of Aleppo fell", 2, "Aleppo province"),
        ("along the Dnipro .", 2, "Dnipro River"),
        ("in Kursk .", 1, "Kursk"),
        ("the Russian .", 1, "Russian"),
    ],
)
def test_words_around_tell_which_kind_of_place_to_look_up(words, at, name):
    spot = Spot(at, at + 1, at, at + 1)
    case = Sought(Prose(words), spot, printed=words.split()[at])
    assert sought(case).outcome == name


def test_a_poor_guess_is_named_and_not_pinned():
    others = [Alternative(TEXAS, 0.4), Alternative(PARIS, 0.35)]
    place, named, how, _ = pinned((TEXAS, others, "inside"), 0.9)
    assert (place, how) == (None, "doubtful")
    assert [a.place for a in named] == [TEXAS, PARIS]


def test_only_what_lies_elsewhere_takes_from_the_chance_of_a_place():
    assert place_chance(PARIS, [Alternative(TEXAS, 0.3), Alternative(PARIS, 0.2)]) == 0.7


def test_words_used_alike_lie_near_each_other():
    moscow, london, eat = (vectors()[row_of(word)] for word in ("moscow", "london", "eat"))
    assert np.linalg.norm(moscow - london) < np.linalg.norm(moscow - eat)
    assert not vectors()[no_word()].any()
    assert row_of("qwxzy") == no_word()
