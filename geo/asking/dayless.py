"""An article without its day of publication: what waits for it, and how early it can be."""

from __future__ import annotations

import re
from datetime import date

from geo.reading.marks import Findings, Timex
from geo.text import Article

AHEAD = re.compile(
    r"\b(?:will|shall|would|may|could|due|until|by|if|plans?|planned|scheduled|expected|"
    r"(?:is|are|was|were) to)\b",
    re.IGNORECASE,
)
"""What says that a day may still lie ahead of whoever writes of it."""

STOP = re.compile(r"[.!?][”\"’]?\s|\n")


def waiting(findings: Findings) -> tuple[Timex, ...]:
    """Return the times that could be put on a calendar if the day of publication were known."""
    return tuple(t for t in findings.timexes if t.earliest is None and t.value.startswith("XXXX"))


def told_as_past(article: Article, findings: Findings) -> tuple[date, Timex] | None:
    """Return the latest day that the text tells of as past: it cannot be published before.

    Only days given in full count, and only where the words before and after, up to the ends of
    the sentence, hold nothing that looks ahead.
    """
    days = [
        (timex.earliest, timex)
        for timex in findings.timexes
        if timex.earliest is not None
        and timex.earliest == timex.latest
        and timex.anchor is None
        and not AHEAD.search(_around(article.text, timex))
    ]
    return max(days, key=lambda pair: pair[0], default=None)


def _around(text: str, timex: Timex) -> str:
    """Return the sentence a time stands in, as far as a stop shows it."""
    before = [found.end() for found in STOP.finditer(text, 0, timex.start)]
    after = STOP.search(text, timex.end)
    return text[before[-1] if before else 0 : after.start() if after else len(text)]
