"""Time claims: both ends, their sources, and the days between them as counted."""

from __future__ import annotations

from datetime import date

import pytest

from geo.asking.explain.time_claims import BASES, Claim, claim_of, claims
from geo.keeping.shelf import bundled
from geo.reading.findings import read
from geo.reading.marks import Anchor, Findings, Timex

JULY = date(2025, 7, 12)
STRIKES = Anchor("happening", "2025-06-22-us-strikes-iran", "2025-06-22")
PRINTED = Anchor("published", "published", "2025-07-12")


def claimed(text: str, published: date | None = JULY) -> list[Claim]:
    return claims(read(text, published))


def counted(first: date, last: date | None, anchor: Anchor | None, rule: str = "ago") -> Timex:
    return Timex(0, 4, "then", "DATE", "", "", first, last, anchor, "day", rule=rule)


def test_just_days_after_is_measured_from_the_event_to_publication():
    [claim] = claimed("He spoke just days after the U.S. and Israel’s strikes on Iran.")
    assert claim.said == (
        "from 22 June 2025 (US bombs Fordow, Natanz and Isfahan: reference chronology) "
        "to 12 July 2025 (the day of publication): 20 days, as counted"
    )
    assert claim.references
    assert all(r.url.startswith("https://") for r in claim.references)


def test_words_that_were_said_on_a_day_are_measured_to_that_day():
    text = "“We warn,” Ann Lee said on 2 July 2025, just days after the U.S. strikes on Iran."
    [claim] = claimed(text)
    assert "to 2 July 2025 (the day Ann Lee said it): 10 days, as counted" in claim.said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "He spoke yesterday.",
            "from 11 July 2025 (“yesterday”, as read) to 12 July 2025 (the day of publication): "
            "1 day, as counted",
        ),
        (
            "They met on 28 February 2019. Four months later, on 30 June 2019, he was back.",
            "from 28 February 2019 (“28 February 2019” in the text) to 30 June 2019 "
            "(“Four months”, as read): 122 days, as counted",
        ),
        (
            "It began two years ago.",
            "from 2023 (“two years ago”, as read) to 12 July 2025 (the day of publication): "
            "559 to 923 days, as counted",
        ),
    ],
)
def test_a_claim_tells_both_ends_and_where_they_come_from(text, said):
    assert [c.said for c in claimed(text)] == [said]


@pytest.mark.parametrize(
    "text",
    ["They met on 3 July.", "They meet today.", "It was this year.", "He spoke at length.",
     "On 3 July they met. That same day they left."],
)  # fmt: skip
def test_dates_and_times_on_their_own_base_claim_nothing(text):
    assert claimed(text) == []


def test_nothing_is_counted_without_a_day_of_publication():
    assert claimed("He spoke last week, days after the U.S. strikes on Iran.", None) == []


@pytest.mark.parametrize(
    "timex",
    [
        counted(JULY, JULY, PRINTED),
        counted(date(2025, 7, 1), date(2025, 7, 31), PRINTED),
        counted(date(2025, 7, 1), None, None),
        counted(date(2025, 7, 1), date(2025, 7, 1), PRINTED, "day-month"),
    ],
)
def test_what_is_not_apart_from_its_base_is_no_claim(timex):
    assert claim_of(timex, Findings("then", JULY, timexes=(timex,))) is None


def test_what_is_hung_on_an_event_without_days_is_not_counted():
    vague = Timex(0, 9, "long before", "DATE", "", anchor=STRIKES)
    assert claim_of(vague, Findings("long before", JULY, timexes=(vague,))) is None


@pytest.mark.parametrize("article", bundled(), ids=lambda a: a.id)
def test_every_claim_of_the_bundled_articles_has_two_ends_a_source_each_and_no_verdict(article):
    found = claims(read(article.text, article.published))
    assert [BASES.index(c.timex.anchor.kind) for c in found] == sorted(
        BASES.index(c.timex.anchor.kind) for c in found
    )
    for claim in found:
        fewest, most = claim.days
        assert 0 <= fewest <= most
        assert claim.start.first <= claim.end.first
        assert claim.start.source
        assert claim.end.source
        assert claim.said.endswith("as counted")
        assert not {"false", "wrong", "true", "right"} & set(claim.said.lower().split())
        if claim.timex.anchor.kind == "happening":
            assert claim.references


def test_days_after_an_event_of_years_ago_claim_nothing_of_publication():
    assert claimed("Days after the Hamas attack on Israel, he flew there.") == []
