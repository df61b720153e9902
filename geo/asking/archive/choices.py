"""What the chips offer of an archive: what is mentioned most, and how much there is beside it."""

from __future__ import annotations

from dataclasses import dataclass

from geo.asking.database import Condition, Mentions
from geo.asking.lens import Lens
from geo.asking.lens.counts import count_places, count_speakers, extent
from geo.asking.lens.offers import Offered, labelled, offered_regions
from geo.asking.lens.related import chosen
from geo.asking.lens.sentence import TableNames

MOST = 200
"""Places and speakers that a chip offers."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What is offered, and how many ``places`` and ``speakers`` there are in all."""

    offered: Offered
    places: int
    speakers: int


def choices(lens: Lens, mentions: Mentions) -> Choices:
    """Return what each chip offers, narrowed by all the others, the most mentioned first."""
    free = lens.but(mention="")
    names, one = TableNames(mentions), chosen(mentions, lens.mention)
    at = free.but(places=()).condition(mentions)
    by = free.but(speakers=()).condition(mentions)
    places, speakers = count_places(mentions, at, MOST), count_speakers(mentions, by, MOST)
    every = Offered(
        regions=offered_regions(free, mentions),
        places=labelled(places),
        speakers={name: f"{name} · {n:,}" for name, n in speakers.items()},
        articles={id: names.article(id) for id in lens.articles},
        reach=extent(mentions),
        words=one["words"] if one else "",
    )
    return Choices(
        every,
        _several(mentions, "place", at, len(places)),
        _several(mentions, "speaker", by, len(speakers)),
    )


def _several(mentions: Mentions, column: str, asked: Condition, found: int) -> int:
    """Return how many there are in all; where fewer are found than may be, these are all."""
    if found < MOST:
        return found
    kind = {"place": "toponym", "speaker": "quotation"}[column]
    sql = (
        f"SELECT count(DISTINCT {column}) FROM {{table}} "
        f"WHERE kind = '{kind}' AND {column} <> '' AND ({asked.sql})"
    )
    return int(mentions.ask(sql, asked.values)[0][0])
