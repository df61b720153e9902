"""Voices, regions and comparisons as HTML, layers and figures."""

from __future__ import annotations

import re
from html import unescape

import pandas as pd
import pytest
from shapely import box

from geo.asking.comparison.compared_sides import compare, side
from geo.asking.comparison.told_by_both import Told
from geo.asking.lens import Lens
from geo.asking.mentions import mention_table
from geo.asking.territories import Apart, Territory
from geo.asking.voices.remarks import as_mentions, keep, spots
from geo.asking.voices.utterances import arcs, cues
from geo.drawing.atlas import arc_layer, area_layer, pin_layer
from geo.drawing.comparison_lists import (
    headline,
    ledger,
    passages,
    remarks_in_both,
    sides_legend,
    told_pins,
)
from geo.drawing.legend import legend_html, region_legend, text_legend
from geo.drawing.palette import DARK, LIGHT, SIDES, contrast
from geo.drawing.printed import marked_apart, side_by_side
from geo.drawing.provenance import differences, provenance
from geo.drawing.region_profile import definition_html, event_list
from geo.drawing.timeline import voice_timeline
from geo.drawing.vision import BLINDNESS, closest
from geo.drawing.voice_profile import arc_rows, bars, cue_bars, remark_cards, spot_list, spot_pins
from geo.world.chronology import happenings
from tests.asking.test_compared_sides import table  # noqa: F401
from tests.asking.test_spoken import NUCLEAR
from tests.drawing.rows import table as table_by_hand

BAD = "<img src=x onerror=alert(1)>"


def ids(html: str) -> list[str]:
    return [unescape(id) for id in re.findall(r'data-id="([^"]*)"', html)]


def layer(group) -> list[dict]:
    [script] = group._children.values()
    return script.data["features"]


def test_words_that_differ_are_marked_and_no_others():
    html = marked_apart("We respect their actions, and more", "We respect their aims, and more")
    assert html == 'We respect their <mark class="differs">actions</mark>, and more'


def test_a_translation_that_shares_nothing_is_left_unmarked():
    assert "<mark" not in marked_apart("Мы разные фантазии", "fantasies")


def test_markup_in_a_printing_is_shown_as_it_stands():
    assert "<img" not in marked_apart(f"We respect {BAD}", "We respect it")


def test_printings_stand_side_by_side_with_their_outlets_and_the_note(lavrov):
    html = side_by_side(keep(lavrov, Lens(mention=NUCLEAR)))
    assert "A News (Türkiye)" in html
    assert 'href="https://tass.com/politics/1988725"' in html
    assert '<mark class="differs">their actions</mark>' in html
    assert "see that in TASS" in html
    assert "remark:2025-07-12-lavrov-nuclear-tass" in ids(html)


def test_a_remark_says_where_it_comes_from_and_what_its_sources_disagree_on(lavrov):
    [saying] = keep(lavrov, Lens(mention=NUCLEAR))
    html = provenance(saying)
    assert html.index("Said") < html.index("Printed") < html.index("Sources differ")
    assert "12 July 2025 in Wonsan" in html
    assert f"the words ({len(saying.wordings) + len(saying.noted)} wordings)" in html
    [alone] = [s for s in lavrov if len(s.printings) == 1 and not s.noted][:1]
    assert differences(alone) == ""


def test_the_legend_of_a_text_shows_its_own_words():
    rows = table_by_hand()
    html = text_legend(rows)
    assert ">Wonsan<" in html
    assert "Springfield" not in html
    assert "a quotation" not in text_legend(rows[rows["kind"] != "quotation"])


def test_a_remark_in_one_wording_is_not_set_beside_itself(lavrov):
    assert side_by_side([s for s in lavrov if len(s.wordings) + len(s.noted) == 1]) == ""


def test_every_remark_is_a_card_that_leads_to_its_source(lavrov):
    html = remark_cards(lavrov, NUCLEAR)
    assert [id for id in dict.fromkeys(ids(html))] == [s.id for s in lavrov]
    assert html.count('class="card ') == len(lavrov)
    assert html.count(" chosen") == 1
    assert 'rel="noopener noreferrer"' in html


def test_no_remark_says_what_to_do():
    assert "Take away" in remark_cards([])


def test_cues_are_bars_on_one_scale_and_the_rest_are_named(lavrov):
    counted = cues([u for s in lavrov for u in s.printings])
    html = cue_bars(counted, counted[0][0])
    assert ids(html) == [f"cue:{cue}" for cue, _ in counted]
    assert "width:100.0%" in html
    assert html.count("aria-current") == 1


def test_bars_escape_what_people_are_called():
    assert "<img" not in bars([(f"speaker:{BAD}", BAD, BAD, 1)])


def test_a_voice_is_drawn_as_spots_and_arcs_that_the_list_repeats(lavrov):
    at, lines = spots(lavrov), arcs(lavrov)
    pins = layer(pin_layer(spot_pins(at), ("geonames:1866923",)))
    drawn = layer(arc_layer(arc_rows(lines, at)))
    on_map = [f["properties"]["id"] for f in (*pins, *drawn)]
    assert sorted(ids(spot_list(at, lines))) == sorted(on_map)
    assert [p["properties"]["id"] for p in pins if p["properties"].get("chosen")] == [
        "geonames:1866923"
    ]


