"""Who passed words on: "TASS" in "he said, TASS reported" and in "Reuters wrote that he called it".

An outlet speaks only in its own words. What it reports somebody as saying is his; the outlet is
told beside him.
"""

from __future__ import annotations

import re

from geo.reading.lexicon import words
from geo.reading.quotations.drafts import Draft
from geo.reading.quotations.speakers.noun_phrases import DETERMINERS, taken_apart
from geo.reading.quotations.word_kinds import forms_of
from geo.text import Prose, Span

_LONGEST = 60
"""Characters of an outlet, at most."""
_AFTER = re.compile(
    r"(?:\s(?:on|in)\s[A-Z]\w+)?,?\s"
    r"(?:according to|(?:as\s)?(?:reported|quoted|cited|carried) by)\s"
    r"(?P<by>[^,.;:“”\"\n]{2,60})"
    r"|,\s(?P<who>(?:the\s|state\s)?[A-Z][^,.;:“”\"\n]{1,50}?)\s"
    r"(?:reported|reports|said|wrote|quoted him)\b"
)
_BEFORE = re.compile(r"(?:^|[,;:—–]\s|\b(?:and|while|but)\s)(?P<who>[^,;:—–\n]{2,60})$")


def is_outlet(phrase: str) -> bool:
    """Whether a phrase is an outlet: by its name, or by what it says it is.

    >>> is_outlet("the Anadolu news agency"), is_outlet("Reuters"), is_outlet("the ministry")
    (True, True, False)
    """
    head = phrase[: taken_apart(phrase).head_end].replace("’", " ").split()
    if not head:
        return False
    known = words("speakers.outlets")
    return head[-1].lower() in words("speakers.kinds_of_outlets") or head[-1] in known


def passed_on_by(prose: Prose, draft: Draft) -> Span | None:
    """Return the outlet that a sentence gives beside the speaker, or ``None``."""
    if draft.cue is None or draft.source is None:
        return None
    text, sentence = prose.text, prose.sentence_at(draft.cue.start)
    if draft.source_rule == "source:as-saying":
        return _outlet(
            text, _BEFORE.search(text[sentence.start : draft.cue.start].rstrip()), sentence
        )
    start = max(draft.cue.end, draft.source.end)
    found = _AFTER.match(text, start, sentence.end)
    if not found:
        return None
    span = Span(*found.span("by" if found["by"] else "who"))
    return span if is_outlet(span.of(text)) else None


def _outlet(text: str, found: re.Match[str] | None, sentence: Span) -> Span | None:
    if not found:
        return None
    start, end = found.span("who")
    span = Span(sentence.start + start, sentence.start + end)
    return span if is_outlet(span.of(text)) else None


def own_words(prose: Prose, draft: Draft) -> None:
    """Give what an outlet reports somebody as saying to him, and keep the outlet beside him.

    In "Reuters wrote that Lavrov described the ties as firm" the report becomes Lavrov's, passed on
    by Reuters.
    """
    if draft.source is None or draft.cue is None or not is_outlet(draft.source.of(prose.text)):
        return
    content = draft.content[0]
    first = prose.word_at(content.start)
    promised = [word.lower() for word in prose.words[first : first + 2]]
    if draft.cue.of(prose.text).lower() == "according" and _is_promise(promised):
        draft.via, draft.source_rule = draft.source, "source:promised"
        draft.source = Span(prose.starts[first], prose.ends[first])
        return
    first += prose.words[first] == "that"
    verb = _inner_verb(prose, first, prose.word_at(content.end - 1))
    if verb < 0 or draft.cue.start > content.start:
        return
    last = verb - 1
    while last > first and prose.words[last] in _BETWEEN:
        last -= 1
    draft.via, draft.source_rule = draft.source, "source:outlet"
    draft.source = Span(prose.starts[first], prose.ends[last])
    draft.cue = Span(prose.starts[verb], prose.ends[verb])
    draft.content[0] = Span(prose.starts[verb + 1], content.end)


