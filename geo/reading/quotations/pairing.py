"""Pairs quotation marks: every style, nested, told apart from apostrophes, closed or not.

A paragraph is read mark by mark with a stack. Curly marks say which way they face; straight
ones are judged by their neighbours and by what stands open. A single mark is an apostrophe
unless something shows otherwise. What opens a paragraph and never closes runs to the
paragraph's end, as printers leave it when the next paragraph goes on quoting.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from geo.text import Prose, Span

MARK = re.compile(
    r"""["“”„‟″«»]|''|``|<[^<>\n]{1,300}>"""  # tags are skipped: their marks are not speech
    r"""|(?<![^\W_])[‘‚‹'](?=[^\s'])|(?<=[^\s\[({“"'])[’›'](?![^\W_])"""
)
"""A mark that may open or close; a single one only where an apostrophe inside a word cannot be."""

TAG = re.compile(r"<[^<>\n]{1,300}>")
"""Mark-up left in a text: no mark in it is speech."""

CLOSES = {"“": "”", "„": "”“", "«": "»", "‘": "’", "‚": "‘’", "‹": "›", '"': '"', "'": "'"}
_DOUBLE = frozenset('“”„‟″«»"')
_ELIDED = re.compile(r"[’'‘](?:\d\d?s?|em|n|til|tis|twas|cause|bout|round|im|cuz)\b", re.IGNORECASE)
_BEFORE_OPENING = re.compile(r"[\s(\[{—–\-/:;,>]")
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
    text = prose.text
    paragraphs = iter(prose.paragraphs)
    found: list[Quoted] = []
    here = next(paragraphs, None)
    marks: list[re.Match[str]] = []
    for mark in MARK.finditer(text):
        while here and mark.start() >= here.end:
            found += _pair(text, here, marks) if marks else ()
            here, marks = next(paragraphs, None), []
        if mark.group()[0] != "<":
            marks.append(mark)
    if here and marks:
        found += _pair(text, here, marks)
    return found


def _pair(text: str, paragraph: Span, marks: list[re.Match[str]]) -> list[Quoted]:
    """Pair the marks of one paragraph."""
    stack: list[tuple[int, int, str]] = []  # start, inner start, style
    pairs: list[tuple[int, int, str, int, int]] = []
    for place, mark in enumerate(marks):
        start, end = mark.span()
        sign = '"' if end - start == 2 else mark.group()
        if sign in _DOUBLE:
            _double(text, paragraph, stack, pairs, sign, start, end)
        elif sign in "‘‚‹" or (sign == "'" and _opens_single(text, start, stack)):
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
    text: str, paragraph: Span, stack: list[tuple[int, int, str]],
    pairs: list[tuple[int, int, str, int, int]], sign: str, start: int, end: int,
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


def _opens_single(text: str, start: int, stack: list[tuple[int, int, str]]) -> bool:
    """Whether a straight single mark opens: nothing single stands open, and a word follows."""
    if any(style in "'‘" for _, _, style in stack):
        return False
    return start == 0 or bool(_BEFORE_OPENING.match(text[start - 1])) or text[start - 1] in '“"'


def _closes_single(
    text: str, stack: list[tuple[int, int, str]], marks: list[re.Match[str]], place: int
) -> bool:
    """Whether a single mark after a word ends what stands open, or is a plural's apostrophe."""
    start, end = marks[place].span()
    sign = marks[place].group()
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


def _closed_later(text: str, style: str, marks: list[re.Match[str]], place: int) -> bool:
    """Whether another mark after this one closes better, before anything else opens."""
    for mark in marks[place + 1 : place + 4]:
        sign = mark.group()
        if sign in '‘"“”' or mark.start() - marks[place].start() > 240:
            return False
        if sign in CLOSES[style]:
            return True
    return False


def _left_open(
    text: str, paragraph: Span, stack: list[tuple[int, int, str]],
    pairs: list[tuple[int, int, str, int, int]],
) -> list[tuple[int, int, str, int, int]]:  # fmt: skip
    """Close at the paragraph's end what opened with a double mark and never closed."""
    for start, inner, style in stack:
        if style not in _DOUBLE:
            continue
        after = [p[0] for p in pairs if p[0] > start and p[2] in _DOUBLE]
        if not after or start == paragraph.start:
            end = paragraph.end
            if end > inner:
                return [(start, end, style, inner, end)]
    return []


def _nested(pairs: list[tuple[int, int, str, int, int]], paragraph: Span) -> list[Quoted]:
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
