"""An archive in the app: counted truly, narrowed by the same address, its articles opened."""

from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from geo.asking.archive.archive_mentions import ArchiveMentions
from geo.asking.archive.quotation_pages import card_page
from geo.asking.lens import Lens
from geo.keeping.archive.archive_store import open_archive
from geo.reading.corrections.log import correct, undo
from geo.text import Article, Span
from tests.pages.test_pages import page
from tests.pages.visiting import library_in, look_at, pasted

pytestmark = pytest.mark.xdist_group("archive")


def headline(at: AppTest) -> str:
    [told] = [block.proto.body for block in at.get("html") if 'class="asking"' in block.proto.body]
    return told


def captions(at: AppTest) -> str:
    return "\n".join(caption.value for caption in at.caption)


@pytest.fixture
def at(made_archive, tmp_path, monkeypatch):
    library_in(tmp_path, monkeypatch)
    monkeypatch.setenv("DATELINE_ARCHIVE", str(made_archive))
    return page("archive")


def test_an_archive_is_shown_narrowed_turned_and_read(at, made_archive):
    assert "in 294 articles" in headline(at)
    assert "6 further printings of the same words are shown once" in headline(at)
    assert "a square holds the mentions around it" in captions(at)
    at.button(key="to-next").click().run()
    assert at.session_state["page"] == "2"
    assert "Quotations 21 to 40 of" in captions(at)
    at.text_input(key="region").set_value("region:middle-east").run()
    at.text_input(key="area").set_value("20,20,60,45").run()
    assert "about the Middle East within 20° E to 60° E" in headline(at)
    assert at.button(key="area-chip").label == "20° E to 60° E, 20° N to 45° N"
    at.button(key="clear").click().run()
    assert at.session_state["page"] == at.session_state["area"] == ""
    asked = ArchiveMentions(open_archive(str(made_archive)))
    first = card_page(asked, Lens()).quotations["mention"].iloc[0]
    at.text_input(key="mention").set_value(first).run()
    at.button(key="read-in-archive").click().run()
    assert not at.exception
    assert at.session_state["article"] == [first.split(":")[0]]
    assert at.session_state["mention"] == first


def test_what_is_no_archive_says_so(tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_ARCHIVE", str(tmp_path))
    assert "geo read-corpus" in headline(page("archive"))


def test_what_was_corrected_in_all_articles_is_said_not_to_be_corrected_here(made_archive, at):
    assert "as it was read" not in captions(at)
    article = Article("port", "In the port", "They met in Wonsan.")
    made = correct(article, Span(12, 18), "not-a-place", scope="everywhere")
    at.session_state["corrections-made"] = [made]
    at.run()
    assert "1 correction that you made for all articles is not in these counts" in captions(at)
    at.session_state["corrections-made"] = [made, undo(made, when=datetime(2100, 1, 1, tzinfo=UTC))]
    at.run()
    assert "as it was read" not in captions(at)


def test_what_holds_in_all_articles_is_said_not_to_hold_in_the_archive(made_archive, at):
    pasted_at = look_at(pasted(), "toponym", "Tokyo")
    [asked] = [r for r in pasted_at.radio if r.label == "Where does this hold?"]
    assert asked.options[-1] == "Every “Tokyo” in all articles, but not in the archive"
