"""The library keeps, finds, shares and forgets, the same on both stores."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import inspect

from geo.errors import ArticleError
from geo.keeping.library import Search, open_library, row_mapping, visit_key
from geo.keeping.library.schema import metadata
from geo.keeping.library.searching import distance_km
from geo.keeping.library.store import MIGRATIONS, address, open_store, writing
from geo.reading.corrections.log import correct, undo
from geo.reading.corrections.regrouping import regroup
from geo.reading.findings import read
from geo.reading.marks import Findings, Toponym
from geo.text import Article
from geo.world.places import Place
from tests.keeping.conftest import HIGHFIELD, OTHER_LOWPORT, span_of

SEOUL = Place("geonames:1835848", "Seoul", "city", "KR", 37.566, 126.9784)
SUVA = Place("geonames:2198148", "Suva", "city", "FJ", -18.1416, 178.4415)


@pytest.fixture
def library(store):
    opened = open_library(store)
    yield opened
    opened.close()


@pytest.fixture
def mine(library):
    return library.visit()


def told(id: str, text: str, place: Place | None = None, **details) -> tuple[Article, Findings]:
    marks = ()
    if place:
        marks = (Toponym(0, 1, text[0], "literal", True, 0.9, place),)
    return Article(id, details.pop("title", id), text, **details), Findings(text, None, marks)


def ids(hits) -> list[str]:
    return [hit.id for hit in hits]


def test_what_is_kept_comes_back_as_it_was(mine, article, findings):
    mine.keep(article, findings, "en")
    [kept] = mine.articles()
    assert (kept.article, kept.findings, kept.language) == (article, findings, "en")
    assert not kept.is_published


@pytest.mark.parametrize(
    "text", ["NUL \0 here", "lone \ud800 surrogate", "עברית 😀 \u202e", "x" * 10]
)
def test_any_text_comes_back_as_it_was(mine, text):
    mine.keep(*told("odd", text, title=text, outlet=text))
    assert mine.article("odd").article == Article("odd", text, text, text)


def test_keeping_again_replaces_and_leaves_one(mine, article, findings):
    mine.keep(article, findings)
    mine.keep(replace(article, title="Better"), findings)
    assert [k.article.title for k in mine.articles()] == ["Better"]
    assert ids(mine.search(Search("better"))) == [article.id]


def test_what_is_removed_is_gone_from_search_too(mine, article, findings):
    mine.keep(article, findings, corrections=[correct(article, span_of("Lowport"), "not-a-place")])
    mine.remove(article.id)
    assert (mine.articles(), mine.search(Search("lowport")), mine.corrections()) == ([], [], [])
    with pytest.raises(ArticleError, match="Add it again"):
        mine.article(article.id)


def test_everything_can_be_taken_out_at_once_and_only_one_s_own(library, article, findings):
    one, other = library.visit(visit_key()), library.visit(visit_key())
    for visit in (one, other):
        visit.keep(article, findings)
        visit.correct(correct(article, span_of("Lowport"), "not-a-place", scope="everywhere"))
    assert one.clear() == 1
    assert [len(one.articles()), len(one.corrections())] == [0, 0]
    assert [len(other.articles()), len(other.corrections())] == [1, 1]


def test_two_visits_never_see_each_other(library, article, findings):
    one, other = library.visit(visit_key()), library.visit(visit_key())
    one.keep(article, findings)
    one.correct(correct(article, span_of("Lowport"), "not-a-place", scope="everywhere"))
    assert (other.articles(), other.corrections(), other.search(Search("sea"))) == ([], [], [])
    with pytest.raises(ArticleError):
        other.publish(article.id)
    other.keep(article, findings)
    other.remove(article.id)
    assert len(one.articles()) == 1


def test_a_published_article_is_read_by_its_link_and_edited_by_another(library, article, findings):
    visit = library.visit(visit_key())
    visit.keep(article, findings)
    visit.correct(correct(article, span_of("Lowport"), "not-a-place"))
    links = visit.publish(article.id)
    kept, log = library.published(links.view)
    assert (kept.article, len(log), len(links.view) >= 22) == (article, 1, True)
    library.edit(links.edit, replace(article, title="Edited"), findings)
    assert library.published(links.view)[0].article.title == "Edited"
    library.delete(links.edit)
    with pytest.raises(ArticleError, match="taken back"):
        library.published(links.view)


def test_one_link_does_not_do_what_the_other_does(library, article, findings):
    visit = library.visit(visit_key())
    visit.keep(article, findings)
    links = visit.publish(article.id)
    for wrong in (links.view, "", "guess", links.edit[:-1]):
        with pytest.raises(ArticleError):
            library.delete(wrong)
    for wrong in (links.edit, "", "guess"):
        with pytest.raises(ArticleError):
            library.published(wrong)
    with pytest.raises(ArticleError, match="not 'another'"):
        library.edit(links.edit, replace(article, id="another"), findings)


def test_links_can_be_taken_back_and_the_second_made_anew(library, article, findings):
    visit = library.visit(visit_key())
    visit.keep(article, findings)
    first, second = visit.publish(article.id), visit.publish(article.id)
    assert first.view == second.view
    with pytest.raises(ArticleError):
        library.editable(first.edit)
    library.unpublish(second.edit)
    with pytest.raises(ArticleError):
        library.published(first.view)
    assert visit.article(article.id).article == article


def test_what_a_visit_left_unpublished_is_forgotten(library, article, findings):
    left, shared, here = library.visit("a"), library.visit("b"), library.visit()
    for visit in (left, shared, here):
        visit.keep(article, findings)
        visit.correct(correct(article, span_of("Lowport"), "not-a-place"))
    shared.publish(article.id)
    assert library.forget(timedelta(hours=1)) == 0
    assert library.forget(timedelta(seconds=-5)) == 1
    assert [len(v.articles()) for v in (left, shared, here)] == [0, 1, 1]
    assert [len(v.corrections()) for v in (left, shared, here)] == [0, 1, 1]


def test_corrections_are_forgotten_with_their_article(library, article, findings):
    visit = library.visit("a")
    for id in ("old", "shared"):
        visit.keep(replace(article, id=id), findings)
        visit.correct(correct(replace(article, id=id), span_of("Lowport"), "not-a-place"))
    visit.publish("shared")
    library.forget(timedelta(seconds=-5))
    assert [c.article for c in visit.corrections()] == ["shared"]


def by_an_earlier_reader(monkeypatch, mine, article, *corrections):
    """Keep an article in which some earlier reader found nothing."""
    with monkeypatch.context() as earlier:
        earlier.setattr(row_mapping, "reader_version", lambda: "earlier")
        mine.keep(article, Findings(article.text), corrections=corrections)


def test_what_an_earlier_reader_read_is_read_anew_with_its_corrections(mine, article, monkeypatch):
    text = "Speaking in Seoul, he said no. Tokyo was silent."
    talks = replace(article, text=text, published=None)
    gone = correct(talks, span_of("Tokyo", text=text), "not-a-place")
    by_an_earlier_reader(monkeypatch, mine, talks, gone)
    assert mine.search(Search(place=SEOUL.id)) == []
    kept = mine.article(talks.id)
    assert kept.findings == read(text)
    assert ids(mine.search(Search(place=SEOUL.id))) == [talks.id]
    assert mine.search(Search(place="geonames:1850147")) == []
    assert mine.corrections(talks.id) == [gone]


def test_everything_is_read_anew_in_quiet_hours_and_once(library, mine, article, monkeypatch):
    for n in range(3):
        by_an_earlier_reader(monkeypatch, mine, replace(article, id=f"a{n}"))
    assert [library.renew(2), library.renew(2), library.renew(2)] == [2, 1, 0]
    assert all(kept.findings.toponyms for kept in mine.articles())


def test_corrections_stand_in_their_order_and_can_be_undone(mine, article, findings):
    mine.keep(article, findings)
    made = correct(article, span_of("Lowport"), "move", scope="article", place=SEOUL)
    back = undo(made, when=datetime.now(UTC) + timedelta(seconds=1))
    mine.correct(made)
    assert ids(mine.search(Search(place=SEOUL.id))) == [article.id]
    mine.correct(back)
    mine.correct(back)
    assert mine.corrections(article.id) == [made, back]
    assert mine.search(Search(place=SEOUL.id)) == []


def test_what_is_said_of_stories_stays_with_its_owner_and_outlives_an_article(
    library, mine, article, findings
):
    mine.keep(article, findings)
    line = regroup("joined", article.id, ["another"], article.title)
    mine.correct(line)
    assert library.published(mine.publish(article.id).view)[1] == []
    mine.remove(article.id)
    assert mine.corrections() == [line]
    mine.clear()
    assert mine.corrections() == []


def test_a_correction_made_everywhere_reaches_every_article_kept(mine, article, findings):
    mine.keep(article, findings)
    mine.keep(replace(article, id="second"), findings)
    mine.correct(
        correct(article, span_of("Lowport"), "move", scope="everywhere", place=OTHER_LOWPORT)
    )
    assert ids(mine.search(Search(place=OTHER_LOWPORT.id))) == ["second", article.id]
    assert len(mine.corrections("second")) == 1


@pytest.fixture
def shelf(mine):
    mine.keep(*told("seoul", "Seoul was warned. The ministers’ talks in Kyïv ended.", SEOUL,
                    outlet="The Crier", published=date(2025, 7, 1)))  # fmt: skip
    mine.keep(*told("suva", "Suva is far: a warning from the “Big Sea” came late.", SUVA,
                    outlet="Fiji Post", published=date(2025, 6, 1)))  # fmt: skip
    mine.keep(*told("none", "Nothing happened; big was the silence of the sea."))
    return mine


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", ["seoul", "suva", "none"]),
        ("warned", ["seoul", "suva"]),
        ("KYIV minister", ["seoul"]),
        ("big sea", ["none", "suva"]),
        ('"big sea"', ["suva"]),
        ("“big sea” late", ["suva"]),
        ("nowhere", []),
        ('"; DROP TABLE article; --', []),
        ("nowhere*) OR (", []),
        ("' % _ \\ \0 \ud800", ["seoul", "suva", "none"]),
    ],
)
def test_words_are_found_in_any_case_and_ending(shelf, words, found):
    assert sorted(ids(shelf.search(Search(words)))) == sorted(found)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Search(place=SEOUL.id), ["seoul"]),
        (Search(region="region:korean-peninsula"), ["seoul"]),
        (Search(region="region:middle-east"), []),
        (Search(near=(37.4563, 126.7052), within_km=50), ["seoul"]),
        (Search(near=(37.4563, 126.7052), within_km=20), []),
        (Search(near=(-18.1, -179.5), within_km=300), ["suva"]),
        (Search(near=(90.0, 0.0), within_km=6_000), ["seoul"]),
        (Search(published_first=date(2025, 6, 2)), ["seoul"]),
        (Search(published_last=date(2025, 6, 1)), ["suva"]),
        (Search(outlet="crier"), ["seoul"]),
        (Search(outlet="%"), []),
        (Search("warning", outlet="fiji"), ["suva"]),
    ],
)
def test_places_days_and_outlets_narrow_the_search(shelf, asked, found):
    assert sorted(ids(shelf.search(asked))) == sorted(found)


@pytest.mark.parametrize(
    ("asked", "finds"),
    [
        (Search(speaker="reed"), True),
        (Search(speaker="Ada Réed"), True),
        (Search(speaker="bell"), False),
        (Search(told_first=date(2021, 3, 5)), True),
        (Search(told_first=date(2021, 3, 4), told_last=date(2021, 3, 4)), False),
        (Search(told_last=date(2021, 3, 3)), True),
        (Search(place=HIGHFIELD.id, words="harbour"), True),
    ],
)
def test_speakers_and_times_told_are_found(mine, article, findings, asked, finds):
    mine.keep(article, findings)
    assert ids(mine.search(asked)) == ([article.id] if finds else [])


def test_a_hit_shows_the_sentence_it_was_found_in(shelf):
    [hit] = shelf.search(Search("kyiv"))
    assert hit.sentence == "The ministers’ talks in Kyïv ended."


def test_the_best_fit_comes_first(mine):
    mine.keep(*told("once", "The sea was calm and the day was long and warm for everyone there."))
    mine.keep(*told("often", "Sea, sea, sea."))
    assert ids(mine.search(Search("sea")))[0] == "often"


def test_distances_are_those_of_the_globe():
    assert round(distance_km((52.52, 13.405), (48.8566, 2.3522))) == 877
    assert round(distance_km((0, 179.5), (0, -179.5))) == 111


def test_the_migrations_make_the_tables_that_the_code_means(unmade_store):
    engine = open_store(unmade_store)
    found = inspect(engine)
    for table in metadata.sorted_tables:
        columns = {c["name"] for c in found.get_columns(table.name)}
        assert {c.name for c in table.columns} <= columns
        made = {i["name"] for i in found.get_indexes(table.name)}
        assert {i.name for i in table.indexes} <= made
    engine.dispose()


def test_what_was_kept_in_older_tables_is_brought_over_and_read_anew(unmade_store, article):
    before = open_library(unmade_store)
    before.visit().keep(article, Findings(article.text, article.published))
    before.close()
    engine = open_store(unmade_store)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0001")
    engine.dispose()
    after = open_library(unmade_store)
    [kept] = after.visit().articles()
    assert (kept.article, kept.findings) == (article, read(article.text, article.published))
    after.close()


def test_opening_again_finds_everything(store, article, findings):
    first = open_library(store)
    first.visit().keep(article, findings)
    first.close()
    again = open_library(store)
    assert len(again.visit().articles()) == 1
    again.close()


def test_the_address_comes_from_the_setting_or_the_users_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("DATELINE_DATABASE_URL", "postgres://me@db/atlas")
    assert address().drivername == "postgresql+psycopg"
    monkeypatch.delenv("DATELINE_DATABASE_URL")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert address().database == str(tmp_path / "dateline-atlas" / "library.sqlite3")
