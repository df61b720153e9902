"""The ground: an article as published, spans that point into it, and its words and sentences.

The law of the house starts here: a text is never edited, and everything shown is a
``Span`` for which ``text[start:end]`` is what is marked. Offsets count Python characters
(Unicode code points), as the annotated corpora do.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import accumulate

from geo.datelines import Dateline, dateline_at

WORD = re.compile(
    r"([a-zA-Z]{2,100}+(?![^\x00-&(-\x7f])|[.,“”\"]"  # most words and marks, in short
    r"|[^\W\d_](?:\.(?:[^\W\d_]\.){1,20}"  # U.S., a.m.
    r"|[^\W\d_]{0,99}(?:['’](?![sS]\b)[^\W\d_]{1,50}){0,3})"  # Sana'a, don't; Israel + 's
    r"|\d{1,50}(?:[.,:/]\d{1,50}){0,9}[^\W_]{0,20}"  # 1,200 · 10:30 · 3rd · 1990s
    r"|['’][sS]\b"
    r"|[^\W_]{1,99}|[^\w\s]|_)"
)
"""A word, a number, a possessive ending, or one mark of punctuation; hyphens stand alone.

What is longer than any word is cut, so that nothing remembers a megabyte as one word.
"""

LONGEST = 1_500
"""Characters of a sentence, at most: what never ends is cut, so that reading stays linear."""

ALWAYS_SHORT = frozenset("vs etc a.m p.m e.g i.e cf approx u.s u.k u.n e.u d.c".split())
"""Abbreviations in any case, without their last point."""

TITLES_AND_STATES = frozenset(
    "Mr Mrs Ms Dr Prof Gen Lt Col Sgt Capt Maj Adm Cmdr Brig Rep Sen Gov Pres Sec St Mt Ft Inc "
    "Ltd Co Corp Bros Jr Sr Rev Rt Hon Supt Det Dept Univ Assn Ave Blvd Rd Fig Vol Jan Feb Mar Apr "
    "Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun Calif Fla Tex "
    "Ala Ariz Ark Colo Conn Del Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla "
    "Ore Pa Tenn Va Vt Wash Wis Wyo Sens Reps Messrs No Nos Al Mme Pfc Spc Cpl Pvt "
    "Pte Cllr Insp Asst".split()
)
"""Abbreviations written with a capital, without their point."""

STARTERS = frozenset(
    "The A An He She It They We I But And In On At This That These Those His Her Its Their There "
    "If When While After Before As For Since However Meanwhile".split()
)
"""Words that open a sentence even after "U.S." or "Inc."."""


_PARAGRAPH = re.compile(r"\S(?:[^\n\r]|(?<=[a-zA-Z,])\r?\n(?=[a-z]))*+")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``start`` up to but not including ``end`` of a text."""

    start: int
    end: int

    def __bool__(self) -> bool:
        return self.end > self.start

    def of(self, text: str) -> str:
        """Return the words this span marks."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Article:
    """A text as published, with what is known of where it came from.

    ``text`` is the body without the headline and is never edited. ``published`` is the
    day of publication, ``None`` when nobody said.
    """

    id: str
    title: str
    text: str
    outlet: str = ""
    published: date | None = None
    url: str = ""
    author: str = ""


@dataclass(frozen=True)
class Prose:
    """A text cut once into words, sentences and paragraphs, for every finder to share.

    Making one costs nothing; each view is made when first asked for. ``words[i]`` stands at
    ``starts[i]:ends[i]``. Sentences and paragraphs are in reading order, never overlap, and
    together hold every character that is not white space.
    """

    text: str

    @cached_property
    def _cut(self) -> tuple[list[str], list[int], list[int]]:
        pieces = WORD.split(self.text)  # what stands between words, a word, and so on in turn
        ends = list(accumulate(map(len, pieces)))
        return pieces[1::2], ends[:-1:2], ends[1::2]

    @cached_property
    def words(self) -> list[str]:
        """The words and marks of punctuation, in reading order."""
        return self._cut[0]

    @cached_property
    def starts(self) -> list[int]:
        """Where each word starts."""
        return self._cut[1]

    @cached_property
    def ends(self) -> list[int]:
        """Where each word ends."""
        return self._cut[2]

    @cached_property
    def paragraphs(self) -> list[Span]:
        """Lines, trimmed of white space; one whose sentence the next goes on with runs over both.

        A line that breaks off at a letter or a comma, before a small letter, was wrapped.
        """
        return [Span(m.start(), m.end()) for m in _PARAGRAPH.finditer(self.text)]

    @cached_property
    def datelines(self) -> dict[int, Dateline]:
        """The datelines that open paragraphs, by where they start."""
        cut = (
            dateline_at(self.text, paragraph.start, paragraph.end, number)
            for number, paragraph in enumerate(self.paragraphs)
        )
        return {found.start: found for found in cut if found}

    @cached_property
    def sentences(self) -> list[Span]:
        """Sentences, trimmed of white space; a paragraph's end always ends one."""
        found = [s for p in self.paragraphs for s in _sentences(self.text, p)]
        if all(s.end - s.start <= LONGEST for s in found):
            return found
        return [piece for s in found for piece in _pieces(self.text, s)]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    def sentence_at(self, offset: int) -> Span:
        """Return the sentence that holds ``offset``, or the nearest before it."""
        if not self.sentences:
            return Span(0, 0)
        return self.sentences[max(0, bisect_right(self._sentence_starts, offset) - 1)]

    def word_at(self, offset: int) -> int:
        """Return the index of the word at ``offset``, or of the nearest before it (-1: none)."""
        return bisect_right(self.starts, offset) - 1


