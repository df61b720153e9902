"""Each export is read back by a reader that is not ours."""

import csv
import io
import json
from dataclasses import replace
from datetime import date

import fastkml
import geopandas
import pandas
import pytest
from fastkml.validator import validate
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import ArticleError
from geo.keeping.exports import FORMATS, export, from_everything
from geo.keeping.exports.mark_rows import days_of
from geo.reading.corrections.log import correct, undo
from geo.reading.marks import Findings, Toponym
from geo.text import Article, Span

UGLY = "NUL \0, \ud800 alone, <b>tags</b> & \u202eright to left\u202c, 😀, =HYPERLINK(1)"


@pytest.fixture
def pairs(article, findings):
    return [(article, findings)]


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_findings_give_the_same_bytes(format, pairs):
    assert export(pairs, format) == export(iter(pairs), format)


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_found_is_still_a_whole_file(format):
    assert export([], format)
    assert export([(Article("a", "", ""), Findings(""))], format)


@pytest.mark.parametrize("format", FORMATS)
def test_any_text_can_be_exported(format):
    mark = Toponym(0, len(UGLY), UGLY, "literal", True, 0.5, None)
    findings = Findings(UGLY, None, (mark,), sentences=(Span(0, len(UGLY)),))
    assert export([(Article("ugly", UGLY, UGLY, UGLY), findings)], format)


def test_an_unknown_format_names_the_known_ones(pairs):
    with pytest.raises(ArticleError, match=r"'docx' is not a format. Choose one of: json, geojson"):
        export(pairs, "docx")


def test_geopandas_reads_the_geojson_with_longitude_first(pairs, tmp_path):
    path = tmp_path / "marks.geojson"
    path.write_bytes(export(pairs, "geojson"))
    marks = geopandas.read_file(path)
    assert marks.crs == "EPSG:4326"
    assert list(marks["kind"]).count("place") == 3
    lowport = marks[marks["kind"] == "place"].iloc[0]
    assert (lowport.geometry.x, lowport.geometry.y) == (-0.25, 53.5)


def test_geojson_holds_to_rfc_7946(pairs):
    packed = json.loads(export(pairs, "geojson"))
    assert packed.keys() == {"type", "features"}  # no "crs": section 4 took it away
    assert len({f["id"] for f in packed["features"]}) == len(packed["features"])
    for feature in packed["features"]:
        assert feature.keys() == {"type", "id", "geometry", "properties"}
        if feature["properties"]["kind"] == "time":
            assert feature["geometry"] is None


def test_gdal_reads_the_kml(pairs, tmp_path):
    path = tmp_path / "marks.kml"
    path.write_bytes(export(pairs, "kml"))
    marks = geopandas.read_file(path)
    assert len(marks) == 5
    assert {round(x, 2) for x in marks.geometry.x} == {-0.25, 1.5}


def test_fastkml_reads_the_kml_with_its_days(pairs):
    kml = fastkml.KML.parse(io.BytesIO(export(pairs, "kml")))
    assert validate(element=kml.etree_element())
    [folder] = next(iter(kml.features)).features
    assert folder.name == "The sea at Lowport"
    quoted = [p for p in folder.features if p.times]
    assert {str(p.times.timestamp) for p in quoted} == {"2021-03-03"}


def test_pandas_reads_the_csv_and_offsets_still_point_to_the_words(pairs, article):
    table = pandas.read_csv(io.BytesIO(export(pairs, "csv")))
    places = table[table["kind"] == "place"]
    assert [article.text[a:b] for a, b in zip(places["start"], places["end"], strict=True)] == list(
        places["text"]
    )
    assert table["lat"].dropna().between(-90, 90).all()


@pytest.mark.parametrize("start", [*"=+-@＝＋－＠\t\r\n", " =", "\u200b@"])
def test_no_cell_of_the_csv_starts_a_formula(start, pairs):
    article, findings = pairs[0]
    packed = export([(replace(article, title=f"{start}1+1"), findings)], "csv")
    lines = csv.DictReader(io.StringIO(packed.decode("utf-8-sig"), newline=""))
    assert {line["title"] for line in lines} == {f"'{start}1+1"}


