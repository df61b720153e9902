"""A library of more articles than a page can open: all of it is counted, listed and asked."""

import pytest

from geo.asking.mention_bytes import MENTIONS
from geo.keeping.library import Search, open_library
from geo.reading.corrections.log import correct
from geo.text import Article, Span
from tests.asking.small import peace, port
from tests.pages.test_pages import page
from tests.pages.visiting import library_in

MANY = 130


@pytest.fixture
def kept(tmp_path, monkeypatch):
    library_in(tmp_path, monkeypatch, "own")
    visit = open_library().visit()
    for number in range(MANY):
        article, findings = port() if number % 2 else peace()
        numbered = Article(
            f"kept-{number}", f"Kept {number}", article.text, f"Outlet {number % 7}",
            article.published,
        )  # fmt: skip
        visit.keep(numbered, findings, "en", layout=MENTIONS if number % 3 else None)
    return visit


def headline(at) -> str:
    return next(h.proto.body for h in at.get("html") if "<h1>" in h.proto.body)


def test_explore_asks_everything_that_is_kept(kept):
    at = page("explore")
    assert not at.error
    assert f"in {MANY + 18} articles" in headline(at)


def test_the_library_says_how_much_it_holds_and_turns_every_page(kept):
    at = page("add")
    assert f"{MANY} articles" in [c.value for c in at.caption]
    box = at.selectbox(key="library-page")
    assert len(box.options) == -(-MANY // 20)
    box.set_value(7).run()
    last = [hit.id for hit in kept.search(Search())][-1]
    assert at.button(key=f"open-kept-{last}")


def test_nothing_is_opened_that_nobody_reads(kept):
    at = page("explore")
    assert len(at.session_state["added-articles"]._read) == 0
    at.session_state["article"] = ["kept-0"]
    at.switch_page("pages/article.py").run()
    assert not at.error
    assert list(at.session_state["added-articles"]._read) == ["kept-0"]


def test_what_is_removed_stays_open_and_the_rest_is_there(kept):
    at = page("add")
    at.button(key=f"unkeep-kept-{MANY - 1}").click().run()
    assert kept.count() == MANY - 1
    assert f"kept-{MANY - 1}" in at.session_state["added-articles"]
    at.switch_page("pages/explore.py").run()
    assert f"in {MANY + 18} articles" in headline(at)


def test_a_correction_changes_what_was_laid_out(kept):
    article = kept.article("kept-1").article
    start = article.text.index("Wonsan")
    before = kept.laid_out(MENTIONS)
    kept.correct(correct(article, Span(start, start + 6), "not-a-place"))
    after = kept.laid_out(MENTIONS)
    assert {id for id in before if before[id] != after[id]} == {"kept-1"}


def test_pages_of_a_search_put_together_are_the_search(kept):
    asked = Search(words="Lavrov")
    whole = [hit.id for hit in kept.search(asked)]
    parts = [hit.id for skip in range(0, 80, 20) for hit in kept.search(asked, 20, skip)]
    assert parts == whole
    assert kept.count(asked) == len(whole) == MANY // 2
