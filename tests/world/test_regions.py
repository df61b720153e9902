"""Regions, waters and sites: defined, sourced, and holding the right places."""

from __future__ import annotations

import pytest
import shapely

from geo.world.borders import countries
from geo.world.places import Place
from geo.world.regions import (
    MAIN,
    region_areas,
    region_of,
    regions,
    sites,
    water_areas,
    waters,
)

ASKED_FOR = """korean-peninsula middle-east eastern-europe persian-gulf levant caucasus central-asia
balkans baltic-states east-asia southeast-asia south-asia western-europe nordic-countries
north-africa sahel horn-of-africa indo-pacific west""".split()

CONTESTED = """middle-east eastern-europe europe western-europe central-europe balkans caucasus
central-asia levant persian-gulf gulf-states sahel horn-of-africa indo-pacific west siberia donbas
crimea kurdistan kashmir north-africa scandinavia nordic-countries arctic latin-america""".split()

HELD = [
    ("Wonsan", "city", "KP", 39.15, 127.44, {"korean-peninsula", "east-asia"}, {"middle-east"}),
    ("Kyiv", "city", "UA", 50.45, 30.52, {"eastern-europe", "europe"}, {"donbas", "crimea"}),
    ("Minsk", "city", "BY", 53.90, 27.57, {"eastern-europe"}, {"baltic-states"}),
    ("Tehran", "city", "IR", 35.69, 51.39, {"middle-east", "persian-gulf"}, {"levant"}),
    ("Donetsk", "city", "UA", 48.00, 37.80, {"donbas", "eastern-europe"}, {"crimea"}),
    ("Simferopol", "city", "UA", 44.95, 34.10, {"crimea", "eastern-europe"}, {"donbas"}),
    ("Moscow", "city", "RU", 55.75, 37.62, {"eastern-europe", "european-russia"}, {"siberia"}),
    ("Vladivostok", "city", "RU", 43.10, 131.90, {"russian-far-east"}, {"eastern-europe"}),
    ("Novosibirsk", "city", "RU", 55.04, 82.93, {"siberia"}, {"eastern-europe", "europe"}),
    ("Grozny", "city", "RU", 43.31, 45.69, {"north-caucasus", "caucasus"}, {"siberia"}),
    ("Gaza", "city", "PS", 31.50, 34.47, {"gaza-strip", "middle-east", "levant"}, {"west-bank"}),
    ("Ramallah", "city", "PS", 31.90, 35.20, {"west-bank", "middle-east"}, {"gaza-strip"}),
    ("Erbil", "city", "IQ", 36.19, 44.01, {"kurdistan", "middle-east"}, {"levant"}),
    ("Baghdad", "city", "IQ", 33.34, 44.40, {"middle-east"}, {"kurdistan"}),
    ("Srinagar", "city", "IN", 34.08, 74.80, {"kashmir", "south-asia"}, set()),
    ("Katzrin", "city", "IL", 32.99, 35.69, {"golan-heights", "middle-east"}, {"west-bank"}),
    ("Tiberias", "city", "IL", 32.79, 35.53, {"levant"}, {"golan-heights", "west-bank"}),
    ("Ariel", "city", "IL", 32.10, 35.17, {"west-bank"}, {"gaza-strip"}),
    ("Jerusalem", "city", "IL", 31.77, 35.21, {"middle-east"}, {"gaza-strip"}),
    ("Delhi", "city", "IN", 28.65, 77.23, {"south-asia", "indo-pacific"}, {"kashmir"}),
    ("Murmansk", "city", "RU", 68.97, 33.09, {"arctic", "eastern-europe"}, set()),
    ("Russia", "country", "RU", 60.0, 100.0, {"eastern-europe", "europe"}, {"siberia"}),
    ("Iran", "country", "IR", 32.0, 53.0, {"middle-east"}, {"south-asia"}),
    ("El Geneina", "city", "SD", 13.45, 22.45, {"darfur", "north-africa"}, set()),
]  # fmt: skip


@pytest.mark.parametrize("slug", ASKED_FOR)
def test_every_region_asked_for_is_there(slug):
    assert f"region:{slug}" in regions()


@pytest.mark.parametrize("region", regions().values(), ids=lambda r: r.slug)
def test_a_region_says_what_it_is_and_who_says_so(region):
    assert region.definition.endswith(".")
    assert region.source
    assert region.source_url.startswith("http")
    assert "_" not in region.id
    assert region.id == f"region:{region.slug}"
    assert all(len(code) == 2 and code.isupper() for code in region.countries)
    assert len(set(region.countries)) == len(region.countries)
    for rival in region.rivals:
        assert rival.note.endswith((".", '"'))
        assert rival.source_url.startswith("http")


