"""What the reader asks to see now: one frozen value that narrows map, timeline and cards alike.

A lens is read from the URL, where anything may stand: ``Lens.parse`` takes what it understands
and leaves the rest. Each way of narrowing can say itself, so that ``describe`` is one sentence.
The reference chronology answers to region, places, days and words, but not to speaker or
article: it is the ground that the articles stand on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from geo.asking.companions import days_of
from geo.asking.sayings import describe
from geo.asking.upon import upon

KINDS = ("toponym", "timex", "quotation", "happening")


@dataclass(frozen=True)
class Lens:
    """A question to the mention table; an empty one asks for everything.

    Parameters
    ----------
    region : str
        Id of a region that a mention, or a place of its sentence, lies in.
    places : tuple of str
        Ids of places; a mention tied to any of them stays.
    first, last : date or None
        Days, both included; a mention whose days touch them stays.
    speakers, articles : tuple of str
        Names of speakers and ids of articles.
    words : str
        Words that all stand in the sentence, the headline or the speaker's name, in any case.
    kinds : tuple of str
        Kinds of mention to keep: ``toponym``, ``timex``, ``quotation``, ``happening``.
    mention : str
        Id of the one mention looked at: it stays with what belongs to it. An id that the table
        does not hold narrows nothing.
    """

    region: str = ""
    places: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    speakers: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    words: str = ""
    kinds: tuple[str, ...] = ()
    mention: str = ""

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))

    @classmethod
    def parse(cls, values: Mapping[str, Any]) -> Lens:
        """Read a lens from what stands in a URL; whatever cannot be meant is left out.

        ``values`` may hold ``region``, ``words`` and ``mention`` (text), ``place``, ``speaker``,
        ``article`` and ``kind`` (a text or several) and ``days`` (EDTF: ``2025-06``,
        ``2025-06-01/2025-07-12``, either end may be ``..``).
        """
        first, last = _days(_text(values.get("days")))
        return cls(
            region=_text(values.get("region")),
            places=_texts(values.get("place")),
            first=first,
            last=last,
            speakers=_texts(values.get("speaker")),
            articles=_texts(values.get("article")),
            words=" ".join(_text(values.get("words")).split()),
            kinds=tuple(kind for kind in _texts(values.get("kind")) if kind in KINDS),
            mention=_text(values.get("mention")),
        )

    @property
    def days(self) -> str:
        """The days as they stand in a URL; empty when all time is meant."""
        if self.first is None and self.last is None:
            return ""
        first, last = (d.isoformat() if d else ".." for d in (self.first, self.last))
        return first if first == last else f"{first}/{last}"

    def but(self, **changes: Any) -> Lens:
        """Return this lens with some of it changed."""
        return replace(self, **changes)

    def keep(self, table: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
        """Return the rows that this lens asks for, in their order."""
        if not self:
            return table
        chosen = np.ones(len(table), dtype=bool)
        reference = (table["kind"] == "happening").to_numpy()
        if self.kinds:
            chosen &= table["kind"].isin(self.kinds).to_numpy()
        if self.articles:
            chosen &= table["article"].isin(self.articles).to_numpy() | reference
        if self.speakers:
            chosen &= _any_of(table["linked_speakers"], self.speakers) | reference
        if self.region:
            chosen &= _any_of(table["regions"], (self.region,))
        if self.places:
            chosen &= _any_of(table["linked_places"], self.places)
        if self.first or self.last:
            chosen &= _within(table, self.first, self.last)
        if self.words:
            chosen &= _holding(table, self.words)
        if self.mention:
            chosen &= upon(table, self.mention)
        return table[chosen]

    def describe(self, table: gpd.GeoDataFrame) -> str:
        """Say in one plain sentence what is being looked at.

        ``table`` is the whole table: the sentence counts what ``keep`` leaves of it, and
        takes the names of places and articles from it.
        """
        return describe(self, self.keep(table), table)


def _text(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        value = value[0] if value else ""
    return value.strip() if isinstance(value, str) else ""


def _texts(value: Any) -> tuple[str, ...]:
    values = value if isinstance(value, (list, tuple)) else (value,)
    texts = (v.strip() for v in values if isinstance(v, str))
    return tuple(dict.fromkeys(text for text in texts if text))


def _days(text: str) -> tuple[date | None, date | None]:
    """Return the days of an EDTF text; days in the wrong order are put right."""
    start, _, end = text.partition("/")
    first, last = days_of(start)[0], days_of(end or start)[1]
    if first and last and first > last:
        return days_of(end)[0], days_of(start)[1]
    return first, last


def _any_of(column: pd.Series, wanted: Iterable[str]) -> np.ndarray:
    """Whether each row's tuple holds one of the wanted values."""
    missing = frozenset(wanted).isdisjoint
    held = (not missing(values) for values in column.tolist())
    return np.fromiter(held, dtype=bool, count=len(column))


def _within(table: gpd.GeoDataFrame, first: date | None, last: date | None) -> np.ndarray:
    """Whether each row's days touch the days asked for; an undated row does not."""
    inside = table["near_first"].notna().to_numpy()
    if first:
        inside = inside & (table["near_last"] >= pd.Timestamp(first)).to_numpy()
    if last:
        inside = inside & (table["near_first"] <= pd.Timestamp(last)).to_numpy()
    return inside


def _holding(table: gpd.GeoDataFrame, words: str) -> np.ndarray:
    """Whether each row's sentence, headline or speaker holds every word."""
    wanted = words.casefold().split()
    held = (all(word in text for word in wanted) for text in table["searched"].tolist())
    return np.fromiter(held, dtype=bool, count=len(table))
