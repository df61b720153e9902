"""What views draw is kept: for all visitors what is the shelf's, for nobody what is a visitor's."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
import streamlit_folium
from streamlit.testing.v1 import AppTest

from geo.drawing.atlas import MapAssets, base_map, place_layer, region_layer
from pages.shared import caches, kept_views, map_frame
from tests.pages.test_pages import page
from tests.pages.visiting import library_in, pasted


def everything_kept() -> str:
    return repr(list(kept_views._FOR_ALL.items()))


@pytest.fixture
def emptied():
    kept_views._FOR_ALL.clear()


def test_what_is_drawn_of_the_shelf_is_drawn_once_for_all_visitors(emptied, monkeypatch):
    page("explore")
    monkeypatch.setattr(kept_views, "_size", lambda drawn: pytest.fail("drawn again"))
    at = page("explore")
    assert not at.exception
    assert not at.error


def test_of_many_who_want_the_same_view_at_once_one_draws_it(emptied, monkeypatch):
    monkeypatch.setattr(caches, "is_own", lambda: False)
    drawn, all_here = [], Barrier(4)

    def draw() -> str:
        drawn.append("once")
        return "a view"

    def ask(_: int) -> str:
        all_here.wait(5)
        return kept_views.kept(draw, "a view", "by its name")

    with ThreadPoolExecutor(4) as visitors:
        assert set(visitors.map(ask, range(4))) == {"a view"}
    assert drawn == ["once"]
    assert not kept_views._DRAWN_NOW


def test_a_view_that_cannot_be_drawn_stops_nobody_else(emptied, monkeypatch):
    monkeypatch.setattr(caches, "is_own", lambda: False)
    with pytest.raises(ZeroDivisionError):
        kept_views.kept(lambda: 1 / 0, "a view")
    assert kept_views.kept(lambda: "drawn", "a view") == "drawn"


def test_nothing_of_a_visit_is_kept_for_others(emptied, tmp_path, monkeypatch):
    library_in(tmp_path, monkeypatch)
    one = pasted()
    assert "A warning from Georgia" in one.selectbox(key="article-read").format_func(
        one.session_state["article"][0]
    )
    one.switch_page("pages/explore.py").run()
    assert "Vardzia" not in everything_kept()
    assert "warning from Georgia" not in everything_kept()
    other = page("explore")
    assert caches.ADDED not in other.session_state or not other.session_state[caches.ADDED]
    offered = [o for box in other.multiselect for o in box.options]
    assert not any("warning from Georgia" in option for option in offered)
    assert "Vardzia" not in everything_kept()


def test_the_map_is_told_what_st_folium_would_tell_it(monkeypatch):
    told = []
    monkeypatch.setattr(streamlit_folium, "_component_func", lambda **what: told.append(what))
    table = caches.shelf_table()
    assets = MapAssets("../leaflet", "../atlas", "../ground")

    def layers():
        return [region_layer(table, "", "light"), place_layer(table, "", "light")]

    streamlit_folium.st_folium(
        base_map("light", "un", assets, ""), key="map", height=400,
        feature_group_to_add=layers(), use_container_width=True,
        returned_objects=["last_object_clicked_count", "last_active_drawing"],
    )  # fmt: skip
    base = map_frame.base_told("light", "un", assets, "")
    map_frame.show_frame(base, map_frame.layers_told(layers()), 400, lambda: None)
    theirs, ours = ({k: v for k, v in each.items() if k != "on_change"} for each in told)
    assert ours == theirs


def test_the_first_chart_of_a_visit_waits_for_the_map_and_no_other_does():
    at = AppTest.from_file("../../app.py", default_timeout=60).run()
    assert not at.get("plotly_chart")
    at.run()
    assert at.get("plotly_chart")
