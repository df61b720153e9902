"""Datelines: "ABUJA, Nigeria (AP) —" opens a report and is nobody's words.

A dateline stands at the start of a paragraph: a town in capitals, perhaps with its state or
country, the day and the agency, and a dash (The Associated Press Stylebook, "datelines").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo.text import Span

_DATELINE = re.compile(
    r"(?=[A-Z]{2})[A-Z][A-Z’'.-]+(?:[ /-][A-Z][A-Z’'.-]+){0,4}"
    r"(?:, [A-Z][\w.’' ]{1,24}?)?(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?"
    r"(?: ?\([A-Z][\w ./]{1,24}\))?\s?(?:—|–|--?)\s+"
)
_LONGEST = 160
"""Characters of a dateline, at most, so that a long line is not searched for its beginning."""


def without_dateline(text: str, content: Sequence[Span]) -> list[Span]:
    """Return the spans of a quotation, the first without the dateline that opens it.

    >>> text = "ABUJA, Nigeria (AP) — Gunmen came, police said."
    >>> [span.of(text) for span in without_dateline(text, [Span(0, 33)])]
    ['Gunmen came']
    """
    first = content[0]
    if text[max(0, first.start - 1) : first.start] not in {"", "\n"}:
        return list(content)
    dateline = _DATELINE.match(text, first.start, first.end)
    start = dateline.end() if dateline else first.start
    return [Span(start, first.end), *content[1:]] if start < first.end else list(content)


def opens_quoted(text: str, content: Sequence[Span]) -> bool:
    """Whether a dateline leads to the first span, and all spans stand in quotation marks."""
    first = content[0]
    low = max(0, first.start - _LONGEST)
    line = text.rfind("\n", low, first.start) + 1
    if not line and low:
        return False
    dateline = _DATELINE.match(text, line, first.end)
    leads = dateline is not None and dateline.end() == first.start
    words = [span.of(text) for span in content]
    return leads and all(w[:1] in '“"«„‘' and w[-1:] in '”"»“’' for w in words)
