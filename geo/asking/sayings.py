"""The lens in words: counts, names and days as a reader would say them."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import geopandas as gpd

from geo.world.regions import regions

if TYPE_CHECKING:
    from geo.asking.lens import Lens

NOUNS = {
    "quotation": ("quotation", "quotations"),
    "toponym": ("place name", "place names"),
    "timex": ("time", "times"),
    "happening": ("reference event", "reference events"),
}
"""What a mention of each kind is called, one and several, in the order they are told."""

THE_FIRST = ("United ", "Gulf of ", "Sea of ", "Strait of ", "Gaza", "Horn of ", "West Bank")
THE_LAST = (
    "Sea", "Gulf", "Strait", "Peninsula", "Heights", "Islands", "East", "West", "Levant",
    "Caucasus", "Balkans", "states", "countries", "Sahel", "Pacific", "Canal", "Ocean",
    "Emirates", "Netherlands", "Philippines", "Republic", "Donbas", "Strip",
)  # fmt: skip
"""How names begin or end that take "the"."""

EDGES = "“”‘’«»\"' .,;:"
"""What is trimmed from words before they are put between quotation marks again."""

LONGEST_QUOTE = 60
"""Characters of a chosen mention that the sentence repeats."""


def describe(lens: Lens, kept: gpd.GeoDataFrame, table: gpd.GeoDataFrame) -> str:
    """Say in one sentence what a lens keeps of a table."""
    if not lens:
        return count(table) + _everywhere(table)
    told = _chosen(lens, table) + count(kept)
    about = [_about(lens, table), _said_by(lens), _within(lens, table), _with_words(lens)]
    days = spoken_days(lens.first, lens.last)
    return " ".join([told, *filter(None, about)]) + (f", {days}" if days else "")


def count(kept: gpd.GeoDataFrame) -> str:
    """Say how many mentions of each kind there are: ``14 quotations and 3 times``."""
    counts = kept["kind"].value_counts()
    parts = [
        f"{counts[kind]:,} {one if counts[kind] == 1 else several}"
        for kind, (one, several) in NOUNS.items()
        if counts.get(kind)
    ]
    return listed(parts) if parts else "Nothing"


def _everywhere(table: gpd.GeoDataFrame) -> str:
    """Say over how many articles and years a whole table reaches."""
    articles = table["article"].nunique() - bool((table["article"] == "").any())
    told = f" in {articles:,} {'article' if articles == 1 else 'articles'}" if articles else ""
    first, last = table["first"].min(), table["last"].max()
    if first != first or last != last:
        return told
    years = str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    return f"{told}, {years}"


def listed(parts: Sequence[str], last: str = "and") -> str:
    """Join as prose does: ``a, b and c``."""
    return f" {last} ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def with_the(name: str) -> str:
    """Return a place's name as it stands in a sentence: ``the Middle East``, ``Iran``."""
    if name.startswith("The "):
        return "the " + name[4:]
    needs = name.startswith(THE_FIRST) or name.endswith(THE_LAST)
    return f"the {name}" if needs and not name.startswith("the ") else name


def spoken_days(first: date | None, last: date | None) -> str:
    """Say a stretch of days: ``June to July 2025``, ``12 July 2025``, ``since 1 May 2014``."""
    if first is None or last is None:
        return f"since {_day(first)}" if first else f"until {_day(last)}" if last else ""
    if first == last:
        return _day(first)
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        return _spoken_months(first, last)
    if first.year != last.year:
        return f"{_day(first)} to {_day(last)}"
    start = str(first.day) if first.month == last.month else f"{first.day} {first:%B}"
    return f"{start} to {_day(last)}"


def _spoken_months(first: date, last: date) -> str:
    """Say whole months, or whole years when they are."""
    if first.month == 1 and last.month == 12:
        return f"{first.year}" if first.year == last.year else f"{first.year} to {last.year}"
    end = f"{last:%B} {last.year}"
    if first.year != last.year:
        return f"{first:%B} {first.year} to {end}"
    return end if first.month == last.month else f"{first:%B} to {end}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def place_names(table: gpd.GeoDataFrame) -> dict[str, str]:
    """Return the names of the places a table stands at, by id."""
    return _pairs(table, "place", "place_name")


def article_titles(table: gpd.GeoDataFrame) -> dict[str, str]:
    """Return the headlines of a table's articles, by id, in the table's order."""
    return _pairs(table, "article", "title")


def _pairs(table: gpd.GeoDataFrame, id: str, name: str) -> dict[str, str]:
    """Return what stands beside each id; a column is quicker to go through than a table to cut."""
    pairs = dict(zip(table[id].tolist(), table[name].tolist(), strict=True))
    pairs.pop("", None)
    return pairs


def region_name(id: str) -> str:
    """Return a region's name; an unknown id names itself."""
    region = regions().get(id)
    return region.name if region else id


def _chosen(lens: Lens, table: gpd.GeoDataFrame) -> str:
    """Repeat the mention looked at, so that the sentence says what stands around it."""
    row = table[table["mention"] == lens.mention] if lens.mention else table.iloc[:0]
    if row.empty:
        return ""
    words = row.iloc[0]["words"]
    short = words if len(words) <= LONGEST_QUOTE else words[: LONGEST_QUOTE - 1].rstrip() + "…"
    return f"Around “{short.strip(EDGES)}”: "


def _about(lens: Lens, table: gpd.GeoDataFrame) -> str:
    names = place_names(table) if lens.places else {}
    about = [with_the(names.get(id, id)) for id in lens.places]
    if lens.region:
        region = with_the(region_name(lens.region))
        return f"about {listed(about, 'or')} in {region}" if about else f"about {region}"
    return f"about {listed(about, 'or')}" if about else ""


def _said_by(lens: Lens) -> str:
    return f"with {listed(lens.speakers, 'or')} speaking" if lens.speakers else ""


def _within(lens: Lens, table: gpd.GeoDataFrame) -> str:
    if not lens.articles:
        return ""
    titles = article_titles(table)
    return "in " + listed([f"“{titles.get(id, id)}”" for id in lens.articles], "or")


def _with_words(lens: Lens) -> str:
    return f"with the words “{lens.words}”" if lens.words else ""
