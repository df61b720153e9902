"""What an editor still has to settle, and an article that waits for its day."""

from __future__ import annotations

from datetime import date

import pytest

from geo.asking.dayless import told_as_past, waiting
from geo.asking.open_points import around, open_points
from geo.reading.corrections.apply import apply
from geo.reading.corrections.log import correct
from geo.reading.findings import read
from geo.text import Article, Span

TEXT = (
    "Envoys met again yesterday in Doha. The strikes on 22 June 2025 hit three sites. Talks are "
    "to resume on 14 August 2025, and last Friday the minister of Georgia left. "
    "“It is over,” said Maria Zakharova. “We will come back.”"
)
ARTICLE = Article("one", "One", TEXT)


def test_times_that_hang_on_publication_wait_for_its_day():
    assert [t.text for t in waiting(read(TEXT))] == ["yesterday", "last Friday"]
    assert waiting(read(TEXT, date(2025, 7, 12))) == ()


def test_a_day_told_of_as_past_bounds_publication_and_one_ahead_does_not():
    found = told_as_past(ARTICLE, read(TEXT))
    assert found is not None
    assert (found[0], found[1].text) == (date(2025, 6, 22), "22 June 2025")


@pytest.mark.parametrize(
    "text", ["The vote will be on 22 June 2025.", "It is due by 22 June 2025.", "No day at all."]
)
def test_nothing_bounds_publication_where_no_day_is_past(text):
    assert told_as_past(Article("a", "", text), read(text)) is None


def test_a_missing_day_is_one_doubt():
    doubts = [d for d in read(TEXT).doubts if "day of publication" in d.why]
    assert [Span(d.start, d.end).of(TEXT) for d in doubts] == ["yesterday"]
    assert not [d for d in read(TEXT, date(2025, 7, 12)).doubts if "publication" in d.why]


def test_what_is_unsure_is_asked_with_the_likely_answers_and_not_once_it_is_settled():
    text = TEXT + " The mayor went on to Springfield."
    article, findings = Article("two", "Two", text), read(text, date(2025, 7, 12))
    assert "Which place is “Springfield”?" in [point.asks for point in open_points(findings)]
    for point in open_points(findings):
        assert around(text, point.span)[1] == point.span.of(text)
        assert len({answer.says for answer in point.answers}) == len(point.answers) <= 7
        answer = next(a for a in point.answers if a.kind)
        made = correct(article, point.span, answer.kind, was=point.was, **answer.right)
        left = open_points(apply(article, findings, [made]))
        assert (point.span, point.what) not in [(p.span, p.what) for p in left]
