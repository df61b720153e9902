"""Times told in two pieces: a distance and its day, an hour and its day, the ends of a stretch.

"Four months later, on 30 June 2019" is one time told twice, and the day is what the writer means.
"At 14:30 (11:30 GMT) on Friday" is an hour of that Friday, not of the day of publication. In "24
February to 20 May 2022" the year stands once, for both. Each rule looks at a timex and the one
after it, the last pair first, so that a day is carried back through several hours.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from geo.reading.marks import Anchor, Timex
from geo.reading.rules import Example, Rule, first, rules_of, table, with_rule
from geo.reading.timexes.calendar import moved
from geo.reading.timexes.meaning import Reading
from geo.reading.timexes.normalise import placed
from geo.reading.timexes.time_words import ZONES
from geo.text import Span

_COUNTED = frozenset("later earlier ago".split())
_DATES = frozenset(("month-day", "day-month"))
_BETWEEN = re.compile(r"(?:\s(?:later|earlier))?,\s(?:on|in)\s")
_TO_DAY = re.compile(r"[)\s]{1,2}(?:[\w.]+\s){0,3}(?:\(\w+\)\s)?on\s")
_TO_HOUR = re.compile(r"(?:\s[\w.]+){0,3}\s\(")
_TO_NEXT = re.compile(r"\s(?:and|to|until|till|through)\s|–|-")
_TO_END = re.compile(r"\s(?:and|to|until|till|through|[-–—])\s|[-–—]")
_WRITTEN_YEAR = re.compile(r"\d{4}|['’]\d\d\b")
_WITHOUT_YEAR = re.compile(r"(?:\d{4}|XXXX)-(\d\d)(?:-(\d\d))?")
_HALF_A_DAY = 12
_NIGHT = {" ", " on "}


@dataclass(frozen=True, slots=True)
class Pair:
    """A timex, the one after it, and what stands between them."""

    text: str
    timex: Timex
    after: Timex

    @property
    def span(self) -> Span:
        """Where the first of the two stands."""
        return self.timex.span

    @property
    def rule(self) -> str:
        """The rule that found the first."""
        return rules_of(self.timex.rule)[0]

    @property
    def after_rule(self) -> str:
        """The rule that found the second."""
        return rules_of(self.after.rule)[0]

    @property
    def between(self) -> str:
        """The words between the two."""
        return self.text[self.timex.end : self.after.start]

    def joined_by(self, pattern: re.Pattern[str]) -> bool:
        """Whether nothing but a pattern stands between the two."""
        return bool(pattern.fullmatch(self.text, self.timex.end, self.after.start))


def _is_hour_of_day(pair: Pair) -> bool:
    day = pair.after.precision == "day"
    return pair.rule == "clock" and day and pair.joined_by(_TO_DAY)


def _is_hour_elsewhere(pair: Pair) -> bool:
    hour = pair.after.precision == "instant" and pair.timex.value[10:11] == "T"
    return pair.rule == "clock" and hour and pair.joined_by(_TO_HOUR)


def _is_hour_with_next(pair: Pair) -> bool:
    both = pair.rule == "clock" and pair.after_rule in {"clock", "clock-date"}
    apart = pair.after.value[:10] != pair.timex.value[:10]
    return both and apart and pair.after.precision == "instant" and pair.joined_by(_TO_NEXT)


def _is_holiday_dated(pair: Pair) -> bool:
    return pair.rule == "holiday" and pair.after_rule in _DATES and pair.between == ", "


def _is_overnight(pair: Pair) -> bool:
    night = pair.timex.text.lower() == "overnight" and pair.between in _NIGHT
    return night and (pair.after_rule == "weekday" or pair.after.value.endswith("TNI"))


def _is_counted_and_dated(pair: Pair) -> bool:
    counted = pair.rule in _COUNTED and pair.timex.anchor is not None
    dated = pair.after.precision == "day" and pair.after.earliest is not None
    return counted and dated and pair.joined_by(_BETWEEN)


def _is_range_with_one_year(pair: Pair) -> bool:
    open_year = _WITHOUT_YEAR.fullmatch(pair.timex.value) and not _year_in(pair.timex)
    alike = pair.timex.precision == pair.after.precision in {"day", "month"}
    closed = alike and bool(_year_in(pair.after)) and pair.after.earliest is not None
    return bool(open_year) and closed and pair.joined_by(_TO_END)


def _year_in(timex: Timex) -> bool:
    return bool(_WRITTEN_YEAR.search(timex.text))


def _on_its_day(pair: Pair) -> Timex:
    return _moved(pair.timex, pair.after.value[:10] + pair.timex.value[10:], pair.after)


def _on_the_other_clock(pair: Pair) -> Timex:
    """Return an hour on the day of the same hour elsewhere, or the day beside it past midnight."""
    here, there = (int(t.value[11:13]) for t in (pair.timex, pair.after))
    by = (there - here > _HALF_A_DAY) - (here - there > _HALF_A_DAY)
    day = moved(date.fromisoformat(pair.after.value[:10]), by)
    return _moved(pair.timex, day.isoformat() + pair.timex.value[10:], pair.after)


def _named_day(pair: Pair) -> Timex:
    return _moved(pair.timex, pair.after.value, pair.after)


def _that_night(pair: Pair) -> Timex:
    return _moved(pair.timex, f"{pair.after.value.partition('T')[0]}TNI", pair.after)


def _told_twice(pair: Pair) -> Timex:
    day = pair.after
    return replace(
        pair.timex, edtf=day.edtf, earliest=day.earliest, latest=day.latest, precision="day"
    )


def _in_that_year(pair: Pair) -> Timex:
    """Return the first end of a stretch in the year of its last, or the one before it."""
    end, rest = pair.after.earliest, pair.timex.value[4:]
    year = end.year if end else 0
    value = f"{year - (rest > pair.after.value[4:]):04d}{rest}"
    told = Anchor("timex", f"{pair.after.start}-{pair.after.end}", pair.after.edtf)
    return replace(_moved(pair.timex, value, pair.after), anchor=told)


_SUNDAY = date(2025, 3, 16)

MERGING = table(
    "timexes/merging",
    Rule(
        "merge:hour-of-day", "The hour is of the day that is told right after it",
        Example("It fell at [02:40] local time on Friday.", "2025-03-14T02:40", _SUNDAY),
        _is_hour_of_day, _on_its_day,
    ),
    Rule(
        "merge:hour-elsewhere", "The same hour told on another clock has the same day",
        Example("It fell at [7 p.m.] (1700 GMT) on Friday.", "2025-03-14T19:00", _SUNDAY),
        _is_hour_elsewhere, _on_the_other_clock,
    ),
    Rule(
        "merge:hour-with-next", "Two hours told together are of one day",
        Example("It was shut from [9 a.m.] to 5 p.m. Friday.", "2025-03-14T09:00", _SUNDAY),
        _is_hour_with_next, _on_its_day,
    ),
    Rule(
        "merge:holiday-dated", "A holiday with its date behind it is on that date",
        Example("They met on [Christmas Eve], 24 December 2023.", "2023-12-24", _SUNDAY),
        _is_holiday_dated, _named_day,
    ),
    Rule(
        "merge:overnight", "The night is the one that is told right after it",
        Example("Drones came [overnight] on Friday.", "2025-03-14TNI", _SUNDAY),
        _is_overnight, _that_night,
    ),
    Rule(
        "merge:counted-and-dated", "A distance with its date behind it ends on that date",
        Example("It began in May 2019. [A month later], on 3 June 2019, it ended.", "2019-06-03"),
        _is_counted_and_dated, _told_twice,
    ),
    Rule(
        "merge:range-year", "The year of a stretch stands once, with its end",
        Example("The siege ran from [3 March] to 9 April 2021.", "2021-03-03", _SUNDAY),
        _is_range_with_one_year, _in_that_year,
    ),
)  # fmt: skip


def restated(text: str, found: Sequence[Timex]) -> list[Timex]:
    """Return the timexes, each joined with the one told right after it where they are one time."""
    told: list[Timex] = []
    for timex in reversed(found):
        decided = first(MERGING, Pair(text, timex, told[-1])) if told else None
        if decided and decided.outcome.earliest:
            rule = with_rule(timex.rule, decided.rule)
            timex = replace(decided.outcome, rule=rule)
        told.append(timex)
    return [_zoned(timex) for timex in reversed(told)]


def _moved(timex: Timex, value: str, after: Timex) -> Timex:
    """Return a timex with another value, counted from what the one after it was counted from."""
    place = placed(Reading("TIME" if "T" in value else "DATE", value), None)
    return replace(
        timex, value=value, edtf=place.edtf, earliest=place.earliest, latest=place.latest,
        anchor=after.anchor, precision=place.precision,
    )  # fmt: skip


def _zoned(timex: Timex) -> Timex:
    """Return an hour with its zone in EDTF where the words give one: "1600 GMT"."""
    if timex.precision != "instant" or not timex.edtf:
        return timex
    zones = [ZONES[word] for word in re.findall(r"[A-Z]{3,4}", timex.text) if word in ZONES]
    return replace(timex, edtf=timex.edtf + zones[0]) if zones else timex
