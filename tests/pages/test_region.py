"""Region, run without a browser: which region, by which definition."""

from __future__ import annotations

import pytest

from geo.world.regions import MAIN, regions
from tests.pages.test_pages import asking, headline, nothing_broke, page, sections

WORLD_BANK = "world-bank-middle-east-and-north-africa"
ACTOR = next(r.id for r in regions().values() if r.kind == "actor")


def under(at) -> str:
    [found] = [h.value for h in at.html if "<h1>" in h.value]
    return found.partition("<p>")[2].partition("</p>")[0]


def test_a_first_visit_shows_one_of_the_three():
    at = page("region")
    assert nothing_broke(at)
    assert headline(at) in {regions()[id].name for id in MAIN}
    assert sections(at) >= {
        "How it is defined", "What happened", "What was said", "The three regions over time",
    }  # fmt: skip


@pytest.mark.parametrize("id", [*MAIN, ACTOR, "region:crimea", "region:sahel", "region:europe"])
def test_every_kind_of_region_can_be_shown(id):
    at = page("region", region=id)
    assert nothing_broke(at)
    assert headline(at) == regions().get(id, regions()[MAIN[2]]).name


def test_a_rival_definition_changes_what_is_counted():
    house = page("region", region=MAIN[1])
    rival = page("region", region=MAIN[1], definition=WORLD_BANK)
    assert nothing_broke(rival)
    assert under(house) != under(rival)
    assert rival.button_group(key="definition-shown").value == WORLD_BANK


def test_the_switch_writes_the_address():
    at = page("region", region=MAIN[1])
    at.button_group(key="definition-shown").set_value(WORLD_BANK).run()
    assert nothing_broke(at)
    assert at.query_params["definition"] == WORLD_BANK


def test_another_region_is_taken_with_its_own_definition():
    at = asking("region", region=MAIN[1], definition=WORLD_BANK, place=["geonames:130758"])
    at.selectbox(key="region-shown").set_value(MAIN[0]).run()
    assert nothing_broke(at)
    assert headline(at) == "Korean Peninsula"
    assert at.session_state["definition"] == ""
    assert at.session_state["place"] == []


@pytest.mark.parametrize(
    "asked",
    [
        {"region": "region:atlantis"},
        {"definition": "flat-earth"},
        {"speaker": "Donald Trump"},
        {"speaker": "Nobody At All"},
        {"days": "1900"},
        {"place": "geonames:0"},
        {"mention": "gone:timex:1-2"},
        {"words": "submarine elephants"},
    ],
    ids=str,
)
def test_a_bad_or_narrow_link_breaks_nothing(asked):
    assert nothing_broke(page("region", **{"region": MAIN[1]} | asked))
