"""Articles about one happening are put together, others are not, and each grouping says why."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from geo.asking.mentions import mention_table
from geo.asking.stories import gathered, stories
from geo.asking.stories.groups import ALIKE, grouped
from geo.asking.stories.likeness import Likeness
from geo.reading.findings import read
from geo.text import Article

FIRE = (
    "A fire broke out in the port of Odesa on 3 March 2024. “We heard two blasts at the grain "
    "terminal,” said Captain Ada Reed. Firefighters from Mykolaiv helped."
)
SAME = (
    "Two blasts were heard before fire swept the grain terminal of Odesa, officials said. “We "
    "heard two blasts at the grain terminal,” Captain Ada Reed said on 3 March 2024. Mykolaiv sent "
    "firefighters to the port."
)
OTHER = (
    "The parliament in Ankara voted on 3 March 2024 on pensions. “Nobody will get less,” said "
    "Minister Mehmet Kaya. Retired teachers marched in Izmir."
)


def table(*told: tuple[str, str, int]):
    pairs = []
    for number, (text, outlet, day) in enumerate(told):
        article = Article(f"a{number}", f"Headline {number}", text, outlet, date(2024, 3, day))
        pairs.append((article, read(article.text, article.published)))
    return mention_table(pairs)


def told(of, log=()):
    return stories(gathered(of), log)


def test_two_outlets_on_one_fire_are_one_story_with_its_reasons():
    [story] = told(table((FIRE, "Crier", 3), (OTHER, "Crier", 3), (SAME, "Herald", 4)))
    assert [a.id for a in story.articles] == ["a0", "a2"]
    assert story.outlets == ("Crier", "Herald")
    assert story.name == "Odesa and Mykolaiv, 3 March 2024"
    other, why = story.reasons["a2"]
    assert other == "a0"
    assert str(why).startswith("published a day apart, Odesa, Mykolaiv, Ada Reed, 1 shared quot")


def test_weeks_apart_the_same_words_are_another_happening():
    assert told(table((FIRE, "Crier", 3), (SAME, "Herald", 24))) == ()


def test_no_articles_have_no_stories():
    assert told(table()) == ()


@given(st.dictionaries(
    st.frozensets(st.sampled_from("abcdefg"), min_size=2, max_size=2), st.floats(0, 1), max_size=12
))  # fmt: skip
def test_groups_share_no_article_and_hold_alike_pairs_only(values):
    pairs = {pair: Likeness(value, 0, (), (), 0) for pair, value in values.items()}
    groups = grouped(pairs)
    everyone = [name for group in groups for name in group]
    assert len(everyone) == len(set(everyone))
    for group in (g for g in groups if len(g) == 2):
        assert pairs[frozenset(group)].value >= ALIKE
