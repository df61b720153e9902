"""Two articles, or two outlets, side by side: what both tell and what only one tells.

Nothing here says who is right. Places are the same when their ids are, days when both ends
are, quotations when their words are alike (``wordings``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import geopandas as gpd
import pandas as pd

from geo.asking.voices.utterances import Utterance
from geo.asking.voices.variants import held, same_remark


@dataclass(frozen=True, slots=True)
class Told:
    """One thing as each side tells it: the words used, and the mentions behind them.

    ``id`` is a place id, EDTF days or a speaker's name; the tuples are empty on the side
    that does not tell it.
    """

    id: str
    name: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    left_mentions: tuple[str, ...] = ()
    right_mentions: tuple[str, ...] = ()

    @property
    def shared(self) -> bool:
        """Whether both sides tell it."""
        return bool(self.left_mentions and self.right_mentions)

    @property
    def named_apart(self) -> bool:
        """Whether both tell it, and no name for it is the same."""
        mine, theirs = ({w.casefold() for w in side} for side in (self.left, self.right))
        return self.shared and mine.isdisjoint(theirs)


@dataclass(frozen=True, slots=True)
class QuotedTwice:
    """A remark on both sides; ``whole`` says which side prints more of it, if one does."""

    left: Utterance
    right: Utterance
    whole: str


def places(left: gpd.GeoDataFrame, right: gpd.GeoDataFrame) -> tuple[Told, ...]:
    """Return the places of both sides, shared ones first, then by how often they are named."""
    sides = [side[(side["kind"] == "toponym") & (side["place"] != "")] for side in (left, right)]
    names = {row.place: row.place_name for side in sides for row in side.itertuples(index=False)}
    return _told(sides, "place", names)


def days(left: gpd.GeoDataFrame, right: gpd.GeoDataFrame) -> tuple[Told, ...]:
    """Return the days of both sides in the order of the calendar; vague times are left out.

    The id is the day in EDTF, or the first and last day with a slash between.
    """
    sides = [side[(side["kind"] == "timex") & side["first"].notna()] for side in (left, right)]
    sides = [side[side["precision"] != "vague"] for side in sides]
    dated = [side.assign(days=[_edtf(*days) for days in _ends(side)]) for side in sides]
    names = {id: id for side in dated for id in side["days"]}
    return tuple(sorted(_told(dated, "days", names), key=lambda told: told.id))


def _ends(side: pd.DataFrame) -> Iterable[tuple[pd.Timestamp, pd.Timestamp]]:
    return zip(side["first"], side["last"], strict=True)


def _edtf(first: pd.Timestamp, last: pd.Timestamp) -> str:
    start, end = first.date().isoformat(), last.date().isoformat()
    return start if start == end else f"{start}/{end}"


def speakers(left: gpd.GeoDataFrame, right: gpd.GeoDataFrame) -> tuple[Told, ...]:
    """Return who is quoted on both sides, shared ones first."""
    sides = [
        side[(side["kind"] == "quotation") & (side["speaker"] != "")] for side in (left, right)
    ]
    names = {row.speaker: row.speaker for side in sides for row in side.itertuples(index=False)}
    return _told(sides, "speaker", names)


def _told(sides: list[gpd.GeoDataFrame], column: str, names: dict[str, str]) -> tuple[Told, ...]:
    """Pair what two sides say about the same things, by one column of ids."""
    words, mentions = ([_by(side, column, what) for side in sides] for what in ("words", "mention"))
    found = [
        Told(
            id,
            name,
            *(tuple(dict.fromkeys(side.get(id, ()))) for side in words),
            *(tuple(side.get(id, ())) for side in mentions),
        )
        for id, name in names.items()
        if id
    ]
    count = {told.id: len(told.left_mentions) + len(told.right_mentions) for told in found}
    return tuple(sorted(found, key=lambda told: (not told.shared, -count[told.id], told.name)))


def _by(side: pd.DataFrame, column: str, what: str) -> dict[str, list[str]]:
    """Gather one column's values under another's, in reading order."""
    gathered: dict[str, list[str]] = {}
    for id, value in zip(side[column], side[what], strict=True):
        gathered.setdefault(id, []).append(value)
    return gathered


def quoted_twice(left: Iterable[Utterance], right: Iterable[Utterance]) -> tuple[QuotedTwice, ...]:
    """Return the remarks that both sides print, and which of them prints more of each."""
    others = list(right)
    pairs = [
        (one, other) for one in left for other in others if same_remark(one.words, other.words)
    ]
    return tuple(QuotedTwice(one, other, _whole(one, other)) for one, other in pairs)


def _whole(one: Utterance, other: Utterance) -> str:
    """Say which of two printings holds the other and goes on: ``left``, ``right`` or neither."""
    in_right, in_left = held(one.words, other.words), held(other.words, one.words)
    if abs(in_right - in_left) < 0.15:
        return ""
    return "left" if in_left > in_right else "right"


def dated_apart(
    left: Iterable[Utterance], right: Iterable[Utterance]
) -> tuple[tuple[Utterance, Utterance], ...]:
    """Return remarks that both print and put on days that do not meet."""
    return tuple(
        (pair.left, pair.right)
        for pair in quoted_twice(left, right)
        if pair.left.first and pair.left.last and pair.right.first and pair.right.last
        if pair.left.last < pair.right.first or pair.right.last < pair.left.first
    )
