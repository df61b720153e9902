"""Indirect and mixed quotations: a cue, and the clause or phrase it reports."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection

import numpy as np

from geo.reading.lexicon import words as listed
from geo.reading.marks import QuotationKind
from geo.reading.quotations.analysis import Scene
from geo.reading.quotations.clauses import finite_verb
from geo.reading.quotations.content_edges import (
    before_dash,
    before_occasion,
    clause_before,
    inverted,
    past_break,
    past_dateline,
    past_lead,
    past_source,
)
from geo.reading.quotations.right_edge import report_end
from geo.reading.quotations.word_kinds import kind_of_word
from geo.text import Prose, Span

_EDGES = " \t\xa0\n\r,;:—–-•▪●"
_RIGHT, _LEFT, BOTH = 1, 2, 3
_TRAILS, _SHORT_CLAUSE = 2, 8
"""Words after the cue of another's clause, and of the whole clause, at most."""
_LIKELY = 0.6
"""Chance from which a later cue is believed to report what follows it."""


def reported(scene: Scene, cue: int, ends: list[int], said: list[int]) -> list[Span]:
    """Return what a cue reports, on the side or sides where the network saw it.

    ``ends`` are the five words of :func:`geo.reading.quotations.model.network.point`; ``said`` are
    the words where speech with its own cue opens, and ends what is reported before it.
    """
    words, cue_word = scene.prose.words, int(scene.cues.places[cue])
    side = _side(words, cue_word, scene.cues.sides[cue], ends)
    split = side == _RIGHT and _is_split(words, ends)
    left = _before(words, cue_word, ends[2], ends[3])
    right = (ends[0], max(ends[:2])) if side & _RIGHT and ends[0] >= 0 else None
    seen = left if side & _LEFT or split else None
    if right and words[cue_word].lower() != "according" and _is_anothers(scene, cue, right):
        seen, right = left, None  # "the hill fell, Kyiv said, but Moscow said it held"
    seen, right = _put_right(scene, cue_word, left, (seen, right))
    found = [_to_the_left(scene, *seen)] if seen else []
    found += [_to_the_right(scene, cue_word, right, said)] if right else []
    return [span for span in found if span]


def _is_anothers(scene: Scene, cue: int, right: tuple[int, int]) -> bool:
    """Whether words after a cue are another's: they follow a likely cue, or are its own clause.

    "The hill fell, Kyiv said, but Moscow said it held"; "it held, Lavrov said, TASS reported".
    """
    cues, (start, end) = scene.cues, right
    past = int(np.searchsorted(cues.places, end + 1, side="right"))
    for k in range(cue + 1, past):
        place = int(cues.places[k])
        ends = end - place <= _TRAILS and end - start <= _SHORT_CLAUSE
        if cues.kinds[k, 0] < 1 - _LIKELY and (place <= start or ends):
            return True
    return False


Ends = tuple[int, int]
"""The first and the last word of what is reported on one side of a cue."""
Words = Ends | None


def _before(words: list[str], cue: int, start: int, end: int) -> Words:
    """Return the words before a cue that may be its content: none that a semicolon parts from it.

    What is so according to somebody reaches up to these words.
    """
    if not 0 <= start <= end or ";" in words[end + 1 : cue]:
        return None
    if words[cue] == "according":
        end = max(end, cue - 1 - (words[cue - 1] == ","))
    return start, end


def _put_right(
    scene: Scene, cue: int, left: Words, seen: tuple[Words, Words]
) -> tuple[Words, Words]:
    """Choose the sides anew where the words tell better: ``left`` is what could stand before."""
    words, (before, after) = scene.prose.words, seen
    if before and after:
        return _of_both(words, before, after)
    if before:
        aside = words[cue] == "according" and not _has_verb(words, before)
        return before, _goes_on_after(scene, cue) if aside else None
    return _of_right(scene, cue, left, after) if after else seen


def _of_both(words: list[str], before: Ends, after: Ends) -> tuple[Words, Words]:
    """Choose of words that are seen on both sides of a cue."""
    opens = words[after[0]].lower()
    if opens in listed("grammar.narrates"):
        return before, None  # "..., he admits, though nobody heard it"
    junk = opens in listed("grammar.openers") and not _has_verb(words, before)
    return (None if junk else before), after


def _of_right(scene: Scene, cue: int, left: Words, after: Ends) -> tuple[Words, Words]:
    """Choose where words are seen only after a cue: these, or the clause before it."""
    words = scene.prose.words
    if whole := clause_before(scene, cue, after[0]):
        return whole, None
    if left and _is_circumstance(words, cue, after) and _has_verb(words, left):
        return left, None
    if left and words[after[0]].lower() in listed("grammar.narrates") and _has_verb(words, left):
        return left, None
    if True in scene.layout.marked[after[0] : after[1] + 1]:
        return None, after
    return inverted(scene, cue, after) or (None, after)


def _is_circumstance(words: list[str], cue: int, after: Ends) -> bool:
    """Whether what a comma parts from a cue is no report: "..., the army said, in answer to"."""
    parted = words[cue + 1] == "," and words[cue + 2 : cue + 3] != []
    leads = parted and words[cue + 2].lower() in listed("grammar.leads")
    return leads and not _has_verb(words, (cue + 2, after[1]))


