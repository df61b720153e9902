"""What "today" is inside a quotation: the day the words were said, when that is known."""

from __future__ import annotations

from datetime import date

import pytest

import geo
from geo.keeping.shelf import bundled

PUBLISHED = date(2024, 3, 8)


def times(text: str, published: date | None = PUBLISHED):
    return {t.text: t for t in geo.read(text, published).timexes}


def test_today_is_the_day_of_speaking_and_says_which_words_gave_it():
    text = "“From today we stand together,” Jens Stoltenberg said on 4 April 2023."
    told = times(text)
    assert told["today"].earliest == told["today"].latest == date(2023, 4, 4)
    day = told["4 April 2023"]
    assert told["today"].anchor is not None
    assert (told["today"].anchor.kind, told["today"].anchor.id) == (
        "timex",
        f"{day.start}-{day.end}",
    )


def test_a_week_is_counted_from_the_day_of_speaking_too():
    told = times("“We will vote next week,” Ann Lee said on Monday, 3 July 2023.")
    assert told["next week"].earliest == date(2023, 7, 10)


@pytest.mark.parametrize(
    "text",
    [
        "“We meet again today,” Ann Lee said.",
        "Jens Stoltenberg said on 4 April 2023 that they could meet today.",
        "“We stand together,” Jens Stoltenberg said on 4 April 2023. Today he left.",
    ],
)
def test_without_quotation_marks_or_a_day_of_speaking_today_is_the_day_of_publication(text):
    [today] = [t for words, t in times(text).items() if words.lower() == "today"]
    assert today.earliest == PUBLISHED
    assert today.anchor is not None
    assert today.anchor.kind == "published"


def test_nothing_moves_when_the_words_were_said_on_the_day_of_publication():
    told = times("“From today we stand together,” Jens Stoltenberg said on Friday.")
    assert told["today"].anchor is not None
    assert told["today"].anchor.kind == "published"


@pytest.mark.parametrize(
    ("article", "words", "day"),
    [
        ("baltic-to-black-sea", "today", date(2023, 4, 4)),
        ("treaty-in-pyongyang", "today", date(2024, 6, 19)),
        ("autumn-from-beirut-to-damascus", "tonight", date(2024, 10, 1)),
    ],
)
def test_the_bundled_articles_quote_days_that_are_not_their_own(article, words, day):
    [found] = [a for a in bundled() if a.id == article]
    [t] = [t for t in geo.read(found.text, found.published).timexes if t.text == words]
    assert (t.earliest, t.latest) == (day, day)
