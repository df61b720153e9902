"""What a new user meets: an article without its day, and a queue of what is unsure."""

from __future__ import annotations

from datetime import date

import pytest

from geo.asking.open_points import open_points
from tests.asking.test_open_points import TEXT
from tests.pages.test_pages import nothing_broke, page
from tests.pages.visiting import id_of, library_in, pasted


@pytest.fixture(autouse=True)
def _library(tmp_path, monkeypatch):
    library_in(tmp_path, monkeypatch)


def test_an_article_without_its_day_asks_for_it_on_top_and_takes_it():
    at = pasted(TEXT, "Without a day")
    assert any("2 times need the day of publication" in m.value for m in at.markdown)
    assert any("it tells of “22 June 2025” as past" in c.value for c in at.caption)
    field = at.date_input(key=f"dating-{id_of(at)}")
    assert field.value is None  # offered, never set
    field.set_value(date(2025, 7, 12)).run()
    assert nothing_broke(at)
    assert not any("day of publication.**" in m.value for m in at.markdown)
    article, findings = at.session_state["added-articles"][id_of(at)]
    assert article.published == date(2025, 7, 12)
    assert all(t.earliest for t in findings.timexes if t.text == "yesterday")


def test_the_bound_that_the_text_gives_can_be_taken():
    at = pasted(TEXT, "Without a day")
    at.button(key="use-bound").click().run()
    assert at.session_state["added-articles"][id_of(at)][0].published == date(2025, 6, 22)


def test_what_is_unsure_waits_in_one_queue():
    at = pasted("The mayor went to Springfield, and a fire broke out in Santa Cruz.", "Unsure")
    _, findings = at.session_state["added-articles"][id_of(at)]
    left = len(open_points(findings))
    assert at.button(key="needs-editor").label == f"Needs an editor ({left})"
    at.button(key="needs-editor").click().run()
    assert nothing_broke(at)


def test_one_queue_goes_through_everything_a_reader_keeps(tmp_path, monkeypatch):
    library_in(tmp_path, monkeypatch, "own")
    pasted("The mayor went to Springfield, and a fire broke out.", "One")
    at = pasted("Envoys met in Santa Cruz, and nobody spoke.", "Two")
    at.switch_page("pages/add.py").run()
    at.button(key="needs-editor").click().run()
    assert nothing_broke(at)
    assert len(at.session_state["points-asked-of"]) == 2


def test_a_bundled_article_asks_for_no_day():
    at = page("article", article="lavrov-in-wonsan")
    assert not any("day of publication" in m.value for m in at.markdown)
