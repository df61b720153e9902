"""Pairs quotation marks: every style, nested, told apart from apostrophes, closed or not.

A paragraph is read mark by mark with a stack. Curly marks say which way they face; straight
ones are judged by their neighbours and by what stands open. A single mark is an apostrophe
unless something shows otherwise. What opens a paragraph and never closes runs to the
paragraph's end, as printers leave it when the next paragraph goes on quoting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from geo.text import Prose, Span

MARK = re.compile("[\"“”„‟″«»‘‚‹'’›`<]")
"""A character that may open or close a quotation, or begin a tag."""
TAG = re.compile(r"<[^<>\n]{1,300}>")
"""Mark-up left in a text: no mark in it is speech."""

CLOSES = {"“": "”", "„": "”“", "«": "»", "‘": "’", "‚": "‘’", "‹": "›", '"': '"', "'": "'"}
Mark = tuple[int, int, str]
"""Where a mark starts and ends, and its sign; '' and `` count as "."""
Open = tuple[int, int, str]
"""Where an opening mark starts, where the words after it start, and its sign."""
Pair = tuple[int, int, str, int, int]
"""Start, end and sign of a pair, and where the words between start and end."""
_SINGLE = frozenset("'’‘")
_DOUBLE = frozenset('“”„‟″«»"')
_ELIDED = re.compile(r"[’'‘](?:\d\d?s?|em|n|til|tis|twas|cause|bout|round|im|cuz)\b", re.IGNORECASE)
_BEFORE_OPENING = re.compile(r"[\s(\[{—–\-/:;,>]")
_OPENING = re.compile(r"\s+(\S)")
_LONGEST_SINGLE = 700
"""Characters after which an open single mark is taken for an apostrophe after all."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """One pair of quotation marks: ``start`` at the opening mark, ``end`` after the closing.

    ``style`` is the opening mark as a single character (``''`` counts as ``"``). ``depth`` is 0
    for what is not inside another pair. ``closed`` is false when the closing mark is missing.
    """

    start: int
    end: int
    style: str
    depth: int
    closed: bool
    inner_start: int
    inner_end: int

    @property
    def span(self) -> Span:
        """The marks and all between them."""
        return Span(self.start, self.end)


def pair_marks(prose: Prose) -> list[Quoted]:
    """Find every pair of quotation marks, outermost first, in reading order.

    A pair never crosses a paragraph's end. Time is linear in the number of marks.
    """
    paragraphs = iter(prose.paragraphs)
    found: list[Quoted] = []
    here = next(paragraphs, None)
    marks: list[Mark] = []
    for mark in _marks(prose.text):
        while here and mark[0] >= here.end:
            found += _pair(prose.text, here, marks) if marks else ()
            here, marks = next(paragraphs, None), []
        marks.append(mark)
    if here and marks:
        found += _pair(prose.text, here, marks)
    return found


def _marks(text: str) -> Iterator[Mark]:
    """Yield the marks that are no apostrophes inside words, and not part of a tag."""
    past, size = 0, len(text)
    for match in MARK.finditer(text):
        start, sign = match.start(), match.group()
        if start < past:
            continue
        end = start + 1
        following = text[end] if end < size else " "
        if sign in _SINGLE:
            if sign == following == "'":
                sign, end = '"', start + 2
            elif following.isalnum() and start and text[start - 1].isalnum():
                continue
        elif sign == "<":
            tag = TAG.match(text, start)
            past = tag.end() if tag else end
            continue
        elif sign == "`":
            if following != "`":
                continue
            sign, end = '"', start + 2
        past = end
        yield start, end, sign


def _pair(text: str, paragraph: Span, marks: list[Mark]) -> list[Quoted]:
    """Pair the marks of one paragraph."""
    stack: list[Open] = []  # start, inner start, style
    pairs: list[Pair] = []
    for place, (start, end, sign) in enumerate(marks):
        if sign in _DOUBLE:
            _double(text, paragraph, stack, pairs, sign, start, end)
        elif (sign in "‘‚‹" or sign == "'") and _opens_single(text, start, end, sign, stack):
            if not _ELIDED.match(text, start) and len(stack) < 4:
                stack.append((start, end, sign))
        elif _closes_single(text, stack, marks, place):
            while stack[-1][2] in _DOUBLE:
                stack.pop()
            opened, inner, style = stack.pop()
            pairs.append((opened, end, style, inner, start))
    pairs += _left_open(text, paragraph, stack, pairs)
    return _nested(sorted(pairs, key=lambda p: (p[0], -p[1])), paragraph)


def _double(
    text: str, paragraph: Span, stack: list[Open],
    pairs: list[Pair], sign: str, start: int, end: int,
) -> None:  # fmt: skip
    """Let one double mark open or close."""
    depth = next((i for i in range(len(stack) - 1, -1, -1) if stack[i][2] in _DOUBLE), -1)
    faces_in = _faces_in(text, paragraph, sign, start, end, depth >= 0)
    if faces_in or depth < 0:
        if faces_in and len(stack) < 6:
            stack.append((start, end, sign))
        return
    opened, inner, style = stack[depth]
    del stack[depth:]
    pairs.append((opened, end, style, inner, start))


def _faces_in(text: str, paragraph: Span, sign: str, start: int, end: int, is_open: bool) -> bool:
    """Whether a double mark opens: by its own shape, else by its neighbours."""
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    if sign in "“„«":
        # an opening mark set in a closing place ("unusual,“ said ...") is a printer's slip
        return not (is_open and before not in " \t\xa0(" and (after.isspace() or after in ".,;"))
    if sign in "”»":
        # and so is a closing one that opens ("says,” there are ...")
        return not is_open and (start == paragraph.start or (after.isalnum() and before.isspace()))
    if is_open:
        return False
    can_open = bool(_BEFORE_OPENING.match(before)) or before in "‘'“\"…"
    return can_open or not after.isspace()


def _opens_single(text: str, start: int, end: int, sign: str, stack: list[Open]) -> bool:
    """Whether a single mark opens: a word follows, none comes before, and none stands open."""
    before = text[start - 1] if start else " "
    if before.isalnum() or end >= len(text) or text[end].isspace():
        return False
    if sign != "'":
        return True
    if any(style in "'‘" for _, _, style in stack):
        return False
    return bool(_BEFORE_OPENING.match(before)) or before in '“"'


def _closes_single(text: str, stack: list[Open], marks: list[Mark], place: int) -> bool:
    """Whether a single mark after a word ends what stands open, or is a plural's apostrophe."""
    start, end, sign = marks[place]
    if start == 0 or text[start - 1] in " \t\xa0\n([{" or text[end : end + 1].isalnum():
        return False
    level = next((i for i in range(len(stack) - 1, -1, -1) if stack[i][2] not in _DOUBLE), -1)
    if level < 0 or sign not in CLOSES[stack[level][2]]:
        return False
    if start - stack[level][0] > _LONGEST_SINGLE:
        del stack[level]
        return False
    before, after = text[start - 1], text[end : end + 2]
    if before not in "sSzZxX" or not (after[:1] == " " and after[1:].isalpha()):
        return True
    return not _closed_later(text, stack[level][2], marks, place)


def _closed_later(text: str, style: str, marks: list[Mark], place: int) -> bool:
    """Whether another mark after this one closes better, before anything else opens."""
    for start, _, sign in marks[place + 1 : place + 4]:
        if sign in '‘"“”' or start - marks[place][0] > 240:
            return False
        if sign in CLOSES[style]:
            return True
    return False


def _left_open(
    text: str, paragraph: Span, stack: list[Open],
    pairs: list[Pair],
) -> list[Pair]:  # fmt: skip
    """Close at the paragraph's end what opened with a double mark and never closed.

    A single mark does so only where the next paragraph opens with the same one.
    """
    for start, inner, style in stack:
        if style not in _DOUBLE and not _goes_on(text, paragraph, start, style):
            continue
        after = [p[0] for p in pairs if p[0] > start and p[2] in _DOUBLE]
        if not after or start == paragraph.start:
            end = paragraph.end
            if end > inner:
                return [(start, end, style, inner, end)]
    return []


def _goes_on(text: str, paragraph: Span, start: int, style: str) -> bool:
    """Whether a mark opens its paragraph, and the next paragraph opens with the same."""
    following = _OPENING.match(text, paragraph.end)
    return start == paragraph.start and following is not None and following[1] == style


def _nested(pairs: list[Pair], paragraph: Span) -> list[Quoted]:
    """Give each pair its depth, dropping empty ones and those that cross another."""
    found: list[Quoted] = []
    ends: list[int] = []
    for start, end, style, inner, inner_end in pairs:
        while ends and ends[-1] <= start:
            ends.pop()
        if inner_end <= inner or (ends and end > ends[-1]):
            continue
        closed = end > inner_end
        found.append(Quoted(start, end, style, len(ends), closed, inner, inner_end))
        ends.append(end)
    return found
