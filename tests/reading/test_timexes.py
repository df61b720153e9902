"""Times: golden rows, honesty about what nobody can know, and distances from events."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from geo.reading.calibration import chance_right
from geo.reading.marks import Timex
from geo.reading.timexes import find_timexes
from geo.reading.timexes.calendar import easter, holiday
from geo.text import Prose

ROOT = Path(__file__).parents[2]
GOLDEN = yaml.safe_load((ROOT / "tests" / "golden" / "timexes.yaml").read_text("utf8"))
ROWS = [row for group in GOLDEN for row in group["rows"]]
ARTICLE = ROOT.parent / "shared" / "articles" / "lavrov-wonsan.txt"
JULY = date(2025, 7, 12)
NEW_YEARS_EVE = date(2024, 12, 31)


def found(text: str, published: date | None = JULY) -> list[Timex]:
    return find_timexes(Prose(text), published)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:50])
def test_times_are_found_with_their_words_value_and_edtf(row):
    marks = found(row["text"], row["published"])
    assert [[t.text, t.type, t.value, t.edtf] for t in marks] == row["timexes"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:50])
def test_words_are_the_text_and_days_are_in_order(row):
    for t in found(row["text"], row["published"]):
        assert row["text"][t.start : t.end] == t.text
        assert t.earliest is None or t.latest is None or t.earliest <= t.latest


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("It was early 1990.", "1990-01-01", "1990-04-30", "year"),
        ("It was late last week.", "2025-07-04", "2025-07-06", "week"),
        ("It was the third quarter of 2022.", "2022-07-01", "2022-09-30", "season"),
        ("It was the winter of 2021.", "2021-12-01", "2022-02-28", "season"),
        ("It was the 1990s.", "1990-01-01", "1999-12-31", "decade"),
        ("It was two weeks ago.", "2025-06-25", "2025-07-01", "week"),
        ("It was at 5 p.m. on Friday.", "2025-07-11", "2025-07-11", "instant"),
        ("It was the past two months.", "2025-05-12", "2025-07-12", "span"),
        ("It was 2030 or later.", "2030-01-01", None, "year"),
    ],
)
def test_days_are_the_earliest_and_the_latest_meant(text, first, last, precision):
    [t] = found(text)
    assert (t.earliest and t.earliest.isoformat(), t.latest and t.latest.isoformat()) == (
        first,
        last,
    )
    assert t.precision == precision


@pytest.mark.parametrize(
    "words", ["recent months", "for now", "the near future", "a few years ago"]
)
def test_what_is_vague_gets_no_days(words):
    [t] = found(f"They hope, in {words}, for a deal.")
    assert (t.earliest, t.latest, t.precision) == (None, None, "vague")


@pytest.mark.parametrize(
    "text", ["Last week they met.", "They met on Friday.", "Today is calm.", "A year ago."]
)
def test_nothing_is_counted_from_a_day_that_nobody_gave(text):
    [t] = found(text, published=None)
    assert (t.earliest, t.latest, t.anchor) == (None, None, None)
    assert "X" in t.value


def test_a_day_that_never_was_is_found_and_named_but_not_placed():
    [t] = found("The strike was on 31 June.")
    assert (t.text, t.rule, t.earliest, t.edtf) == ("31 June", "impossible-day", None, "")


def test_a_relative_day_says_it_was_counted_from_publication():
    [t] = found("They met yesterday.")
    assert t.anchor is not None
    assert (t.anchor.kind, t.anchor.date) == ("published", "2025-07-12")


def test_a_time_told_from_another_points_to_its_words():
    text = "They met in March 2018 and again the following month."
    first, second = found(text)
    assert second.anchor is not None
    assert (second.anchor.kind, second.anchor.date) == ("timex", "2018-03")
    assert second.anchor.id == f"{first.start}-{first.end}"


def test_days_after_the_strikes_are_counted_from_the_strikes():
    [t] = found("He spoke just days after the U.S. and Israel’s strikes on Iran.")
    assert t.text == "just days after the U.S. and Israel’s strikes on Iran"
    assert t.anchor is not None
    assert (t.anchor.kind, t.anchor.id) == ("happening", "2025-06-22-us-strikes-iran")
    assert (t.earliest, t.latest) == (date(2025, 6, 22), JULY)


def test_a_happening_after_publication_is_never_meant():
    assert not any(
        t.anchor for t in found("Days after the U.S. strikes on Iran.", date(2025, 6, 1))
    )


def test_who_strikes_whom_decides_which_event_is_meant():
    [one] = found("Weeks after Iran's attack on Israel.", date(2024, 8, 1))
    [other] = found("Weeks after the Israeli strikes on Iran.", JULY)
    assert [t.anchor.id for t in (one, other) if t.anchor] == [
        "2024-04-13-iran-first-direct-attack", "2025-06-13-israel-strikes-iran",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        "Two weeks after the summit in Washington",  # nothing in the chronology happened there
        "Since the Russian invasion of Georgia",  # another one
        "Weeks after the U.S. attack on Venezuela",
        "Since the talks in Moscow",
        "Days after Israel's strike on Syria",  # there were many
        "A day after the Israeli strike on Beirut",
        "Days after the attack on Israel",  # which one?
        "Days after the 1973 attack on Israel",
        "A month after the ceasefire in Gaza",  # that would be in November
        "Since the treaty with Russia",
    ],
)
def test_an_event_that_the_chronology_does_not_know_is_not_taken_for_another(words):
    marks = found(f"{words}, they met.", date(2025, 10, 20))
    assert not [t for t in marks if t.anchor and t.anchor.kind == "happening"]


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("Since the Russian invasion of Ukraine", "2022-02-24-full-scale-invasion"),
        ("Since the 2022 invasion of Ukraine", "2022-02-24-full-scale-invasion"),
        ("Since the Hanoi summit", "2019-02-27-hanoi-summit"),
        ("Since the Hamas attack on Israel", "2023-10-07-hamas-attack-israel"),
        ("A day after the ceasefire in Gaza", "2025-10-13-sharm-el-sheikh-summit"),
        ("Since the death of Nasrallah", "2024-09-27-nasrallah-killed"),
        ("Since the U.S. strikes on Iran", "2025-06-22-us-strikes-iran"),
    ],
)
def test_an_event_told_by_its_names_is_known_years_later(words, id):
    marks = found(f"{words}, they met.", date(2025, 10, 20))
    assert [t.anchor.id for t in marks if t.anchor] == [id]


def test_days_after_an_event_of_long_ago_are_a_month_at_most():
    [t] = found("Days after the Hamas attack on Israel, he flew there.", date(2025, 10, 20))
    assert (t.earliest, t.latest) == (date(2023, 10, 7), date(2023, 11, 7))


def test_the_bombs_are_those_whose_day_the_text_told_last():
    text = (
        "On 13 June Israel struck. On 22 June the U.S. followed. A day after the bombs, Iran fired."
    )
    t = found(text)[-1]
    assert (t.text, t.earliest) == ("A day after the bombs", date(2025, 6, 23))


@pytest.mark.skipif(not ARTICLE.exists(), reason="the article lies beside the repository")
def test_the_first_article_keeps_its_vague_times_vague():
    marks = {t.text: t for t in found(ARTICLE.read_text("utf8"))}
    assert marks["just days after the U.S. and Israel’s strikes on Iran"].earliest == date(
        2025, 6, 22
    )
    for words in ("recent months", "now", "long before the Israeli-American strikes on Iran"):
        assert (marks[words].earliest, marks[words].precision) == (None, "vague")


@pytest.mark.parametrize(
    ("year", "day"), [(1999, "04-04"), (2016, "03-27"), (2024, "03-31"), (2025, "04-20")]
)
def test_easter_falls_where_the_calendar_says(year, day):
    assert easter(year).isoformat() == f"{year}-{day}"


def test_holidays_that_move_are_counted():
    days = [holiday(name, 2024) for name in ("thanksgiving", "election day", "memorial day")]
    assert [d.isoformat() for d in days if d] == ["2024-11-28", "2024-11-05", "2024-05-27"]


def test_a_date_is_surer_than_a_passing_now():
    assert 0.95 >= chance_right("timexes", "month-day") > chance_right("timexes", "now") > 0.5


def test_what_is_about_so_far_from_an_event_is_not_after_publication():
    [t] = found("He spoke nearly three weeks after the American bombing of Iran.")
    assert (t.earliest, t.latest) == (date(2025, 7, 10), JULY)
