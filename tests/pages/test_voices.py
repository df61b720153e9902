"""Voices, run without a browser: whose they are, and what a link narrows them to."""

from __future__ import annotations

import pytest

from tests.pages.test_pages import asking, headline, nothing_broke, page, sections

NUCLEAR = "remark:2025-07-12-lavrov-nuclear-anews"
WONSAN, IRAN = "geonames:1866923", "geonames:130758"


def under(at) -> str:
    [found] = [h.value for h in at.html if "<h1>" in h.value]
    return found.partition("<p>")[2].partition("</p>")[0]


def test_a_first_visit_shows_the_most_quoted_speaker():
    at = page("voices")
    assert nothing_broke(at)
    assert headline(at) == "Sergey Lavrov"
    assert "Foreign Minister of Russia" in under(at)
    assert sections(at) >= {"Cues, as printed", "Remarks", "The same remark in different words"}


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("Donald Trump", "Donald Trump"),
        ("Lavrov", "Sergey Lavrov"),
        ("Nobody At All", "Sergey Lavrov"),
        ("<script>", "Sergey Lavrov"),
    ],
)
def test_a_link_names_the_speaker_in_any_spelling_known(asked, name):
    at = page("voices", speaker=asked)
    assert nothing_broke(at)
    assert at.selectbox(key="speaker-followed").value == name


def test_another_speaker_is_taken_and_what_was_chosen_is_let_go():
    at = asking("voices", mention=NUCLEAR)
    at.selectbox(key="speaker-followed").set_value("Vladimir Putin").run()
    assert nothing_broke(at)
    assert headline(at) == "Vladimir Putin"
    assert at.session_state["speaker"] == ["Vladimir Putin"]
    assert at.session_state["mention"] == ""


@pytest.mark.parametrize(
    "asked",
    [
        {"mention": NUCLEAR},
        {"place": [WONSAN, IRAN]},
        {"cue": "said"},
        {"cue": "no such cue"},
        {"days": "2025-07-12"},
        {"days": "1900"},
        {"place": "geonames:0"},
        {"mention": "chronology:happening:2025-07-11-lavrov-wonsan-visit"},
        {"words": "(["},
    ],
    ids=str,
)
def test_every_way_of_narrowing_can_be_linked(asked):
    at = page("voices", **asked)
    assert nothing_broke(at)
    assert headline(at) == "Sergey Lavrov"


def test_a_choice_is_a_chip_that_lets_it_go():
    at = asking("voices", place=[WONSAN, IRAN], cue="said")
    assert at.button(key="let-go-place").label == "Wonsan → Iran"
    at.button(key="let-go-place").click().run()
    assert at.session_state["place"] == []
    assert at.session_state["cue"] == "said"
