"""Where and when quotations were said, and what they are about, from our own sentences."""

from __future__ import annotations

from datetime import date

import pytest

import geo

WONSAN, MOSCOW, ISTANBUL = "geonames:1866923", "geonames:524901", "geonames:745044"
IRAN = "geonames:130758"
JULY = date(2025, 7, 14)


def quoted(text: str, published: date | None = None):
    return geo.read(text, published).quotations


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Speaking at a press conference in Moscow, Mr Lavrov said: “We agree to meet.”", MOSCOW),
        ("“We agree to meet again,” Sergei Lavrov told reporters in Moscow.", MOSCOW),
        ("“We agree to meet again,” Sergei Lavrov stressed in Moscow on Friday.", MOSCOW),
        ("Abbas Araghchi was in Istanbul. “They crossed a line,” he said there.", ISTANBUL),
        ("Mr Lavrov, on a visit to Moscow, said: “We agree to meet again.”", MOSCOW),
        ("In Moscow, Mr Lavrov told reporters that “there is no deal”.", MOSCOW),
        ("In Moscow and Istanbul, Mr Lavrov was said to have said “no”.", None),
        ("Talks were held in Istanbul. Mr Lavrov replied that an envoy had been there.", None),
        ("Araghchi was in Istanbul. “They crossed it,” he said there, “and will pay.”", ISTANBUL),
        ("“We agree to meet again,” Sergei Lavrov said.", None),
        ("“We will strike Moscow if we must,” General Smith said.", None),
        ("“We agree,” said the foreign minister, Sergei Lavrov, in Moscow on Friday.", MOSCOW),
        ("“We agree,” said Ann Lee, a baker, in Istanbul. „Wir nicht“, said he.", ISTANBUL),
        ("“We agree,” said Ann Lee, 52, in Istanbul.", ISTANBUL),
        ("“We agree,” said Ann Lee, a baker from Moscow who left in May.", None),
    ],
)
def test_where_it_was_said_is_what_the_reporter_says(text, place):
    assert quoted(text)[0].said_at == place


def test_a_place_of_speaking_holds_for_its_speaker():
    text = "“We agree,” Sergei Lavrov said in Moscow. Days passed. “We do not,” Lavrov said."
    assert [q.said_at for q in quoted(text) if q.kind == "direct"] == [MOSCOW, MOSCOW]


def test_where_it_was_said_is_not_what_it_is_about():
    text = "Speaking in Moscow, Sergei Lavrov said: “The strikes on Iran were a crime.”"
    [quotation] = [q for q in quoted(text) if q.kind == "direct"]
    assert quotation.said_at == MOSCOW
    assert quotation.about == (IRAN,)


def test_a_forum_named_after_a_town_is_not_where_it_meets():
    text = "Speaking at the Valdai forum in Sochi, Vladimir Putin said: “We advance.”"
    [quotation] = [q for q in quoted(text, JULY) if q.kind == "direct"]
    assert quotation.said_at == "geonames:491422"


def test_a_dateline_is_where_the_chronology_has_the_speaker():
    text = "WONSAN, North Korea — The talks went on. “We agree to meet,” Sergey Lavrov said."
    [quotation] = [q for q in quoted(text, JULY) if q.kind == "direct"]
    assert (quotation.said_at, quotation.said_on) == (WONSAN, "2025-07-12")
    assert quotation.happening == "2025-07-11-lavrov-wonsan-visit"


def test_a_dateline_is_not_where_a_government_speaks():
    text = "WONSAN, North Korea — The talks went on. “We agree to meet,” Russia said."
    assert [q.said_at for q in quoted(text, JULY) if q.kind == "direct"] == [None]


def test_a_recorded_remark_was_said_where_it_is_recorded_not_at_the_dateline():
    text = (
        "PYONGYANG — They met again. On 13 September 2023 Kim Jong Un promised: “We will always "
        "support the decisions of President Putin and the Russian leadership.”"
    )
    [quotation] = quoted(text, date(2024, 6, 20))
    assert quotation.said_at == "site:vostochny"


def test_a_recorded_remark_brings_its_day_and_its_event():
    text = "“They crossed a very big red line by attacking nuclear facilities,” Araghchi said."
    [quotation] = [q for q in quoted(text, date(2025, 6, 30)) if q.kind == "direct"]
    assert quotation.said_on == "2025-06-22"
    assert quotation.said_on_span is None


def test_without_a_day_of_publication_nothing_is_taken_from_the_dateline():
    text = "WONSAN, North Korea — The talks went on. “We agree to meet,” Sergey Lavrov said."
    assert [q.said_on for q in quoted(text) if q.kind == "direct"] == [None]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Mr Lavrov said on Friday that talks had failed.", "2025-07-11"),
        ("On Friday, speaking in Moscow, Mr Lavrov said that talks had failed.", "2025-07-11"),
        ("“We agree to meet again,” Mr Lavrov told reporters late on Friday.", "2025-07-11"),
        ("Speaking in Moscow late on Friday, Mr Lavrov said: “We agree to meet.”", "2025-07-11"),
        (
            "Talks in Minsk had failed, the army said, in answer to drills that began on Friday.",
            None,
        ),
        ("Talks failed, the army said, in answer to drills that began on Friday.", None),
        ("Mr Lavrov, who arrived on Friday, said that talks had failed.", None),
    ],
)
def test_the_day_it_was_said_stands_in_the_clause_of_the_cue(text, day):
    assert quoted(text, JULY)[0].said_on == day


def test_these_plans_are_about_the_places_of_the_sentence_before():
    text = "Paris would send troops to Ukraine. Mr Lavrov dismissed these plans as “fantasies”."
    [quotation] = [q for q in quoted(text) if q.kind == "mixed"]
    assert "geonames:690791" in quotation.about


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("“We will win this,” Donald Trump said in Washington.", date(2025, 3, 15)),
        ("“We agree to meet again,” Vladimir Putin said in Moscow.", date(2022, 10, 15)),
        ("“We will win this,” Volodymyr Zelensky said in Kyiv.", date(2022, 3, 15)),
        ("“We will win this,” Donald Trump said in Washington on 1 March.", date(2025, 3, 2)),
    ],
)
def test_words_said_in_a_capital_weeks_after_an_event_are_not_of_that_event(text, published):
    [quotation] = quoted(text, published)
    assert quotation.happening == ""
    assert quotation.said_on in (None, "2025-03-01")


def test_words_said_in_a_capital_at_an_event_of_the_day_before_are():
    [quotation] = quoted("“We will win this,” Donald Trump said in Washington.", date(2025, 3, 1))
    assert (quotation.happening, quotation.said_on) == (
        "2025-02-28-oval-office-clash",
        "2025-02-28",
    )


def test_a_day_after_the_speakers_description_is_the_day_of_speaking():
    text = "“We agree,” said the foreign minister, Jean-Noël Barrot, in Istanbul on Friday."
    assert quoted(text, JULY)[0].said_on == "2025-07-11"
