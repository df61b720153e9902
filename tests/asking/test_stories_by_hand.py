"""Stories as readers left them: split, joined, and as they were when that is taken back."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.asking.correctable import history, history_of_stories, idle
from geo.asking.stories.by_hand import by_hand
from geo.errors import ArticleError
from geo.reading.corrections.apply import apply
from geo.reading.corrections.log import Correction, undo
from geo.reading.corrections.regrouping import concerning, regroup
from tests.asking.small import port
from tests.asking.test_story_groups import FIRE, OTHER, SAME, table, told

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
KNOWN = dict.fromkeys("abcdefg")


def said(kind, article, *others, minute=0) -> Correction:
    return regroup(kind, article, others, f"Headline {article}", "Ada", at(minute))


def at(minute: int) -> datetime:
    return NOON + timedelta(minutes=minute)


def groups(found, *log) -> set[str]:
    made = by_hand([set(group) for group in found], KNOWN, log).groups
    return {"".join(sorted(group)) for group in made if len(group) > 1}


def test_an_article_is_taken_out_of_a_story_and_comes_back():
    out = said("apart", "b", "a", "c")
    assert groups(["abc"], out) == {"ac"}
    assert groups(["abc"], out, undo(out, when=at(1))) == {"abc"}


def test_who_was_taken_out_may_be_in_another_story_but_not_in_that_one():
    out = said("apart", "b", "a", "c")
    assert groups(["bd"], out) == {"bd"}
    assert groups(["abcd"], out) == {"acd"}


def test_two_stories_are_joined_with_all_that_is_found_to_be_in_them_later():
    joined = said("joined", "d", "a", "b", "e")
    assert groups(["ab", "de"], joined) == {"abde"}
    assert groups(["abc", "def"], joined) == {"abcdef"}


def test_what_is_said_later_holds():
    put, out = said("joined", "c", "a", "b"), said("apart", "c", "a", "b", minute=1)
    assert groups(["ab"], put, out) == {"ab"}
    again = said("joined", "c", "a", minute=2)
    assert groups(["ab"], put, out, again) == {"abc"}


def test_articles_that_are_not_there_are_passed_over():
    assert groups(["ab"], said("joined", "a", "gone"), said("apart", "gone", "a")) == {"ab"}
    assert groups(["ab"], said("joined", "gone", "a", "c")) == {"abc"}


def test_a_story_says_who_joined_it_and_who_was_taken_out():
    out = regroup("apart", "a2", ["a0"], "Headline 2", when=NOON)
    put = regroup("joined", "a1", ["a0"], "Headline 1", when=NOON)
    three = table((FIRE, "Crier", 3), (OTHER, "Crier", 3), (SAME, "Herald", 4))
    [story] = told(three, [out, put])
    assert [a.id for a in story.articles] == ["a0", "a1"]
    assert story.put == {"a1": put}
    assert [(a.id, line) for a, line in story.out] == [("a2", out)]


def test_a_story_of_two_is_no_story_when_one_is_taken_out():
    two = table((FIRE, "Crier", 3), (SAME, "Herald", 4))
    assert told(two, [regroup("apart", "a1", ["a0"], "", when=NOON)]) == ()


@pytest.mark.parametrize("others", [[], ["a"], ["No id!"]])
def test_what_cannot_be_one_story_is_refused(others):
    with pytest.raises(ArticleError):
        regroup("joined", "a", others)


def test_stories_are_listed_with_each_article_concerned_and_change_no_mark():
    article, findings = port()
    put = regroup("joined", "peace", [article.id], "A wish for peace", when=NOON)
    assert apply(article, findings, [put]) is findings
    assert idle(article, findings, [put]) == []
    assert [line.correction for line in history([put], article.id)] == [put]
    back = undo(put, when=at(1))
    [line] = history_of_stories([put, back])
    assert (line.holds, line.taken_back) == (False, back)


def test_no_line_names_an_article_that_stays_behind():
    put, out = said("joined", "a", "b", "c"), said("apart", "d", "e", minute=1)
    taken = concerning([put, out, said("joined", "f", "b")], ["a", "b", "d"])
    assert [(c.article, c.others) for c in taken] == [("a", ("b",))]
    assert taken[0].id != put.id
    assert concerning([put], "abc") == [put]
    assert concerning([put, undo(put, when=at(2))], "abc") == []


@st.composite
def logs(draw):
    log: list[Correction] = []
    for minute in range(draw(st.integers(1, 8))):
        names = draw(st.lists(st.sampled_from("abcdefgh"), min_size=2, max_size=4, unique=True))
        log.append(said(draw(st.sampled_from(["joined", "apart"])), *names, minute=minute))
        if draw(st.booleans()):  # of an article without a headline
            log[-1] = regroup(log[-1].kind, names[0], names[1:], when=at(minute))
        if draw(st.booleans()):
            log.append(undo(draw(st.sampled_from(log)), when=at(minute)))
    return log


@given(st.permutations("abcdefg"), st.integers(0, 7), logs())
def test_whatever_is_said_each_article_is_in_one_group(order, cut, log):
    found = by_hand([set(order[:cut]), set(order[cut:])], KNOWN, log)
    assert sorted(id for group in found.groups for id in group) == sorted(KNOWN)
    assert [Correction.from_dict(c.to_dict()) for c in log] == log
    assert not set(found.put) & set(found.out)
