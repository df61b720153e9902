"""Borders: whose view puts which place in which country, and what is said of disputed areas."""

from __future__ import annotations

import pytest
import shapely

from geo.errors import GazetteerError
from geo.world.borders import (
    RESOLUTIONS,
    WORLDVIEWS,
    countries,
    disputed,
    disputed_points,
    outline,
    parts,
)

TOWNS = {
    "Simferopol": (44.95, 34.10), "Sevastopol": (44.60, 33.53), "Katzrin": (32.99, 35.69),
    "Smara": (26.74, -11.67), "Tifariti": (26.16, -10.57), "Pristina": (42.66, 21.16),
    "Kyrenia": (35.32, 33.32), "Taichung": (24.15, 120.67), "Hargeisa": (9.56, 44.06),
    "Ramallah": (31.90, 35.20), "Khan Yunis": (31.35, 34.31), "Donetsk": (48.00, 37.80),
    "Kyiv": (50.45, 30.52), "Seoul": (37.57, 126.98), "Wonsan": (39.10, 127.30),
    "Murmansk": (68.90, 33.30), "Bilibino": (68.05, 166.44), "Tel Aviv": (32.08, 34.80),
}  # fmt: skip

DRAWN = [
    ("Simferopol", "UA", "RU"), ("Sevastopol", "UA", "RU"), ("Katzrin", "SY", "IL"),
    ("Smara", "EH", "MA"), ("Tifariti", "EH", "EH"), ("Pristina", "RS", "XK"),
    ("Kyrenia", "CY", "XC"), ("Taichung", "CN", "TW"), ("Hargeisa", "SO", "XS"),
    ("Ramallah", "PS", "PS"), ("Khan Yunis", "PS", "PS"), ("Donetsk", "UA", "UA"),
    ("Kyiv", "UA", "UA"), ("Seoul", "KR", "KR"), ("Wonsan", "KP", "KP"),
    ("Murmansk", "RU", "RU"), ("Bilibino", "RU", "RU"), ("Tel Aviv", "IL", "IL"),
]  # fmt: skip

HATCHED = [
    ("crimea", ["Simferopol", "Sevastopol"], ["Kyiv"]),
    ("golan-heights", ["Katzrin"], ["Tel Aviv", "Ramallah"]),
    ("western-sahara", ["Smara", "Tifariti"], []),
    ("kosovo", ["Pristina"], []),
    ("northern-cyprus", ["Kyrenia"], []),
    ("taiwan", ["Taichung"], []),
    ("somaliland", ["Hargeisa"], []),
    ("west-bank", ["Ramallah"], ["Khan Yunis", "Tel Aviv"]),
    ("gaza-strip", ["Khan Yunis"], ["Ramallah", "Tel Aviv"]),
    ("donetsk-oblast", ["Donetsk"], ["Kyiv"]),
]
FURTHER = [
    ("kashmir", (34.08, 74.80), (33.68, 73.05)),  # Srinagar, not Islamabad
    ("kashmir", (35.92, 74.31), (31.63, 74.87)),  # Gilgit, not Amritsar
    ("kashmir", (35.20, 79.20), (37.11, 79.92)),  # Aksai Chin, not Hotan
    ("abkhazia", (43.00, 41.02), (42.50, 41.87)),  # Sukhumi, not Zugdidi
    ("transnistria", (46.84, 29.63), (47.01, 28.86)),  # Tiraspol, not Chisinau
    ("luhansk-oblast", (48.57, 39.31), (47.24, 39.71)),  # Luhansk, not Rostov
    ("zaporizhzhia-oblast", (46.85, 35.37), (46.64, 32.62)),  # Melitopol, not Kherson
    ("kherson-oblast", (46.17, 34.81), (46.97, 32.00)),  # Henichesk, not Mykolaiv
    ("south-kurils", (44.03, 145.86), (43.33, 145.58)),  # Yuzhno-Kurilsk, not Nemuro
]  # fmt: skip


def holding(table, lat, lon):
    return table[shapely.contains_xy(table.geometry.array, lon, lat)]


@pytest.fixture(scope="module", params=RESOLUTIONS)
def resolution(request):
    return request.param


