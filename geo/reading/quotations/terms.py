"""Quoted terms that somebody is said to use: 'special operation', a term Russia has used."""

from __future__ import annotations

import re

from geo.reading.quotations.quote_marks import Quoted
from geo.text import Prose, Span

_WHO = r"(?P<who>(?:the\s)?[^\W\d_][\w’'.-]*(?:\s[^\W\d_][\w’'.-]*){0,4}?)"
_BREAK = r"(?:\s*(?:,|—|–|-{1,2}|\()|(?<=,[”’\"']))"
_EXPLAINED = re.compile(
    rf"{_BREAK}\s*(?:a|an|the|its|his|her|their)\s(?:[\w-]+\s){{0,2}}?"
    r"(?:term|phrase|word|expression|label|euphemism|name|description|slogan|moniker)s?\s"
    rf"(?:that\s|which\s)?{_WHO}\s(?:has\s|have\s|had\s)?(?:[a-z]+ly\s|often\s|long\s|also\s)?"
    r"(?P<cue>used?|uses|coined|prefers?|preferred|applies|applied|employs?|employed|gives?|gave|"
    r"favou?rs|favou?red|adopted|chose)\b"
    rf"|{_BREAK}\s*as\s(?P<who2>{_WHO[7:-1]})\s"
    r"(?P<cue2>calls?|called|describes?|described|terms|termed|dubs|dubbed|puts?|refers|put)\b"
)
"""What follows a quoted term when the text says whose word it is."""


def explained_by(prose: Prose, quoted: Quoted) -> tuple[Span, Span] | None:
    """Return the spans of whose term a quoted stretch is and of the verb that says so.

    >>> from geo.reading.quotations.quote_marks import pair_marks
    >>> prose = Prose("It is a 'reform', a word the ministry prefers.")
    >>> [span.of(prose.text) for span in explained_by(prose, pair_marks(prose)[0])]
    ['the ministry', 'prefers']
    """
    end = quoted.end
    while end < len(prose.text) and prose.text[end] in ".,":
        end += 1
        if prose.text[end - 1] == ",":
            end -= 1
            break
    found = _EXPLAINED.match(prose.text, end, end + 140)
    if not found:
        return None
    who, cue = ("who", "cue") if found["cue"] else ("who2", "cue2")
    return Span(*found.span(who)), Span(*found.span(cue))
