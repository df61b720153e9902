"""What the chips offer: names, and how many mentions each would leave."""

from __future__ import annotations

from dataclasses import dataclass

from geo.asking.database import Mentions
from geo.asking.lens.counts import (
    Extent,
    count_articles,
    count_places,
    count_regions,
    count_speakers,
    extent,
)
from geo.asking.lens.question import Lens
from geo.asking.lens.related import chosen
from geo.asking.lens.sentence import region_name
from geo.world.regions import MAIN


@dataclass(frozen=True, slots=True)
class Offered:
    """Labels with their counts, by id; how far all mentions reach; the chosen one's words.

    ``regions`` holds name and count apart, since they are printed in two weights.
    """

    regions: dict[str, tuple[str, int]]
    places: dict[str, str]
    speakers: dict[str, str]
    articles: dict[str, str]
    reach: Extent
    words: str

    def __sizeof__(self) -> int:
        labels = (self.places, self.speakers, self.articles)
        return sum(len(id) + len(label) + 200 for part in labels for id, label in part.items())


def offered(lens: Lens, mentions: Mentions) -> Offered:
    """Return what each chip offers, narrowed by all the others."""
    free = lens.but(mention="")
    one = chosen(mentions, lens.mention)
    places = count_places(mentions, free.but(places=()).condition(mentions))
    speakers = count_speakers(mentions, free.but(speakers=()).condition(mentions))
    articles = count_articles(mentions, free.but(articles=()).condition(mentions))
    return Offered(
        regions=offered_regions(free, mentions),
        places=labelled(places),
        speakers={name: f"{name} · {n:,}" for name, n in speakers.items()},
        articles=labelled(articles),
        reach=extent(mentions),
        words=one["words"] if one else "",
    )


def offered_regions(free: Lens, mentions: Mentions) -> dict[str, tuple[str, int]]:
    """Return the main regions, and the one asked for."""
    ids = list(dict.fromkeys([*MAIN, *filter(None, [free.region])]))
    counted = count_regions(mentions, free.but(region="").condition(mentions), ids)
    return {id: (region_name(id), counted[id]) for id in ids}


def labelled(counted: dict[str, tuple[str, int]]) -> dict[str, str]:
    """Return names with their counts, by id.

    Namesakes are told apart by what their id ends with: a box cannot offer two alike.
    """
    labels = {id: f"{name} · {n:,}" for id, (name, n) in counted.items()}
    seen: set[str] = set()
    for id, label in labels.items():
        name, _, number = label.rpartition(" · ")
        labels[id] = f"{name} ({id.split(':')[-1]}) · {number}" if label in seen else label
        seen.add(label)
    return labels
