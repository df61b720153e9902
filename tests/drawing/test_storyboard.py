"""Storyboards: what a browser is told of each step."""

from __future__ import annotations

import json
from datetime import date

from geo.drawing.storyboard import LONGEST, storyboard
from geo.reading.findings import read
from geo.reading.marks import Findings
from geo.text import Prose

TEXT = (
    "WONSAN, North Korea. Sergei Lavrov came to Wonsan on 11 July 2025. Nothing else happened. "
    "“We respect their decision,” Lavrov said."
)
FINDINGS = read(TEXT, published=date(2025, 7, 12))
BOARD = storyboard("wonsan", FINDINGS)


def test_a_step_tells_where_when_and_who():
    came = next(step for step in BOARD["sentence"] if "came to" in step["words"])
    assert came["where"] == "Wonsan"
    assert (came["first"], came["when"]) == ("2025-07-11", "11 July 2025")
    said = BOARD["sentence"][-1]
    assert said["who"].startswith("Sergei Lavrov (“said”)")


def test_a_step_points_to_its_sentence_or_its_marks():
    starts = {sentence.start for sentence in Prose(TEXT).sentences}
    assert {step["at"] for step in BOARD["sentence"]} <= starts
    assert all("ids" not in step for step in BOARD["sentence"])
    wonsan = TEXT.index("Wonsan")
    assert any(f"wonsan:toponym:{wonsan}-{wonsan + 6}" in step["ids"] for step in BOARD["mark"])


def test_a_board_is_plain_json_without_holes():
    assert json.loads(json.dumps(BOARD)) == BOARD
    assert not any(value in ("", None, []) for step in BOARD["mark"] for value in step.values())


def test_long_words_are_cut_and_an_empty_article_has_no_steps():
    long = read("Wonsan " + "and again Wonsan " * 90 + "is named.", None)
    assert all(len(step["words"]) <= LONGEST + 2 for step in storyboard("a", long)["sentence"])
    assert storyboard("a", Findings("")) == {"article": "a", "sentence": [], "mark": []}
