"""Where a report starts: after its occasion, its addressee and its dateline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo.datelines import LONGEST as LONGEST_DATELINE
from geo.reading.lexicon import words as listed
from geo.reading.quotations.analysis import Scene
from geo.reading.quotations.clauses import finite_verb
from geo.reading.quotations.speakers.noun_phrases import DAYS
from geo.reading.quotations.speakers.phrase_case import SAYING
from geo.reading.quotations.speakers.source import CITES
from geo.reading.quotations.word_kinds import VERBS, forms_of, kind_of_word
from geo.text import Prose, Span

_LONGEST_LEAD = 14
"""Words from a cue's occasion or addressee to what was said, at most."""
_LONGEST_NAMED = 9
"""Words from "quoted" to the "as saying" of whom it quotes."""
_INNER = frozenset(("’s", "'s", "-", "“", "”", ","))
"""Marks that may stand in a lead."""
_OCCASION = re.compile(
    r"\s(?:after|amid|following)\s|\s(?:late\s|early\s|on\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|\s(?:in|during)\s(?:a|an|his|her|their)\s(?:[a-z-]+\s)?(?:statement|tweet|interview|speech|"
    r"letter|e-?mail|post|memo|op-ed|briefing|appearance|conference|address|report)\b"
    r"|\s(?:in|last|this|on\s\d\d?)\s(?:January|February|March|April|May|June|July|August|September|"
    r"October|November|December|week|month|year|[12]\d{3})\b"
    r"|\son\s(?:X|Telegram|Twitter|Truth\sSocial|Facebook|Instagram|Weibo|social\smedia)\b"
)
"""When, where or after what words were said, printed after their closing mark."""
_UNNAMED = ["on", "condition", "of", "anonymity"]
_LONGEST_SOURCE, _SHORTEST = 10, 3
"""Words from the comma before a source to its cue, and of a clause before it."""
_DASHES = frozenset(("—", "–", "--"))
_OPENS, _CLOSES = tuple('“"«„‘'), tuple('”"»“’')


def _kind_after(words: Sequence[str], index: int) -> str:
    """Return the kind of the word after one, ``""`` at the end of the text."""
    return kind_of_word(words[index + 1]) if index + 1 < len(words) else ""


def past_lead(words: list[str], cue: int, start: int, end: int) -> int:
    """Return where a report starts once its occasion or addressee is left out.

    >>> words = "She told a Seoul radio over a bad line that the road was open".split()
    >>> words[past_lead(words, 1, 2, 12)]
    'that'
    >>> words = "He told Yonhap nobody had drowned".split()
    >>> words[past_lead(words, 1, 2, 5)]
    'nobody'
    """
    for at in range(start, min(end, start + _LONGEST_NAMED)):
        if words[at : at + 2] in SAYING:
            return at + 2
    if _opens_report(words, start):
        return start
    verb = words[cue].lower()
    says = verb in forms_of("says") and finite_verb(words[start : end + 1]) < 0
    if (at := _past_noun(words, start, end)) >= 0:
        return at if says or words[at] in _OPENS else start
    told = verb in forms_of("tells")
    opener = _opener(words, start, min(end, start + _LONGEST_LEAD), told)
    if opener > start and (told or _is_lead(words, start, opener, says)):
        return opener
    return _past_addressee(words, start, end) if told else start


def _opens_report(words: Sequence[str], start: int) -> bool:
    """Whether a word opens what is reported, so that no lead stands before it."""
    asks_for = words[start] == "to" and _kind_after(words, start) in ("noun", "adverb")
    return asks_for or words[start] in listed("grammar.openers")


def _is_lead(words: Sequence[str], start: int, opener: int, says: bool) -> bool:
    """Whether the words before "that" tell where or when it was said: "in Seoul", "Monday"."""
    if {words[start].lower(), words[start - 1].lower()} & listed("grammar.leads"):
        return True
    last = words[opener - 1]
    return says and (last.lower() in listed("grammar.times") or last in DAYS)


def _past_noun(words: list[str], start: int, end: int) -> int:
    """Return where what a noun reports starts, or -1: "made a remark that “...”"."""
    for at in range(start + 1, min(end, start + _LONGEST_NAMED)):
        if words[at - 1] in listed("reports.nouns") and words[at] == "that":
            return at + (words[at + 1] in _OPENS)
    return -1


def _opener(words: list[str], start: int, past: int, told: bool) -> int:
    """Return where "that" opens the report after a lead, after "told" "what" as well, or -1."""
    for at in range(start + 1, past):
        word = words[at]
        opens = word == "that" or (told and word != "if" and word in listed("grammar.openers"))
        if opens and kind_of_word(words[at + 1]) not in VERBS:
            return at if finite_verb(words[start:at]) < 0 else -1
        if not word[0].isalnum() and word not in _INNER:
            return -1
    return -1


def _past_addressee(words: list[str], start: int, end: int) -> int:
    """Return the subject after whom somebody told, where a clause follows: "told AFP it was"."""
    for at in range(start + 1, min(end, start + _LONGEST_LEAD)):
        kind, before = kind_of_word(words[at]), kind_of_word(words[at - 1])
        if kind in VERBS or kind in ("mark", "joint") or words[at] in ("to", "of"):
            return start
        if words[at - 1] in listed("grammar.leads") and kind != "subject":
            continue  # "told her on the phone he would come"
        opens = kind in ("subject", "determiner", "number") or (kind == "name" and before == "noun")
        if opens and before != "determiner" and finite_verb(words[at : end + 1]) >= 0:
            return at
    return start


