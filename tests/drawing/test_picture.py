"""Pictures without a browser: what they show is what the table holds, and any reader opens them."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from urllib.parse import unquote

import numpy as np
import pytest
from lxml import etree
from PIL import Image

from geo.drawing.palette import THEMES
from geo.drawing.picture import WIDTHS, Caption, Plate, first_look, map_svg, picture_svg, to_png
from geo.drawing.picture.axis_days import ticks
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


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_first_look_of_a_map_is_an_image_with_a_pin_for_each_place_and_nothing_to_read(theme):
    html = first_look(table(), ((20.0, 20.0), (60.0, 140.0)), theme)
    image = re.search(r'src="data:image/svg\+xml,([^"]+)"', html)
    assert image is not None
    drawn = unquote(image[1])
    pins = [one for one in opened(drawn).iter(f"{SVG}path") if one.get("fill-rule") == "evenodd"]
    assert len(pins) == 3
    assert THEMES[theme].sea in drawn
    assert texts(drawn) == set()
    assert 'alt=""' in html


def test_the_same_map_gives_the_same_bytes_and_pixels_at_twice_the_size():
    once, again = (map_svg(table(), 500, 300) for _ in range(2))
    assert once == again
    assert [Image.open(BytesIO(to_png(once, k))).size for k in (1, 2)] == [(500, 300), (1000, 600)]


@pytest.mark.parametrize(
    ("holds", "width"), [("both", "page"), ("map", "half"), ("timeline", "column")]
)
def test_a_picture_says_what_it_shows_its_sources_its_day_and_its_scale(holds, width):
    caption = Caption("Talks about talks", "Source: “Talks”, 14 July 2025.", date(2025, 8, 1))
    drawn = picture_svg(table(), caption, Plate(holds, WIDTHS[width], "dark"))
    said = " ".join(texts(drawn))
    assert "Talks about talks" in said
    assert "Source: “Talks”" in said
    assert "made on 1 August 2025" in said
    assert (" km" in said) == (holds != "timeline")
    assert ("Reference chronology" in said) == (holds != "map")
    moments = [node.get("data-id") for node in opened(drawn).iter(f"{SVG}g") if node.get("class")]
    assert len(moments) == (5 if holds != "map" else 0)
    assert Image.open(BytesIO(to_png(drawn))).width == WIDTHS[width]


@pytest.mark.parametrize(("days", "first", "number"), [
    (("2025-07-10", "2025-07-16"), "10 Jul 2025", 7), (("2014-01-01", "2025-12-31"), "2014", 6),
    (("2025-01-20", "2025-12-20"), "Apr 2025", 3),
])  # fmt: skip
def test_as_many_days_are_written_under_an_axis_as_there_is_room_for(days, first, number):
    found = ticks((np.datetime64(days[0]), np.datetime64(days[1])), 7)
    assert (found[0][1], len(found)) == (first, number)


def test_over_the_date_line_nothing_is_torn():
    far = [place("Suva", "geonames:9", 178.4, -18.1), place("Apia", "geonames:8", -171.8, -13.8)]
    drawn = map_svg(table(far), 400, 300)
    pins = [node for node in opened(drawn).iter(f"{SVG}path") if node.get("class") == "pin"]
    assert len(pins) == 2
