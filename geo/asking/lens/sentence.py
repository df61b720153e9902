"""The lens as one sentence: what is counted, and what it is asked by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from geo.asking.database import Condition, Mentions
from geo.asking.lens.counts import Extent, count_kinds, extent
from geo.asking.lens.facets import FACETS
from geo.asking.lens.related import chosen
from geo.words import listed
from geo.world.regions import regions

if TYPE_CHECKING:
    from geo.asking.lens.question import Lens

NOUNS = {
    "quotation": ("quotation", "quotations"),
    "toponym": ("place name", "place names"),
    "timex": ("time", "times"),
    "happening": ("reference event", "reference events"),
}
"""What a mention of each kind is called, one and several, in the order they are told."""

EDGES = "“”‘’«»\"' .,;:"
"""What is trimmed from words before they are put between quotation marks again."""

LONGEST_QUOTE = 60
"""Characters of a chosen mention that the sentence repeats."""


def describe(lens: Lens, mentions: Mentions, counts: Mapping[str, int] | None = None) -> str:
    """Say in one sentence what a lens keeps of a table; ``counts`` of each kind, if at hand."""
    asked = lens.condition(mentions)
    counts = dict(count_kinds(mentions, asked) if counts is None else counts)
    if lens.speakers or lens.articles:  # the chronology does not answer to these, so it is not
        counts.pop("happening", None)  # counted beside what does
    if not lens:
        return _everything(counts, mentions, asked)
    counted = count(counts)
    names = TableNames(mentions)
    said = {f.key: f.say(lens, names) for f in FACETS if any(f.of(lens))}
    days = said.pop("days", "")
    told = " ".join(filter(None, [_around(lens, mentions) + counted, *said.values()]))
    return f"{told}, {days}" if days else told


def count(counts: Mapping[str, int]) -> str:
    """Say how many mentions of each kind there are: ``14 quotations and 3 times``."""
    parts = [
        f"{counts[kind]:,} {one if counts[kind] == 1 else several}"
        for kind, (one, several) in NOUNS.items()
        if counts.get(kind)
    ]
    return listed(parts) if parts else "Nothing"


def region_name(id: str) -> str:
    """Return a region's name; an unknown id names itself."""
    region = regions().get(id)
    return region.name if region else id


class TableNames:
    """What ids are called in a mention table; an unknown id names itself."""

    def __init__(self, mentions: Mentions) -> None:
        self.mentions = mentions

    def region(self, id: str) -> str:
        """Return a region's name."""
        return region_name(id)

    def place(self, id: str) -> str:
        """Return a place's name."""
        return self._beside("place", "place_name", id)

    def article(self, id: str) -> str:
        """Return an article's headline."""
        return self._beside("article", "title", id)

    def _beside(self, column: str, name: str, id: str) -> str:
        sql = f"SELECT {name} FROM {{table}} WHERE {column} = ? LIMIT 1"
        found = self.mentions.ask(sql, (id,))
        return str(found[0][0]) if found else id


def _everything(counts: Mapping[str, int], mentions: Mentions, asked: Condition) -> str:
    """Say what a whole table holds: what its articles tell, what is beside them, of which years."""
    reach = extent(mentions, asked)
    told = {kind: number for kind, number in counts.items() if kind != "happening"}
    beside = {kind: number for kind, number in counts.items() if kind == "happening"}
    some = "article" if reach.articles == 1 else "articles"
    inside = f"{count(told)} in {reach.articles:,} {some}" if reach.articles else ""
    held = ", and ".join(filter(None, [inside, count(beside) if beside else ""])) or count(told)
    return held + _years(reach)


def _years(reach: Extent) -> str:
    """Say which years are told of."""
    if reach.first is None or reach.last is None:
        return ""
    first, last = reach.first.year, reach.last.year
    return f", telling of {first}" + (f" to {last}" if first != last else "")


def _around(lens: Lens, mentions: Mentions) -> str:
    """Repeat the mention looked at, so that the sentence says what stands around it."""
    one = chosen(mentions, lens.mention)
    if one is None:
        return ""
    words = one["words"]
    short = words if len(words) <= LONGEST_QUOTE else words[: LONGEST_QUOTE - 1].rstrip() + "…"
    return f"Around “{short.strip(EDGES)}”: "
