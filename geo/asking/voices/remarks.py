"""What one voice said, remark by remark: each once, with every printing of it.

A remark is gathered from quotations read in articles and from the reference chronology
(``voices``, ``wordings``). It can be narrowed like the mention table, and laid out as rows of
that table's shape, so that the timeline draws remarks as it draws everything else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from geo.asking.lens import Lens
from geo.asking.mentions import happening_id
from geo.asking.sentences import Known
from geo.asking.voices.other_wordings import Noted, noted_wordings
from geo.asking.voices.utterances import Utterance, cue_of
from geo.asking.voices.variants import gathered, worded

Wording = tuple[Utterance, ...]


@dataclass(frozen=True, slots=True)
class Saying:
    """One remark.

    ``wordings`` are its printings, those with the same words together; the first printing of
    the first is the one shown. ``said_at`` and ``about`` are place ids, with their names.
    ``regions`` are those of all its places.
    """

    wordings: tuple[Wording, ...]
    said_at: str
    said_at_name: str
    about: tuple[str, ...]
    about_names: tuple[str, ...]
    regions: tuple[str, ...]

    @property
    def shown(self) -> Utterance:
        """The printing that stands for all."""
        return self.wordings[0][0]

    @property
    def id(self) -> str:
        """The id of the printing that stands for all."""
        return self.shown.id

    @property
    def printings(self) -> tuple[Utterance, ...]:
        """Every printing."""
        return tuple(u for wording in self.wordings for u in wording)

    @property
    def places(self) -> frozenset[str]:
        """Where it was said and what places it is about."""
        return frozenset({self.said_at, *self.about} - {""})

    @property
    def days(self) -> tuple[date | None, date | None]:
        """The days on which it can have been said; ``None`` where no printing says."""
        dated = [u for u in self.printings if u.first and u.last]
        best = min(dated, key=lambda u: (u.last or date.max) - (u.first or date.min), default=None)
        return (best.first, best.last) if best else (None, None)

    @property
    def noted(self) -> tuple[Noted, ...]:
        """Further wordings that the reference's notes quote."""
        found = (noted for u in self.printings for noted in noted_wordings(u.note))
        return tuple(dict.fromkeys(found))

    def holds(self, id: str) -> bool:
        """Whether one of its printings has this id."""
        return any(u.id == id for u in self.printings)

    def belongs_to(self, id: str) -> bool:
        """Whether it was said at the happening that has this id among the mentions."""
        return any(u.happening and happening_id(u.happening) == id for u in self.printings)


def sayings(said: Iterable[Utterance]) -> tuple[Saying, ...]:
    """Return the remarks among utterances, in the order of their days (undated last)."""
    known = Known()
    made = [_saying(group, known) for group in gathered(said)]
    return tuple(sorted(made, key=_order))


def _order(saying: Saying) -> tuple[date, bool, str]:
    """By day; of one day what is printed word for word first, then the reporters' words."""
    return saying.days[0] or date.max, saying.shown.kind == "indirect", saying.id


def _saying(group: Sequence[Utterance], known: Known) -> Saying:
    """Put the printings of one remark together, those of the chronology first.

    The chronology was checked by hand; where it says nothing, what was read in articles counts.
    """
    ordered = sorted(group, key=lambda u: (bool(u.article), -len(u.words), u.id))
    said_at = next((u.said_at for u in ordered if u.said_at), "")
    checked = [u for u in ordered if not u.article] or ordered
    about = tuple(dict.fromkeys(place for u in checked for place in u.about))
    return Saying(
        wordings=worded(ordered),
        said_at=said_at,
        said_at_name=known.name(said_at) if said_at else "",
        about=about,
        about_names=tuple(known.name(id) for id in about),
        regions=known.regions(tuple(dict.fromkeys([*([said_at] if said_at else []), *about]))),
    )


def keep(said: Iterable[Saying], lens: Lens, cue: str = "") -> tuple[Saying, ...]:
    """Return the remarks that a lens asks for; all the places asked for must be theirs.

    Unlike in the mention table, two places mean an arc: said at the one, about the other.
    A mention is a printing or a happening. Speakers and articles are not asked for here; a
    mention that nothing belongs to narrows nothing.
    """
    found = [s for s in said if _fits(s, lens) and (not cue or cue in _cues(s))]
    chosen = tuple(s for s in found if s.holds(lens.mention) or s.belongs_to(lens.mention))
    return chosen or tuple(found)


def _fits(saying: Saying, lens: Lens) -> bool:
    first, last = saying.days
    told = " ".join(f"{u.words} {u.title} {u.outlet}" for u in saying.printings).casefold()
    return (
        saying.places.issuperset(lens.places)
        and (not lens.region or lens.region in saying.regions)
        and (not lens.first or bool(last and last >= lens.first))
        and (not lens.last or bool(first and first <= lens.last))
        and all(word in told for word in lens.words.casefold().split())
    )


def _cues(saying: Saying) -> frozenset[str]:
    return frozenset(map(cue_of, saying.printings))


def as_mentions(said: Iterable[Saying]) -> pd.DataFrame:
    """Lay out remarks as quotations in the shape of the mention table, one row each."""
    rows = [_row(saying) for saying in said]
    columns = [
        "mention", "kind", "words", "regions", "linked_places", "first", "last", "precision",
        "published", "speaker", "cue",
    ]  # fmt: skip
    table = pd.DataFrame(rows, columns=columns)
    for name in ("first", "last", "published"):
        table[name] = pd.to_datetime(table[name]).astype("datetime64[s]")
    return table


def _row(saying: Saying) -> dict[str, object]:
    first, last = saying.days
    shown = saying.shown
    return {
        "mention": saying.id,
        "kind": "quotation",
        "words": shown.words,
        "regions": saying.regions,
        "linked_places": tuple(saying.places),
        "first": first,
        "last": last,
        "precision": "day" if first and first == last else "span",
        "published": None,
        "speaker": shown.speaker,
        "cue": shown.cue,
    }


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a voice: how many remarks were made there and how many are about it."""

    id: str
    name: str
    kind: str
    country: str
    regions: tuple[str, ...]
    lon: float | None
    lat: float | None
    said: int
    about: int


def spots(said: Iterable[Saying]) -> tuple[Spot, ...]:
    """Return every place where something was said or that something is about, busiest first."""
    known, here, there = Known(), Counter[str](), Counter[str]()
    for saying in said:
        here.update([saying.said_at] if saying.said_at else [])
        there.update(saying.about)
    found = []
    for id in sorted({*here, *there}):
        if place := known.place(id):
            found.append(
                Spot(
                    id, place.name, place.kind, place.country, known.regions((id,)),
                    place.lon, place.lat, here[id], there[id],
                )
            )  # fmt: skip
    return tuple(sorted(found, key=lambda s: (-s.said - s.about, s.name)))
