"""Who speaks: whole phrases with their heads, pronouns, offices, and those who pass words on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from geo.reading.quotations import find_quotations
from geo.text import Prose

GOLDEN = Path(__file__).parents[1] / "golden" / "speakers.yaml"
ROWS = [row for group in yaml.safe_load(GOLDEN.read_text("utf8")) for row in group["rows"]]


def plain(words: str) -> str:
    """Return words without quotation marks, article and closing comma."""
    bare = re.sub('[“”"]', "", words).strip(" ,.").lower()
    return re.sub("^(?:the|an?) ", "", bare)


def core(phrase: str) -> str:
    """Return a phrase without what stands beside it."""
    return plain(re.split(r",| [(]", phrase)[0])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:50])
def test_who_speaks_is_the_whole_phrase_and_named_only_where_the_text_names_him(row):
    text = row["text"]
    quotations = find_quotations(Prose(text))
    for begins, source, name in row["says"]:
        said = [q for q in quotations if plain(text[q.start :]).startswith(plain(begins))]
        assert said, f"Nobody says {begins!r}."
        who = said[0].source
        if source is not None:
            assert who is not None
            assert core(who.text) == core(source)
        if name is not None:
            assert plain(who.name if who else "") in [plain(one) for one in name.split("|")]
