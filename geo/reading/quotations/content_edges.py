"""Where a report starts and ends, beyond what the network sees: occasions, deeds and comments."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo.datelines import LONGEST as LONGEST_DATELINE
from geo.reading.people.word_lists import SPEAKS
from geo.reading.quotations.analysis import Scene
from geo.reading.quotations.speakers.noun_phrases import DAYS
from geo.reading.quotations.speakers.source import CITES, SAYING
from geo.text import Prose, Span

_COMMENTED = re.compile(
    r"\s*[,—–-]+\s*(?:a|an|the)\s(?:[\w-]+\s){0,3}?(?:statement|remark|claim|comment|allusion|"
    r"reference|term|phrase|stance|message|warning|charge|accusation|assertion|sentiment|view|nod|"
    r"characterization|description|pledge|promise|threat|line|word|label|figure|position)\b"
)
"""What a reporter says of the words just quoted: no part of them."""
_ASIDE = re.compile(r"\s(?:a|an)\s")


_LEAVES = re.compile(
    r"\s(?:after|amid|following)\s"
    r"|(?:(?<=,[”’\"'])|,)\s(?:and|but|while|then)\s(?!that\b|[“\"‘'])|\s?(?:—|–|--)|\s-\s"
    r"|\s(?:late\s|early\s|on\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|\s(?:in|during)\s(?:a|an|his|her|their)\s(?:[a-z-]+\s)?(?:statement|tweet|interview|speech|"
    r"letter|email|e-mail|post|memo|op-ed|briefing|appearance|conference|address|report)\b"
    r"|\son\s(?:X|Telegram|Twitter|Truth\sSocial|Facebook|Instagram|Weibo|social\smedia)\b"
)
"""After quoted words: what is the reporter's own again."""
_LEADS = frozenset("at in on during after before via from with without".split())
"""A report that starts so starts with when, where or to whom it was said."""
_TO_WHOM = [["to", who] for who in ("the", "a", "reporters", "journalists", "lawmakers", "his")]
_TELLS = frozenset(
    "told tells tell telling reminded reminds informed informs assured assures warned notified "
    "convinced persuaded".split()
)
"""Cues that name whom they address before what they say."""
_LONGEST_LEAD = 14
"""Words from a cue's occasion or addressee to the "that" of what was said."""
_CLAUSAL = frozenset(
    "said says say saying added adds told tells wrote writes argued argues claimed claims noted "
    "notes explained explains stated states insisted insists warned warns".split()
)
"""Cues whose reports are clauses, of which one may follow another."""
_NEXT_CLAUSE = 6
"""Words from a semicolon to the next clause's cue, at most."""
_DASHES = frozenset(("—", "–", "--"))
_UNNAMED = ["on", "condition", "of", "anonymity"]
_LONGEST_SOURCE, _SHORTEST = 10, 4
"""Words from the comma before a source to its cue, and of a clause before it."""
_OPENS, _CLOSES = tuple('“"«„‘'), tuple('”"»“’')
_JOINTS = frozenset(("and", "but", "while", "before", "then"))
"""What joins one deed to the next."""


def past_lead(words: list[str], cue: int, start: int, end: int) -> int:
    """Return where a report starts once its occasion or addressee is left out."""
    if words[start + 1 : start + 3] in SAYING:
        return min(start + 3, end)
    told = words[cue].lower() in _TELLS and words[start].lower() not in {
        "that",
        "to",
        "of",
        "about",
    }
    led = words[start].lower() in _LEADS or (start > cue + 1 and words[start - 1].lower() in _LEADS)
    inner = {"’s", "'s", "-", "“", "”"} | ({","} if words[start - 1] == "," else set())
    if told or led or words[start : start + 2] in _TO_WHOM:
        for word in range(start + 1, min(end, start + _LONGEST_LEAD)):
            if not words[word][0].isalnum() and words[word] not in inner:
                break
            if words[word] == "that":
                return word
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
    first = past_dateline(scene.prose, first, comma)
    return (first, comma - 1) if comma - first >= _SHORTEST else None


