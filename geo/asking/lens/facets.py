"""The facets of a lens: each way of narrowing is one row.

A facet has a key in the URL, reads its value from there, is a condition in SQL on a row of the
mention table, and can say itself. A new way of narrowing is a row here and a field of ``Lens``.
The reference chronology answers to region, places, days and words, but not to speaker or
article: it is the ground that the articles stand on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

from geo.asking.database import Condition, in_region
from geo.asking.sentences import days_of
from geo.words import listed, spoken_days, with_the

if TYPE_CHECKING:
    from geo.asking.lens.question import Lens

Area = tuple[float, float, float, float]
"""West, south, east and north in degrees; what lies on the east or north side is outside."""

KINDS = ("toponym", "timex", "quotation", "happening")


class Names(Protocol):
    """What the ids in a lens are called."""

    def region(self, id: str) -> str:
        """Return a region's name."""

    def place(self, id: str) -> str:
        """Return a place's name."""

    def article(self, id: str) -> str:
        """Return an article's headline."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One way of narrowing.

    Parameters
    ----------
    key : str
        The parameter of the URL.
    fields : tuple of str
        The fields of ``Lens`` that hold it.
    parse : callable
        From what stands in the URL, where anything may stand, to a value for each field.
    condition : callable
        From the fields' values to a condition in SQL.
    say : callable
        From a lens and what things are called to words that follow the count.
    """

    key: str
    fields: tuple[str, ...]
    parse: Callable[[Any], tuple[Any, ...]]
    condition: Callable[..., Condition]
    say: Callable[[Lens, Names], str]

    def of(self, lens: Lens) -> tuple[Any, ...]:
        """Return the values that a lens holds."""
        return tuple(getattr(lens, field) for field in self.fields)


def text(value: Any) -> str:
    """Return the text that stands in a URL, the first of several."""
    if isinstance(value, (list, tuple)):
        value = value[0] if value else ""
    return value.strip() if isinstance(value, str) else ""


def texts(value: Any) -> tuple[str, ...]:
    """Return the texts that stand in a URL, each once."""
    values = value if isinstance(value, (list, tuple)) else (value,)
    found = (v.strip() for v in values if isinstance(v, str))
    return tuple(dict.fromkeys(one for one in found if one))


def days(value: Any) -> tuple[date | None, date | None]:
    """Return the days of an EDTF text; days in the wrong order are put right."""
    start, _, end = text(value).partition("/")
    first, last = days_of(start)[0], days_of(end or start)[1]
    if first and last and first > last:
        return days_of(end)[0], days_of(start)[1]
    return first, last


def area(value: Any) -> Area | None:
    """Return the sides of an area, ``west,south,east,north`` in degrees; ``None`` for others."""
    try:
        west, south, east, north = (float(side) for side in text(value).split(","))
    except ValueError:
        return None
    on_earth = -180 <= west < east <= 180 and -90 <= south < north <= 90
    return (west, south, east, north) if on_earth else None


def _kinds(value: Any) -> tuple[str, ...]:
    return tuple(kind for kind in texts(value) if kind in KINDS)


def _one_of(column: str, values: Sequence[str]) -> Condition:
    return Condition(f"{column} IN ({', '.join('?' * len(values))})", tuple(values))


def _or_reference(condition: Condition) -> Condition:
    return Condition(f"{condition.sql} OR kind = 'happening'", condition.values)


def _shares(column: str, values: Sequence[str]) -> Condition:
    if len(values) == 1:  # twice as fast, and what is mostly asked
        return Condition(f"list_contains({column}, ?)", (values[0],))
    return Condition(f"list_has_any({column}, ?)", (list(values),))


def _within(sides: Area) -> Condition:
    """Whether a row is tied to a place that lies within an area."""
    west, south, east, north = sides
    return Condition("{within}", (west, east, south, north))


def _side(degrees: float, names: str) -> str:
    return f"{abs(degrees):g}° {names[degrees < 0]}" if degrees else "0°"


def say_area(sides: Area) -> str:
    """Say where an area lies: ``30° to 40° E, 45° to 50° N``."""
    west, south, east, north = sides
    return (
        f"{_side(west, 'EW')} to {_side(east, 'EW')}, {_side(south, 'NS')} to {_side(north, 'NS')}"
    )


def _touching(first: date | None, last: date | None) -> Condition:
    """Whether days touch the days asked for; an undated row's do not."""
    begun = [Condition("near_first <= ?", (last,))] if last else []
    going = [Condition("near_last >= ?", (first,))] if first else []
    return Condition.all_of([*going, *begun])


def _holding(words: str) -> Condition:
    """Whether sentence, headline or speaker hold every word, in any case."""
    wanted = words.casefold().split()
    return Condition.all_of([Condition("contains(searched, ?)", (word,)) for word in wanted])


def _about(lens: Lens, names: Names) -> str:
    about = listed([with_the(names.place(id)) for id in lens.places], "or")
    return f"about {about}" if about else ""


def _in_region(lens: Lens, names: Names) -> str:
    region = with_the(names.region(lens.region))
    return f"in {region}" if lens.places else f"about {region}"


def _in_articles(lens: Lens, names: Names) -> str:
    return "in " + listed([f"“{names.article(id)}”" for id in lens.articles], "or")


FACETS = (
    Facet("kind", ("kinds",), lambda v: (_kinds(v),), lambda k: _one_of("kind", k),
          lambda lens, names: ""),  # the count names the kinds
    Facet("place", ("places",), lambda v: (texts(v),), lambda p: _shares("linked_places", p),
          _about),
    Facet("region", ("region",), lambda v: (text(v),), in_region,
          _in_region),
    Facet("area", ("area",), lambda v: (area(v),), _within,
          lambda lens, names: f"within {say_area(lens.area)}" if lens.area else ""),
    Facet("speaker", ("speakers",), lambda v: (texts(v),),
          lambda s: _or_reference(_shares("linked_speakers", s)),
          lambda lens, names: f"with {listed(lens.speakers, 'or')} speaking"),
    Facet("article", ("articles",), lambda v: (texts(v),),
          lambda a: _or_reference(_one_of("article", a)), _in_articles),
    Facet("words", ("words",), lambda v: (" ".join(text(v).split()),), _holding,
          lambda lens, names: f"with the words “{lens.words}”"),
    Facet("days", ("first", "last"), days, _touching,
          lambda lens, names: spoken_days(lens.first, lens.last)),
)  # fmt: skip
"""In the order in which they are said. The one mention looked at is no facet (``related``)."""
