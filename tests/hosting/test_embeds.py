"""A view in a page of somebody else: what is served, how large, and how oEmbed tells of it."""

from __future__ import annotations

import json
from datetime import date
from urllib.parse import urlencode

import pytest
from lxml import html
from starlette.applications import Starlette
from starlette.testclient import TestClient

from geo.drawing.onefile.embedded import Framed, embedded
from geo.serving import middleware, routes
from geo.text import Article
from tests.browser.hostile_words import STRINGS
from tests.keeping.conftest import TEXT, sample_findings

LAVROV = "view=article&article=lavrov-in-wonsan"
LARGEST = 300_000


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(Starlette(routes=routes(), middleware=middleware()))


KOREA = "region=region:korean-peninsula&days=2022/2025"
COMPARED = "view=compare&left=lavrov-in-wonsan&right=outlet:Dateline+Atlas"


VOICE = "view=voices&speaker=Sergey+Lavrov"
STORY = "view=stories&article=lavrov-in-wonsan"
RIVAL = "view=region&region=region:middle-east&definition=world-bank-middle-east-and-north-africa"
OWN = [VOICE, STORY, RIVAL, "view=region", "view=voices", "view=stories"]


@pytest.mark.parametrize("query", ["", LAVROV, KOREA, COMPARED, *OWN])
def test_an_embedded_view_is_light_may_be_framed_and_asks_nobody(client, query):
    answer = client.get(f"/embed?{query}", headers={"Accept-Encoding": "gzip"})
    assert answer.status_code == 200
    assert answer.headers["content-encoding"] == "gzip"
    assert int(answer.headers["content-length"]) < LARGEST
    told = answer.headers["content-security-policy"]
    assert "default-src 'none'" in told
    assert "frame-ancestors *" in told
    assert "x-frame-options" not in answer.headers
    page = html.fromstring(answer.text)
    assert not page.xpath("//link|//*[@src][not(starts-with(@src, 'data:'))]")
    assert page.xpath("//a[@class='way']/@href")[0].startswith("http://testserver/")


@pytest.mark.parametrize(("query", "title", "under", "sections"), [
    (RIVAL, "Middle East", "World Bank Middle East and North Africa: With North Africa",
     ["How it is defined", "Who speaks about it, and from where", "What happened", "Quotations"]),
    (VOICE, "Sergey Lavrov", "Foreign Minister of Russia. 13 remarks in 29 printings",
     ["Remarks", "The same remark in different words"]),
    (STORY, "Wonsan, 12 July 2025", "2 articles by Dateline Atlas; one of 2 stories here",
     ["Its articles", "The days that each outlet tells of", "The same remark in different words",
      "Quotations"]),
])  # fmt: skip
def test_an_embedded_page_says_and_shows_what_that_page_does(client, query, title, under, sections):
    page = html.fromstring(client.get(f"/embed?{query}").text)
    assert page.findtext(".//h1") == title
    assert under in page.xpath("string(//p[@class='under'])")
    assert page.xpath("//section[@class='below']/h2/text()") == sections
    known = {mark["id"] for mark in json.loads(page.xpath("string(//*[@id='data'])"))["marks"]}
    worked = set(page.xpath("//section[@class='below']//button/@data-id"))
    assert worked
    assert worked <= known, "a button stands for nothing"
    assert not page.xpath("//button[@data-open]")
    ways = page.xpath("//section[@class='below']//a[contains(@class, 'open')]/@href")
    assert all(way.startswith("http://testserver/") for way in ways)


def test_a_page_without_a_choice_shows_what_it_would_choose(client):
    for page, chosen in (("voices", VOICE), ("stories", STORY)):
        both = [client.get(f"/embed?{query}").text for query in (f"view={page}", chosen)]
        titles = [html.fromstring(text).findtext(".//h1") for text in both]
        assert titles[0] == titles[1]


def test_the_embed_of_a_region_is_narrowed_as_the_page_is(client):
    def told(query: str) -> str:
        page = html.fromstring(client.get(f"/embed?view=region&{query}").text)
        return page.xpath("string(//p[@class='under'])")

    korea = "region=region:korean-peninsula"
    assert "about the Korean Peninsula (2025)." in told(f"{korea}&days=2025")
    assert told(f"{korea}&days=2025") != told(korea)


def test_the_embed_of_an_article_holds_the_window_that_is_played(client):
    def marks(query: str) -> int:
        page = html.fromstring(client.get(f"/embed?{LAVROV}{query}").text)
        return len(json.loads(page.xpath("string(//*[@id='data'])"))["marks"])

    assert marks("&days=2025-07-09&over=2025-06/2025-08") < marks("") == marks("&days=2025-07-09")


@pytest.mark.parametrize("page", ["add", "method", "archive"])
def test_pages_that_have_no_view_are_not_framed(client, page):
    assert client.get(f"/embed?view={page}").status_code == 404
    asked = {"url": f"http://testserver/{page}"}
    assert client.get(f"/oembed?{urlencode(asked)}").status_code == 404


def test_what_cannot_be_shown_is_said(client):
    assert client.get("/embed?view=article&article=nobody-has-this").status_code == 404
    assert client.get("/embed?words=submarine+elephants").status_code == 404


def test_oembed_tells_how_a_view_is_framed(client):
    """The fields that https://oembed.com/ asks of the type "rich"."""
    url = "http://testserver/article?article=lavrov-in-wonsan"
    told = client.get(f"/oembed?{urlencode({'url': url, 'maxwidth': 500})}").json()
    assert (told["version"], told["type"], told["width"]) == ("1.0", "rich", 500)
    assert told["title"] == "Lavrov takes a warning, and thanks, to Wonsan"
    [frame] = html.fragments_fromstring(told["html"])
    assert frame.get("src").startswith(f"http://testserver/embed?{LAVROV}")
    assert client.get(frame.get("src")).status_code == 200
    assert told["thumbnail_url"].startswith("http://testserver/preview.png?")


HOME = {"url": "http://testserver/"}


@pytest.mark.parametrize(("asked", "status"), [
    ({"url": "https://evil.example/article?article=lavrov-in-wonsan"}, 404), ({}, 404),
    ({"url": "http://testserver.evil.example/"}, 404), ({**HOME, "format": "xml"}, 501),
    ({**HOME, "maxwidth": "wide"}, 400), (HOME, 200),
    ({"url": "http://testserver/?words=submarine+elephants"}, 404),
])  # fmt: skip
def test_oembed_answers_for_this_app_alone(client, asked, status):
    assert client.get(f"/oembed?{urlencode(asked)}").status_code == status


def test_hostile_words_stay_words_in_an_embedded_page():
    findings = sample_findings()
    harmless = {node.tag for node in parsed("A harbour", findings).iter()}
    for words in (STRINGS[::2], STRINGS[1::2]):
        page = parsed("".join(words), findings)
        assert {node.tag for node in page.iter()} <= harmless
        assert page.findtext(".//h1")


def parsed(words: str, findings):
    article = Article("harbour", words, TEXT, words, date(2021, 3, 6))
    page = embedded([(article, findings)], Framed(words, f"https://a.b/?{urlencode({'w': words})}"))
    return html.fromstring(page.decode())
