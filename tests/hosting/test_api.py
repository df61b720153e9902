"""The address for programs, asked as programs ask it."""

from __future__ import annotations

import csv
import io
import re
from urllib.parse import urlencode

import feedparser
import geopandas
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from starlette.applications import Starlette
from starlette.testclient import TestClient

from geo.serving import middleware, routes
from geo.serving.api.parameters import LENS
from tests.browser.hostile_words import STRINGS

TEXT = "Speaking in Wonsan on 12 July 2025, Sergey Lavrov said: “We warn against this.”"
KOREA = "region=region:korean-peninsula"


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(Starlette(routes=routes(), middleware=middleware()))


def problem(answer, status: int) -> str:
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == status
    return told["detail"]


def test_a_text_comes_back_with_what_stands_in_it(client):
    answer = client.post(
        "/api/read", json={"text": TEXT, "title": "Talks", "published": "2025-07-13"}
    )
    told = answer.json()
    text = told["article"]["text"]
    marks = told["findings"]["toponyms"] + told["findings"]["timexes"]
    assert {mark["text"] for mark in marks} >= {"Wonsan", "12 July 2025"}
    assert all(text[mark["start"] : mark["end"]] == mark["text"] for mark in marks)
    assert told["findings"]["quotations"][0]["source"]["name"] == "Sergey Lavrov"


@pytest.mark.parametrize(("body", "kind", "status", "said"), [
    (b"{", "application/json", 400, "not JSON"), (b"{}", "application/json", 422, "text"),
    (b'{"text": "..."}', "application/json", 422, "no word"),
    (b'{"text": "a", "day": 1}', "application/json", 422, "day"),
    (b'{"text": "a", "published": "2025-02-30"}', "application/json", 422, "published"),
    (b"text", "text/plain", 415, "application/json"),
    (b'{"text": "' + b"a" * 900_000 + b'"}', "application/json", 413, "parts"),
    (b'{"text": "' + b"a" * 200_001 + b'"}', "application/json", 422, "parts"),
])  # fmt: skip
def test_a_body_that_does_not_fit_is_a_problem_that_says_why(client, body, kind, status, said):
    assert said in problem(
        client.post("/api/read", content=body, headers={"Content-Type": kind}), status
    )


@pytest.mark.parametrize(("path", "status"), [
    ("/api/mentions?region=region:atlantis", 400), ("/api/mentions?days=yesterday", 400),
    ("/api/mentions?colour=red", 400), ("/api/mentions?region=a&region=b", 400),
    ("/api/mentions?format=xlsx", 400), ("/api/articles/nobody-has-this", 404),
    ("/api/nothing", 404), ("/api/mentions?shared=abcdefghijklmnopqrstu", 404),
    (f"/api/mentions?words={'a' * 201}", 400), (f"/api/mentions?{'words=a&' * 1200}", 400),
    ("/api/read", 405), ("/feed.atom?colour=red", 400), ("/api/mentions?limit=0", 400),
    ("/api/mentions?limit=1001", 400), ("/api/articles?offset=-1", 400),
    ("/api/articles?limit=%D9%A3", 400), ("/feed.atom?limit=201", 400),
    ("/api/articles?limit=2&limit=3", 400), ("/api/articles/lavrov-in-wonsan?limit=2", 400),
])  # fmt: skip
def test_what_cannot_be_meant_is_a_problem(client, path, status):
    assert problem(client.get(path), status)


def test_the_mentions_of_a_lens_come_as_maps_and_tables(client, tmp_path):
    (tmp_path / "marks.geojson").write_bytes(client.get(f"/api/mentions?{KOREA}").content)
    marks = geopandas.read_file(tmp_path / "marks.geojson")
    table = client.get(f"/api/mentions?{KOREA}&format=csv")
    rows = list(csv.DictReader(io.StringIO(table.content.decode("utf-8-sig"))))
    assert len(rows) == len(marks) > 100
    assert table.headers["access-control-allow-origin"] == "*"


def followed(client, address: str) -> list:
    """Return every page of an answer, as the header Link (RFC 8288) names the next one."""
    pages = [client.get(address)]
    while "next" in pages[-1].links:
        pages.append(client.get(pages[-1].links["next"]["url"]))
    return pages


def test_mentions_come_in_pages_that_together_are_all_of_them(client):
    whole = client.get(f"/api/mentions?{KOREA}").json()
    pages = followed(client, f"/api/mentions?{KOREA}&limit=50")
    ids = [mark["id"] for page in pages for mark in page.json()["features"]]
    assert sorted(ids) == sorted(mark["id"] for mark in whole["features"])
    assert [page.json()["numberReturned"] for page in pages] == [50, 50, len(ids) - 100]
    assert {page.headers["x-total-count"] for page in pages} == {str(len(ids))}
    assert {page.json()["numberMatched"] for page in pages} == {len(ids)}
    assert set(pages[1].links) == {"first", "prev", "next", "last"}
    assert client.get(pages[1].links["prev"]["url"]).json() == pages[0].json()
    assert client.get(pages[0].links["last"]["url"]).json() == pages[-1].json()
    tables = followed(client, f"/api/mentions?{KOREA}&limit=50&format=csv")
    lines = [row for page in tables for row in page.content.decode("utf-8-sig").splitlines()[1:]]
    assert len(list(csv.reader(lines))) == len(ids)