@pytest.mark.parametrize("worldview", WORLDVIEWS)
def test_each_town_is_drawn_in_one_country_and_the_right_one(worldview, resolution):
    table = countries(worldview, resolution)
    for town, un, de_facto in DRAWN:
        expected = un if worldview == "un" else de_facto
        assert list(holding(table, *TOWNS[town])["code"]) == [expected], town


@pytest.mark.parametrize("worldview", WORLDVIEWS)
def test_every_country_is_valid_named_and_within_the_map(worldview, resolution):
    table = countries(worldview, resolution)
    assert table.geometry.is_valid.all()
    assert not table.geometry.is_empty.any()
    assert table["code"].is_unique
    assert table["code"].is_monotonic_increasing
    assert table["id"].str.match(r"(geonames:\d+|region:[a-z-]+)$").all()
    assert table["name"].str.len().min() > 3
    assert list(table.total_bounds.round()) == [-180, -90, 180, 84]


def test_no_country_is_drawn_across_the_whole_map(resolution):
    table = countries("un", resolution)
    atlantic, pacific = (65.0, -30.0), (30.0, -160.0)
    assert len(holding(table, *atlantic)) == len(holding(table, *pacific)) == 0


@pytest.mark.parametrize(("area", "inside", "outside"), HATCHED, ids=lambda v: str(v))
def test_a_disputed_area_holds_its_towns_and_no_others(area, inside, outside, resolution):
    held = {town for town in inside + outside if area in set(holding_ids(*TOWNS[town], resolution))}
    assert held == set(inside)


@pytest.mark.parametrize(("area", "inside", "outside"), FURTHER, ids=lambda v: str(v))
def test_a_disputed_area_ends_where_it_should(area, inside, outside):
    assert area in holding_ids(*inside, "50m")
    assert area not in holding_ids(*outside, "50m")


def holding_ids(lat, lon, resolution):
    return set(holding(disputed(resolution), lat, lon)["id"])


def test_every_disputed_area_is_told_in_two_lines_with_its_source(resolution):
    table = disputed(resolution)
    assert table.geometry.is_valid.all()
    assert table["id"].is_unique
    for row in [*table.itertuples(), *disputed_points().itertuples()]:
        assert len(row.note.split("\n")) == 2, row.id
        assert max(map(len, row.note.split("\n"))) <= 130, row.id
        assert row.source_url.startswith("https://"), row.id
        assert all((row.source, row.claimed_by, row.held_by, row.drawn)), row.id
        assert "_" not in row.id


def test_what_the_issue_asks_for_is_hatched():
    wanted = {slug for slug, _, _ in HATCHED} | {"kashmir", "kherson-oblast", "luhansk-oblast"}
    assert wanted | {"zaporizhzhia-oblast", "abkhazia"} <= set(disputed()["id"])
    assert "south-ossetia" in set(disputed_points()["id"])


def test_nothing_disputed_is_called_by_one_side_only():
    for row in disputed().itertuples():
        words = row.note.casefold()
        assert not {"illegal", "terrorist", "regime", "liberat", "so-called"} & set(words.split())


def test_a_territory_has_an_outline_whoever_draws_it():
    assert shapely.contains_xy(outline("TW"), 120.67, 24.15)
    assert shapely.contains_xy(outline("XK"), 21.16, 42.66)
    assert outline("ZZ") is None


def test_parts_of_countries_are_valid():
    assert {"UA-14", "UA-09", "IQ-AR", "RU-DA"} <= set(parts())
    assert all(shape.is_valid and shape.area for shape in parts().values())


@pytest.mark.parametrize(("worldview", "resolution"), [("us", "110m"), ("un", "1m")])
def test_an_unknown_worldview_or_resolution_names_the_choices(worldview, resolution):
    with pytest.raises(GazetteerError, match="choose one of"):
        countries(worldview, resolution)


def test_the_hatching_lies_on_the_line_that_the_worldviews_disagree_about():
    un, held = (countries(w, "50m").set_index("code").geometry for w in ("un", "de-facto"))
    crimea = disputed("50m").set_index("id").geometry["crimea"]
    assert (un["UA"] - held["UA"]).symmetric_difference(crimea).area < 0.01
    assert (held["RU"] - un["RU"]).symmetric_difference(crimea).area < 0.01
