"""When a quotation was said: the day, or the looser time, that the reporter's words give.

It belongs to the cue's clause: "drills that began on Friday" dates the drills, not what was said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from geo.reading.joining.sentence_marks import Marks, outside, reporters_sentences
from geo.reading.marks import Quotation, Timex
from geo.text import Prose, Span

NEAR_CUE = 120
"""Characters between a day and the cue it belongs to, at most."""

APART = re.compile(
    r"[,;:.!?—–]|\b(?:that|which|who|whose|where|when|after|before|since|until|while|as|over)\b"
)
"""What stands between a day and a cue when the day belongs to another clause."""

DESCRIBED = re.compile(r", (?:an?|the|[A-Z\d])[^,;:.!?“”\"\n]{0,80},|,(?= (?:in|at|on) )")
"""What describes a speaker between two commas: "said Ann Lee, a baker, in Leeds"."""

LEADING = re.compile(
    r"\W*(?:(?:speaking|talking|writing|answering|addressing|in an?|at an?|during)\b"
    r"[^,;:.—]{0,80}?)?"
    r"(?:\b(?:on|in|at|by|late|later|early|earlier|the|that|same)\s+){0,4}",
    re.IGNORECASE,
)
"""What may stand before a day that opens a sentence, and so holds for all of it."""


def day_said(prose: Prose, quotation: Quotation, timexes: Marks[Timex]) -> Timex | None:
    """The day printed nearest to the cue and of its clause, when the reporter's words hold one."""
    around = reporters_sentences(prose, quotation)
    times = [t for t in timexes.inside(around) if t.earliest and t.earliest == t.latest]
    return _nearest_to_cue(prose, quotation, times)


def loosely_said(prose: Prose, quotation: Quotation, timexes: Marks[Timex]) -> Timex | None:
    """The week, month or year of speaking, when the reporter's words hold no day but that."""
    around = reporters_sentences(prose, quotation)
    return _nearest_to_cue(prose, quotation, [t for t in timexes.inside(around) if t.earliest])


def _nearest_to_cue(prose: Prose, quotation: Quotation, times: Iterable[Timex]) -> Timex | None:
    """The one of some times that is nearest to the cue and of its clause."""
    cue = quotation.cue
    if cue is None:
        return None
    past = past_source(prose.text, quotation, cue)
    told = [t for t in outside(times, quotation) if t.type in {"DATE", "TIME"} and t.latest]
    told = [t for t in told if _is_of_clause(prose, t, cue, past)]
    nearest = min(told, default=None, key=lambda t: _apart(t.span, cue))
    return nearest if nearest and abs(nearest.start - cue.start) < NEAR_CUE else None


def _is_of_clause(prose: Prose, day: Timex, cue: Span, past: int) -> bool:
    """Whether a day opens the cue's sentence, or nothing parts it from the cue or its speaker."""
    if cue.end <= day.start:
        begin = past if past <= day.start else cue.end
        return not APART.search(prose.text, begin, day.start)
    start = prose.sentence_at(cue.start).start
    leads = start <= day.start and LEADING.fullmatch(prose.text, start, day.start)
    return bool(leads) or not APART.search(prose.text, day.end, cue.start)


def _apart(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def past_source(text: str, quotation: Quotation, cue: Span) -> int:
    """Where the cue ends, or the speaker's name and description that stand right after it."""
    source = quotation.source
    if source is None or not 0 <= source.start - cue.end <= 1:
        return cue.end
    described = DESCRIBED.match(text, source.end)
    return described.end() if described else source.end
