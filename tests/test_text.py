"""The ground: spans, words and sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.text import Prose, Span

GOLDEN_SENTENCES = [
    ("One here. Two there.", ["One here.", "Two there."]),
    ("He met Gen. A. B. Smith. They spoke.", ["He met Gen. A. B. Smith.", "They spoke."]),
    ("The U.S. Army left. The U.S. The end.", ["The U.S. Army left.", "The U.S.", "The end."]),
    ("“Go!” she said. ‘Why?’ he asked.", ["“Go!” she said.", "‘Why?’ he asked."]),
    ("It rose 3.5. In Paris, Ark. it fell.", ["It rose 3.5.", "In Paris, Ark. it fell."]),
    ("A headline\n\nA first line.", ["A headline", "A first line."]),
    ("“We agree.” “They do not.”", ["“We agree.”", "“They do not.”"]),
    ("Talks ended at 9 p.m. Officials left.", ["Talks ended at 9 p.m. Officials left."]),
    ("No. 5 won. He said No. Then he went.", ["No. 5 won.", "He said No.", "Then he went."]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sentences"), GOLDEN_SENTENCES)
def test_sentences(text, sentences):
    assert [s.of(text) for s in Prose(text).sentences] == sentences


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Israel's Sana'a won't", ["Israel", "'s", "Sana'a", "won't"]),
        ("Russia-North Korea", ["Russia", "-", "North", "Korea"]),
        ("the U.S. 1,200 10:30 3rd", ["the", "U.S.", "1,200", "10:30", "3rd"]),
    ],
)
def test_words(text, words):
    assert Prose(text).words == words


@given(st.text())
def test_words_and_sentences_stand_where_they_say(text):
    prose = Prose(text)
    assert all(
        text[s:e] == w for w, s, e in zip(prose.words, prose.starts, prose.ends, strict=True)
    )
    assert all(a.end <= b.start for a, b in zip(prose.sentences, prose.sentences[1:], strict=False))


@given(st.text(alphabet="aB.?! \n’”“", max_size=200))
def test_sentences_hold_every_character_that_is_not_white_space(text):
    held = "".join(s.of(text) for s in Prose(text).sentences)
    assert "".join(held.split()) == "".join(text.split())


@pytest.mark.parametrize("piece", ["x", "1", "a.", "x1", "1.1", "o’o", "É"])
def test_no_word_is_longer_than_words_are(piece):
    prose = Prose(piece * 20_000)
    assert max(map(len, prose.words)) <= 600
    assert "".join(prose.words) == prose.text


@given(st.text(), st.integers(0, 400))
def test_the_sentence_at_an_offset_holds_it_or_comes_before(text, offset):
    assert Prose(text).sentence_at(offset).start <= max(offset, Prose(text).sentence_at(0).start)


def test_spans_know_overlap_and_cover():
    assert Span(0, 5).overlaps(Span(4, 6))
    assert not Span(0, 5).overlaps(Span(5, 6))
    assert Span(0, 5).covers(Span(1, 5))
    assert not Span(3, 3)


@pytest.mark.parametrize(
    ("text", "placed", "rest"),
    [
        ("WONSAN, North Korea (AP) — Talks began.", "WONSAN, North Korea", "Talks began."),
        ("MOSCOW, July 12. /TASS/. Talks began.", "MOSCOW", "Talks began."),
        ("SEOUL, July 12 (Yonhap) -- Talks began.", "SEOUL", "Talks began."),
        ("MOSCOW, 12 July (Reuters) - Talks began.", "MOSCOW", "Talks began."),
        ("BEIRUT/JERUSALEM (Reuters) - Talks began.", "BEIRUT/JERUSALEM", "Talks began."),
        ("Beirut, Lebanon – Talks began.", "Beirut, Lebanon", "Talks began."),
        ("Gaza City (AFP) – Talks began.", "Gaza City", "Talks began."),
        ("SAN'A, Yemen (AP) — Talks began.", "SAN'A, Yemen", "Talks began."),
    ],
)
def test_a_dateline_opens_a_paragraph_and_ends_after_its_dash(text, placed, rest):
    for before in ("", "A headline\n\n"):
        [dateline] = Prose(before + text).datelines.values()
        assert (before + text)[dateline.start : dateline.placed] == placed
        assert (before + text)[dateline.end :] == rest


@pytest.mark.parametrize(
    "text",
    [
        "UPDATE 1-Russia says talks began.",
        "Kim, Putin – both said so.",
        "Paris, Texas — a film — was shown.",
        "Talks — long ones — began in MOSCOW — and ended.",
    ],
)
def test_what_only_looks_like_a_dateline_is_none(text):
    assert Prose(text).datelines == {}
