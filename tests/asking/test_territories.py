"""Regions by rival definitions: outlines, members, and what each counts."""

from __future__ import annotations

from datetime import date

import pytest

from geo.asking.mentions import mention_table
from geo.asking.territories import (
    apart,
    area_of,
    held_places,
    territories,
    territory_named,
    within,
)
from geo.asking.voices.regional_speakers import heard_about
from geo.asking.voices.utterances import utterances
from geo.world.chronology import happenings, remarks
from geo.world.regions import MAIN, regions

MIDDLE_EAST = regions()["region:middle-east"]
WORLD_BANK = "world-bank-middle-east-and-north-africa"


@pytest.fixture(scope="module")
def table():
    return mention_table([], happenings())


@pytest.mark.parametrize("id", MAIN)
def test_every_definition_of_the_three_can_be_drawn(id):
    for territory in territories(regions()[id]):
        area = area_of(territory)
        assert area is not None
        assert area.is_valid
        assert territory.drawn


def test_slugs_travel_in_an_address():
    slugs = [t.slug for region in regions().values() for t in territories(region)]
    assert all(slug.replace("-", "").isalnum() for slug in slugs if slug)
    assert not any("_" in slug for slug in slugs)


def test_an_unknown_definition_is_the_one_used_here():
    assert territory_named(MIDDLE_EAST, "flat-earth") == territories(MIDDLE_EAST)[0]


def test_what_sets_definitions_apart_is_named():
    told = apart(territories(MIDDLE_EAST)[0], territory_named(MIDDLE_EAST, WORLD_BANK))
    assert told.only_here == ("Cyprus", "Turkey")
    assert {"Algeria", "Djibouti", "Malta"} <= set(told.only_there)


def test_the_definition_used_here_counts_as_the_rest_of_the_atlas_does(table):
    own = within(table, territories(MIDDLE_EAST)[0])
    assert len(own) == sum(MIDDLE_EAST.id in held for held in table["regions"])


def test_a_rival_counts_by_its_own_countries(table):
    factbook = territory_named(regions()["region:eastern-europe"], "factbook-eastern-europe")
    held = held_places(within(table, factbook), factbook)
    assert "geonames:703448" in held
    assert "geonames:524901" not in held


def test_an_actor_has_no_area():
    assert area_of(territories(next(r for r in regions().values() if r.kind == "actor"))[0]) is None


def test_a_note_without_countries_is_not_drawn():
    notes = [t for r in regions().values() for t in territories(r)[1:] if not t.drawn]
    assert all(area_of(t) is None for t in notes)


def test_who_speaks_about_places_is_heard_with_where_it_was_said():
    said = utterances(mention_table([]), remarks())
    first, *_ = heard_about(said, frozenset({"geonames:1873107"}))
    assert first.name == "Sergey Lavrov"
    assert first.said_in[0] == "Wonsan"
    assert heard_about(said, frozenset({"geonames:0"})) == ()


def test_who_speaks_about_places_is_counted_within_the_days_asked_for():
    said, held = utterances(mention_table([]), remarks()), frozenset({"geonames:1873107"})

    def counted(*days: date | None) -> int:
        return sum(len(heard.remarks) for heard in heard_about(said, held, days))

    assert counted(date(2025, 7, 1), date(2025, 7, 31)) > 0
    assert counted(date(2017, 1, 1), date(2017, 12, 31)) == 0
    assert counted(None, date(2025, 1, 1)) + counted(date(2025, 1, 2), None) == counted(None, None)
