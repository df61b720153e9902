"""Where the reader of a text stands in time: the day of publication and the times told so far.

Two pitfalls. A weekday or a month without a year looks back or ahead by the verb next to it ("said
on Tuesday", "will meet Friday"), and reported speech puts both into one sentence, so the nearest
cue decides. And the times already told ("the following month", "a year earlier") count only when
they are on the calendar: a vague time is no place to count from.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from geo.reading.timexes.calendar import day_of, days_in, quarter_of
from geo.reading.timexes.declared import declared
from geo.text import Prose

_LOOKS = {name: frozenset(words.split()) for name, words in declared("words.txt")["looks"].items()}
AHEAD, BACK = _LOOKS["ahead"], _LOOKS["back"]
"""Words that look ahead, and words that look back beside those that end in "-ed"."""

_ARRANGED, _NOT_BACK = _LOOKS["arranged"], _LOOKS["not_back"]
_INTENT, _NOUNS = _LOOKS["intent"], _LOOKS["nouns"]
_AFTER_VERB = frozenset("to a an the on for its his her their".split())
_NOT_YET = frozenset("be is are".split())
_TO_COME = frozenset("to will would may might could can should must not".split())
_BE_NOW = frozenset("is are am be 's ’s 're ’re".split())
_HAD = frozenset("had were was".split())
_BE_PAST = frozenset("was were had been".split())
_POSSESSIVES = frozenset(("'s", "’s"))
_STOPS = frozenset(". ; ! ? \u2014".split())
_FINENESS = "DWMQYEC"
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_REACH = 24
_SINCE = frozenset("since last past".split())
_OCCASIONS = frozenset("statement interview".split())
_GIVES = frozenset("make give issue deliver release publish".split())
_ASIDES = frozenset("still already".split())
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
    of the word after it: "24 and 25 April", "April 24 and 25".
    """

    prose: Prose
    published: date | None
    told: Told | None = None
    quarter: tuple[int, int] | None = None
    reported: Told | None = None
    month: tuple[int, int | None, int] = (0, None, -1)

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

    @cached_property
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

    def ahead(self, first: int, last: int) -> bool | None:
        """Whether the verb nearest to these words looks ahead; ``None`` when there is none."""
        if self.word(last) in _POSSESSIVES:
            return self.word(first - 2) == "ahead"
        stretch = "from" in {self.word(i) for i in range(first - 7, first - 1)}
        if self.word(first - 1) in {"by", "until", "till"} and not stretch:
            return not _HAD & {self.word(i) for i in range(first - 6, last + 4)}
        for indexes in (range(first - 1, first - _REACH, -1), range(last, last + _REACH)):
            for index in indexes:
                word = self.word(index)
                if not word or word in _STOPS:
                    break
                if looks := self._looks(word, index):
                    return looks > 0
        return True if self._is_told(first) else None

    def _is_told(self, first: int) -> bool:
        """Whether "is" leads to these words and no other verb does: "the deadline is Friday"."""
        for index in range(first - 1, max(first - 8, -1), -1):
            word = self.word(index)
            if not word or word in _STOPS or word in _SINCE:
                return False
            if word in {"is", "are"}:
                return True
        return False

    def _to_be_given(self, index: int) -> bool:
        """Whether a verb in its plain form leads to a statement: "will make a statement"."""
        return not _GIVES.isdisjoint(self.word(back) for back in range(index - 4, index))

    def _passive(self, index: int) -> bool:
        """Whether "be published" or "be held" stands here."""
        done = self.word(index + 1)
        return self.word(index) == "be" and (done.endswith("ed") or done in BACK)

    def _in_vain(self, index: int) -> bool:
        """Whether "could not be reached" or "neither could be found" stands here: it was tried."""
        after = [self.word(index + 1), self.word(index + 2)]
        refused = self.word(index - 1) in {"neither", "nor", "none", "nobody"}
        return after == ["not", "be"] or (refused and after[0] == "be")

    def _had_been_due(self, index: int) -> bool:
        """Whether "had been due" or "had been scheduled" ends here: it came to nothing."""
        there = [self.word(index - 2), self.word(index - 1)]
        return self.word(index) in _ARRANGED and there == ["had", "been"]

    def _looks(self, word: str, index: int) -> int:
        """Return 1 for a word that looks ahead, -1 for one that looks back, else 0."""
        before = self.word(index - 1)
        if word in _ARRANGED:
            if before in _BE_PAST or before == "been":
                return -1
            return 1 if word != "set" or self.word(index + 1) == "to" else 0
        if word in _NOUNS:
            return 1 if self.word(index + 1) in _AFTER_VERB else 0
        if word == "could" and self._in_vain(index):
            return -1
        if word in AHEAD:
            called_off = before == "to" and self._had_been_due(index - 2)
            return 0 if called_off or self.prose.words[index] == "May" else 1
        if word == "to":
            wanted = before in _BE_NOW or before in _INTENT
            return 1 if wanted or self._passive(index + 1) else 0
        if word in _OCCASIONS and self._to_be_given(index):
            return 0
        if word in BACK:
            return 0 if before in _NOT_YET | _TO_COME else -1
        if word.endswith("ed") and len(word) > 4 and word not in _NOT_BACK:
            return 0 if before in {"be", "to"} else -1
        return 0


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
