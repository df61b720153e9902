"""Corrections change what was read, hold as far as they say, and can be taken back."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.asking.correctable import idle
from geo.errors import ArticleError
from geo.reading.corrections.apply import apply, corrected_by
from geo.reading.corrections.log import Correction, correct, standing, undo
from geo.reading.corrections.scopes import scopes_of
from geo.reading.marks import Findings
from geo.text import Article, Span
from geo.world.places import Place
from tests.keeping.conftest import HIGHFIELD, OTHER_LOWPORT, TEXT, sample_findings, span_of

NOON = datetime(2025, 7, 12, 12, tzinfo=UTC)
SEA = Place("water:north-sea", "North Sea", "water")
LOWPORT, HARBOUR = span_of("Lowport"), span_of("harbour")
QUOTED = span_of("“=SUM of our fears is the sea.”")


def make(article, words, kind, minute=0, nth=0, **right) -> Correction:
    span = words if isinstance(words, Span) else span_of(words, nth)
    return correct(article, span, kind, when=NOON + timedelta(minutes=minute), who="Ada", **right)


def test_a_moved_pin_stands_where_the_reader_put_it(article, findings):
    moved = make(article, "Lowport", "move", place=OTHER_LOWPORT)
    first, _, second = apply(article, findings, [moved]).toponyms
    assert (first.place, first.confidence, corrected_by(first)) == (OTHER_LOWPORT, 1.0, moved.id)
    assert (second.place.country, corrected_by(second)) == ("GB", "")


def test_a_pin_moved_for_the_article_moves_wherever_the_words_stand(article, findings):
    moved = make(article, "Lowport", "move", scope="article", place=OTHER_LOWPORT)
    places = [t.place for t in apply(article, findings, [moved]).toponyms]
    assert places == [OTHER_LOWPORT, HIGHFIELD, OTHER_LOWPORT]


@pytest.mark.parametrize(("scope", "moved"), [("mark", 0), ("article", 0), ("everywhere", 2)])
def test_only_what_holds_everywhere_reaches_another_article(scope, moved, article, findings):
    other = Article("another", "", TEXT)
    made = make(other, "Lowport", "move", scope=scope, place=OTHER_LOWPORT)
    places = [t.place for t in apply(article, findings, [made]).toponyms]
    assert places.count(OTHER_LOWPORT) == moved


def test_what_holds_here_wins_over_what_holds_everywhere(article, findings):
    here = make(article, "Lowport", "move", place=SEA)
    everywhere = make(article, "Lowport", "move", minute=9, scope="everywhere", place=OTHER_LOWPORT)
    places = [t.place for t in apply(article, findings, [here, everywhere]).toponyms]
    assert places == [SEA, HIGHFIELD, OTHER_LOWPORT]


def test_the_later_of_two_corrections_holds(article, findings):
    early = make(article, "Lowport", "move", place=SEA)
    late = make(article, "Lowport", "move", minute=1, place=OTHER_LOWPORT)
    assert apply(article, findings, [late, early]).toponyms[0].place == OTHER_LOWPORT


def test_an_undone_correction_is_gone_and_can_be_taken_up_again(article, findings):
    made = make(article, "Lowport", "not-a-place")
    back = undo(made, "Jo", NOON + timedelta(minutes=1))
    again = undo(back, "Ada", NOON + timedelta(minutes=2))
    assert apply(article, findings, [made, back]) == findings
    assert apply(article, findings, [made, back, again]) == apply(article, findings, [made])
    assert standing([made, back, again]) == [made]


def test_what_is_no_place_loses_its_mark(article, findings):
    gone = make(article, "Lowport", "not-a-place", scope="article")
    assert [t.text for t in apply(article, findings, [gone]).toponyms] == ["Highfield"]


def test_a_missed_place_is_added_in_reading_order(article, findings):
    added = make(article, "the sea", "missed", place=SEA)
    texts = [t.text for t in apply(article, findings, [added]).toponyms]
    assert texts == ["Lowport", "the sea", "Highfield", "Lowport"]


def test_a_missed_place_replaces_the_shorter_one_inside_it(article, findings):
    added = make(article, "harbour of Lowport", "missed", place=OTHER_LOWPORT)
    texts = [t.text for t in apply(article, findings, [added]).toponyms]
    assert texts == ["Lowport", "Highfield", "harbour of Lowport"]


def test_a_changed_role_says_whether_the_ground_is_meant(article, findings):
    changed = make(article, "Highfield", "role", role="literal")
    highfield = apply(article, findings, [changed]).toponyms[1]
    assert (highfield.role, highfield.literal) == ("literal", True)


def test_a_changed_day_moves_the_quotations_said_on_it(article, findings):
    days = {"edtf": "2020-03-03", "earliest": date(2020, 3, 3), "latest": date(2020, 3, 3)}
    now = apply(article, findings, [make(article, "3 March 2021", "day", **days)])
    assert (now.timexes[0].edtf, now.timexes[0].precision) == ("2020-03-03", "day")
    assert {q.said_on for q in now.quotations} == {"2020-03-03"}


def test_a_speaker_points_to_the_words_that_name_them(article, findings):
    changed = make(article, "Highfield will not answer", "speaker", speaker="Ada Reed")
    source = apply(article, findings, [changed]).quotations[1].source
    assert (source.name, source.text, source.role) == ("Ada Reed", "Ada Reed", "Mayor")


def test_a_speaker_nobody_names_points_to_the_words_that_stood_for_them(article, findings):
    changed = make(article, "Highfield will not answer", "speaker", speaker="Kim Doe")
    source = apply(article, findings, [changed]).quotations[1].source
    assert (source.name, source.text) == ("Kim Doe", "she")


def test_one_speaker_can_be_renamed_through_the_article(article, findings):
    changed = make(article, QUOTED, "speaker", scope="article", speaker="Ann Reed", was="Ada Reed")
    now = apply(article, findings, [changed])
    assert {q.source.name for q in now.quotations} == {"Ann Reed"}


def test_bounds_can_be_set_added_and_taken_away(article, findings):
    inner = Span(QUOTED.start, QUOTED.start + 5)
    narrowed = apply(article, findings, [make(article, QUOTED, "quotation", content=(inner,))])
    assert narrowed.quotations[0].content == (inner,)
    gone = apply(article, findings, [make(article, QUOTED, "quotation")])
    assert len(gone.quotations) == 1
    added = apply(article, findings, [make(article, HARBOUR, "quotation", content=(HARBOUR,))])
    assert [q.content[0].of(TEXT) for q in added.quotations][-1] == "harbour"


def test_a_quotation_follows_the_place_it_is_about(article, findings):
    moved = make(article, "Highfield", "move", place=SEA)
    assert apply(article, findings, [moved]).quotations[1].about == ("water:north-sea",)
    gone = make(article, "Highfield", "not-a-place")
    assert apply(article, findings, [gone]).quotations[1].about == ()


def test_a_quotation_follows_the_place_it_was_said_at(article, findings):
    moved = make(article, "Lowport", "move", place=OTHER_LOWPORT)
    now = apply(article, findings, [moved])
    assert {q.said_at for q in now.quotations} == {OTHER_LOWPORT.id}


def test_a_correction_of_a_text_that_changed_is_passed_over_and_named(article, findings):
    made = make(article, "Lowport", "not-a-place")
    longer = Article(article.id, "", "Now " + TEXT)
    assert idle(longer, findings, [made]) == [made]
    assert apply(longer, findings, [made]) == findings


def test_words_outside_the_text_cannot_be_corrected(article):
    with pytest.raises(ArticleError, match="Mark the words in the article again"):
        correct(article, Span(5, 9_999), "not-a-place")


def test_a_move_holds_where_a_better_reader_sees_no_place_any_more(article, findings):
    moved = make(article, "Lowport", "move", scope="article", place=OTHER_LOWPORT)
    unseen = replace(findings, toponyms=findings.toponyms[1:])
    first, *_ = apply(article, unseen, [moved]).toponyms
    assert (first.span, first.place, corrected_by(first)) == (LOWPORT, OTHER_LOWPORT, moved.id)


def test_a_correction_of_a_mark_that_is_read_no_more_is_named(article, findings):
    role = make(article, "Lowport", "role", role="demonym")
    said = make(article, QUOTED, "speaker", speaker="Kim Doe")
    assert idle(article, apply(article, findings, [role, said]), [role, said]) == []
    unseen = apply(article, Findings(TEXT), [role, said])
    assert idle(article, unseen, [role, said]) == [role, said]
    assert idle(article, unseen, [role, said, undo(role, when=NOON + timedelta(hours=1))]) == [said]


def test_a_quotation_stays_corrected_when_a_better_reader_draws_its_bounds_anew(article, findings):
    said = make(article, QUOTED, "speaker", speaker="Kim Doe")
    narrower = (Span(QUOTED.start + 1, QUOTED.end - 1),)
    anew = replace(findings.quotations[0], content=narrower)
    found = apply(article, replace(findings, quotations=(anew,)), [said]).quotations
    assert [q.source.name for q in found] == ["Kim Doe"]


def test_a_quotation_added_inside_another_leaves_that_one(article, findings):
    inner = Span(QUOTED.start + 2, QUOTED.start + 5)
    now = apply(article, findings, [make(article, inner, "quotation", content=(inner,))])
    assert len(now.quotations) == 3


def test_a_day_cannot_hold_everywhere(article):
    assert scopes_of("day") == ("mark", "article")
    with pytest.raises(ArticleError, match="Choose one of: mark, article"):
        correct(article, Span(0, 4), "day", scope="everywhere")


spans = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 30)).map(
    lambda pair: Span(pair[0], min(len(TEXT), sum(pair)))
)
kinds = st.sampled_from(["move", "missed", "not-a-place", "role", "day", "speaker", "quotation"])


@st.composite
def logs(draw):
    article = Article("lowport", "", TEXT)
    log: list[Correction] = []
    for minute in range(draw(st.integers(1, 6))):
        kind, span = draw(kinds), draw(spans | st.sampled_from([LOWPORT, QUOTED]))
        right = {
            "move": {"place": SEA}, "missed": {"place": SEA}, "role": {"role": "demonym"},
            "day": {"edtf": "2020"}, "speaker": {"speaker": "Kim Doe"},
            "quotation": {"content": (span, draw(spans))},
        }.get(kind, {})  # fmt: skip
        scope = draw(st.sampled_from(scopes_of(kind)))
        log.append(make(article, span, kind, minute, scope=scope, **right))
        if draw(st.booleans()):
            log.append(undo(draw(st.sampled_from(log)), when=NOON + timedelta(minutes=minute)))
    return log


@given(logs())
def test_whatever_is_corrected_every_mark_still_points_to_its_words(log):
    article = Article("lowport", "", TEXT)
    now = apply(article, sample_findings(), log)
    for mark in [*now.toponyms, *now.timexes, *(q.source for q in now.quotations if q.source)]:
        assert mark.span.of(TEXT) == mark.text
    starts = [t.start for t in now.toponyms]
    assert starts == sorted(starts)
    assert all(a.end <= b.start for a, b in zip(now.toponyms, now.toponyms[1:], strict=False))
    assert [Correction.from_dict(c.to_dict()) for c in log] == log
