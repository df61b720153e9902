"""A text with thousands of marks: some are drawn at once, each can be reached, each is counted."""

from __future__ import annotations

from datetime import date

import pytest

from geo.asking.mentions import mention_table
from geo.drawing.storyboard import storyboard
from geo.reading.findings import read
from geo.text import Article
from pages.shared.article import mark_paging
from pages.shared.article.mark_paging import MOST, part_of
from tests.pages.visiting import library_in, look_at, pasted

NUMBER = 3400
TEXT = "Kyiv and Tokyo met on 3 March 2021. " * (NUMBER // 3) + "Nobody came to Wonsan."


SHORT = "The ministers met in Kyiv on 3 March 2021 and flew home. " * 8 + "Nobody came to Wonsan."


@pytest.fixture(scope="module")
def marks():
    return mention_table([(Article("long", "Long", TEXT, "", date(2021, 3, 6)), read(TEXT, None))])


def test_every_mark_stands_in_exactly_one_part(marks):
    first = part_of(marks, "", 1)
    every = [part_of(marks, "", n + 1) for n in range(first.parts)]
    held = [mention for part in every for mention in part.rows["mention"]]
    assert held == list(marks["mention"])
    assert all(len(part.rows) <= MOST for part in every)
    assert str(every[0]) == f"1 to {MOST:,} of {len(marks):,}"
    assert str(every[-1]).endswith(f" to {len(marks):,} of {len(marks):,}")


def test_what_is_chosen_is_drawn(marks):
    last, wonsan = marks.iloc[-1], marks[marks["words"] == "Wonsan"].iloc[0]
    assert part_of(marks, last["mention"], 1).number == part_of(marks, "", 999).parts
    assert wonsan["mention"] in set(part_of(marks, wonsan["place"], 1).rows["mention"])
    kyiv = marks.iloc[0]["place"]
    assert part_of(marks, kyiv, 2).number == 2, "it stands in the part that is looked at, too"
    assert part_of(marks, "long:timex:1-2", 2).number == 2


def test_a_text_without_marks_and_a_usual_one_are_one_part(marks):
    assert (part_of(marks.iloc[:0], "", 5).parts, part_of(marks.iloc[:0], "", 5).number) == (1, 1)
    assert part_of(marks.iloc[:MOST], "", 1).parts == 1


def test_a_long_story_is_sent_in_part_and_says_how_long_it_is():
    whole = storyboard("long", read(TEXT, None))
    cut = storyboard("long", read(TEXT, None), 100)
    assert cut["mark"] == whole["mark"][:100]
    assert cut["total"] == {way: len(whole[way]) for way in ("sentence", "mark")}
    assert "total" not in whole


def test_the_page_leads_from_part_to_part_and_to_what_is_chosen(tmp_path, monkeypatch):
    library_in(tmp_path, monkeypatch)
    monkeypatch.setattr(mark_paging, "MOST", 10)
    at = pasted(SHORT, "Short")
    assert not at.exception
    assert (
        told(at) == "Marks 1 to 10 of 17 are drawn in the text. Map and timeline show all of them."
    )
    assert at.button(key="part-before").disabled
    look_at(at, "toponym", "Wonsan", SHORT)
    assert told(at).startswith("Marks 11 to 17 of 17 are drawn")
    assert at.button(key="part-after").disabled
    at.text_input(key="mention").set_value("").run()
    assert told(at).startswith("Marks 11 to "), "it stays where the reader is"
    at.button(key="part-before").click().run()
    assert told(at).startswith("Marks 1 to ")
    assert at.session_state["mention"].endswith(":toponym:21-25")


def told(at) -> str:
    return next(c.value for c in at.caption if c.value.startswith("Marks "))
