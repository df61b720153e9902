"""What a link shows before it is opened, as the readers of others see it."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from urllib.parse import parse_qs, urlsplit

import pytest
import trafilatura
from lxml import etree, html
from PIL import Image
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from geo.drawing.picture.social import social_svg
from geo.serving import middleware, requested_view, routes
from geo.serving.requested_view import Asked
from geo.serving.tags import head
from geo.serving.view_description import Told
from geo.text import Article
from tests.browser.hostile_words import STRINGS
from tests.drawing.rows import place, table
from tests.keeping.conftest import TEXT, sample_findings

INDEX = (
    '<!DOCTYPE html><html lang="en"><head><link rel="shortcut icon" href="./favicon.png" />'
    "<title>Streamlit</title></head><body></body></html>"
)
PAGES = ("/", "/article", "/voices", "/region", "/stories", "/add", "/method")
KOREA = "/?region=region%3Akorean-peninsula"


async def page(request):
    return HTMLResponse(INDEX, headers={"etag": "x"})


@pytest.fixture
def client(tmp_path, monkeypatch) -> TestClient:
    monkeypatch.setenv("DATELINE_DATABASE_URL", f"sqlite:///{tmp_path / 'library.sqlite3'}")
    requested_view._PUBLISHED.clear()
    requested_view._LIBRARY.clear()
    own = [Route(path, page) for path in PAGES]
    return TestClient(Starlette(routes=[*routes(), *own], middleware=middleware()))


def read(client: TestClient, path: str):
    """Return what a reader of pages (trafilatura) takes from the head of one."""
    return trafilatura.extract_metadata(client.get(path).text)


def test_every_view_has_a_head_of_its_own_and_a_picture_of_it(client):
    korea, article = read(client, KOREA), read(client, "/article?article=lavrov-in-wonsan&edit=x")
    assert re.match(r"\d+ quotations about the Korean Peninsula, 20", korea.title)
    assert "North Korea" in korea.description
    assert (korea.sitename, korea.pagetype) == ("Dateline Atlas", "website")
    assert korea.url == f"http://testserver{KOREA}"
    assert article.title == "Lavrov takes a warning, and thanks, to Wonsan"
    assert (article.pagetype, article.date) == ("article", "2025-07-14")
    assert article.url.endswith("/article?article=lavrov-in-wonsan")
    drawn = client.get(article.image)
    assert Image.open(BytesIO(drawn.content)).size == (1200, 630)
    assert drawn.content == client.get(article.image).content
    told = {read(client, path).title for path in ("/", "/voices?speaker=Kim+Jong+Un", "/region")}
    assert len(told) == 3


@pytest.mark.parametrize(("path", "title", "under"), [
    ("/stories", "Stories", "2 stories in 4 articles, grouped by what they tell of: Wonsan, 12"),
    ("/stories?article=lavrov-in-wonsan", "Wonsan, 12 July 2025", "2 articles by Dateline Atlas"),
    ("/add", "Add your own article", "200,000 characters, or bring a link, a feed or a file"),
    ("/method", "How it reads, and what it cannot know", "2 ways to draw borders"),
    ("/voices", "Sergey Lavrov", "13 remarks in 29 printings"),
    ("/region", "Eastern Europe", "reference events about Eastern Europe"),
])  # fmt: skip
def test_every_page_says_what_stands_on_it(client, path, title, under):
    found = read(client, path)
    assert found.title == title
    assert under in found.description


def test_where_no_links_are_fetched_no_page_offers_them(client, monkeypatch):
    monkeypatch.setenv("DATELINE_FETCH", "off")
    assert "or bring a file:" in read(client, "/add?words=x").description


def test_pages_that_cannot_be_framed_offer_no_oembed(client):
    kind = 'type="application/json+oembed"'
    assert kind in client.get("/voices").text
    assert kind not in client.get("/method").text


def test_a_page_that_was_made_for_one_view_is_never_taken_for_another(client):
    answer = client.get(KOREA, headers={"If-None-Match": "x", "Accept-Encoding": "identity"})
    assert answer.status_code == 200
    assert "etag" not in answer.headers
    assert int(answer.headers["content-length"]) == len(answer.content)


def test_what_is_published_is_shown_by_its_link_and_what_is_kept_never(client):
    article = Article("harbour", "The harbour of Lowport", TEXT, "Lowport Post", date(2021, 3, 6))
    library = requested_view.open_library()
    visit = library.visit("k" * 24)
    visit.keep(article, sample_findings())
    path = f"/article?article={article.id}"
    assert article.title not in client.get(path).text
    token = visit.publish(article.id).view
    shown = client.get(f"{path}&shared={token}").text
    assert article.title in shown
    assert '"noindex"' in shown
    visit.unpublish(article.id)
    requested_view._PUBLISHED.clear()
    assert requested_view.published(token) is None
    assert article.title not in client.get("/sitemap.xml").text


def test_search_engines_are_told_what_there_is_or_to_stay_away(client, monkeypatch):
    assert "Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").text
    listed = etree.fromstring(client.get("/sitemap.xml").content)
    assert len(listed) == 8 + 18 + 3
    assert client.get("/favicon.svg").headers["content-type"] == "image/svg+xml"
    assert Image.open(BytesIO(client.get("/favicon.ico").content)).size == (48, 48)
    monkeypatch.setenv("DATELINE_SEARCHED", "off")
    assert client.get("/robots.txt").text == "User-agent: *\nDisallow: /\n"
    assert client.get("/sitemap.xml").status_code == 404
    assert '"noindex"' in client.get("/article").text


def test_hostile_words_stay_words_in_the_head_of_a_page():
    for words in STRINGS:
        view = Asked.of("", [("words", words), ("speaker", words)])
        told = head(INDEX.encode(), view, Told(words, words, "article", None, words), "https://a.b")
        parsed = html.fromstring(told.decode())
        assert {node.tag for node in parsed.iter()} == {
            "html",
            "head",
            "link",
            "title",
            "meta",
            "body",
        }
        [link] = parsed.xpath("//link[@rel='canonical']/@href")
        assert urlsplit(link).netloc == "a.b"
        assert parse_qs(urlsplit(link).query)["speaker"] == [words.strip()[:1900]]


def test_hostile_words_stay_words_in_pictures():
    step = 160
    for i in range(0, len(STRINGS), step):
        rows = [
            place(words, f"geonames:{n}", 30 + n, 40, place_name=words)
            for n, words in enumerate(STRINGS[i : i + step])
        ]
        drawn = etree.fromstring(social_svg(table(rows), STRINGS[i], STRINGS[i + 1]).encode())
        tags = {etree.QName(node).localname for node in drawn.iter()}
        assert tags <= {"svg", "title", "g", "path", "rect", "circle", "defs", "pattern",
                        "clipPath", "text"}  # fmt: skip
        named = {name for node in drawn.iter() for name in node.attrib}
        assert not any(name.startswith("on") or "href" in name for name in named)
