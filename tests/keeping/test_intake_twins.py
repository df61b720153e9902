"""Near duplicates are recognised at the door."""

import random

import pytest

from geo.keeping.intake.twins import Twins, is_the_same
from geo.text import Article

WORDS = [f"word{n}" for n in range(2_000)]


def story(seed: int, length: int = 400) -> list[str]:
    return random.Random(seed).choices(WORDS, k=length)


def article(id: str, words: list[str]) -> Article:
    return Article(id, f"Story {id}", " ".join(words), "Crier")


def test_the_same_text_is_wholly_the_same():
    twins = Twins([article("a", story(1))])
    [twin] = twins.of(article("b", story(1)))
    assert str(twin) == "100 % the same as “Story a” (Crier)"


def test_a_few_changed_words_leave_it_nearly_the_same():
    changed = story(1)
    changed[50], changed[200], changed[300] = "new", "newer", "newest"
    [twin] = Twins([article("a", story(1))]).of(article("b", changed))
    assert twin.share == (398 - 9) / (398 + 9)


def test_other_articles_are_no_twins_and_the_nearest_comes_first():
    half = story(1)[:300] + story(9)[:100]
    twins = Twins([article("half", half), article("whole", story(1))])
    twins.add(article("other", story(2)))
    assert [t.article.id for t in twins.of(article("new", story(1)))] == ["whole", "half"]


def test_an_article_is_no_twin_of_itself():
    twins = Twins([article("a", story(1))])
    twins.add(article("a", story(1)))
    assert twins.of(article("a", story(1))) == []


@pytest.mark.parametrize(
    ("title", "text", "same"),
    [
        ("", "One  two\n\nthree.", True),
        ("A tale", "One two three.", True),
        ("Another", "One two three.", False),
        ("", "One two three!", False),
    ],
)
def test_what_says_nothing_new_is_the_same(title, text, same):
    known = Article("known", "A tale", "One two three.", "Crier")
    assert is_the_same(Article("new", title, text), known) is same


def test_short_and_empty_texts_are_compared_too():
    assert Twins([article("a", ["hello"])]).of(article("b", ["hello"]))
    assert Twins([article("a", [])]).of(article("b", ["hello"])) == []
