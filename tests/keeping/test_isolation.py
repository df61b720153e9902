"""Many visitors at once: what one keeps, corrects or adds is never another's."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from geo.errors import ArticleError
from geo.keeping.intake import Taken, take_files
from geo.keeping.library import open_library, visit_key
from geo.keeping.library.row_mapping import hashed
from geo.reading.corrections.log import correct
from geo.text import Span

VISITORS = 24


def test_what_many_visitors_keep_at_once_never_meets(store, article, findings):
    library = open_library(store)

    def visit(number: int) -> tuple[str, str]:
        key = visit_key()
        mine = library.visit(key)
        own = replace(article, title=f"Secret {number}", author=f"Visitor {number}")
        mine.keep(own, findings)
        mine.correct(correct(own, Span(12, 19), "not-a-place", who=f"Visitor {number}"))
        links = mine.publish(own.id)
        return key, links.edit

    with ThreadPoolExecutor(8) as pool:
        keys = list(pool.map(visit, range(VISITORS)))
    for number, (key, edit) in enumerate(keys):
        mine = library.visit(key)
        assert [kept.article.title for kept in mine.articles()] == [f"Secret {number}"]
        assert {line.who for line in mine.corrections()} == {f"Visitor {number}"}
        assert library.editable(edit)[0].article.author == f"Visitor {number}"
    library.visit(keys[0][0]).remove(article.id)
    assert len(library.visit(keys[1][0]).articles()) == 1
    library.close()


@pytest.mark.parametrize("guess", ["", "here", "0" * 64, "%", "' OR 1=1 --"])
def test_no_guessed_key_or_link_opens_anything(store, article, findings, guess):
    library = open_library(store)
    key = visit_key()
    library.visit(key).keep(article, findings)
    library.visit(key).publish(article.id)
    assert library.visit(guess or "x").articles() == []
    assert library.visit(hashed(key)).articles() == []
    for opened in (library.published, library.editable):
        with pytest.raises(ArticleError):
            opened(guess)
    library.close()


def test_files_read_at_once_come_back_to_who_gave_them():
    def mine(number: int) -> str:
        [taken] = take_files([("a.txt", f"Visitor {number} was in Lowport on Monday.".encode())])
        assert isinstance(taken, Taken)
        return taken.article.text

    with ThreadPoolExecutor(6) as pool:
        texts = list(pool.map(mine, range(VISITORS)))
    assert texts == [f"Visitor {number} was in Lowport on Monday." for number in range(VISITORS)]
