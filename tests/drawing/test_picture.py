"""Pictures without a browser: what they show is what the table holds, and any reader opens them."""

from __future__ import annotations

from io import BytesIO

import pytest
from lxml import etree
from PIL import Image

from geo.drawing.palette import THEMES
from geo.drawing.picture import map_svg, to_png
from tests.drawing.rows import place, table

SVG = "{http://www.w3.org/2000/svg}"


def opened(svg: str) -> etree._Element:
    return etree.fromstring(svg.encode())


def texts(svg: str) -> set[str]:
    return {"".join(node.itertext()) for node in opened(svg).iter(f"{SVG}text")}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_map_has_a_pin_and_a_name_for_each_place_in_its_theme(theme):
    drawn = map_svg(table(), 640, 400, theme)
    pins = [node for node in opened(drawn).iter(f"{SVG}path") if node.get("class") == "pin"]
    assert {pin.get("data-id") for pin in pins} == {"geonames:1", "geonames:2", "geonames:3"}
    assert {"Wonsan", "Moscow", "Iran"} <= texts(drawn)
    assert THEMES[theme].sea in drawn


def test_the_same_map_gives_the_same_bytes_and_pixels_at_twice_the_size():
    once, again = (map_svg(table(), 500, 300) for _ in range(2))
    assert once == again
    assert [Image.open(BytesIO(to_png(once, k))).size for k in (1, 2)] == [(500, 300), (1000, 600)]


def test_over_the_date_line_nothing_is_torn():
    far = [place("Suva", "geonames:9", 178.4, -18.1), place("Apia", "geonames:8", -171.8, -13.8)]
    drawn = map_svg(table(far), 400, 300)
    pins = [node for node in opened(drawn).iter(f"{SVG}path") if node.get("class") == "pin"]
    assert len(pins) == 2