def _has_verb(words: list[str], span: Ends) -> bool:
    return finite_verb(words[span[0] : span[1] + 1]) >= 0


def _to_the_left(scene: Scene, start: int, end: int) -> Span:
    """Return what is reported before a cue, without dateline and what a semicolon ends."""
    words = scene.prose.words
    if words[end] in _RELATIVE:
        return _whole_span(scene, end, end)
    start = past_break(words, past_dateline(scene.prose, start, end), end)
    return _whole_span(scene, start, end)


def _goes_on_after(scene: Scene, cue: int) -> Words:
    """Return the words with which a clause goes on after an aside.

    "In Kharkiv itself, according to the mayor, a drone crashed" is one report.
    """
    words, past = scene.prose.words, int(scene.layout.past[cue])
    comma = next((at for at in range(cue + 2, past - 2) if words[at] == ","), -1)
    return (comma + 1, past - 1) if comma >= 0 else None


def _to_the_right(scene: Scene, cue: int, span: tuple[int, int], said: list[int]) -> Span:
    """Return what is reported after a cue, without lead, narrator, or speech of its own cue."""
    words, layout = scene.prose.words, scene.layout
    start, end = span[0], max(span)
    start = past_source(words, cue, start, end)
    start = min(past_lead(words, cue, start, end), len(words) - 1)
    past = int(layout.past[start])
    while past - 1 > end and words[past - 1] in ".!?":
        past -= 1
    end = max(start, min(end, report_end(words, layout.marked, cue, start, past)))
    end = before_dash(words, int(layout.first[cue]), cue, (start, end))
    opens = bisect_right(said, start)
    if opens < len(said) and said[opens] <= end:
        end = said[opens] - 1
    return before_occasion(scene, _whole_span(scene, start, end))


def _is_split(words: list[str], ends: list[int]) -> bool:
    """Whether a cue stands inside the clause it reports: "The dam, he said, is old"."""
    start, left_end = ends[0], ends[3]
    goes_on = start > 0 and words[start - 1] == "," and words[start] in _GOING_ON
    return goes_on and 0 <= left_end < len(words) - 1 and words[left_end + 1] == ","


_RELATIVE = frozenset(("which", "who", "whom", "whose"))
"""Where a cue breaks a clause after one of these, the clause starts with it."""
_GOING_ON = listed("grammar.going_on")
"""Words that open no clause but go on with one."""


def _side(words: list[str], cue: int, sides: list[float], ends: list[int]) -> int:
    """Return the likeliest side that has words: 0 nowhere, 1 right, 2 left, 3 both.

    What follows "according to" and holds the source is no content, nor is what goes on after an
    aside: "his comments, reported by TASS, reflect a shift".
    """
    right = ends[0] >= 0 and words[ends[0]] not in ".!?"
    if words[cue].lower() == "according" and ends[0] <= ends[4] <= ends[1]:
        right = False
    by = words[cue - 1 : cue] == [","] and words[cue + 1 : cue + 2] == ["by"]
    if by and kind_of_word(words[cue + 2]) in ("name", "determiner"):
        right = False
    there = right * _RIGHT | (ends[2] >= 0) * _LEFT
    return max(range(len(sides)), key=lambda side: sides[side] * (side & there == side))


def _whole_span(scene: Scene, first: int, last: int) -> Span:
    """Return the words' span, taking in whole any quoted stretch it cuts."""
    prose = scene.prose
    start, end = prose.starts[first], prose.ends[last]
    for q in scene.quoted_in(start, end + 1):
        if q.start < start < q.end:
            start = q.start
        if (q.start < end <= q.end or q.start == end) and q.end - end < 400:
            end = q.end
    is_short = prose.text[end - 2 : end - 1].isupper() or "." in prose.words[last][:-1]
    if prose.text[end - 1] == "." and not is_short:
        end -= 1  # a sentence's own stop is no part of what it reports
    return trimmed(prose.text, start, end)


def words_in(prose: Prose, span: Span) -> list[str]:
    """Return the words of a span."""
    return prose.words[bisect_right(prose.ends, span.start) : bisect_left(prose.starts, span.end)]


def trimmed(text: str, start: int, end: int) -> Span:
    """Return a span without blanks and marks of pause at its edges."""
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    while start < end and text[start] in _EDGES:
        start += 1
    return Span(start, end)


def kind_of(
    scene: Scene, content: list[Span], is_speech: bool, terms: Collection[int] = ()
) -> QuotationKind:
    """Return ``direct`` for quoted speech, ``mixed`` when some is quoted, else ``indirect``.

    ``terms`` are where quoted terms of somebody else start: they make nothing mixed.
    """
    inside = [
        q for c in content for q in scene.quoted_in(c.start, c.end)
        if c.start <= q.start and q.end <= c.end + 1 and q.start not in terms
    ]  # fmt: skip
    if not inside:
        return "indirect"
    unquoted = sum(c.end - c.start for c in content) - sum(q.end - q.start for q in inside)
    return "direct" if is_speech and unquoted <= 2 * len(content) else "mixed"
