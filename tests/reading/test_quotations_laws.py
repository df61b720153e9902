"""Quotations: marks paired, laws for any text, and time that grows with the text alone."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.reading.quotations import find_quotations
from geo.reading.quotations.quote_marks import pair_marks
from geo.text import Prose


@pytest.mark.parametrize(
    ("text", "outermost"),
    [
        ("“One” and “two”.", ["“One”", "“two”"]),
        ('"One" and "two".', ['"One"', '"two"']),
        ("''One'' and ''two''.", ["''One''", "''two''"]),
        ("‘One’ and ‘two’.", ["‘One’", "‘two’"]),
        ("'One' and 'two'.", ["'One'", "'two'"]),
        ("«One» and «two».", ["«One»", "«two»"]),
        ("„One“ and „two“.", ["„One“", "„two“"]),
        ("“He said ‘no’ twice,” they wrote.", ["“He said ‘no’ twice,”"]),
        ("\"He said 'no' twice,\" they wrote.", ["\"He said 'no' twice,\""]),
        ("“A claim that “has to do” with it,” he wrote.", ["“A claim that “has to do” with it,”"]),
        ("‘The farmers’ fields’ was the title.", ["‘The farmers’ fields’"]),
        ("‘It’s Russia’s,’ he said.", ["‘It’s Russia’s,’"]),
        ("The farmers’ fields and the ’90s.", []),
        ("Rock ’n’ roll isn’t theirs; it’s ours.", []),
        ("“Mixed marks,\" he said.", ["“Mixed marks,\""]),
        ("“It was odd,“ he said.", ["“It was odd,“"]),
        ("“Nobody closed this.", ["“Nobody closed this."]),
        ("“Not closed.\n\n“But this is.”", ["“Not closed.", "“But this is.”"]),
        ('<b class="x">Bold</b> and "quoted".', ['"quoted"']),
        ("A closing” without an opening.", []),
    ],
)  # fmt: skip
def test_marks_are_paired_and_apostrophes_left_alone(text, outermost):
    pairs = [q for q in pair_marks(Prose(text)) if q.depth == 0]
    assert [text[q.start : q.end] for q in pairs] == outermost


def test_nested_marks_know_their_depth():
    text = "“She said, ‘He told me “go” and I went,’ and left.”"
    assert [q.depth for q in pair_marks(Prose(text))] == [0, 1, 2]


PIECES = st.sampled_from(
    ["“", "”", "‘", "’", '"', "'", "''", "«", "»", "„", "<", ">", " said ", "He", "Ann Lee",
     " that ", ", ", ". ", ": ", "\n\n", " ", "—", "🙂", "\0", "\ud800", "שלום", "a",
     "According to "]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=120).map("".join))


@settings(deadline=None, max_examples=250)
@given(TEXTS)
def test_any_text_is_read_and_every_span_points_into_it(text):
    for q in find_quotations(Prose(text)):
        spans = [*q.content, *([q.cue] if q.cue else []), *([q.source.span] if q.source else [])]
        assert all(0 <= s.start < s.end <= len(text) for s in spans)
        assert q.content
        assert all(a.end <= b.start for a, b in zip(q.content, q.content[1:], strict=False))
        assert q.source is None or q.source.text == text[q.source.start : q.source.end]


@settings(deadline=None, max_examples=100)
@given(TEXTS)
def test_reading_twice_gives_the_same(text):
    assert find_quotations(Prose(text)) == find_quotations(Prose(text))


@settings(deadline=None, max_examples=150)
@given(TEXTS)
def test_pairs_nest_and_never_cross(text):
    pairs = pair_marks(Prose(text))
    for one in pairs:
        for other in pairs:
            if one.start < other.start < one.end:
                assert other.end <= one.end


def test_nothing_comes_of_nothing():
    assert find_quotations(Prose("")) == find_quotations(Prose(" \n ")) == []


@pytest.mark.parametrize(
    "text",
    ["“" * 10_000, '"' * 10_000, "‘a" * 10_000, "'" * 10_000, "“a” " * 10_000, "“a\n" * 10_000,
     "x" * 1_000_000, "said " * 20_000, "“" + "he said that " * 8_000, "<" * 10_000],
    ids=lambda text: text[:8],
)  # fmt: skip
def test_a_hostile_text_is_read(text):
    assert isinstance(find_quotations(Prose(text)), list)


def seconds(text: str) -> float:
    prose = Prose(text)
    assert prose.words is not None
    assert prose.sentences is not None
    begun = time.process_time()
    find_quotations(prose)
    return time.process_time() - begun


@pytest.mark.parametrize("unit", ["“We are ready,” said Ann Lee. ", "Ann Lee said it was late, "])
def test_time_grows_with_the_text_and_no_faster(unit):
    """What takes too long does so every time; a machine that was busy for a moment does not."""
    seconds(unit * 50)
    tries = ((seconds(unit * 250), seconds(unit * 2500)) for _ in range(3))
    assert any(long < 30 * short + 0.05 for short, long in tries)
