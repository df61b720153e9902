"""What the reader asks to see now: one frozen value that narrows map, timeline and cards alike.

A lens is read from the URL, where anything may stand: ``Lens.parse`` takes what it understands
and leaves the rest. It is one condition in SQL on the rows of the mention table, made of its
facets', and one sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

import geopandas as gpd

from geo.asking.database import Condition, Mentions
from geo.asking.lens.facets import FACETS, Area, text
from geo.asking.lens.related import chosen, related
from geo.asking.lens.sentence import describe


@dataclass(frozen=True)
class Lens:
    """A question to the mention table; an empty one asks for everything.

    Parameters
    ----------
    region : str
        Id of a region that a mention, or a place of its sentence, lies in.
    places : tuple of str
        Ids of places; a mention tied to any of them stays.
    area : (west, south, east, north) or None
        Degrees; a mention tied to a place within them stays.
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
    area: Area | None = None

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))

    @classmethod
    def parse(cls, values: Mapping[str, Any]) -> Lens:
        """Read a lens from what stands in a URL; whatever cannot be meant is left out.

        ``values`` may hold the key of each facet and ``mention``: ``region``, ``words`` and
        ``area`` (text), ``place``, ``speaker``, ``article`` and ``kind`` (a text or several) and
        ``days`` (EDTF: ``2025-06``, ``2025-06-01/2025-07-12``, either end may be ``..``).
        """
        asked = {
            field: value
            for facet in FACETS
            for field, value in zip(facet.fields, facet.parse(values.get(facet.key)), strict=True)
        }
        return cls(**asked, mention=text(values.get("mention")))

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

    def condition(self, mentions: Mentions) -> Condition:
        """Return what this lens asks of a row; the mention looked at is looked up first."""
        asked = [facet.condition(*facet.of(self)) for facet in FACETS if any(facet.of(self))]
        one = chosen(mentions, self.mention)
        return Condition.all_of([*asked, *([related(one)] if one else [])])

    def keep(self, table: gpd.GeoDataFrame, mentions: Mentions | None = None) -> gpd.GeoDataFrame:
        """Return the rows of a table that this lens asks for, in their order.

        ``mentions`` is the same table where it is asked, for who has it at hand.
        """
        if not self:
            return table
        asked = mentions or Mentions.from_frame(table)
        return table.iloc[asked.numbers(self.condition(asked))]

    def describe(
        self, table: gpd.GeoDataFrame | Mentions, counts: Mapping[str, int] | None = None
    ) -> str:
        """Say in one plain sentence what is being looked at.

        ``table`` is the whole table: the sentence counts what ``keep`` leaves of it, and
        takes the names of places and articles from it. ``counts`` (``counts.count_kinds``) are
        what it leaves of each kind, for who has them at hand.
        """
        asked = table if isinstance(table, Mentions) else Mentions.from_frame(table)
        return describe(self, asked, counts)
