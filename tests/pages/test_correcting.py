"""Correcting without a browser: each kind, its reach, its undoing."""

from __future__ import annotations

from datetime import date

import pytest

from geo.keeping.exports import export
from geo.keeping.intake import take_files
from geo.keeping.library import open_library
from geo.text import Span
from geo.world.points import point_at
from pages.shared.article.correcting import RESTS
from pages.shared.article.missed_words import Words
from tests.pages.test_pages import nothing_broke, page
from tests.pages.visiting import TEXT, choose, findings, id_of, library_in, look_at, pasted

QUOTATION = "“We respect their decision,”"


@pytest.fixture(autouse=True)
def _library(tmp_path, monkeypatch):
    library_in(tmp_path, monkeypatch)


def save(at):
    return at.button(key="save-correction").click().run()


def way(at, title: str):
    [control] = [b for b in at.button_group if b.key.startswith("right-way-")]
    return control.set_value(title).run()


def places(at) -> dict[int, str | None]:
    return {t.start: t.place and t.place.id for t in findings(at).toponyms}


def test_a_place_is_moved_to_an_alternative_everywhere_in_the_article():
    at = look_at(pasted(), "toponym", "Georgia")
    choose(at, "Which place is meant?", "Georgia, a")
    choose(at, "Where does this hold?", "article")
    at.text_input(key="reader-name").set_value("Ann").run()
    save(at)
    assert nothing_broke(at)
    moved = [t.place.name for t in findings(at).toponyms if t.rule.startswith("correction:")]
    assert moved == ["Georgia", "Georgia"]
    assert any("Corrected by Ann" in m.value for m in at.markdown)


def test_a_place_is_found_by_searching_the_gazetteer():
    at = look_at(pasted(), "toponym", "Tokyo")
    [search] = [t for t in at.text_input if t.label == "Search the gazetteer"]
    search.set_value("Wonsan").run()
    choose(at, "Which place is meant?", "Wonsan, a city in North Korea")
    save(at)
    assert places(at)[TEXT.index("Tokyo")] == "geonames:1866923"


def point_typed(at, where: str):
    choose(at, "Which place is meant?", "A point on the map")
    [field] = [t for t in at.text_input if t.label.startswith("Click the map")]
    return field.set_value(where).run()


def test_a_place_is_a_point_on_the_map_and_travels_with_the_export():
    at = point_typed(look_at(pasted(), "toponym", "Tokyo"), "41.38, 43.28")
    save(at)
    assert nothing_broke(at)
    assert places(at)[TEXT.index("Tokyo")] == "point:41.38,43.28"
    assert not any(t.label.startswith("Click the map") for t in at.text_input)
    article, found = at.session_state["made-of-articles"]["pairs"][id_of(at)]
    log = at.session_state["corrections-made"]
    [taken] = take_files([("taken.json", export([(article, found)], "json", log))])
    assert taken.corrections == tuple(log)
    assert taken.corrections[0].place == point_at(41.38, 43.28, "Tokyo")


def test_what_is_no_point_is_said():
    at = point_typed(look_at(pasted(), "toponym", "Tokyo"), "over there")
    assert "no latitude and longitude" in at.error[0].value
    assert at.button(key="save-correction").disabled


def test_what_is_not_a_place_goes_and_comes_back_when_undone():
    at = way(look_at(pasted(), "toponym", "Tokyo"), "Not a place")
    save(at)
    assert TEXT.index("Tokyo") not in places(at)
    [undo] = [b for b in at.button if b.label == "Undo"]
    undo.click().run()
    assert TEXT.index("Tokyo") in places(at)
    [again] = [b for b in at.button if b.label == "Take up again"]
    again.click().run()
    assert TEXT.index("Tokyo") not in places(at)


def test_a_role_is_corrected():
    at = way(look_at(pasted(), "toponym", "Tokyo"), "Another role")
    choose(at, "What does the name do here?", "metonymic")
    save(at)
    [mark] = [t for t in findings(at).toponyms if t.text == "Tokyo"]
    assert (mark.role, mark.literal) == ("metonymic", False)


def test_a_correction_that_changes_nothing_any_more_says_so():
    at = way(look_at(pasted(), "toponym", "Tokyo"), "Another role")
    choose(at, "What does the name do here?", "metonymic")
    save(at)
    assert not any(RESTS in m.value for m in at.markdown)
    save(way(at, "Not a place"))
    assert [RESTS in m.value for m in at.markdown if "“Tokyo”" in m.value] == [False, True]
    assert nothing_broke(at)


