"""The shelf: what the bundled articles promise, and what a broken file is told."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from geo.errors import ArticleError
from geo.keeping.shelf import FOLDER, article_sources, bundled, read_article

CHRONOLOGY = FOLDER.parent / "chronology"
ARTICLES = bundled()
REGIONS = {"korean-peninsula", "middle-east", "eastern-europe"}
QUOTED = re.compile(r"“[^“”]*”|(?<!\w)‘(?:[^‘’]|’(?=\w))*’(?!\w)")
STRAIGHT = str.maketrans("“”‘’", "\"\"''")
HEADER = {
    "title": "Talks end",
    "outlet": "Dateline Atlas",
    "published": date(2015, 2, 13),
    "about": "Written by the project.",
    "sources": [{"title": "Talks", "publisher": "Paper", "url": "https://example.org/"}],
}


def rows(name: str) -> dict[str, dict]:
    return {row["id"]: row for row in yaml.safe_load((CHRONOLOGY / name).read_text("utf8"))}


def quoted_in(text: str) -> list[str]:
    """Quotations without their outer marks and last comma, straightened; nested ones inside."""
    return [q[1:-1].translate(STRAIGHT).rstrip(",.") for q in QUOTED.findall(text)]


@pytest.fixture(scope="module")
def quotes() -> dict[str, dict]:
    return rows("quotes.yaml")


@pytest.fixture(scope="module")
def events() -> dict[str, dict]:
    return rows("events.yaml")


def written(folder: Path, name: str = "talks-end.md", body: str = "It is over.\n", **changes):
    header = {**HEADER, **changes}
    kept = {key: value for key, value in header.items() if value is not None}
    path = folder / name
    path.write_text(f"---\n{yaml.safe_dump(kept)}---\n\n{body}", "utf8")
    return path


def test_the_shelf_is_in_order_of_publication():
    assert [(a.published, a.id) for a in ARTICLES] == sorted((a.published, a.id) for a in ARTICLES)
    assert len(ARTICLES) >= 16


@pytest.mark.parametrize("article", ARTICLES, ids=lambda a: a.id)
def test_an_article_is_of_a_length_to_be_read_at_once(article):
    assert 150 <= len(article.text.split()) <= 500
    assert "_" not in article.id
    assert article.outlet == "Dateline Atlas"
    assert "Written by the project" in article_sources(article.id).about


@pytest.mark.parametrize("article", ARTICLES, ids=lambda a: a.id)
def test_a_text_is_the_file_below_its_header_with_one_line_a_paragraph(article):
    file = (FOLDER / f"{article.id}.md").read_text("utf8")
    assert file.endswith(f"\n---\n\n{article.text}\n")
    assert all("\n" not in p and p == p.strip() for p in article.text.split("\n\n"))
    assert '"' not in article.text
    assert "'" not in article.text


@pytest.mark.parametrize("article", ARTICLES, ids=lambda a: a.id)
def test_everything_in_quotation_marks_is_verbatim_in_a_remark_the_header_names(article, quotes):
    named = article_sources(article.id).remarks
    texts = [quotes[id]["text"].translate(STRAIGHT) for id in named]
    for words in quoted_in(article.text):
        assert any(words in text for text in texts), words


@pytest.mark.parametrize("article", ARTICLES, ids=lambda a: a.id)
def test_every_remark_the_header_names_is_quoted_with_its_speaker(article, quotes):
    words = quoted_in(article.text)
    for id in article_sources(article.id).remarks:
        text = quotes[id]["text"].translate(STRAIGHT)
        assert any(w in text for w in words), id
        assert quotes[id]["speaker"].split()[-1].translate(STRAIGHT) in article.text, id


@pytest.mark.parametrize("article", ARTICLES, ids=lambda a: a.id)
def test_the_pages_cited_are_those_of_the_happenings_and_remarks(article, quotes, events):
    origin = article_sources(article.id)
    known = {s["url"] for id in origin.happenings for s in events[id]["sources"]}
    known |= {quotes[id]["source"]["url"] for id in origin.remarks}
    assert {page.url for page in origin.pages} == known


@pytest.mark.parametrize("article", ARTICLES, ids=lambda a: a.id)
def test_nothing_is_told_before_it_happened(article, events):
    for id in article_sources(article.id).happenings:
        assert events[id]["date"].split("/")[0] <= article.published.isoformat()


def test_the_shelf_covers_three_regions_from_2014_to_2025(events):
    told = [events[id] for a in ARTICLES for id in article_sources(a.id).happenings]
    assert {e["region"] for e in told} == REGIONS
    assert {int(e["date"][:4]) for e in told} >= {
        2014,
        2015,
        *range(2017, 2021),
        *range(2022, 2026),
    }
    for region in REGIONS:
        assert len({e["date"][:4] for e in told if e["region"] == region}) >= 5


def test_at_least_two_happenings_are_told_twice():
    told = [id for a in ARTICLES for id in article_sources(a.id).happenings]
    twice = {id for id in told if told.count(id) > 1}
    assert twice >= {
        "2024-08-06-kursk-incursion",
        "2025-06-22-us-strikes-iran",
        "2025-07-11-lavrov-wonsan-visit",
    }


@pytest.mark.parametrize("line", HEADER)
def test_a_missing_line_is_named_with_one_that_would_do(line, tmp_path):
    path = written(tmp_path, **{line: None})
    with pytest.raises(ArticleError, match=rf'talks-end\.md has no "{line}" line\. Add one .*such'):
        read_article(path)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("Talks end.\n", r'has no header\. Start it with a line "---"'),
        ("---\ntitle: Talks\nTalks end.\n", r"has no header"),
        ("---\ntitle: [\n---\n\nTalks end.\n", r"not YAML \(line 3: .*\)\. Put values"),
        ("---\ntitle: Talks\n---\n\n", r"has no body\. Write the article below"),
    ],
)
def test_a_file_that_is_no_article_is_told_what_to_add(content, message, tmp_path):
    path = tmp_path / "talks-end.md"
    path.write_text(content, "utf8")
    with pytest.raises(ArticleError, match=message):
        read_article(path)


@pytest.mark.parametrize("published", ["soon", 2015, "31 June 1966"])
def test_a_day_that_is_none_is_shown_with_the_form_wanted(published, tmp_path):
    with pytest.raises(ArticleError, match=f'"published: {published}", which is not a day'):
        read_article(written(tmp_path, published=published))


def test_a_source_needs_its_three_parts(tmp_path):
    with pytest.raises(ArticleError, match='a source without "title", "publisher" and "url"'):
        read_article(written(tmp_path, sources=[{"title": "Talks"}]))


def test_an_id_travels_without_underscores(tmp_path):
    with pytest.raises(ArticleError, match=r'Call it "talks-end\.md"'):
        read_article(written(tmp_path, name="talks_end.md"))


def test_an_unknown_id_names_the_nearest():
    with pytest.raises(ArticleError, match=r'The nearest is "lavrov-in-wonsan"'):
        article_sources("lavrov-wonsan")