def _is_dated(words: list[str], cue: int) -> bool:
    """Whether no more than a day follows a cue, up to a comma: "said on Tuesday,"."""
    day = cue + 2 if words[cue + 1 : cue + 2] == ["on"] else cue + 1
    return words[day : day + 1] != [] and words[day] in DAYS and words[day + 1 : day + 2] == [","]


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


def clipped(scene: Scene, span: Span) -> Span:
    """End a content where the reporter comments on it, or at the mark of a finished quotation."""
    text = scene.prose.text
    for comment in _COMMENTED.finditer(text, span.start + 12, span.end):
        if not scene.quoted_in(comment.start(), comment.start() + 1):
            span = Span(span.start, comment.start())
            break
    fragments = scene.quoted_in(span.start, span.end)
    for q in fragments:
        if q.start > span.start and q.end < span.end and _LEAVES.match(text, q.end):
            return Span(span.start, q.end)
    for q in fragments[-1:]:
        if q.end < span.end and text[q.inner_end - 1] == "," and _ASIDE.match(text, q.end):
            return Span(span.start, q.end)
        if abs(q.start - span.start) <= 1 and q.end < span.end:
            finished = text[q.inner_end - 1] in ",.!?" or _LEAVES.match(text, q.end)
            return Span(span.start, q.end) if finished else span
    return span


def before_next_deed(scene: Scene, report: tuple[int, int, int], sources: dict[int, int]) -> int:
    """Return where a report ends: before the next deed of the same person, or another's.

    In "he called it a "farce" and urged them to leave", what he called it ends before "and"; and
    in "they blamed us and we blamed them".
    """
    cue, start, end = report
    words, whose = scene.prose.words, sources.get(int(scene.cues.places[cue]), -1)
    if whose < 0:
        return end
    clause = words[start].lower() in _CLAUSES
    for word in range(start + 1, end + 1):
        if not clause and words[word] in _NEXT and (joint := _joint(words, word)) > start:
            return joint - 1
        other = sources.get(word, -1)
        if other != whose and (clause or not start < other < word):
            continue
        joint = min(word, other if other != whose else word) - 1
        while joint > word - 4 and joint > start and words[joint].lower() not in _JOINTS:
            joint -= 1
        if words[joint].lower() in _JOINTS and joint > start and not scene.layout.quoted[joint]:
            return joint - 1
    return end


def before_break(scene: Scene, cue: int, span: tuple[int, int], sources: dict[int, int]) -> int:
    """Return where a report ends: before the next clause, or the dash that closes the cue's aside.

    In "Moscow called it terror; images showed seven wrecks" the images are the reporter's, and in
    "a route – Baku calls it a corridor – is in dispute" so is the dispute.
    """
    words, quoted = scene.prose.words, scene.layout.quoted
    first = int(scene.layout.first[cue])
    aside = sum(word in _DASHES for word in words[max(first, cue - _LONGEST_SOURCE) : cue]) == 1
    start, end = span
    for at in range(start + 1, end):
        if quoted[at]:
            continue
        if aside and words[at] in _DASHES:
            return at - 1
        if words[at] == ";" and (words[cue].lower() not in _CLAUSAL or _others_say(sources, at)):
            return at - 1
    return end


def _others_say(sources: dict[int, int], semicolon: int) -> bool:
    """Whether somebody named after a semicolon says the next thing."""
    cues = range(semicolon + 1, semicolon + _NEXT_CLAUSE)
    return any(semicolon < sources.get(cue, -1) for cue in cues)


def _joint(words: list[str], deed: int) -> int:
    """Return the "and" right before a deed or before the one-word name of its doer, or -1."""
    if words[deed - 1] == "and":
        return deed - 1
    return deed - 2 if words[deed - 2] == "and" and words[deed - 1][0].isupper() else -1


_NEXT = SPEAKS | frozenset("promised blamed refused ordered rejected condemned".split())
_CLAUSES = frozenset(("that", "what", "he", "she", "they", "it", "how", "why"))
"""First words of a report that may hold deeds of others."""
