"""What a careful reader should look at again, each doubt with the words it hangs on.

A doubt is a question, never a verdict: it says what the text holds and leaves the judgement
to the reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from geo.reading.marks import Doubt, Quotation, Timex, Toponym
from geo.reading.people import Person, find_people
from geo.text import Prose, Span

PRESENCE = re.compile(
    r"\b(?:visit(?:s|ed|ing)?|trip|travel(?:s|led|ed)?|flew|arriv(?:es|ed|al)|talks|summit|meeting|"
    r"conference|speaking|spoke|stay|stop)\b(?:\s+\w+){0,2}?\s+(?:to|in|at|into)\s+(?:the\s+)?$|"
    r"\b(?:visit(?:s|ed|ing)?)\s+$",
    re.IGNORECASE,
)
"""What stands before a place name when it says that somebody was there."""

UNSURE = 0.35
"""Below this confidence a resolved toponym with a rival elsewhere becomes a doubt."""


def find_doubts(
    prose: Prose,
    toponyms: Sequence[Toponym],
    timexes: Sequence[Timex],
    quotations: Sequence[Quotation],
) -> tuple[Doubt, ...]:
    """Find contradictions, impossible days, unsure places and words without a speaker."""
    found = [
        *_two_venues(prose, toponyms, timexes),
        *_impossible_days(timexes),
        *_unsure_places(toponyms),
        *_speakerless(quotations),
    ]
    return tuple(sorted(found, key=lambda d: (d.start, d.end, d.why)))


def _two_venues(
    prose: Prose, toponyms: Sequence[Toponym], timexes: Sequence[Timex]
) -> Iterator[Doubt]:
    """One person in two towns of one country, with no day that would tell two occasions apart."""
    venues = [t for t in toponyms if _is_venue(prose.text, t)]
    towns = {t.place.id for t in venues if t.place}
    if len(towns) < 2:
        return
    told: set[tuple[str, frozenset[str]]] = set()
    visits = [(t, p) for t in venues for p in _present(prose, t, find_people(prose))]
    for (one, who), (other, also) in combinations(visits, 2):
        pair = frozenset(t.place.id for t in (one, other) if t.place)
        if who != also or len(pair) < 2 or (who, pair) in told:
            continue
        if _same_country(one, other) and not _days_between(prose, timexes, (one, other)):
            told.add((who, pair))
            yield _venue_doubt(one, other, who)


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


def _present(prose: Prose, toponym: Toponym, people: Iterable[Person]) -> list[str]:
    """The one person the sentence puts there: the nearest named in it."""
    sentence = prose.sentence_at(toponym.start)
    near = [
        (abs(m.start - toponym.start), p.name)
        for p in people
        for m in p.mentions
        if sentence.covers(m)
    ]
    return [min(near)[1]] if near else []


def _same_country(one: Toponym, other: Toponym) -> bool:
    return bool(one.place and other.place and one.place.country == other.place.country)


def _days_between(prose: Prose, timexes: Sequence[Timex], venues: Iterable[Toponym]) -> bool:
    """Whether both sentences carry a day of their own."""
    sentences = [prose.sentence_at(t.start) for t in venues]
    return all(any(s.covers(t.span) and t.earliest for t in timexes) for s in sentences)


def _impossible_days(timexes: Iterable[Timex]) -> Iterator[Doubt]:
    for timex in timexes:
        if timex.rule == "impossible-day":
            why = f"“{timex.text}” is no day of the calendar; no date was made of it."
            yield Doubt(timex.start, timex.end, why, "time")


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
                f"“{toponym.text}” was read as {toponym.place.name} ({toponym.place.country}), "
                f"but may be {rival.name} ({rival.country})."
            )
            yield Doubt(toponym.start, toponym.end, why, "place")


def _speakerless(quotations: Iterable[Quotation]) -> Iterator[Doubt]:
    for quotation in quotations:
        if quotation.kind == "direct" and quotation.source is None:
            content = Span(quotation.start, quotation.content[0].end)
            yield Doubt(content.start, content.end, "Nobody is named as saying this.", "speaker")