def clause_before(scene: Scene, cue: int, start: int) -> tuple[int, int] | None:
    """Return the clause before a cue when what follows it only says how or when it was said.

    In "the raid killed four, two diplomats said on condition of anonymity" and in "the raid
    killed four, officials said Tuesday, hours after the talks" the report comes first; so it does
    before "AFP reported, citing a diplomat".
    """
    words, first = scene.prose.words, int(scene.layout.first[cue])
    cites = words[start - 1 : start] == [","] and words[start] in CITES
    if not (cites or _is_dated(words, cue) or words[start : start + 4] == _UNNAMED):
        return None
    commas = range(cue - 1, max(first, cue - _LONGEST_SOURCE), -1)
    comma = next((at for at in commas if words[at] == ","), -1)
    first = past_break(words, past_dateline(scene.prose, first, comma), comma)
    return (first, comma - 1) if comma - first >= _SHORTEST else None


def inverted(scene: Scene, cue: int, after: tuple[int, int]) -> tuple[tuple[int, int], None] | None:
    """Return the clause before a cue that its speaker follows: "..., noted the doctor"."""
    words, first = scene.prose.words, int(scene.layout.first[cue])
    told = words[cue].lower() in forms_of("says") and not words[cue].endswith("ing")
    follows = kind_of_word(words[cue + 1]) in ("determiner", "name")
    if (
        not (told and follows)
        or words[cue - 1] != ","
        or finite_verb(words[after[0] : after[1] + 1]) >= 0
    ):
        return None
    first = past_break(words, past_dateline(scene.prose, first, cue - 1), cue - 1)
    whole = finite_verb(words[first : cue - 1]) >= 0
    return ((first, cue - 2), None) if whole else None


def past_break(words: list[str], first: int, past: int) -> int:
    """Return the first word after the last semicolon or colon before ``past``."""
    breaks = [at for at in range(first, past) if words[at] in (";", ":")]
    return breaks[-1] + 1 if breaks and breaks[-1] + 1 <= past else first


def past_source(words: list[str], cue: int, start: int, end: int) -> int:
    """Return where the report after "According to X" starts: behind the commas that end X."""
    if words[cue].lower() != "according":
        return start
    while words[start - 1] != "," or kind_of_word(words[start]) in ("past", "relative"):
        comma = next((at for at in range(start, end) if words[at] == ","), end)
        if comma >= end:
            break
        start = comma + 1
    return start


def _is_dated(words: list[str], cue: int) -> bool:
    """Whether no more than a day follows a cue, up to a comma: "said on Tuesday,"."""
    day = cue + 2 if words[cue + 1 : cue + 2] == ["on"] else cue + 1
    return words[day : day + 1] != [] and words[day] in DAYS and words[day + 1 : day + 2] == [","]


def before_dash(words: list[str], first: int, cue: int, span: tuple[int, int]) -> int:
    """Return where a report ends whose cue stands between dashes: before the second.

    In "a route – Baku calls it a corridor – is in dispute" the dispute is the reporter's.
    """
    aside = sum(word in _DASHES for word in words[max(first, cue - _LONGEST_SOURCE) : cue]) == 1
    dashes = (at for at in range(span[0] + 1, span[1]) if words[at] in _DASHES)
    return next(dashes, span[1] + 1) - 1 if aside else span[1]


def before_occasion(scene: Scene, span: Span) -> Span:
    """End a content at a closing quotation mark that the occasion of saying it follows."""
    for q in scene.quoted_in(span.start, span.end):
        if q.start >= span.start and q.end < span.end and _OCCASION.match(scene.prose.text, q.end):
            return Span(span.start, q.end)
    return span


def past_dateline(prose: Prose, first: int, past: int) -> int:
    """Return the first word after a dateline, but none after ``past``."""
    dateline = prose.datelines.get(prose.starts[first])
    while dateline and first < past and prose.starts[first] < dateline.end:
        first += 1
    return first


def without_dateline(prose: Prose, content: Sequence[Span]) -> list[Span]:
    """Return the spans of a quotation, the first without the dateline that opens it.

    >>> prose = Prose("ABUJA, Nigeria (AP) — Gunmen came, police said.")
    >>> [span.of(prose.text) for span in without_dateline(prose, [Span(0, 33)])]
    ['Gunmen came']
    """
    first = content[0]
    dateline = prose.datelines.get(first.start)
    if dateline is None or dateline.end >= first.end:
        return list(content)
    return [Span(dateline.end, first.end), *content[1:]]


def opens_quoted(prose: Prose, content: Sequence[Span]) -> bool:
    """Whether a dateline leads to the first span, and all spans stand in quotation marks."""
    first = content[0].start
    line = prose.text.rfind("\n", max(0, first - LONGEST_DATELINE), first) + 1
    dateline = prose.datelines.get(line)
    words = [span.of(prose.text) for span in content]
    leads = dateline is not None and dateline.end == first
    return leads and all(w.startswith(_OPENS) and w.endswith(_CLOSES) for w in words)


def is_speech_alone(prose: Prose, content: Sequence[Span]) -> bool:
    """Whether the content is one whole sentence in marks: “Wait,” said the envoy."""
    words = content[0].of(prose.text)
    inner = words.strip("".join(_OPENS + _CLOSES) + " ")
    marked = words.startswith(_OPENS) and words.endswith(_CLOSES)
    bare = not any(mark in inner for mark in '“”"«»„')
    return len(content) == 1 and marked and bare and inner[:1].isupper() and inner[-1:] in ",.!?"
