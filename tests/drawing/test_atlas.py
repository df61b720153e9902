"""The map: one frame for one base, layers with ids, and clicks read back."""

from __future__ import annotations

import json
import re
from time import process_time

import folium
import numpy as np
import pandas as pd
import pytest
from streamlit_folium import _get_feature_group_string, _get_map_string, generate_js_hash

from geo.drawing.arcs import NORTHMOST, arcs_between, with_arcs
from geo.drawing.atlas import (
    TILES,
    MapAssets,
    arc_layer,
    base_map,
    leaflet_folder,
    place_from_map,
    place_layer,
    placing_layer,
    point_from_map,
    region_layer,
    script_folder,
)
from geo.drawing.atlas.script import MODULES
from geo.drawing.basemap import ground, ground_folder
from geo.drawing.palette import MAIN_HUES
from geo.drawing.pins import scenes
from geo.drawing.sheet import ASSETS
from geo.world.borders import WORLDVIEWS
from tests.drawing.rows import many, place, table

SERVED = MapAssets("../leaflet", "../atlas", "../ground")


def identity(**how: object) -> str:
    """What ``st_folium`` knows a map by, with a layer put on it as ``st_folium`` does."""
    drawn = base_map(**{"assets": SERVED, **how})
    drawn.get_root().render()
    script = _get_map_string(drawn)
    _get_feature_group_string(place_layer(table()), drawn)
    return generate_js_hash(script, "map")


def data_of(group: folium.FeatureGroup) -> dict:
    [script] = group._children.values()
    return script.data


def test_the_frame_stays_while_the_base_does():
    assert len({identity() for _ in range(3)}) == 1


@pytest.mark.parametrize(
    "change",
    [{"worldview": "de-facto"}, {"theme": "dark"}, {"tiles": "openstreetmap"},
     {"bounds": ((0, 0), (9, 9))}],
)  # fmt: skip
def test_the_frame_is_made_anew_when_the_base_changes(change):
    assert identity(**change) != identity()


@pytest.mark.parametrize("worldview", WORLDVIEWS)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_the_frame_is_told_holds_no_underscore_and_no_address_elsewhere(worldview, theme):
    drawn = base_map(theme, worldview, SERVED)
    [told] = drawn._children.values()
    assert "_" not in told.told
    links = [link for _, link in [*drawn.default_js, *drawn.default_css]]
    assert all(link.startswith("../") for link in links)
    assert "http" not in told.told


def test_online_tiles_come_only_where_a_reader_asked():
    [told] = base_map(assets=SERVED, tiles="openstreetmap")._children.values()
    assert told.data["tiles"]["url"] == TILES["openstreetmap"][0]
    [told] = base_map(assets=SERVED, tiles="nobody")._children.values()
    assert told.data["tiles"] is None


def test_a_map_that_stands_alone_carries_its_land():
    [told] = base_map()._children.values()
    assert len(told.data["inline"]["land"]["features"]) > 150


def test_leaflet_and_the_script_are_files_of_ours():
    assert (leaflet_folder() / "leaflet.js").is_file()
    assert (script_folder() / "atlas.js").is_file()
    assert (script_folder() / "atlas.css").is_file()


def test_the_map_s_script_is_joined_of_modules_that_can_be_held_in_the_head():
    modules = {path.stem: path.read_text("utf8") for path in (ASSETS / "map").glob("*.js")}
    assert set(modules) == set(MODULES)
    assert [name for name, text in modules.items() if len(text.splitlines()) > 250] == []
    served = (script_folder() / "atlas.js").read_text("utf8")
    assert all(text in served for text in modules.values())


def test_a_place_is_one_mark_with_its_counts():
    marks = data_of(place_layer(table(), chosen="geonames:1"))["features"]
    first = marks[0]["properties"]
    assert [m["properties"]["id"] for m in marks] == ["geonames:1", "geonames:2", "geonames:3"]
    assert (first["count"], first["literal"], first["chosen"]) == (2, 2, True)
    assert marks[0]["geometry"]["coordinates"] == [127.4, 39.2]
    assert marks[1]["properties"]["literal"] == 0


def test_what_is_not_on_the_ground_is_not_pinned():
    nowhere = place("the West", "region:the-west", 0, 0, geometry=None)
    assert data_of(place_layer(table([nowhere, nowhere])))["features"] == []


def test_nothing_of_an_article_is_acted_on_in_a_map():
    wicked = "</script><img src=x onerror=alert(1)> {{ 7 }} {% raw %}"
    layer = place_layer(table([place("x", "geonames:9", 1, 2, sentence=wicked, place_name=wicked)]))
    [script] = layer._children.values()
    assert not re.search(r"[<>]|\{\{|\{%", script.told)
    assert "<img" not in json.loads(script.told)["features"][0]["properties"]["tip"]


def test_where_somebody_spoke_is_a_place_even_where_no_sentence_of_theirs_names_it():
    whole = table()
    kept = whole[whole["kind"] == "quotation"].assign(said_at="geonames:1")
    [mark] = data_of(place_layer(pd.concat([kept, scenes(kept, whole)])))["features"]
    assert mark["properties"]["label"] == "Wonsan, city: 1 quotation said here"
    assert len(scenes(whole.assign(said_at="geonames:1"), whole)) == 0  # it is pinned already


def test_regions_are_areas_that_can_be_clicked_and_counted():
    rows = data_of(region_layer(table(), chosen="region:korean-peninsula"))["regions"]
    assert rows[0]["id"] == "region:korean-peninsula"
    assert [row["chosen"] for row in rows] == [True] + [False] * (len(MAIN_HUES) - 1)
    assert rows[1]["told"] == "1 mention"


