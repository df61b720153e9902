"""Two articles side by side: shared and unshared places, days, speakers and quotations."""

from __future__ import annotations

from datetime import date

import pytest

from geo.asking.comparison.told_by_both import dated_apart, days, places, quoted_twice, speakers
from geo.asking.mentions import mention_table
from geo.asking.voices.utterances import utterances
from geo.reading.marks import Findings, Quotation, Source, Timex, Toponym
from geo.text import Article, Prose, Span
from geo.world.places import Place

KYIV = Place("geonames:703448", "Kyiv", "city", "UA", 50.45, 30.52)
PARIS = Place("geonames:2988507", "Paris", "city", "FR", 48.85, 2.35)
LEFT = "In Kyiv on 24 February, Mr Zelensky said: “Don't panic, we are strong, we will win.”"
RIGHT = "“We are strong, we will win,” Mr Zelensky said in Kiev on 25 February. Paris listened."


def findings(text: str, names: dict[str, Place], when: tuple[str, date]) -> Findings:
    toponyms = [
        Toponym(at, at + len(name), name, "literal", True, 0.9, place)
        for name, place in names.items()
        if (at := text.index(name)) >= 0
    ]
    at = text.index(when[0])
    day = when[1]
    iso = day.isoformat()
    timex = Timex(at, at + len(when[0]), when[0], "DATE", iso, iso, day, day, precision="day")
    start, end, who = text.index("“"), text.index("”") + 1, text.index("Zelensky")
    quotation = Quotation(
        "direct",
        (Span(start, end),),
        source=Source(who, who + 8, "Zelensky", "Volodymyr Zelensky"),
        said_on=iso,
    )
    sentences = tuple(Prose(text).sentences)
    return Findings(text, None, tuple(toponyms), (timex,), (quotation,), (), sentences)


@pytest.fixture(scope="module")
def sides():
    left = findings(LEFT, {"Kyiv": KYIV}, ("24 February", date(2022, 2, 24)))
    right = findings(RIGHT, {"Kiev": KYIV, "Paris": PARIS}, ("25 February", date(2022, 2, 25)))
    pairs = [(Article("a", "A", LEFT), left), (Article("b", "B", RIGHT), right)]
    table = mention_table(pairs)
    return table[table["article"] == "a"], table[table["article"] == "b"]


def test_a_place_under_two_names_is_one_place(sides):
    kyiv, paris = places(*sides)
    assert kyiv.shared
    assert kyiv.named_apart
    assert (kyiv.left, kyiv.right) == (("Kyiv",), ("Kiev",))
    assert not paris.shared


def test_days_come_in_the_order_of_the_calendar(sides):
    assert [told.id for told in days(*sides)] == ["2022-02-24", "2022-02-25"]
    assert not any(told.shared for told in days(*sides))


def test_a_speaker_of_both_is_shared(sides):
    [zelensky] = speakers(*sides)
    assert zelensky.shared


def test_the_side_that_prints_a_quotation_whole_is_named(sides):
    left, right = (utterances(side, []) for side in sides)
    [pair] = quoted_twice(left, right)
    assert pair.whole == "left"


def test_one_remark_on_two_days_disagrees(sides):
    left, right = (utterances(side, []) for side in sides)
    assert len(dated_apart(left, right)) == 1