def test_a_day_is_corrected():
    at = look_at(pasted(), "timex", "12 July 2025")
    for field, day in (("First day", date(2024, 7, 1)), ("Last day", date(2024, 7, 31))):
        [given] = [d for d in at.date_input if d.label == field]
        given.set_value(day).run()
    save(at)
    assert "2024-07" in [t.edtf for t in findings(at).timexes]


def test_a_speaker_is_corrected():
    text = f"{TEXT} “Never,” Ann Bell said."
    at = look_at(pasted(text), "quotation", QUOTATION, text)
    [name] = [t for t in at.text_input if t.label == "Type a name"]
    name.set_value("Ann").run()
    [speaker] = [r for r in at.radio if r.label == "Who said it?"]
    assert [o.replace("\\", "") for o in speaker.options] == ["Ann Bell", "Add: Ann"]
    save(at)
    [q] = [q for q in findings(at).quotations if q.start == TEXT.index("“We")]
    assert q.source.name == "Ann Bell"


def test_the_words_of_a_quotation_are_corrected():
    at = way(look_at(pasted(), "quotation", QUOTATION), "Other words")
    [words] = [t for t in at.text_area if t.label.startswith("The words")]
    words.set_value("respect their decision").run()
    save(at)
    assert TEXT.index("respect") in [q.start for q in findings(at).quotations]
    assert nothing_broke(at)


def test_words_that_do_not_stand_in_the_text_are_refused():
    at = way(look_at(pasted(), "quotation", QUOTATION), "Other words")
    [words] = [t for t in at.text_area if t.label.startswith("The words")]
    words.set_value("We never said so").run()
    assert "do not stand in the text" in at.error[0].value
    assert at.button(key="save-correction").disabled


def test_a_missed_place_is_added_by_typing_its_words():
    at = pasted()
    at.text_input(key=f"right-missed-{id_of(at)}").set_value("Nobody").run()
    choose(at, "Which place is meant?", "A place that is not in the gazetteer")
    at.button(key="save-missed").click().run()
    assert nothing_broke(at)
    assert places(at)[TEXT.index("Nobody")] is None
    ends = f":toponym:{TEXT.index('Nobody')}-{TEXT.index(' in Vardzia')}"
    assert at.session_state["mention"].endswith(ends)


def test_selected_words_are_added_without_the_space_around_them():
    at = pasted()
    start = TEXT.index(" Nobody")
    at.session_state["words-chosen"] = Words(Span(start, start + 8))
    at.run()
    assert any(m.value == "“Nobody”" for m in at.markdown)
    at.session_state["words-chosen"] = Words(Span(90_000, 90_010))
    assert nothing_broke(at.run())


def test_words_that_were_missed_take_the_place_of_the_mark_that_was_chosen():
    at = look_at(pasted(), "toponym", "Tokyo")
    at.text_input(key=f"right-missed-{id_of(at)}").set_value("Nobody").run()
    assert nothing_broke(at)
    assert [b.key for b in at.button if b.label == "Save the correction"] == ["save-missed"]
    at.query_params.clear()
    look_at(at, "toponym", "Georgia")
    assert [b.key for b in at.button if b.label == "Save the correction"] == ["save-correction"]


def test_a_correction_for_all_articles_reaches_the_bundled_ones():
    text = "Speaking in Ukraine on Saturday, the minister warned against new alliances. " * 2
    at = look_at(pasted(text), "toponym", "Ukraine", text)
    way(at, "Not a place")
    choose(at, "Where does this hold?", "everywhere")
    save(at)
    at.switch_page("pages/explore.py").run()
    table = at.session_state["made-of-articles"]["table"]
    assert "Ukraine" not in table[table["kind"] == "toponym"]["words"].tolist()
    assert nothing_broke(at)


def test_a_bundled_article_can_be_corrected_and_stays_as_it_is_for_others():
    at = page("article", article="lavrov-in-wonsan")
    at.text_input(key="right-missed-lavrov-in-wonsan").set_value("the").run()
    choose(at, "Which place is meant?", "A place that is not")
    at.button(key="save-missed").click().run()
    assert len(at.session_state["corrections-made"]) == 1
    assert page("article", article="lavrov-in-wonsan").session_state["corrections-made"] == []


def test_corrections_of_what_is_kept_are_on_the_disk():
    at = pasted()
    at.button(key="keep").click().run()
    way(look_at(at, "toponym", "Tokyo"), "Not a place")
    save(at)
    kept = open_library().visit(at.session_state["visit-key"])
    assert [c.kind for c in kept.corrections()] == ["not-a-place"]
    assert TEXT.index("Tokyo") in {t.start for t in kept.article(id_of(at)).findings.toponyms}