@pytest.mark.parametrize("slug", CONTESTED)
def test_a_contested_region_shows_a_rival_definition(slug):
    region = regions()[f"region:{slug}"]
    assert region.rivals
    own = (region.countries, region.parts)
    assert all((r.countries, r.parts) != own or not any(own) for r in region.rivals)


def test_an_actor_is_no_place():
    for region in regions().values():
        if region.kind == "actor":
            assert (region.countries, region.parts, region.lat, region.lon) == ((), (), None, None)
    assert regions()["region:west"].kind == "actor"
    assert "region:west" not in set(region_areas()["id"])


def test_every_area_is_valid_and_holds_its_own_point():
    table = region_areas()
    assert table.geometry.is_valid.all()
    for row in table.itertuples():
        region = regions()[row.id]
        assert shapely.contains_xy(row.geometry, region.lon, region.lat), row.id


def test_only_actors_and_what_no_data_shows_have_no_area():
    missing = set(regions()) - set(region_areas()["id"])
    without = {id for id in missing if regions()[id].kind == "area"}
    assert without == {"region:south-ossetia"}


@pytest.mark.parametrize(
    ("name", "kind", "country", "lat", "lon", "inside", "outside"), HELD, ids=[h[0] for h in HELD]
)
def test_a_place_is_held_by_its_regions(name, kind, country, lat, lon, inside, outside):
    held = region_of(Place(f"test:{name}", name, kind, country, lat, lon))
    slugs = {id.removeprefix("region:") for id in held}
    assert inside <= slugs
    assert not outside & slugs


def test_the_three_regions_come_first_and_never_overlap():
    assert tuple(regions())[:3] == MAIN
    lists = [set(regions()[id].countries) for id in MAIN]
    assert len(set().union(*lists)) == sum(map(len, lists))


@pytest.mark.parametrize(
    ("inner", "outer"),
    [
        ("gaza-strip", "middle-east"), ("crimea", "eastern-europe"), ("donbas", "eastern-europe"),
        ("levant", "middle-east"), ("baltic-states", "europe"), ("golan-heights", "middle-east"),
    ],
)  # fmt: skip
def test_a_region_lies_in_a_larger_one(inner, outer):
    place = Place(f"region:{inner}", inner, "region")
    assert f"region:{outer}" in region_of(place)


def test_siberia_lies_in_no_europe():
    held = region_of(Place("region:siberia", "Siberia", "region"))
    assert not {"region:europe", "region:eastern-europe"} & set(held)


def test_a_continent_of_geonames_is_the_region_of_its_name():
    europe = region_of(Place("geonames:6255148", "Europe", "region"))
    assert europe == region_of(Place("region:europe", "Europe", "region"))


def test_names_are_not_shared_between_regions():
    owner: dict[str, str] = {}
    for region in regions().values():
        for name in {region.name, *region.names}:
            assert owner.setdefault(name, region.id) == region.id, name


@pytest.mark.parametrize("table", [waters(), sites()], ids=["waters", "sites"])
def test_every_water_and_site_is_sourced_and_on_the_map(table):
    for id, thing in table.items():
        assert id == thing.id
        assert "_" not in id
        assert max(abs(thing.lat), abs(thing.lon) / 2) <= 90
        assert thing.source
        assert thing.source_url.startswith("http"), id


def test_seas_lie_on_water():
    land = countries("un", "50m").geometry.array
    for water in waters().values():
        if water.type in {"ocean", "sea", "gulf", "bay"}:
            assert not shapely.contains_xy(land, water.lon, water.lat).any(), water.id


def test_waters_know_their_shores():
    assert len(waters()) >= 60
    assert {s for w in waters().values() for s in w.regions} <= {r.slug for r in regions().values()}
    black_sea = Place("water:black-sea", "Black Sea", "water", "", 43.4, 34.0)
    assert "region:eastern-europe" in region_of(black_sea)
    assert len(water_areas()) == len(waters())


@pytest.mark.parametrize("id", ["water:sea-of-japan", "water:persian-gulf"])
def test_a_sea_with_two_names_says_who_uses_which(id):
    water = waters()[id]
    assert water.note.count(";") + water.note.count(",") >= 2
    assert {"East Sea", "Arabian Gulf"} & set(water.names)


def test_sites_lie_in_the_country_they_name():
    table = countries("un", "10m")
    shape = dict(zip(table["code"], table.geometry, strict=True))
    for site in sites().values():
        if site.country in shape:
            distance = shapely.distance(shape[site.country], shapely.Point(site.lon, site.lat))
            assert distance < 0.5, site.id  # islands too small for the map
