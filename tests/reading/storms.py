"""Hard text for the reader: pieces to build storms from, and the laws any reading of them keeps."""

from __future__ import annotations

import json
from datetime import date

from geo.reading.findings import read
from geo.reading.marks import Findings

QUOTES = ["“", "”", "‘", "’", '"', "'", "«", "»", "„", "‟", "‹", "›", "`", "``", "''", "&quot;"]
NAMES = [
    "Wonsan", "Sergei Lavrov", "Mr Lavrov", "Kim Jong Un", "Moscow", "North Korea",
    "U.S.", "NATO", "the Middle East", "KYIV", "Iran", "Paris, Texas",
    "Prime Minister Shigeru Ishiba", "Choe Son-hui", "Al Jazeera", "St. Petersburg",
    "Sana'a", "the White House", "Kursk region", "O’Brien", "van der",
]  # fmt: skip
SAYING = [
    "said", "warned that", "told reporters in", "according to", "He", "She", "they",
    "who", "the minister", "added:", "wrote,", "in a statement", "by phone", "asked",
    "—", "that", "“We agree,” he said.", "Speaking in", "the strikes on Iran",
    "the summit in Hanoi", "I", "was quoted as saying",
]  # fmt: skip
TIMES = [
    "today", "last Tuesday", "12 July 2025", "31 June", "two weeks ago",
    "a year earlier", "the 6th", "days after", "just under three weeks after",
    "the first quarter", "early 1990", "the past few", "years", "1999-", "24:00 GMT",
    "0000-00-00", "9999-12-31", "in the '80s", "a", "half", "hundred",
    "999999999999999999999999", "second", "May", "5 p.m. Tuesday", "the next day",
    "10/10/10",
]  # fmt: skip
OPENINGS = [
    "\nQ: ", "\nQUESTION: ", "\nA. ", "\nMR. LEE: ", "\nSECRETARY RUBIO: ", "\nSergei Lavrov: ",
    "\n(Laughter.)\n", "\nKYIV, Ukraine (AP) — ", "\nMOSCOW, July 12. /TASS/. ", "\n14:32 — ",
    "\nBeirut, Lebanon – ",
]  # fmt: skip
ODD = [
    "\x00", "\ud800", "\udfff", "\u202e", "\u200f", "مرحبا بالعالم", "שלום", "😀",
    "👩‍👩‍👧‍👦", "e\u0301\u0301\u0301", "\u0301", "İ", "ß", "ﬁ", "Ⅷ", "²", "١٢", "北京",
    "\ufeff", "\u00ad", "\u200b", "\u2028", "\x85", "\x1c", "𝐌𝐨𝐬𝐜𝐨𝐰", "ǅ", "ʼ",
    "\u3000", "\u0130\u0307",
]  # fmt: skip
BREAKS = [
    " ", " ", " ", "", ", ", ". ", "\n", "\n\n", "\r\n", "\t", "; ", ": ", "! ", "? ",
    "...", "-", "–", " (", ") ", "[", "]", "'s ", "’s ",
]  # fmt: skip
PIECES = [*QUOTES, *NAMES, *SAYING, *TIMES, *OPENINGS, *ODD, *BREAKS]


def keeps_the_laws(text: str, published: date | None) -> Findings:
    """Read a text and check what holds of every reading; return what was found."""
    found = read(text, published)
    for marks in (found.toponyms, found.timexes):
        for mark in marks:
            assert 0 <= mark.start < mark.end <= len(text)
            assert text[mark.start : mark.end] == mark.text
            assert 0 <= mark.confidence <= 1
        assert list(marks) == sorted(marks, key=lambda m: (m.start, m.end))
    for quotation in found.quotations:
        if quotation.source:
            assert quotation.source.span.of(text) == quotation.source.text
        spans = [quotation.cue, quotation.said_at_span, quotation.said_on_span]
        for span in [*quotation.content, *(s for s in spans if s)]:
            assert 0 <= span.start < span.end <= len(text)
    for doubt in found.doubts:
        assert 0 <= doubt.start <= doubt.end <= len(text)
        assert all(0 <= span.start < span.end <= len(text) for span in doubt.also)
    json.dumps(found.to_dict())
    return found