def test_southern_and_western_numbers_stay_numbers(pairs):
    table = pandas.read_csv(io.BytesIO(export(pairs, "csv")))
    assert table["lon"].dropna().min() == -0.25


def test_geopandas_reads_the_geoparquet(pairs):
    marks = geopandas.read_parquet(io.BytesIO(export(pairs, "geoparquet")))
    assert marks.crs == "EPSG:4326"
    assert marks.geometry.isna().sum() == 2
    assert marks[marks["kind"] == "quotation"]["speaker"].unique() == ["Ada Reed"]


SLIDE = {
    "start_date", "end_date", "text", "media", "group", "display_date", "background",
    "autolink", "unique_id",
}  # fmt: skip
DAY = {
    "year", "month", "day", "hour", "minute", "second", "millisecond", "display_date", "format",
}  # fmt: skip


def test_timelinejs_has_only_its_documented_keys(pairs):
    packed = json.loads(export(pairs, "timelinejs"))
    assert packed.keys() <= {"events", "title", "eras", "scale"}
    assert len(packed["events"]) == 5
    for event in packed["events"]:
        assert {"start_date", "text"} <= event.keys() <= SLIDE
        assert {"year"} <= event["start_date"].keys() <= DAY
        assert event["text"].keys() <= {"headline", "text"}


def test_timelinejs_shows_an_articles_html_as_text(pairs):
    article, findings = pairs[0]
    packed = export([(replace(article, title="<script>1</script>"), findings)], "timelinejs")
    assert b"<script>" not in packed


def test_web_annotations_point_by_position_and_by_words(pairs, article):
    packed = json.loads(export(pairs, "annotations"))
    assert packed["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert packed["total"] == len(packed["first"]["items"]) == 7
    for item in packed["first"]["items"]:
        position, words = item["target"]["selector"]
        assert article.text[position["start"] : position["end"]] == words["exact"]
        assert words["prefix"] + words["exact"] + words["suffix"] in article.text


def test_everything_comes_back_as_it_was_with_its_corrections(pairs, article):
    made = correct(article, Span(12, 19), "not-a-place", who="Ada")
    log = [made, undo(made, who="Jo")]
    back, corrections = from_everything(export(pairs, "json", log))
    assert back == pairs
    assert corrections == log


@given(st.text())
def test_any_article_comes_back_as_it_was(text):
    pairs = [(Article("any", text, text, text, date(2020, 2, 29)), Findings(text))]
    [(article, _)], _ = from_everything(export(pairs, "json"))
    assert article == pairs[0][0]


@pytest.mark.parametrize(
    ("packed", "why"),
    [
        (b"\xff\xfe", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"[]", "was not exported"),
        (b'{"format": "dateline-atlas", "version": 9}', "Update Dateline Atlas"),
        (b'{"format": "dateline-atlas", "version": 1}', "damaged"),
        (b'{"format": "dateline-atlas", "version": 1, "articles": [{"id": 3}]}', "damaged"),
    ],
)
def test_what_is_not_ours_is_refused_with_a_way_out(packed, why):
    with pytest.raises(ArticleError, match=why):
        from_everything(packed)


def test_marks_that_do_not_fit_their_text_are_refused(pairs):
    packed = export(pairs, "json").replace(b"Speaking in Lowport on", b"Speaking at Lowport, on")
    with pytest.raises(ArticleError, match="the text differs"):
        from_everything(packed)


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-02-05~", date(2024, 2, 5), date(2024, 2, 5)),
        ("2024-02/2024-03", date(2024, 2, 1), date(2024, 3, 31)),
        ("2024-02/..", date(2024, 2, 1), None),
        ("2024-13", None, None),
        ("202X", None, None),
        ("", None, None),
    ],
)
def test_edtf_gives_its_first_and_last_day(edtf, first, last):
    assert days_of(edtf) == (first, last)
