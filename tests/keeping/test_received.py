"""What comes back in may have been made by hand: it is what it must be, or it is left out."""

import base64
import json
import zlib
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import ArticleError
from geo.keeping.carried import COMMON, opened_whole
from geo.keeping.exports import export
from geo.keeping.exports.everything import article_dict
from geo.keeping.intake import Taken, take_files
from geo.keeping.received import article_from, corrections_from, export_from
from geo.reading.corrections.apply import apply
from geo.reading.corrections.log import correct
from geo.reading.corrections.regrouping import regroup
from geo.reading.unpacking import unpack
from geo.text import Span

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(st.text(max_size=9), inside),
    max_leaves=12,
)
PLACE = {"id": "site:here", "name": "Here", "kind": "site", "country": "GB", "lat": 1.0, "lon": 2.0}
BEYOND = [
    {"kind": "rename"}, {"kind": None}, {"scope": "planet"}, {"kind": "day", "scope": "everywhere"},
    {"start": "12"}, {"start": 12.5}, {"start": -3}, {"end": 12}, {"end": 10**9}, {"start": None},
    {"id": "no id <b>"}, {"id": 7}, {"words": 3}, {"speaker": " "}, {"speaker": "x" * 501},
    {"who": "x" * 501}, {"when": "<script>"}, {"edtf": "x" * 99}, {"earliest": "9999-12-31"},
    {"earliest": "soon"}, {"earliest": "2021-03-05", "latest": "2021-03-04"},
    {"content": [{"start": 0, "end": 10**9}]}, {"content": "all"}, {"content": [{"start": 1}]},
    {"role": "king"}, {"undoes": "../x"},
    {"place": {**PLACE, "lat": 91.0}}, {"place": {**PLACE, "lon": None}}, {"place": "here"},
    {"place": {**PLACE, "id": "no_id"}}, {"place": {**PLACE, "kind": "moon"}},
    {"place": {**PLACE, "name": "x" * 501}}, {"place": {**PLACE, "lat": "north"}},
]  # fmt: skip


@pytest.fixture
def told(article) -> dict:
    return correct(article, Span(12, 19), "not-a-place", who="Ada").to_dict()


def link_to(values: object) -> str:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zdict=COMMON)
    packed = packer.compress(json.dumps(values).encode()) + packer.flush()
    return "1" + base64.urlsafe_b64encode(packed).decode().rstrip("=")


@pytest.mark.parametrize("change", BEYOND, ids=str)
def test_a_correction_beyond_what_can_be_is_left_out_and_counted(article, told, change):
    held = opened_whole(
        link_to({"article": article_dict(article), "corrections": [told, {**told, **change}]})
    )
    assert (len(held.corrections), held.left_out) == (1, 1)


@pytest.mark.parametrize(
    "change",
    [{"others": []}, {"others": None}, {"others": "port"}, {"others": ["<b>"]}, {"others": [7]},
     {"others": ["lowport"]}, {"others": ["a"] * 5_001}, {"scope": "article"}, {"kind": "move"},
     {"scope": "everywhere"}],
    ids=lambda c: str(c)[:40],
)  # fmt: skip
def test_what_cannot_be_said_of_a_story_is_left_out_and_counted(article, change):
    told = regroup("joined", article.id, ["port"], "The sea").to_dict()
    found, left = corrections_from([told, {**told, **change}], [article])
    assert ([c.others for c in found], left) == ([("port",)], 1)


def test_a_mark_names_no_other_articles(article, told):
    assert corrections_from([{**told, "others": ["port"]}], [article]) == ([], 1)


def test_stories_put_right_are_exported_and_come_in_under_the_ids_of_here(article, findings):
    other = replace(article, id="No id")
    line = {**regroup("joined", article.id, ["port"]).to_dict(), "others": ["No id"]}
    packed = json.loads(export([(article, findings), (other, findings)], "json", []))
    packed["corrections"] = [line]
    received = export_from(json.dumps(packed).encode())
    assert [c.others for c in received.log] == [(received.pairs[1][0].id,)]
    [first, second] = take_files([("a.json", json.dumps(packed).encode())])
    assert isinstance(first, Taken)
    assert isinstance(second, Taken)
    assert [c.kind for c in first.corrections] == ["joined"]
    assert second.corrections == ()


