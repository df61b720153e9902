"""Who speaks about a region, and from where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from geo.asking.voices.remarks import Saying, sayings
from geo.asking.voices.utterances import Utterance, by_voice, has_words


@dataclass(frozen=True, slots=True)
class Heard:
    """A speaker, the remarks about a region, and the names of where they were made."""

    name: str
    role: str
    remarks: tuple[Saying, ...]
    said_in: tuple[str, ...]


Days = tuple[date | None, date | None]


def heard_about(
    said: Iterable[Utterance], held: frozenset[str], days: Days = (None, None)
) -> tuple[Heard, ...]:
    """Return who speaks about any of some places, by remarks, most first.

    ``held`` are place ids. A remark is about a place when the place is named as what it is
    about; where it was said does not count. Heard is whose words are printed. Only what was said
    within ``days`` counts, if any are given.
    """
    about = [u for u in said if not held.isdisjoint(u.about) and _within(u, days)]
    found = []
    for voice, own in by_voice(about):
        if not has_words(own):
            continue
        remarks = sayings(own)
        places = Counter(r.said_at_name for r in remarks if r.said_at_name)
        ordered = sorted(places, key=lambda name: (-places[name], name))
        found.append(Heard(voice.name, voice.role, remarks, tuple(ordered)))
    return tuple(sorted(found, key=lambda h: (-len(h.remarks), h.name)))


def _within(utterance: Utterance, days: Days) -> bool:
    first, last = days
    return (not first or bool(utterance.last and utterance.last >= first)) and (
        not last or bool(utterance.first and utterance.first <= last)
    )