@pytest.mark.parametrize(
    ("event", "place"),
    [
        ({"last_active_drawing": {"properties": {"id": "geonames:1"}}}, "geonames:1"),
        ({"last_active_drawing": {"properties": {"id": "water:red-sea"}}}, "water:red-sea"),
        ({"last_active_drawing": {"properties": {}}}, None),
        ({"last_active_drawing": {"properties": {"id": 7}}}, None),
        ({"last_active_drawing": None, "last_object_clicked_count": 3}, None),
        ({}, None),
        (None, None),
    ],
)  # fmt: skip
def test_a_click_is_read_by_its_id_alone(event, place):
    assert place_from_map(event) == place


@pytest.mark.parametrize("worldview", WORLDVIEWS)
def test_the_ground_has_land_main_regions_and_disputed_areas(worldview):
    drawn = ground(worldview)
    codes = {f["properties"]["code"] for f in drawn["land"]["features"]}
    assert {"UA", "KP", "IR", "RU"} <= codes
    hues = [f["properties"]["hue"] for f in drawn["regions"]["features"]]
    assert hues == list(MAIN_HUES)
    tips = {f["properties"]["name"]: f["properties"]["tip"] for f in drawn["disputed"]["features"]}
    assert "<p>" in tips["Crimea"]
    assert "68/262" in tips["Crimea"]


def test_siberia_is_not_drawn_as_eastern_europe():
    regions = ground()["regions"]["features"]
    [area] = [f for f in regions if f["properties"]["hue"] == "eastern-europe"]
    points = np.array([p for part in area["geometry"]["coordinates"] for p in part[0]])
    assert points[:, 0].max() < 75


def test_the_ground_is_written_once_and_whole(tmp_path):
    folder = ground_folder(tmp_path)
    for worldview in WORLDVIEWS:
        land = json.loads((folder / f"land-{worldview}-110m.json").read_text("utf8"))
        assert land["land"]["features"]


@pytest.mark.parametrize("middle", [0.0, 20.0, 180.0])
def test_no_arc_leaves_the_map_on_one_side_to_come_back_on_the_other(middle):
    [line] = arcs_between(np.array([[140.0, 35.0]]), np.array([[-120.0, 40.0]]), middle)
    lons = np.array(line)[:, 0]
    assert np.abs(np.diff(lons)).max() < 20
    assert (np.abs(lons - middle) <= 180).all()
    assert (lons[-1] - lons[0] > 0) == (middle == 180)  # over the Pacific where that is the middle


def test_an_arc_begins_and_ends_where_it_should():
    starts = np.array([[37.6, 55.8], [0.0, 0.0], [5.0, 5.0], [24.0, 80.0]])
    ends = np.array([[127.4, 39.2], [180.0, 0.0], [5.0, 5.0], [-150.0, 80.0]])
    for start, end, line in zip(starts, ends, arcs_between(starts, ends), strict=True):
        assert line[0] == pytest.approx(start, abs=0.01)
        assert line[-1][0] % 360 == pytest.approx(end[0] % 360, abs=0.01)
        assert line[-1][1] == pytest.approx(end[1], abs=0.01)
        assert np.abs(np.array(line)[:, 1]).max() <= 84


def test_a_frame_grows_north_for_the_arcs_inside_it_alone():
    low, high, far = [20.0, 50.0], [100.0, 50.0], [170.0, 50.0]
    frame = ((10.0, 0.0), (52.0, 110.0))
    (south, west), (north, east) = with_arcs(frame, np.array([low]), np.array([high]))
    [line] = arcs_between(np.array([low]), np.array([high]), 55.0)
    assert (south, west, east) == (10.0, 0.0, 110.0)
    assert north == max(lat for _, lat in line) < NORTHMOST
    assert with_arcs(frame, np.array([low]), np.array([far])) == frame
    assert with_arcs(frame, np.empty((0, 2)), np.empty((0, 2))) == frame


def test_arcs_carry_ids_that_can_be_clicked():
    ends = {"from_lon": 1.0, "from_lat": 2.0, "to_lon": 3.0, "to_lat": 4.0}
    row = {"id": "a:quotation:1-2", "hue": "other", "label": "<x>", "count": 2, **ends}
    rows = pd.DataFrame([row])
    [arc] = data_of(arc_layer(rows, chosen="a:quotation:1-2"))["features"]
    assert arc["properties"]["chosen"]
    assert arc["properties"]["tip"] == "&lt;x&gt;"


@pytest.mark.parametrize(
    ("properties", "point"),
    [
        ({"point": [39.2, 127.4]}, (39.2, 127.4)),
        ({"point": None}, None),
        ({"id": "geonames:1"}, None),
        (None, None),
    ],
)
def test_a_click_that_sets_a_point_says_where_and_chooses_no_place(properties, point):
    event = {"last_active_drawing": {"properties": properties}}
    assert point_from_map(event) == point
    assert place_from_map(event) == ("geonames:1" if properties == {"id": "geonames:1"} else None)


def test_the_point_set_so_far_is_drawn():
    assert data_of(placing_layer((39.2, 127.4))) == {"point": [39.2, 127.4]}
    assert data_of(placing_layer()) == {"point": None}


def test_the_places_of_ten_thousand_mentions_are_laid_in_a_moment():
    mentions = many()
    place_layer(mentions)
    begun = process_time()
    layer = place_layer(mentions)
    assert process_time() - begun < 0.5
    assert len(data_of(layer)["features"]) <= 1000
