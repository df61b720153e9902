"""Compare, run without a browser: which two sides, and what a link chooses of them."""

from __future__ import annotations

import pytest

from tests.pages.test_pages import asking, headline, nothing_broke, page, sections

TEHRAN, WASHINGTON = "june-war-seen-from-tehran", "june-war-seen-from-washington"
LAVROV = "lavrov-in-wonsan"


def sides(at) -> tuple[str, str]:
    return at.selectbox(key="left-side").value, at.selectbox(key="right-side").value


def test_a_first_visit_shows_two_articles_with_a_remark_in_both():
    at = page("compare")
    assert nothing_broke(at)
    assert headline(at).endswith("in both")
    assert "remark" in headline(at)
    assert sections(at) >= {"Remarks that both print", "Everything told"}


def test_a_link_names_both_sides():
    at = page("compare", left=TEHRAN, right=WASHINGTON)
    assert nothing_broke(at)
    assert sides(at) == (TEHRAN, WASHINGTON)


def test_without_a_right_side_what_has_most_in_common_is_taken():
    assert sides(page("compare", left=TEHRAN)) == (TEHRAN, WASHINGTON)


def test_sides_can_be_swapped():
    at = asking("compare", left=TEHRAN, right=WASHINGTON)
    at.button(key="swap-sides").click().run()
    assert sides(at) == (WASHINGTON, TEHRAN)
    assert at.session_state["left"] == WASHINGTON


def test_taking_what_stands_on_the_other_side_swaps_them():
    at = asking("compare", left=TEHRAN, right=WASHINGTON)
    at.selectbox(key="left-side").set_value(WASHINGTON).run()
    assert sides(at) == (WASHINGTON, TEHRAN)


def test_another_article_is_taken_and_what_was_chosen_is_let_go():
    at = asking("compare", left=TEHRAN, right=WASHINGTON, place=["geonames:130758"])
    at.selectbox(key="right-side").set_value(LAVROV).run()
    assert nothing_broke(at)
    assert sides(at) == (TEHRAN, LAVROV)
    assert at.session_state["place"] == []


@pytest.mark.parametrize(
    "asked",
    [
        {"left": "gone", "right": "gone"},
        {"left": TEHRAN, "right": TEHRAN},
        {"left": "outlet:Nobody"},
        {"place": "geonames:130758"},
        {"place": "geonames:0"},
        {"speaker": "Donald Trump"},
        {"mention": f"{TEHRAN}:timex:0-1"},
        {"days": "2025-06"},
    ],
    ids=str,
)
def test_a_bad_or_narrow_link_breaks_nothing(asked):
    at = page("compare", **{"left": TEHRAN, "right": WASHINGTON} | asked)
    assert nothing_broke(at)
    left, right = sides(at)
    assert left != right
