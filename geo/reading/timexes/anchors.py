"""Times told from an event: "just days after the strikes on Iran", "since the Hanoi summit".

Such a timex covers the whole expression and is anchored to a happening of the reference
chronology (``events`` says which, ``reckoning`` counts from it). An event that is only pointed to
("a day after the bombs", "four days after that strike") is the one of its kind whose day the text
told last.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from geo.reading.calibration import chance_right
from geo.reading.lexicon import words
from geo.reading.marks import Anchor, Timex
from geo.reading.timexes.amounts import parsed
from geo.reading.timexes.event_offsets import ROUGH, reckoned
from geo.reading.timexes.events import (
    HALF_NAMES,
    KIND_OF,
    known_names,
    meant,
    name_of,
    pointed_to,
    tokens,
)
from geo.reading.timexes.time_words import MONTHS
from geo.text import Prose
from geo.world.chronology import Happening

_SIDE = {
    form: word
    for word in "after before since following".split()
    for form in (word, word.capitalize(), word.upper())
}
_JUST = frozenset("just only barely mere merely even at least".split()) | ROUGH
_LOOSE = frozenset("shortly soon immediately right long hours days weeks months years".split())
_JOINS = words("timexes.joins")
_ENDS = words("timexes.event_ends")
_LEADS_ON = frozenset("of on in at against into over near".split())
_PLANNED = words("timexes.planned")
_REACH = 16
_REMEMBERED = 100


@dataclass(frozen=True, slots=True)
class _Told:
    """An expression told from an event: words ``first`` to ``last``, "after" at ``place``."""

    first: int
    place: int
    last: int
    side: str
    lead: list[str]


def tied_to_happenings(prose: Prose, published: date | None, found: Sequence[Timex]) -> list[Timex]:
    """Return the timexes with those told from a known event in place of what they cover."""
    tied = [_timex(prose, *pair, published) for pair in _told(prose, published, found)]
    tied = [t for t in tied if not (published and t.earliest and t.earliest > published)]
    if not tied:
        return list(found)
    starts = [a.start for a in tied]
    kept = [
        t
        for t in found
        if tied[bisect_left(starts, t.end) - 1].end <= t.start or t.end <= starts[0]
    ]
    return sorted([*kept, *tied], key=lambda t: t.start)


def _told(
    prose: Prose, published: date | None, found: Sequence[Timex]
) -> Iterator[tuple[_Told, Happening]]:
    """Yield the expressions told from a known event, never overlapping."""
    words, free = prose.words, 0
    for place in [i for i, word in enumerate(words) if word in _SIDE]:
        if place < free:
            continue
        reach = _phrase_end(words, place + 1)
        if not any(w.lower() in KIND_OF for w in words[place + 1 : reach]):
            continue
        told = _matched(prose, place, reach, free)
        event = told and _event(prose, told, published, found)
        if told and event:
            told = replace(told, last=_whole_name(words, told.last, reach))
            free = told.last
            yield told, event


def _event(
    prose: Prose, told: _Told, published: date | None, found: Sequence[Timex]
) -> Happening | None:
    """Return the event that an expression names, or points to among the days told before it."""
    if _names_another(prose.words, told.last) or _is_to_come(prose.words, told):
        return None
    start, end = prose.starts[told.place + 1], prose.ends[told.last - 1]
    event = meant(prose.text[start:end], published)
    if event or not told.lead:
        return event
    told_before = found[: bisect_right(found, start, key=lambda t: t.end)][-_REMEMBERED:]
    days = [t.earliest for t in told_before if t.earliest and t.precision == "day"]
    return pointed_to(prose.text[start:end], published, days)


def _is_to_come(words: Sequence[str], told: _Told) -> bool:
    """Whether a clause follows of what was only planned: "before they were due to sign a deal"."""
    return any(word.lower() in _PLANNED for word in words[told.place + 1 : told.last])


def _names_another(words: Sequence[str], last: int) -> bool:
    """Whether a name that the chronology does not know goes on: "the invasion | of Georgia"."""
    following = [w for w in words[last : last + 3] if w.lower() != "the"]
    if len(following) < 2 or following[0].lower() not in _LEADS_ON:
        return False
    name = following[1]
    return name[0].isupper() and name.lower() not in MONTHS


def _phrase_end(words: Sequence[str], start: int) -> int:
    """Return where the noun phrase after a preposition must have ended."""
    for index in range(start, min(start + _REACH, len(words))):
        if words[index] in _ENDS and not (index == start and words[index] == "that"):
            return index
    return min(start + _REACH, len(words))


def _matched(prose: Prose, place: int, reach: int, free: int) -> _Told | None:
    last = _last_telling(prose.words, place + 1, reach)
    side, (first, lead) = _SIDE[prose.words[place]], _lead(prose.words, place, free)
    if last <= place + 1 or (not lead and side in {"before", "following"}):
        return None
    if "\n" in prose.text[prose.starts[first] : prose.ends[last - 1]]:
        return None
    return _Told(first, place, last, side, lead)


def _last_telling(words: Sequence[str], start: int, reach: int) -> int:
    """Return the index after the last word of the phrase that tells which event is meant."""
    last, seen = start, False
    for index in range(start, reach):
        word = words[index].lower()
        tells = word in KIND_OF or _is_name(words[index])
        if seen and _breaks_off(words, index, reach, last if tells else -1):
            break
        if tells:
            last, seen = index + 1, seen or word in KIND_OF
    return last if seen else start


def _breaks_off(words: Sequence[str], index: int, reach: int, last: int) -> bool:
    """Whether a phrase that named its event ends before a word.

    ``last`` is the index after the last word that told of it, -1 before a word that tells nothing.
    """
    word, before = words[index].lower(), words[index - 1].lower()
    if last >= 0:
        return before not in _JOINS and (last < index or _ends_phrase(before))
    if word not in _JOINS:
        return not _goes_on(words, index, reach)
    return word == "the" and before not in _JOINS


def _whole_name(words: Sequence[str], last: int, reach: int) -> int:
    """Return where the office and name begun by an adjective end: "North Korean leader Kim"."""
    if last >= reach or words[last] not in _HOLDERS:
        return last
    last += 1
    while last < reach and words[last][:1].isupper():
        last += 1
    return last


_HOLDERS = frozenset(
    "leader president minister premier chancellor officials forces troops soldiers army".split()
)


def _ends_phrase(word: str) -> bool:
    """Whether what follows this word begins a clause: "after the strike Iran fired"."""
    return word in KIND_OF and not word.endswith("ed") and word not in {"met", "struck"}


def _goes_on(words: Sequence[str], index: int, reach: int) -> bool:
    """Whether a word in between leads to a name: "of North Korean troops to Kursk"."""
    if words[index - 1].lower() in _JOINS and index + 1 < reach and _is_name(words[index + 1]):
        return True
    following = words[index + 1 : min(index + 3, reach)]
    return len(following) == 2 and following[0].lower() in _JOINS and _is_name(following[1])


def _is_name(word: str) -> bool:
    if not word[:1].isupper():
        return False
    return any(name_of(w) in known_names() or w in HALF_NAMES for w in tokens(word))


def _lead(words: Sequence[str], place: int, free: int) -> tuple[int, list[str]]:
    """Return where the words of distance before a preposition begin, and those words."""
    first = place
    if place > 3 and [w.lower() for w in words[place - 3 : place]] == ["to", "the", "day"]:
        return _lead(words, place - 3, free)  # "six months to the day after"
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


def _timex(prose: Prose, told: _Told, event: Happening, published: date | None) -> Timex:
    start, end = prose.starts[told.first], prose.ends[told.last - 1]
    value, place = reckoned(event, told.side, told.lead, published)
    rule = "after-happening" if told.lead else "since-happening"
    return Timex(
        start, end, prose.text[start:end], "DATE", value, place.edtf, place.earliest, place.latest,
        Anchor("happening", event.id, event.date), place.precision,
        chance_right("timexes", rule), rule,
    )  # fmt: skip
