"""Datelines: "ABUJA, Nigeria (AP) —" says where a report was filed, and is nobody's words.

A dateline opens a paragraph: a town in capitals, perhaps with its state or country, the day and
the agency, and a dash (The Associated Press Stylebook, "datelines"). Agencies differ: "MOSCOW,
July 12. /TASS/." has no dash, "Beirut, Lebanon –" and "Kyiv (Reuters) -" no capitals. The entry of
a live report opens with its hour instead: "14:32 —".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_CAPITALS = r"(?=[A-Z]{2})[A-Z][A-Z’'.-]+(?:[ /-][A-Z][A-Z’'.-]+){0,4}"
_TOWN = r"[A-Z][\w’'-]{1,24}(?:[ /-][A-Z][\w’'-]{1,24}){0,3}"
_LAND = r", [A-Z](?:[^\W\d_]|[.’' ]){1,24}?"
_DAY = r"[,.]? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? \d{4})?"
_BRACKETS = r" ?\([A-Z][\w ./-]{1,24}\)"
_SLASHES = r"[.,]? /[A-Z][\w .-]{1,24}/"
_DASH = r"\s?(?:—|–|--?)\s+"
_FORMS = re.compile(
    rf"(?P<capitals>{_CAPITALS}(?:{_LAND})?)(?:{_DAY})?"
    rf"(?:(?:{_BRACKETS})?{_DASH}|{_SLASHES}(?:\.\s+|\.?{_DASH}))"
    rf"|(?P<filed>{_TOWN}(?:{_LAND})?)(?:{_DAY})?(?:{_BRACKETS}{_DASH}|{_SLASHES}\.?\s+)"
    r"|(?P<hour>)\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?(?:\s?[—–-]\s+|:?\s+(?=[A-Z“]))"
    rf"|(?P<bare>{_TOWN}{_LAND})\s(?:—|–)\s+(?=[A-Z“‘\"])"
)
_HEADER = re.compile(
    r"(?:[A-Z][a-z]{2,8} \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}),? \d{4},(?: \d\d[:.]\d\d,)? "
    rf"(?:The )?(?P<place>{_TOWN}(?:{_LAND})?)\.?"
)
"""A line of its own above an official transcript: "September 11, 2018, Vladivostok"."""
LONGEST = 160
"""Characters of a dateline, at most."""
_OPENING = 2
"""Paragraphs, a headline's included, in which a town without capitals or agency is a dateline's."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """Characters ``start`` to ``end``, the blank after its dash included.

    ``placed`` is where the names of the place end.
    """

    start: int
    placed: int
    end: int


def dateline_at(text: str, start: int, end: int, number: int = 0) -> Dateline | None:
    """Return the dateline that opens a paragraph, the ``number``-th of its text.

    >>> text = "ABUJA, Nigeria (AP) — Gunmen came."
    >>> found = dateline_at(text, 0, len(text))
    >>> text[found.start : found.placed], text[found.end :]
    ('ABUJA, Nigeria', 'Gunmen came.')
    """
    first = text[start : start + 1]
    if not (first.isupper() or first.isdecimal()):
        return None
    header = _HEADER.fullmatch(text, start, end) if end - start < LONGEST else None
    if header:
        return Dateline(header.start("place"), header.end("place"), end)
    found = _FORMS.match(text, start, min(end, start + LONGEST))
    if not found or (found.lastgroup == "bare" and number >= _OPENING):
        return None
    return Dateline(start, found.end(found.lastgroup or 0), found.end())