def _is_promise(opening: list[str]) -> bool:
    """Whether "he would" opens what an outlet reports: it is he who said so."""
    return opening[:1] in (["he"], ["she"]) and opening[1:] in (["would"], ["will"])


def without_echoes(prose: Prose, drafts: list[Draft]) -> list[Draft]:
    """Leave out an outlet's report that only holds another's: "he said it was shut, TASS reported".

    The inner one keeps the outlet beside its speaker.
    """
    inner = {
        (d.source.start, d.content[-1].end): d
        for d in drafts
        if d.source and d.cue and 0 < d.cue.start - d.source.end < _NEXT
    }
    kept = []
    for outer in drafts:
        echo = inner.get((outer.content[0].start, outer.content[-1].end))
        source = outer.source
        if echo is None and outer.cue and outer.cue.start >= outer.content[-1].end:
            echo = _told_inside(prose, outer, drafts)
        elif echo and not (source and is_outlet(source.of(prose.text))):
            echo = None
        if echo and source and not outer.via:
            echo.via = source
        else:
            kept.append(outer)
    return kept


def _told_inside(prose: Prose, outer: Draft, drafts: list[Draft]) -> Draft | None:
    """Return the report that fills the end of one told after it: "Yoon said it was, KBS said"."""
    span = Span(outer.content[0].start, outer.content[-1].end)
    for d in drafts:
        if d is outer or not (d.source and d.cue and span.covers(d.source) and span.covers(d.cue)):
            continue
        before = prose.text[span.start : d.source.start].rstrip()
        opens = not before or before.endswith(",")
        opens = opens and 0 < d.cue.start - d.source.end < _NEXT
        if opens and abs(d.content[-1].end - span.end) <= 1:
            return d
    return None


def without_doubles(drafts: list[Draft]) -> list[Draft]:
    """Leave out a report that holds the cue of another by the same source.

    "Said Hassan, a farmer, said the well was dry" is one report, whose verb is the second.
    """
    return [d for d in drafts if not (_is_led(d) and _holds_cue(d, drafts))]


def _is_led(draft: Draft) -> bool:
    """Whether a cue stands before its source: "said Hassan"."""
    source, cue = draft.source, draft.cue
    return bool(source and cue and cue.end <= source.start)


def _holds_cue(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether a report holds the cue of another by the same source."""
    span = Span(draft.content[0].start, draft.content[-1].end)
    same = (other for other in drafts if other.source == draft.source and other is not draft)
    return any(other.cue and span.covers(other.cue) for other in same)


def without_relayed(prose: Prose, speeches: list[Draft], reports: list[Draft]) -> list[Draft]:
    """Leave out an outlet's report of speech in marks that its speaker has already."""
    at = {s.content[0].start: s for s in speeches if s.cue and s.source}

    def is_relayed(report: Draft) -> bool:
        speech = at.get(report.content[0].start)
        if speech is None or speech.source is None or report.source is None:
            return False
        inside = speech.source.end <= report.content[-1].end
        return inside and is_outlet(report.source.of(prose.text))

    return [report for report in reports if not is_relayed(report)]


def _inner_verb(prose: Prose, first: int, last: int) -> int:
    """Return the verb by which somebody else says what a report holds, or -1."""
    says = forms_of("says").keys() | forms_of("tells").keys() | _DESCRIBES
    for k in range(first + 1, min(first + _INNER, last - 1)):
        word = prose.words[k]
        if word in says:
            opens = prose.words[first]
            is_somebody = opens[0].isupper() or opens.lower() in DETERMINERS | {"he", "she"}
            return k if is_somebody else -1
        if not word[0].isalnum() and word not in ("’s", "'s", "-", "."):
            return -1
    return -1


_DESCRIBES = frozenset(("described", "called", "praised", "dismissed", "denounced", "branded"))
_BETWEEN = frozenset(("had", "has", "have", "also", "later", "then", "earlier", "again"))
_NEXT = 8
"""Characters between an inner speaker and his verb, at most."""
_INNER = 9
"""Words from a report's start to the inner verb, at most."""
