"""What the reference chronology knows of a quotation: that very remark, or the event it fits.

The chronology is evidence with sources, never a guess: a remark is the same only when its
speaker is and its words are, an event only when one alone has this speaker at this place near
the day of publication.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from geo.reading.marks import Quotation
from geo.reading.timexes.calendar import moved
from geo.reading.toponyms.place_rules import capitals
from geo.world.chronology import Happening, Remark, happenings, remarks

NEAR = timedelta(days=31)
"""How long before publication an event may lie and still be the article's occasion."""

NEAR_IN_A_CAPITAL = timedelta(days=3)
"""The same in a capital, where people speak every week and not only at an event."""

FEWEST_WORDS = 4
"""Shorter fragments are too common to tell whose they are."""

_IN_MARKS = re.compile(r"“[^”]+|‘[^’]{12,}|\"[^\"]+")
_WORDS = re.compile(r"[^\W_]+")


def name_parts(name: str) -> tuple[str, ...]:
    """Return the words of a name as names are compared, the surname last."""
    return tuple(name.casefold().replace("-", " ").split())


def same_person(one: str, other: str) -> bool:
    """Whether two names can be one person's: equal surnames, and given names alike.

    Transliterations differ in a letter or two ("Sergei", "Sergey"), so given names need only
    share their first letter.
    """
    mine, theirs = name_parts(one), name_parts(other)
    if not mine or not theirs or mine[-1] != theirs[-1]:
        return False
    return len(mine) == 1 or len(theirs) == 1 or mine[0][0] == theirs[0][0]


def known_remark(text: str, quotation: Quotation, published: date | None) -> Remark | None:
    """Return the chronology's record of these very words by this very speaker.

    Of words quoted in part only those in quotation marks are compared.
    """
    if quotation.kind == "indirect" or quotation.source is None:
        return None
    name = quotation.source.name
    if _surname(name) not in _surnames():
        return None
    words = _own_words(text, quotation)
    if words.count(" ") < FEWEST_WORDS:
        return None
    found = (r for recorded, r in _recorded() if words in recorded or recorded in words)
    remark = next((r for r in found if same_person(name, r.speaker)), None)
    late = remark and published and remark.said_on[:10] > str(published)
    return None if late else remark


def _own_words(text: str, quotation: Quotation) -> str:
    """Return what is quoted, in plain words; of a mixed quotation its longest piece in marks."""
    said = " ".join(span.of(text) for span in quotation.content)
    pieces = _IN_MARKS.findall(said) if quotation.kind == "mixed" else [said]
    return _plain(max(pieces or [said], key=len))


def _surname(name: str) -> str:
    """Return the last word of a name, as names are compared by it."""
    return "".join(name.casefold().replace("-", " ").split()[-1:])


@cache
def _surnames() -> frozenset[str]:
    return frozenset(_surname(remark.speaker) for _, remark in _recorded())


@cache
def _recorded() -> tuple[tuple[str, Remark], ...]:
    plain = ((_plain(r.text), r) for r in remarks())
    return tuple((words, r) for words, r in plain if words.count(" ") >= FEWEST_WORDS)


def _plain(words: str) -> str:
    """Return words in lower case between spaces, without marks, so that pieces can be found."""
    return f" {' '.join(_WORDS.findall(words.casefold()))} "


def known_happening(
    name: str, place: str, published: date | None, day: date | None = None
) -> Happening | None:
    """Return the one event with this speaker at this place within a month of publication.

    ``day`` is the day of speaking where the text prints one: then the event was on that day.
    """
    if not (published and name and place):
        return None
    near = NEAR_IN_A_CAPITAL if place in capitals() else NEAR
    first, last = (day, day) if day else (moved(published, -near.days), published)
    found = [h for h in _happenings_at(place) if h.earliest <= last and h.latest >= first]
    found = [h for h in found if any(same_person(name, actor) for actor in h.actors)]
    return found[0] if len(found) == 1 else None


@cache
def _happenings_at(place: str) -> tuple[Happening, ...]:
    return tuple(h for h in happenings() if any(p.place_id == place for p in h.places))


def day_at(happening: Happening, name: str) -> str:
    """Return the one day on which the chronology has this speaker there, else the event's."""
    days = {
        r.said_on for r in remarks() if r.happening == happening.id and same_person(name, r.speaker)
    }
    return days.pop() if len(days) == 1 else happening.date