def test_an_export_says_how_many_corrections_it_left_out(article, findings, told):
    packed = json.loads(export([(article, findings)], "json", []))
    packed["corrections"] = [told, {**told, "kind": "rename", "scope": "everywhere"}, 3]
    [taken] = take_files([("a.json", json.dumps(packed).encode())])
    assert isinstance(taken, Taken)
    assert len(taken.corrections) == 1
    assert "2 corrections were left out" in " ".join(taken.notes)


@pytest.mark.parametrize(
    "change",
    [{"text": None}, {"title": None}, {"title": 3}, {"published": "9999-12-31"},
     {"published": "0001-01-01"}, {"published": 7}, {"text": "x" * 200_001}],
    ids=lambda c: str(c)[:40],
)  # fmt: skip
def test_an_article_that_no_page_can_show_is_refused(article, change):
    with pytest.raises(ArticleError):
        article_from({**article_dict(article), **change})


def test_a_place_at_infinity_is_left_out(article, told):
    place = json.dumps({**told, "place": {**PLACE, "lat": 0.0}}).replace("0.0", "1e999")
    assert corrections_from([json.loads(place)], [article]) == ([], 1)


@pytest.mark.parametrize("id", ["", "no_id", "A", "a" * 101, "<b>", "../etc"])
def test_an_id_of_another_form_is_made_anew_and_its_corrections_follow(article, findings, id, told):
    packed = json.loads(export([(article, findings)], "json", []))
    packed["articles"][0]["id"] = id
    packed["corrections"] = [{**told, "article": id}]
    received = export_from(json.dumps(packed).encode())
    assert [c.article for c in received.log] == [received.pairs[0][0].id]
    assert received.pairs[0][0].id.startswith("the-sea-at-lowport-")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"])
def test_an_address_that_is_none_of_the_web_is_no_articles_address(article, url):
    assert article_from({**article_dict(article), "url": url}).url == ""


@pytest.mark.parametrize(
    ("path", "value"),
    [(("toponyms", 0, "start"), -40), (("toponyms", 0, "confidence"), 7),
     (("toponyms", 0, "place", "lat"), 1e999), (("timexes", 0, "end"), 10**12),
     (("timexes", 0, "type"), "EON"), (("quotations", 0, "content"), []),
     (("quotations", 0, "cue", "start"), "0"), (("doubts", 0, "also"), [{"start": 9, "end": -1}]),
     (("toponyms", 0, "place", "id"), "a_b")],
)  # fmt: skip
def test_findings_that_do_not_fit_their_text_are_refused(findings, path, value):
    values = json.loads(json.dumps(findings.to_dict()))
    at = values
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    with pytest.raises(ArticleError):
        unpack(values, findings.text, findings.published)


@settings(deadline=None)
@given(values=JSON)
def test_no_json_at_all_raises_anything_but_a_clear_error(values):
    for read in (article_from, lambda v: unpack(v, "The sea."), lambda v: export_from(
        json.dumps({"format": "dateline-atlas", "version": 1, "articles": v}).encode()
    )):  # fmt: skip
        with suppress(ArticleError):
            read(values)
    corrections_from(values)


@settings(deadline=None)
@given(changes=st.dictionaries(st.sampled_from(
    ["kind", "scope", "start", "end", "words", "place", "role", "edtf", "earliest", "latest",
     "speaker", "content", "was", "who", "when", "undoes", "id"]), JSON | st.sampled_from(
    ["move", "missed", "role", "day", "speaker", "quotation", "undo", "article", "everywhere"]
)))  # fmt: skip
def test_what_is_let_in_can_be_applied(changes):
    from geo.text import Article
    from tests.keeping.conftest import TEXT, sample_findings

    article, base = Article("lowport", "Sea", TEXT), {
        "id": "a1", "kind": "move", "article": "lowport", "start": 12, "end": 19, "words": "Lowport"
    }  # fmt: skip
    found, _ = corrections_from([{**base, **changes}], [article])
    findings = apply(article, sample_findings(), found)
    for toponym in findings.toponyms:
        assert toponym.span.of(TEXT) == toponym.text
