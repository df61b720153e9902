"""The word lists: one form, one reader, clear errors."""

from __future__ import annotations

import pytest

from geo.errors import LexiconError
from geo.reading import lexicon


def test_a_list_is_read_with_its_values_in_order():
    titles = lexicon.values("people.titles")
    assert list(titles)[:2] == ["Mr", "Mrs"]
    assert titles["Sheikh"] == "m"
    assert "Sheikh" in lexicon.words("people.titles")


def test_an_underscore_is_a_blank():
    assert lexicon.values("people.known_genders")["choe son hui"] == "f"


@pytest.mark.parametrize("path", sorted(lexicon.FOLDER.glob("*.txt")), ids=lambda p: p.stem)
def test_every_file_is_in_the_one_form(path):
    lists = lexicon.lists_of(path.stem)
    assert lists
    assert all(lists.values())


@pytest.mark.parametrize(
    ("name", "says"),
    [("people.nobody", "It has:"), ("nothing.titles", "Restore it from git")],
)
def test_a_wrong_name_says_what_there_is(name, says):
    with pytest.raises(LexiconError, match=says):
        lexicon.words(name)


@pytest.mark.parametrize("lines", [["no bar here"], ["  words first"], ["a | b", "a | c"]])
def test_a_malformed_file_names_its_line(lines):
    with pytest.raises(LexiconError, match="line"):
        lexicon._parsed(lines, "made.txt")
