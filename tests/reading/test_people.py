"""People: golden rows, who shares a name, and who is not a person at all."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.reading.people.name_runs import RUN, Mention, read_run
from geo.reading.people.named_people import find_people
from geo.reading.people.who import WHO, Called
from geo.reading.rules import first
from geo.text import Prose

ROOT = Path(__file__).parents[2]
GOLDEN = yaml.safe_load((ROOT / "tests" / "golden" / "people.yaml").read_text("utf8"))
ARTICLE = ROOT.parent / "shared" / "articles" / "lavrov-wonsan.txt"


@pytest.mark.parametrize("row", GOLDEN, ids=lambda row: row["text"][:50])
def test_people_are_found_with_their_name_office_gender_and_mentions(row):
    people = find_people(Prose(row["text"]))
    found = [[p.name, p.title, p.gender, [m.of(row["text"]) for m in p.mentions]] for p in people]
    assert found == row["people"]


def test_two_of_one_family_are_told_apart_by_whose_name_came_last():
    text = "Ada Novak spoke. Novak left. Then Jan Novak spoke. Novak stayed."
    people = {p.name: [m.start for m in p.mentions] for p in find_people(Prose(text))}
    assert people == {"Ada Novak": [0, 17], "Jan Novak": [34, 51]}


def test_role_is_another_word_for_title():
    [person] = find_people(Prose("Foreign Minister Pavel Orlov spoke."))
    assert person.role == person.title == "Foreign Minister"


@pytest.mark.skipif(not ARTICLE.exists(), reason="the first article is not beside the repository")
def test_the_first_article_names_two_people_and_no_place():
    people = find_people(Prose(ARTICLE.read_text("utf8")))
    assert [p.name for p in people] == ["Sergei Lavrov", "Cho Son-hui"]
    assert people[0].title == "Russian Foreign Minister"


PIECES = st.sampled_from(
    ["Mr.", "President", "Ann", "Lee", "Kim Jong Un", "al-", "’s", "'", ".", ",", " ", "\n", "O’",
     "Å", "\ud800", "\0", "🙂", "שלום", "Mc", "-", "St.", "the", "said"]
)  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=80).map("".join)))
def test_any_text_is_read_and_every_mention_points_into_it(text):
    spans = [m for p in find_people(Prose(text)) for m in p.mentions]
    assert all(0 <= m.start < m.end <= len(text) for m in spans)
    assert len(spans) == len(set(spans))


@pytest.mark.parametrize(
    "text", ["A" * 1_000_000, "Ann-" * 250_000, "A." * 500_000, "Ann " * 250_000]
)
def test_a_megabyte_without_an_end_is_read(text):
    assert isinstance(find_people(Prose(text)), list)


@pytest.mark.parametrize("row", WHO, ids=lambda row: row.name)
def test_the_example_of_each_row_that_says_who_is_a_person_is_decided_by_it(row):
    before, _, rest = row.example.text.partition("[")
    name, _, after = rest.partition("]")
    text = before + name + after
    run = next(r for r in RUN.finditer(text) if r.end() >= len(before) + len(name))
    mention = read_run(text, run) or Mention(len(before), len(before) + len(name), name.split())
    decided = first(WHO, Called(text, mention))
    assert decided is not None
    assert (decided.rule, decided.outcome) == (row.name, row.example.outcome == "person")
