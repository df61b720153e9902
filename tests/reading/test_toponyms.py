"""Toponyms: golden rows, the hard cases, the article of Wonsan, and how sure a mark is."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from geo.reading.marks import Toponym
from geo.reading.toponyms import find_toponyms
from geo.text import Prose
from geo.world.gazetteer import open_gazetteer

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden"
REGIONS = yaml.safe_load((GOLDEN / "toponyms-regions.yaml").read_text("utf8"))
HARD = yaml.safe_load((GOLDEN / "toponyms-hard.yaml").read_text("utf8"))
ARTICLE = ROOT.parent / "shared" / "articles" / "lavrov-wonsan.txt"


def found(text: str) -> list[Toponym]:
    return find_toponyms(Prose(text))


def brief(mark: Toponym) -> list[str | None]:
    return [mark.text, mark.place.id if mark.place else None, mark.role]


@pytest.mark.parametrize("row", REGIONS, ids=lambda row: row[0][:60])
def test_names_of_the_three_regions_are_found_with_place_and_role(row):
    text, words, place, role = row
    assert [words, place, role] in [brief(mark) for mark in found(text)]


@pytest.mark.parametrize("row", HARD, ids=lambda row: row["text"][:60])
def test_hard_names_mean_what_their_sentence_says(row):
    marks = [brief(mark) for mark in found(row["text"])]
    for words, place, *role in row.get("places", []):
        assert any(m[:2] == [words, place] and m[2] in (role or [m[2]]) for m in marks), marks
    for word in row.get("absent", []):
        assert not any(word in m[0].split() for m in marks), marks


def test_every_golden_row_names_a_place_of_the_gazetteer():
    rows = [row[2] for row in REGIONS] + [p[1] for row in HARD for p in row.get("places", [])]
    assert all(open_gazetteer().place(id) for id in rows if id)
    assert len(REGIONS) >= 300
    assert len(HARD) >= 60


@pytest.fixture(scope="module")
def article() -> list[Toponym]:
    if not ARTICLE.exists():
        pytest.skip("the article lies outside the project, at ../shared/articles")
    return found(ARTICLE.read_text("utf8"))


def of(marks: list[Toponym], words: str) -> list[Toponym]:
    return [mark for mark in marks if mark.text == words]


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("Wonsan", "geonames:1866923"), ("Moscow", "geonames:524901"),
        ("Pyongyang", "geonames:1871859"), ("Russia", "geonames:2017370"),
        ("North Korea", "geonames:1873107"), ("Iran", "geonames:130758"),
        ("Ukraine", "geonames:690791"), ("Kyiv", "geonames:703448"),
        ("France", "geonames:3017382"), ("Britain", "geonames:2635167"),
        ("Israel", "geonames:294640"), ("U.S.", "geonames:6252001"),
        ("Israeli", "geonames:294640"), ("American", "geonames:6252001"),
        ("Europe", "geonames:6255148"), ("Korean Peninsula", "region:korean-peninsula"),
        ("Middle East", "region:middle-east"), ("Eastern Europe", "region:eastern-europe"),
        ("West", "region:west"), ("Western", "region:west"),
    ],
)  # fmt: skip
def test_the_article_of_wonsan_gives_its_places(article, words, id):
    marks = of(article, words)
    assert marks
    assert {mark.place.id for mark in marks if mark.place} == {id}


def test_wonsan_is_where_the_press_conference_was(article):
    assert [mark.role for mark in of(article, "Wonsan")] == ["literal"]


def test_moscow_is_a_government_where_it_acts(article):
    text = ARTICLE.read_text("utf8")
    for words in ("Moscow will not back down", "Moscow’s rhetoric", "Moscow views"):
        at = text.index(words)
        assert next(m.role for m in article if m.start == at) == "metonymic", words


def test_pyongyang_is_a_place_where_somebody_visits_it(article):
    at = ARTICLE.read_text("utf8").index("visit to Pyongyang") + len("visit to ")
    assert next(m.role for m in article if m.start == at) == "literal"


def test_the_west_lies_nowhere(article):
    assert all(mark.place.lat is None for mark in of(article, "West"))


def test_people_and_organisations_get_no_pin(article):
    pinned = {word for mark in article for word in mark.text.split()}
    assert pinned.isdisjoint({"Lavrov", "Sergei", "Cho", "NATO", "TASS"})
