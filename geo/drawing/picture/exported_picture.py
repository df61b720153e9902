"""Articles as a picture: what its caption says, and its bytes as SVG or PNG."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from geo.asking.mentions import mention_table
from geo.drawing.picture.plate import Caption, Plate, picture_svg
from geo.drawing.picture.raster import to_png
from geo.drawing.reference_events import happenings_around
from geo.drawing.wording import counted, days_of
from geo.keeping.exports import Pair
from geo.words import listed

FEW = 3
"""Articles that a picture names by their headlines; of more it names the outlets."""


def taken_svg(pairs: Sequence[Pair], plate: Plate, told: str = "", made: date | None = None) -> str:
    """Return articles with their findings as a picture, an SVG document.

    Parameters
    ----------
    pairs : sequence of (Article, Findings)
        With all marks, or those that a lens keeps.
    plate : Plate
        How it is made.
    told : str
        The sentence above; without it, the headline or how many articles there are.
    made : date, optional
        The day that stands below; without it, today.
    """
    own = mention_table(pairs)
    table = mention_table(pairs, happenings_around(own)) if len(own) else own
    caption = Caption(told or _named(pairs), sources(pairs), made or date.today())
    return picture_svg(table, caption, plate)


def taken_png(
    pairs: Sequence[Pair],
    plate: Plate,
    told: str = "",
    made: date | None = None,
    scale: float = 1.0,
) -> bytes:
    """Return the same as PNG, ``scale`` pixels for each of the picture's own."""
    return to_png(taken_svg(pairs, plate, told, made), scale)


def _named(pairs: Sequence[Pair]) -> str:
    return pairs[0][0].title if len(pairs) == 1 else counted(len(pairs), "article")


def sources(pairs: Sequence[Pair]) -> str:
    """Name the articles that a picture rests on: outlet and day, and few headlines."""
    days = [article.published for article, _ in pairs if article.published]
    outlets = list(dict.fromkeys(article.outlet for article, _ in pairs if article.outlet))
    if len(pairs) <= FEW:
        each = [
            ", ".join(filter(None, [f"“{a.title}”", a.outlet, days_of(a.published)]))
            for a, _ in pairs
        ]
        return f"Source: {'; '.join(each)}." if each else ""
    several = listed(outlets) if len(outlets) <= FEW else counted(len(outlets), "outlet")
    by = f" by {several}" if outlets else ""
    when = f", {days_of(min(days), max(days))}" if days else ""
    return f"Sources: {counted(len(pairs), 'article')}{by}{when}."
