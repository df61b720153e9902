"""Times told from an event: "just days after the strikes on Iran", "since the Hanoi summit".

Such a timex covers the whole expression and is anchored to a happening of the reference
chronology. A counted one ("two weeks after") has its day; one that is not ("days after") may be
any day from the event up to publication, and says no more; "long before" has no days at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from geo.reading.marks import Anchor, Precision, Timex
from geo.reading.timexes.amounts import Amount, parsed
from geo.reading.timexes.calendar import shifted, value_at
from geo.reading.timexes.events import KIND_OF, known_names, meant, name_of, tokens
from geo.reading.timexes.reliability import confidence
from geo.reading.timexes.scene import first_day
from geo.reading.timexes.words import MONTH_NAMES
from geo.text import Prose
from geo.world.chronology import Happening

_SIDE = {
    form: word
    for word in "after before since following".split()
    for form in (word, word.capitalize(), word.upper())
}
_JUST = frozenset("just only barely mere merely even some about nearly almost less than".split())
_LOOSE = frozenset("shortly soon immediately right long hours days weeks months years".split())
_SOON = frozenset("shortly soon immediately right hours".split())
_JOINS = frozenset(
    "the of on in at against by with between and over into near to for 's ’s - – u.s. us's".split()
)
_ENDS = frozenset(', . ; : ! ? ( ) \u2014 \u201c \u201d " that which who when where while'.split())
_REACH = 16


@dataclass(frozen=True, slots=True)
class _Told:
    """An expression told from an event: words ``first`` to ``last``, side and distance."""

    first: int
    last: int
    side: str
    lead: list[str]
    event: Happening


def tied_to_happenings(prose: Prose, published: date | None, found: Sequence[Timex]) -> list[Timex]:
    """Return the timexes with those told from a known event in place of what they cover."""
    tied = [_timex(prose, told, published) for told in _told(prose, published)]
    if not tied:
        return list(found)
    kept = [t for t in found if not any(a.start < t.end and t.start < a.end for a in tied)]
    return sorted([*kept, *tied], key=lambda t: t.start)


def _told(prose: Prose, published: date | None) -> Iterator[_Told]:
    """Yield the expressions told from a known event, never overlapping."""
    words, free = prose.words, 0
    for place in [i for i, word in enumerate(words) if word in _SIDE]:
        if place < free:
            continue
        reach = _phrase_end(words, place + 1)
        if not any(w.lower() in KIND_OF for w in words[place + 1 : reach]):
            continue
        told = _matched(prose, place, reach, free, published)
        if told:
            free = told.last
            yield told


def _phrase_end(words: Sequence[str], start: int) -> int:
    """Return where the noun phrase after a preposition must have ended."""
    for index in range(start, min(start + _REACH, len(words))):
        if words[index] in _ENDS:
            return index
    return min(start + _REACH, len(words))


def _matched(
    prose: Prose, place: int, reach: int, free: int, published: date | None
) -> _Told | None:
    last = _last_telling(prose.words, place + 1, reach)
    if last <= place + 1:
        return None
    text = prose.text[prose.starts[place + 1] : prose.ends[last - 1]]
    side, (first, lead) = _SIDE[prose.words[place]], _lead(prose.words, place, free)
    if "\n" in text or (not lead and side in {"before", "following"}):
        return None
    event = meant(text, published)
    return _Told(first, last, side, lead, event) if event else None


def _last_telling(words: Sequence[str], start: int, reach: int) -> int:
    """Return the index after the last word of the phrase that tells which event is meant."""
    last, seen = start, False
    for index in range(start, reach):
        word = words[index].lower()
        tells = word in KIND_OF or _is_name(words[index])
        if tells and not (seen and words[index - 1].lower() not in _JOINS and last < index):
            last, seen = index + 1, seen or word in KIND_OF
        elif seen and not tells and word not in _JOINS:
            break
    return last if seen else start


def _is_name(word: str) -> bool:
    return word[:1].isupper() and any(name_of(w) in known_names() for w in tokens(word))


def _lead(words: Sequence[str], place: int, free: int) -> tuple[int, list[str]]:
    """Return where the words of distance before a preposition begin, and those words."""
    first = place
    lower = [w.lower() for w in words[max(free, place - 5) : place]]
    for size in range(len(lower), 0, -1):
        lead = lower[-size:]
        if lead[-1] in _LOOSE and (size == 1 or all(w in _JUST for w in lead[:-1])):
            return place - size, lead
        if parsed(lead) and _counts(lead):
            return place - size, lead
    return first, []


def _counts(lead: Sequence[str]) -> bool:
    """Whether every word belongs to an amount: a number, a unit, or a word such as "just"."""
    units = [w for w in lead if parsed([w])]
    rest = [w for w in lead if w not in units and w not in _JUST and w not in {"of", "and", "half"}]
    return (
        bool(units)
        and lead[-1] == units[-1]
        and all(w[0].isdigit() or parsed([w, "days"]) != parsed(["days"]) for w in rest)
    )


def _timex(prose: Prose, told: _Told, published: date | None) -> Timex:
    start, end = prose.starts[told.first], prose.ends[told.last - 1]
    value, edtf, earliest, latest, precision = _placed(told, published)
    event = told.event
    rule = "after-happening" if told.lead else "since-happening"
    return Timex(
        start, end, prose.text[start:end], "DATE", value, edtf, earliest, latest,
        Anchor("happening", event.id, event.date), precision, confidence(rule), rule,
    )  # fmt: skip


_Placed = tuple[str, str, date | None, date | None, Precision]


def _placed(told: _Told, published: date | None) -> _Placed:
    event, amount = told.event, parsed(told.lead) if told.lead else None
    if told.side == "before":
        return _before(event, amount)
    if amount and amount.count is not None and not amount.letter.startswith("T"):
        return _counted(event.latest, amount, 1)
    until: date | None = published if published and published >= event.latest else None
    if told.lead and told.lead[-1] in _SOON:
        until = shifted(event.latest, 2, "D")
    edtf = f"{event.earliest.isoformat()}/{until.isoformat() if until else '..'}"
    if not told.lead:
        return event.date.partition("/")[0], edtf, event.earliest, until, "span"
    return _window(event.latest, until), edtf, event.earliest, until, "span"


def _before(event: Happening, amount: Amount | None) -> _Placed:
    if amount and amount.count is not None and not amount.letter.startswith("T"):
        return _counted(event.earliest, amount, -1)
    return "PAST_REF", "", None, None, "vague"


def _counted(day: date, amount: Amount, sign: int) -> _Placed:
    """Count a whole amount from a day; months and years give months and years."""
    count, letter = amount.whole()
    there = shifted(day, sign * count, letter)
    if letter not in {"D", "W"}:
        value = value_at(there, "Y" if letter in "YEC" else "M")
        first = first_day(value) or there
        last = shifted(shifted(first, 1, "Y" if len(value) == 4 else "M"), -1, "D")
        return value, value, first, last, "year" if len(value) == 4 else "month"
    return there.isoformat(), there.isoformat(), there, there, "day"


def _window(first: date, last: date | None) -> str:
    """Return the TIMEX3 value of some day between two: what their dates share."""
    if last and (first.year, first.month) == (last.year, last.month):
        return f"{first.isoformat()[:7]}-XX"
    return f"{first.year:04d}-XX-XX" if last and first.year == last.year else "XXXX-XX-XX"


def distance(timex: Timex, published: date | None) -> str | None:
    """Return how far a timex's event lies from publication: "22 June; 20 days before 12 July".

    ``None`` when the timex is not anchored to a happening or nobody said when the article
    appeared. An event of several days is counted from its last; the years are given when they
    differ.
    """
    if published is None or timex.anchor is None or timex.anchor.kind != "happening":
        return None
    day = first_day(timex.anchor.date.rpartition("/")[2])
    if day is None:
        return None
    days, years = (published - day).days, day.year != published.year
    one, other = _in_words(day, years), _in_words(published, years)
    if not days:
        return f"{one}; the same day"
    side = "before" if days > 0 else "after"
    return f"{one}; {abs(days):,} day{'s' if abs(days) != 1 else ''} {side} {other}"


def _in_words(day: date, with_year: bool) -> str:
    return f"{day.day} {MONTH_NAMES[day.month - 1]}" + (f" {day.year}" if with_year else "")
