"""The timeline: honest forms, ids on every mark, and clicks read back."""

from __future__ import annotations

from datetime import date
from time import process_time

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from geo.drawing.cards import undated_list
from geo.drawing.moments import (
    MOST,
    Moment,
    extent,
    gather_moments,
    moments_from_timeline,
    packed,
    timeline_alt,
    undated,
)
from geo.drawing.palette import MAIN_HUES
from geo.drawing.timeline import multiples, timeline
from geo.drawing.timeline.frame import published_rows
from geo.drawing.timeline.lanes import NAME, laid_in_lanes
from tests.drawing.rows import many, mention, table


def traces(**how: object) -> dict[str, go.Bar | go.Scatter]:
    return {trace.name: trace for trace in timeline(table(), **how).data}


def test_each_form_of_time_is_drawn_as_what_it_is():
    forms = gather_moments(table()).set_index("words")["form"]
    assert forms["12 July 2025"] == "exact"
    assert forms["June 2025"] == "partial"
    assert forms["since"] == "vague"
    assert list(undated(table())["words"]) == ["for now"]


def test_a_month_is_a_bar_from_its_first_day_to_the_end_of_its_last():
    bar = traces()["bars"]
    assert str(bar["base"][0]).startswith("2025-06-01")
    assert bar["x"][0] == 30 * 86_400_000


def test_a_vague_time_fades_towards_both_ends_and_is_clicked_in_its_middle():
    drawn = traces()
    fades = [drawn[f"fade {i}"]["marker"]["opacity"] for i in range(5)]
    assert fades == sorted(fades)
    assert drawn["vague"]["marker"]["opacity"] > fades[-1]
    assert drawn["fade 0"].customdata is None


def test_every_mark_says_what_it_is():
    points = traces()["points"]
    told = {row[0]: list(row[1:]) for row in points["customdata"]}
    assert told["chronology:happening:h"] == ["2025-06-22", "2025-06-22", 1, "middle-east"]
    assert list(points["x"]).count("2025-07-12") == 2


def test_times_without_a_day_are_words_apart_from_the_line():
    assert "undated" not in traces()
    html = undated_list(table())
    assert "1 time without a day" in html
    assert ">for now<" in html.replace("<bdi>", ">").replace("</bdi>", "<")
    assert undated_list(table()[:0]) == ""


def test_of_an_empty_lane_only_its_name_stays():
    moments = gather_moments(table())
    _, lanes = laid_in_lanes(moments, extent(table()), 380)
    high = {lane: top - bottom for lane, (bottom, top) in lanes.items()}
    assert high["eastern-europe"] == NAME
    assert high["korean-peninsula"] > 2 * NAME


def test_names_of_days_that_lie_near_stand_on_lines_of_their_own():
    days = ("2025-07-12", "2025-07-14", "2024-01-01")
    told = table().assign(published=[np.datetime64(days[i % 3], "s") for i in range(len(table()))])
    rows = published_rows(told, extent(told))
    assert [row for _, row in rows] == [0, 0, 1]
    figure = timeline(told).to_dict()["layout"]
    assert {
        note.get("yshift") for note in figure["annotations"] if "Published" in note["text"]
    } == {0, 15}
    assert figure["margin"]["t"] > timeline(table()).to_dict()["layout"]["margin"]["t"]


def test_what_is_said_over_a_mark_holds_no_markup_of_an_article():
    assert any("Test &lt;of&gt; arms" in hover for hover in traces()["points"]["hovertext"])


def test_the_axes_are_fixed_and_nothing_is_dragged():
    layout = timeline(table()).to_dict()["layout"]
    assert "dragmode" not in layout
    assert all(layout[axis]["fixedrange"] for axis in ("xaxis", "xaxis2", "yaxis"))


def test_the_day_of_publication_is_a_thin_line():
    notes = [note["text"] for note in timeline(table()).to_dict()["layout"]["annotations"]]
    assert "Published 14 July 2025" in notes


def test_a_chosen_point_is_ringed_and_a_chosen_bar_outlined():
    chosen = table().query("words == '12 July 2025'")["mention"].iloc[0]
    assert list(traces(chosen=chosen)["chosen"]["x"]) == ["2025-07-12"]
    month = table().query("words == 'June 2025'")["mention"].iloc[0]
    assert list(traces(chosen=month)["bars"]["marker"]["line"]["width"]) == [2]


def test_days_asked_for_bound_what_is_shown():
    june = (date(2025, 6, 1), date(2025, 6, 30))
    words = set(gather_moments(table(), june)["words"])
    assert words == {"June 2025", "since", "Test <of> arms"}
    start, end = extent(table(), june)
    assert start < np.datetime64("2025-06-01") < np.datetime64("2025-06-30") < end


def test_moments_alike_are_drawn_as_one_with_their_count():
    again = [mention("timex", f"day {i}", mention=f"a:timex:{i}-9", first="2025-01-05",
                     last="2025-01-05", precision="day") for i in range(5)]  # fmt: skip
    [row] = gather_moments(table(again)).to_dict("records")
    assert (row["count"], row["mention"], len(row["mentions"])) == (5, "a:timex:0-9", 5)
    assert row["words"].count("\n") == 2


def test_an_empty_table_is_drawn_empty():
    empty = table()[:0]
    assert timeline(empty).layout.height
    assert multiples(empty).layout.height
    assert timeline_alt(empty) == "Timeline: nothing here has a date."


@pytest.mark.parametrize(
    ("event", "moments"),
    [
        (
            {"selection": {"points": [{"customdata": ["m", "2025-06-01", "2025-06-30", 2, "x"]}]}},
            (Moment("m", date(2025, 6, 1), date(2025, 6, 30), 2, "x"),),
        ),
        (
            {"selection": {"points": [{"customdata": ["m", None, None, 1, "other"]}]}},
            (Moment("m", None, None),),
        ),
        ({"selection": {"points": [{"x": 1}]}}, ()),
        ({"selection": {"points": []}}, ()),
        ({}, ()),
        (None, ()),
    ],
)  # fmt: skip
def test_a_click_is_read_by_what_the_mark_says(event, moments):
    assert moments_from_timeline(event) == moments


def test_marks_of_a_row_keep_apart_while_there_are_rows():
    days = pd.Series(np.array(["2025-01-01"] * 3 + ["2025-06-01"], dtype="datetime64[s]"))
    rows = packed(pd.DataFrame({"first": days, "last": days}), np.timedelta64(86_400, "s"), 4)
    assert list(rows) == [0, 1, 2, 0]


def test_the_words_for_the_chart_tell_what_it_shows():
    told = timeline_alt(table())
    assert told.startswith("Timeline, 1 June to 12 July 2025: 3 times, 1 quotation and 1 reference")
    assert told.endswith("1 time without a date.")


def test_the_main_regions_share_one_scale():
    layout = multiples(table()).to_dict()["layout"]
    axes = [name for name in layout if name.startswith("yaxis")]
    assert len(axes) == len(MAIN_HUES)
    assert len({tuple(layout[axis]["range"]) for axis in axes}) == 1


def test_a_timeline_of_ten_thousand_mentions_is_drawn_in_a_moment():
    mentions = many()
    timeline(mentions)
    begun = process_time()
    figure = timeline(mentions)
    assert process_time() - begun < 1
    assert sum(len(t.y) for t in figure.data if t.name in {"points", "bars", "vague"}) <= MOST
