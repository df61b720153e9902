"""Who speaks: whole phrases with their heads, pronouns, offices, and those who pass words on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from geo.reading.findings import read
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


def test_of_whom_he_may_mean_either_a_doubt_names_both_and_the_card_neither():
    text = (
        "Foreign Minister Pavel Orlov met President Ivan Petrenko. Orlov shook hands with Petrenko "
        "and Petrenko with Orlov. In the evening he said that the border was open."
    )
    findings = read(text)
    [said] = findings.quotations
    assert said.source is not None
    assert said.source.name == ""
    [doubt] = [d for d in findings.doubts if d.kind == "speaker"]
    assert doubt.why == "“he” may be Pavel Orlov or Ivan Petrenko: check who speaks."


@pytest.mark.parametrize(
    ("text", "name", "via"),
    [
        (
            "“It is over now and for all time,” Ann Lee said on Monday, according to TASS.",
            "Ann Lee",
            "TASS",
        ),
        (
            "State television quoted Ann Lee as saying the road was shut.",
            "Ann Lee",
            "State television",
        ),
        ("Reuters wrote that Ann Lee described the talks as “frank”.", "Ann Lee", "Reuters"),
        ("Ann Lee said the road was shut, Interfax reported.", "Ann Lee", "Interfax"),
        ("TASS said the road was shut.", "TASS", ""),
    ],
)
def test_who_passed_words_on_stands_beside_who_spoke_them(text, name, via):
    [said] = find_quotations(Prose(text))
    assert said.source is not None
    assert (said.source.name, said.source.via) == (name, via)