_STOP = re.compile(r"[.!?…](?<![.!?…][.!?…])[.!?…]*+[\"'”’»)\]]*+(?=\s)")
_OPENS = re.compile(r"\s+(?:[\"'“‘„‚«‹(\[—–-]{1,3}\s?)?([^\W_]+\.?)")
_LAST_WORD = re.compile(r"[^\W_][\w.]*$")
_BREAK = re.compile(r"[^\w.,:/'’]|(?<!\w)[.,:/'’]")
_SOLID = re.compile(r"\S")


def _sentences(text: str, paragraph: Span) -> list[Span]:
    """Cut a paragraph after each stop that is followed by something that opens a sentence."""
    found, start = [], paragraph.start
    for stop in _STOP.finditer(text, paragraph.start, paragraph.end):
        opening = _OPENS.match(text, stop.end(), min(paragraph.end, stop.end() + 24))
        if not opening or opening[1][0].islower():
            continue
        if stop.group()[0] == "." and _goes_on(text, start, stop.start(), opening[1]):
            continue
        found.append(Span(start, stop.end()))
        start = opening.end() - len(opening.group().lstrip())
    end = start + len(text[start : paragraph.end].rstrip())
    return [s for s in [*found, Span(start, end)] if s]


def _pieces(text: str, sentence: Span) -> Iterator[Span]:
    """Cut what is too long for a sentence at a blank, or else before the next mark."""
    start, end = sentence.start, sentence.end
    while end - start > LONGEST:
        blank = text.rfind(" ", start, start + LONGEST)
        mark = _BREAK.search(text, start + LONGEST if blank < 0 else blank, end)
        following = mark and _SOLID.search(text, mark.start(), end)
        if not mark or not following:
            break
        yield Span(start, start + len(text[start : mark.start()].rstrip()))
        start = following.start()
    yield Span(start, end)


def _goes_on(text: str, start: int, stop: int, following: str) -> bool:
    """Whether the point at ``stop`` belongs to an abbreviation or an initial, not to an end."""
    match = _LAST_WORD.search(text, max(start, stop - 12), stop)
    word = match.group() if match else ""
    if word == "No":
        return following[0].isdigit()
    if (len(word) == 1 and word.isupper()) or word in {"Mr", "Mrs", "Ms", "Dr"}:
        return True
    short = word.casefold() in ALWAYS_SHORT or word in TITLES_AND_STATES
    return short and following not in STARTERS
