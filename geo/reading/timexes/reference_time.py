"""Where the reader of a text stands in time: the day of publication and the times told so far.

The times already told ("the following month", "a year earlier") count only when they are on the
calendar: a vague time is no place to count from. An hour of a day that is told but not dated ("one
night at 3 a.m.") has no day. Which way the verb beside a time looks is for ``tense``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date

from geo.reading.once import once
from geo.reading.timexes.calendar import day_of, days_in, quarter_of
from geo.reading.timexes.tense import Tense
from geo.text import Prose

"""Words that look ahead, and words that look back beside those that end in "-ed"."""

_FINENESS = "DWMQYEC"
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_ASIDES = frozenset("still already".split())
_FIGURES = re.compile(r"\b(\d{1,2})/(\d{1,2})/(?:\d{4}|\d\d)\b")
_NEARBY = 300
"""Characters before an hour in which its day may be told without a date."""

_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_SOME_DAY = re.compile(
    rf"\b(?:on an?|a|one)\s(?:(?!{_WEEKDAY})[^\W\d][\w’'-]*,?\s){{1,4}}?"
    r"(?:morning|afternoon|evening|night)\b(?![-’'])"
    r"|\b[Oo]ne\s(?:morning|afternoon|evening|night|day)\b(?!\s(?:of|after|before|earlier|later))"
)
_THAT_DAY = re.compile(r"\bthat\s(?:morning|afternoon|evening|night|day)\b")
_QUOTED = re.compile(
    r"“[^”\n]{0,2000}”?"
    r"|\"(?<!\w\")[^\"\n]{0,2000}\"?"
    r"|‘(?<!\w‘)[^‘\n]{0,2000}?’(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Told:
    """A time already told: its value, where its words stand, and its EDTF."""

    value: str
    start: int
    end: int
    edtf: str


@dataclass
class Scene:
    """What a relative time can be counted from, as reading goes on.

    ``month`` is the month of the last day read, its year as written or ``None``, and the index
    of the word after it: "24 and 25 April", "April 24 and 25". ``dotted`` is true once an hour was
    written with a point ("07.40 GMT"), ``seasons`` the year of each season told last.
    """

    prose: Prose
    published: date | None
    told: Told | None = None
    quarter: tuple[int, int] | None = None
    reported: Told | None = None
    month: tuple[int, int | None, int] = (0, None, -1)
    dotted: bool = False
    seasons: dict[str, int] = field(default_factory=dict)

    @property
    def told_value(self) -> str:
        """The value of the last told time, or ``""``."""
        return self.told.value if self.told else ""

    def told_day(self, unit: str = "Y") -> date | None:
        """Return the first day of the last told time, if it was told as finely as a unit."""
        if self.told is None or _FINENESS.find(granularity(self.told.value)) > _FINENESS.find(unit):
            return None
        return first_day(self.told.value)

    def report(self, year: int, quarter: int, first: int, last: int) -> None:
        """Keep a quarter as the one reported on, unless it is still running and another ended.

        ``first`` and ``last`` are the words that tell it.
        """
        base = self.published
        running = base is not None and (year, quarter) >= (base.year, quarter_of(base))
        if self.quarter is None or not running:
            self.quarter = (year, quarter)
            start, end = self.prose.starts[first], self.prose.ends[last - 1]
            value = f"{year:04d}-Q{quarter}"
            self.reported = Told(value, start, end, f"{year:04d}-{32 + quarter}")

    @once
    def day_first(self) -> bool | None:
        """Whether days in figures have the day first here; ``None`` where none of them tells."""
        pairs = [(int(a), int(b)) for a, b in _FIGURES.findall(self.prose.text)]
        told = {first > 12 for first, second in pairs if max(first, second) > 12}
        return told.pop() if len(told) == 1 else None

    @once
    def _scenes(self) -> list[int]:
        """Where the text speaks of a day that it does not date."""
        return [m.start() for m in _SOME_DAY.finditer(self.prose.text)]

    def is_undated(self, first: int) -> bool:
        """Whether the hour at this word belongs to a day that is told but not dated.

        "At about 6pm on a warm August evening", "one night at 3 a.m.", "at 3am that night": the
        words stand in its sentence, or shortly before it with no day told in between.
        """
        start = self.prose.starts[first]
        here = self.prose.sentence_at(start)
        told = self.told.start if self.told and self.told_day("D") else -1
        since = max(told, start - _NEARBY)
        before = bisect_right(self._scenes, start)
        if before and self._scenes[before - 1] > since:
            return True
        after = self._scenes[before : before + 1]
        pointed = told < 0 and _THAT_DAY.search(self.prose.text, start, here.end)
        return bool(after and after[0] < here.end) or bool(pointed)

    @once
    def _quoted(self) -> list[tuple[int, int]]:
        """Where words stand in quotation marks."""
        return [m.span() for m in _QUOTED.finditer(self.prose.text)]

    def is_aside(self, first: int, base: str) -> bool:
        """Whether the time at this word leaves the one told before in its place.

        What a speaker calls "today" is the speaker's, and "it was still 2 January" there is the
        same hour told on another clock.
        """
        if self.word(first - 1) in _ASIDES:
            return True
        if base != "published":
            return False
        start = self.prose.starts[first]
        at = bisect_right(self._quoted, start, key=lambda pair: pair[0]) - 1
        return at >= 0 and start < self._quoted[at][1]

    def word(self, index: int) -> str:
        """Return a word in lower case, ``""`` beyond the text."""
        words = self.prose.words
        return words[index].lower() if 0 <= index < len(words) else ""

    @once
    def _verbs(self) -> Tense:
        return Tense(self.prose.words)

    def ahead(self, first: int, last: int) -> bool | None:
        """Whether the verb nearest to these words looks ahead; ``None`` when there is none."""
        return self._verbs.ahead(first, last)


def first_day(value: str) -> date | None:
    """Return the first day of a value that names a day, week, month, quarter or year."""
    if match := _DAY.match(value):
        return day_of(*map(int, match.groups()))
    if not re.match(r"[12]\d{3}(?:$|-(?:\d\d|W\d\d|[QH]\d|SP|SU|FA|WI))", value):
        return None
    year, rest = int(value[:4]), value[5:]
    if (not rest[:2].isdigit() and rest[:1] not in "WQ") or rest[:2] == "WI":
        return day_of(year, 1, 1)
    if rest[:1] == "W":
        try:
            return date.fromisocalendar(year, int(rest[1:3]), 1)
        except ValueError:
            return None
    month = int(rest[1]) * 3 - 2 if rest[:1] == "Q" else int(rest[:2] or 1)
    return day_of(year, month, 1)


def granularity(value: str) -> str:
    """Return the TIMEX3 letter of a value's unit: D, W, M, Q, Y, or ``""``."""
    for pattern, unit in (
        (r"\d{4}-\d\d-\d\d", "D"), (r"\d{4}-W\d\d", "W"), (r"\d{4}-\d\d$", "M"),
        (r"\d{4}-Q\d", "Q"), (r"\d{4}(?:$|-(?:H\d|SP|SU|FA|WI)$)", "Y"),
    ):  # fmt: skip
        if re.match(pattern, value):
            return unit
    return ""


def nearest_year(scene: Scene, month: int, day: int, ahead: bool | None) -> int | None:
    """Return the year that puts a month and day nearest to publication, as the verb looks.

    The verb decides only where two years are about as near. Without a day of publication, a
    year told before in the same text decides. A leap day falls in a leap year.
    """
    base = scene.published
    if base is None:
        told = scene.told_day()
        return told.year if told else None

    def distance(year: int) -> tuple[bool, int]:
        there = day_of(year, month, day)
        away = ((there or date(year, month, days_in(year, month))) - base).days
        against = ahead is not None and abs(away) > 120 and (away > 0) != ahead
        return there is None, abs(away) + (150 if against else 0)

    return min((y for y in (base.year, base.year - 1, base.year + 1) if 0 < y < 9999), key=distance)