def test_every_dated_remark_is_a_mark_of_its_own(lavrov):
    rows = pd.concat([as_mentions(lavrov), mention_table([], happenings())])
    figure = voice_timeline(rows, theme="light", chosen=NUCLEAR.replace("anews", "tass"))
    [points] = [t for t in figure.data if t.name == "points"]
    marks = [next(iter(told)) for told in points.customdata]
    dated = [s.id for s in lavrov if s.days[0] and s.days[0] == s.days[1]]
    assert set(dated) <= set(marks)
    places = [xy for xy, id in zip(zip(points.x, points.y, strict=True), marks, strict=True)
              if id in dated]  # fmt: skip
    assert len(set(places)) == len(places)


def test_a_voice_without_days_is_drawn_empty():
    assert voice_timeline(as_mentions([]), theme="dark").layout.height > 0


def test_an_area_is_filled_and_the_other_definition_outlined():
    features = layer(area_layer(box(10, 40, 20, 50), box(12, 42, 30, 50), "middle-east"))
    assert [f["properties"]["form"] for f in features] == ["filled", "outlined"]
    assert layer(area_layer(None, None, "other")) == []


def test_sides_are_told_by_shape_as_well_as_colour():
    kyiv, paris = "geonames:703448", "geonames:2988507"
    told = [
        Told(kyiv, "Kyiv", ("Kyiv",), ("Kiev",), ("a:toponym:3-7",), ("b:toponym:1-5",)),
        Told(paris, "Paris", (), ("Paris",), (), ("b:toponym:9-14",)),
    ]
    marks = {f["properties"]["id"]: f["properties"] for f in layer(pin_layer(told_pins(told)))}
    assert (marks[kyiv]["hue"], marks[kyiv]["shape"]) == ("both", "circle")
    assert (marks[paris]["hue"], marks[paris]["shape"]) == ("right", "right")
    assert "“Kyiv” left, “Kiev” right" in marks[kyiv]["label"]


def test_the_ledger_holds_everything_once_in_its_column(table):  # noqa: F811
    told = compare(side(table, "a"), side(table, "b"))
    html = ledger(told, ("geonames:703448",))
    assert {"geonames:703448", "geonames:2988507"} <= set(ids(html))
    assert html.count(" chosen") == 1
    assert "“Kyiv” left, “Kiev” right" in html


def test_what_sets_two_printings_apart_is_said_without_a_judge(table):  # noqa: F811
    told = compare(side(table, "a"), side(table, "b"))
    html = remarks_in_both(told.remarks, ("A", "B"))
    assert "The left prints more of it, the right a part." in html
    assert "The days differ: 24 February 2022 on the left, 25 February 2022 on the right." in html
    assert headline(told) == "1 place, 1 speaker and 1 remark in both"
    assert "No remark stands in both" in remarks_in_both((), ("A", "B"))


def test_passages_mark_the_words_and_lead_to_the_article(table):  # noqa: F811
    left = table[table["mention"].str.startswith("a:toponym")]
    html = passages("Kyiv", left, left.iloc[:0], ("A <i>", "B"))
    assert "In <mark>Kyiv</mark> on 24 February" in html
    assert 'data-open="a:toponym:3-7"' in html
    assert "Nothing of it here." in html
    assert "<i>" not in html


def test_a_definition_names_its_source_and_what_it_leaves_out():
    ours = Territory("", "region:x", "As used here", "Note", "S", "https://s.example", ("IR",), ())
    rival = Territory("r", "region:x", "R", BAD, "S", "javascript:alert(1)", ("IQ",), ())
    html = definition_html(rival, ours, Apart(("Iran",), ("Iraq",)))
    assert "Leaves out</dt><dd>Iran" in html
    assert "javascript" not in html
    assert "<img" not in html
    assert "Leaves out" not in definition_html(ours, ours, Apart((), ()))


def test_events_are_listed_by_day_and_can_be_chosen():
    rows = mention_table([], happenings())
    html = event_list(rows, rows["mention"].iloc[0])
    assert sorted(ids(html)) == sorted(rows["mention"])
    assert html.count("aria-current") == 1
    assert "Choose another region" in event_list(rows.iloc[:0])


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_sides_can_be_read_and_told_apart_by_everyone(theme):
    for name in SIDES:
        assert all(contrast(theme.sides[name], on) >= 4.5 for on in (theme.paper, theme.land))
    sides = [theme.sides[name] for name in SIDES]
    assert all(closest(sides, blindness) > 0.08 for blindness in (None, *BLINDNESS))


def test_legends_say_what_the_signs_mean():
    assert "spoken about" in legend_html("voice", "dark")
    assert "rest of the atlas" in region_legend("middle-east", "light", rival=True)
    assert "rest of the atlas" not in region_legend("other", "light")


def test_the_legend_of_two_sides_names_each_whole():
    html = sides_legend((BAD, "Talks in Sharm el-Sheikh: what was said there, and by whom"))
    assert "<img" not in html
    assert html.count("<b ") == 2
    assert "by whom</b>" in html