def test_all_mentions_are_many_pages_and_one_article_is_one(client):
    whole = client.get("/api/mentions?limit=1000").json()
    assert whole["numberMatched"] == len(whole["features"]) > 500
    assert len(followed(client, "/api/mentions")) == 2
    alone = client.get("/api/mentions?article=lavrov-in-wonsan")
    assert set(alone.links) == {"first", "last"}
    after = client.get("/api/mentions?article=lavrov-in-wonsan&offset=900000")
    assert after.json()["features"] == []
    assert after.json()["numberMatched"] == alone.json()["numberMatched"]
    assert client.get(after.links["prev"]["url"]).json() == alone.json()


def test_articles_come_in_pages(client):
    whole = client.get("/api/articles").json()
    pages = [page.json() for page in followed(client, "/api/articles?limit=7")]
    assert [one for page in pages for one in page["articles"]] == whole["articles"]
    assert {page["numberMatched"] for page in pages} == {18}
    nothing = client.get("/api/articles?words=submarine+elephants")
    assert (nothing.json()["articles"], nothing.headers["x-total-count"]) == ([], "0")


def test_articles_are_listed_and_given_whole(client):
    told = client.get(f"/api/articles?{KOREA}&days=2025").json()
    ids = {one["id"] for one in told["articles"]}
    assert "lavrov-in-wonsan" in ids
    assert "about the Korean Peninsula" in told["told"]
    whole = client.get("/api/articles/lavrov-in-wonsan").json()
    assert whole["article"]["text"].startswith("WONSAN")
    assert len(whole["findings"]["quotations"]) == 10


def test_a_feed_of_a_lens_is_read_by_a_reader_of_feeds(client):
    read = feedparser.parse(client.get(f"/feed.atom?{KOREA}").content)
    assert not read.bozo
    assert read.version == "atom10"
    assert re.match(r"\d+ quotations about the Korean Peninsula", read.feed.title)
    days = [entry.updated for entry in read.entries]
    assert days == sorted(days, reverse=True)
    assert "Sergey Lavrov: “" in " ".join(entry.summary for entry in read.entries)
    assert all(
        entry.link.startswith("http://testserver/article?article=") for entry in read.entries
    )


def test_a_long_feed_is_followed_from_page_to_page(client):
    """As RFC 5005 has it: one feed, whose pages name each other."""
    whole = feedparser.parse(client.get("/feed.atom").content)
    assert {link.rel for link in whole.feed.links} == {"self", "alternate"}
    pages, address = [], "/feed.atom?limit=5"
    while address:
        pages.append(feedparser.parse(client.get(address).content))
        ways = {link.rel: link.href for link in pages[-1].feed.links}
        assert ways["self"].endswith(address.removeprefix("http://testserver"))
        address = ways.get("next", "")
    assert [e.id for page in pages for e in page.entries] == [e.id for e in whole.entries]
    assert {page.feed.id for page in pages} == {whole.feed.id}
    assert set(ways) == {"self", "alternate", "first", "previous", "last"}
    assert ways["first"] == "http://testserver/feed.atom?limit=5"


def test_hostile_words_stay_words_in_feeds(client):
    for words in STRINGS[::97]:
        said = urlencode({"words": words.strip()[:180], "speaker": words.strip()[:180]})
        answer = client.get(f"/feed.atom?{said}")
        root = etree.fromstring(answer.content)
        assert {etree.QName(node).localname for node in root.iter()} <= {
            "feed", "title", "id", "link", "updated", "generator",
        }  # fmt: skip


def test_all_of_it_can_be_switched_off(client, monkeypatch):
    monkeypatch.setenv("DATELINE_API", "off")
    for path in ("/api", "/api/openapi.json", "/api/mentions", "/feed.atom"):
        assert "switched off" in problem(client.get(path), 404)
    assert "switched off" in problem(client.post("/api/read", json={"text": TEXT}), 404)


def test_who_asks_too_much_is_told_when_to_come_back(client, monkeypatch):
    from geo.keeping.allowances import RULES, Allowances, Rule

    monkeypatch.setitem(RULES, "ask", Rule("answers", 2, 9, 60))
    known = Allowances()
    monkeypatch.setattr("geo.serving.limits.allowances", lambda: known)
    told = [client.get("/api/articles") for _ in range(3)]
    assert [one.status_code for one in told[:2]] == [200, 200]
    assert "At most 2 answers" in problem(told[2], 429)


def test_the_description_names_every_address_and_its_page_says_them(client):
    told = client.get("/api/openapi.json").json()
    assert set(told["paths"]) == {"/read", "/mentions", "/articles", "/articles/{id}"}
    assert told["servers"] == [{"url": "http://testserver/api"}]
    keys = {one["name"] for one in told["paths"]["/mentions"]["get"]["parameters"]}
    assert keys == {*LENS, "format", "limit", "offset"}
    page = client.get("/api").text
    assert all(
        one["get" if "get" in one else "post"]["summary"] in page for one in told["paths"].values()
    )


WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from([*LENS, "format", "x"]), WORDS), max_size=4))
def test_no_query_breaks_anything(client, query):
    answer = client.get(f"/api/articles?{urlencode(query)}")
    assert answer.status_code in {200, 400, 404, 429}
    assert answer.json()


@settings(max_examples=40)
@given(WORDS, WORDS, st.dates())
def test_no_text_breaks_anything(client, text, title, day):
    body = {"text": text, "title": title, "published": day.isoformat()}
    answer = client.post("/api/read", json=body)
    assert answer.status_code in {200, 422, 429}
    assert answer.json()
