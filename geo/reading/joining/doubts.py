"""What a careful reader should look at again, each doubt with the words it hangs on.

A doubt is a question, never a verdict: it says what the text holds and leaves the judgement
to the reader.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

from geo.reading.joining.chronology_match import known_remark
from geo.reading.joining.sentence_marks import Marks
from geo.reading.marks import Doubt, Quotation, Timex, Toponym
from geo.reading.people.named_people import find_people
from geo.reading.rules import rules_of
from geo.text import Prose, Span
from geo.words import with_the
from geo.world.countries import country_name
from geo.world.places import Place

PRESENCE = re.compile(
    r"\b(?:visit(?:s|ed|ing)?|trip|travel(?:s|led|ed)?|flew|arriv(?:es|ed|al)|talks|summit|meeting|"
    r"conference|speaking|spoke|stay|stop)\b(?:\s+\w+){0,2}?\s+(?:to|in|at|into)\s+(?:the\s+)?$|"
    r"\b(?:visit(?:s|ed|ing)?)\s+$",
    re.IGNORECASE,
)
"""What stands before a place name when it says that somebody was there."""

MOST_VISITS = 24
"""Visits of one person that are compared with one another, at most."""

UNSURE = 0.35
"""Below this confidence a resolved toponym with a rival elsewhere becomes a doubt."""


def find_doubts(
    prose: Prose,
    toponyms: Sequence[Toponym],
    timexes: Sequence[Timex],
    quotations: Sequence[Quotation],
    published: date | None = None,
) -> tuple[Doubt, ...]:
    """Find contradictions, impossible days, unsure places and words without a speaker."""
    found = [
        *_two_venues(prose, toponyms, timexes),
        *_doubtful_days(timexes),
        *(() if published else _dayless(timexes)),
        *_unsure_places(toponyms),
        *_speakerless(quotations),
        *_dated_otherwise(prose.text, quotations),
    ]
    return tuple(sorted(found, key=lambda d: (d.start, d.end, d.why)))


def _two_venues(
    prose: Prose, toponyms: Sequence[Toponym], timexes: Sequence[Timex]
) -> Iterator[Doubt]:
    """One person in two towns of one country, with no day that would tell two occasions apart."""
    venues = [t for t in toponyms if _is_venue(prose.text, t)]
    if len({t.place.id for t in venues if t.place}) < 2:
        return
    told: set[tuple[str, frozenset[str]]] = set()
    for who, visits in _visits(prose, venues, Marks(timexes)).items():
        for (one, dated), (other, also_dated) in combinations(visits, 2):
            pair = frozenset(t.place.id for t in (one, other) if t.place)
            if len(pair) < 2 or (who, pair) in told or (dated and also_dated):
                continue
            if _same_country(one, other):
                told.add((who, pair))
                yield _venue_doubt(one, other, who)


def _visits(
    prose: Prose, venues: Iterable[Toponym], timexes: Marks[Timex]
) -> dict[str, list[tuple[Toponym, bool]]]:
    """Return where each person is put, in order, and whether the sentence has a day of its own.

    The first visits count, dated and not, to a person's first few towns.
    """
    named = sorted((m.start, p.name) for p in find_people(prose) for m in p.mentions)
    visits: dict[str, dict[tuple[str, bool], tuple[Toponym, bool]]] = {}
    for venue in venues:
        sentence = prose.sentence_at(venue.start)
        who = _present(named, sentence, venue)
        own = visits.setdefault(who, {}) if who else {}
        if venue.place and len(own) < MOST_VISITS:
            dated = any(t.earliest for t in timexes.inside(sentence))
            own.setdefault((venue.place.id, dated), (venue, dated))
    return {who: list(own.values()) for who, own in visits.items()}


def _venue_doubt(one: Toponym, other: Toponym, who: str) -> Doubt:
    why = (
        f"The text puts {who} in {one.text} here and in {other.text} elsewhere, and gives no day "
        "or journey that would make both true. One of the two may be loosely used: check where "
        "it happened."
    )
    return Doubt(one.start, one.end, why, "place", (other.span,))


def _is_venue(text: str, toponym: Toponym) -> bool:
    if not (toponym.literal and toponym.place and toponym.place.kind in {"city", "site"}):
        return False
    return bool(PRESENCE.search(text[max(0, toponym.start - 60) : toponym.start]))


def _present(named: Sequence[tuple[int, str]], sentence: Span, toponym: Toponym) -> str:
    """The one person the sentence puts there: the nearest named in it, or nobody."""
    first, last = (bisect_left(named, (at, "")) for at in (sentence.start, sentence.end))
    near = min(named[first:last], default=(0, ""), key=lambda m: abs(m[0] - toponym.start))
    return near[1]


def _same_country(one: Toponym, other: Toponym) -> bool:
    return bool(one.place and other.place and one.place.country == other.place.country)


def _doubtful_days(timexes: Iterable[Timex]) -> Iterator[Doubt]:
    for timex in timexes:
        if why := _DOUBTFUL_DAYS.get(rules_of(timex.rule)[0]):
            yield Doubt(timex.start, timex.end, why(timex), "time")


def _either_way(timex: Timex) -> str:
    read = timex.earliest.isoformat() if timex.earliest else timex.value
    return (
        f"“{timex.text}” can have the day first or the month first, and nothing in the text says "
        f"which; it was read as {read}."
    )


_DOUBTFUL_DAYS = {
    "impossible-day": lambda timex: (
        f"“{timex.text}” is no day of the calendar; no date was made of it."
    ),
    "ambiguous-day": _either_way,
}
"""Rules of times that leave a question, and what it is."""


def _unsure_places(toponyms: Iterable[Toponym]) -> Iterator[Doubt]:
    """Say each name once that is more likely wrong than right and has a rival."""
    told: set[str] = set()
    for toponym in toponyms:
        if not (toponym.place and toponym.alternatives) or toponym.confidence >= UNSURE:
            continue
        rival = toponym.alternatives[0].place
        if toponym.text not in told and rival.country != toponym.place.country:
            told.add(toponym.text)
            why = (
                f"“{toponym.text}” was read as {_in_its_country(toponym.place)}, "
                f"but may be {_in_its_country(rival)}."
            )
            yield Doubt(toponym.start, toponym.end, why, "place")


def _in_its_country(place: Place) -> str:
    """Tell a place by the country it lies in: ``Tbilisi in Georgia``."""
    if not place.country or place.kind == "country":
        return place.name
    return f"{place.name} in {with_the(country_name(place.country))}"


def _dated_otherwise(text: str, quotations: Iterable[Quotation]) -> Iterator[Doubt]:
    """Say where the text puts a remark on another day than the chronology's record of it."""
    for quotation in quotations:
        span, day = quotation.said_on_span, quotation.said_on
        remark = known_remark(text, quotation, None) if span and day else None
        if span and day and remark and not day.startswith(remark.said_on):
            why = (
                f"“{span.of(text)}” puts these words on {day}; the reference chronology has them "
                f"on {remark.said_on} ({remark.source.title})."
            )
            yield Doubt(span.start, span.end, why, "time")


def _dayless(timexes: Sequence[Timex]) -> Iterator[Doubt]:
    """Times that would have days if the day of publication were known: one doubt, at the first."""
    waiting = [t for t in timexes if t.earliest is None and t.value.startswith("XXXX")]
    if waiting:
        first, *more = waiting
        why = "When this is depends on the day of publication, which is not given."
        yield Doubt(first.start, first.end, why, "time", tuple(t.span for t in more[:8]))


def _speakerless(quotations: Iterable[Quotation]) -> Iterator[Doubt]:
    for quotation in quotations:
        if quotation.kind == "direct" and quotation.source is None:
            content = Span(quotation.start, quotation.content[0].end)
            yield Doubt(content.start, content.end, "Nobody is named as saying this.", "speaker")
        source = quotation.source
        if source and source.either:
            why = f"“{source.text}” may be {' or '.join(source.either)}: check who speaks."
            yield Doubt(source.start, source.end, why, "speaker")
