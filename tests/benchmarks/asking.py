"""How fast the views answer: bundled size and 10,000 mentions, without the browser.

    python -m tests.benchmarks.asking

One answer is what a click costs the server: the lens narrows the mention table, and the place
layer, the timeline and the first page of cards are drawn from what is left.
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable
from dataclasses import replace

import geopandas as gpd

from geo.asking.database import Mentions
from geo.asking.lens import Lens
from geo.asking.mentions import mention_table
from geo.drawing.atlas import place_layer
from geo.drawing.cards import quote_cards
from geo.drawing.timeline import timeline
from geo.keeping.shelf import bundled
from geo.reading.findings import read
from geo.world.chronology import happenings

ROUNDS = 7
CARDS = 12
LENSES = {
    "everything": Lens(),
    "a region": Lens(region="region:middle-east"),
    "a place": Lens(places=("geonames:130758",)),
    "words": Lens(words="strikes"),
}


def table_of(size: int) -> gpd.GeoDataFrame:
    """Lay out at least ``size`` mentions, by repeating the bundled articles under other ids."""
    articles = [(a, read(a.text, a.published)) for a in bundled()]
    pairs, found = list(articles), 0
    while size and found < size:
        found = sum(len(f.toponyms) + len(f.timexes) + len(f.quotations) for _, f in pairs)
        turn = len(pairs) // len(articles)
        pairs += [(replace(a, id=f"{a.id}-{turn}"), f) for a, f in articles]
    return mention_table(pairs, happenings())


def milliseconds(work: Callable[[], object]) -> float:
    """Median wall time of several runs, after one to warm up."""
    work()
    taken = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begun) * 1000)
    return round(statistics.median(taken), 1)


def answer(table: gpd.GeoDataFrame, mentions: Mentions, lens: Lens) -> None:
    """Do what one click asks of the server."""
    kept = lens.keep(table, mentions)
    place_layer(kept)
    timeline(kept)
    quote_cards(kept[kept["kind"] == "quotation"].head(CARDS))


def measure() -> dict[str, dict[str, float]]:
    """Milliseconds of one answer, by lens, at both sizes."""
    return {
        f"{len(table)} mentions": {
            name: milliseconds(
                lambda table=table, mentions=mentions, lens=lens: answer(table, mentions, lens)
            )
            for name, lens in LENSES.items()
        }
        for table in (table_of(0), table_of(10_000))
        for mentions in (Mentions.from_frame(table),)
    }


if __name__ == "__main__":
    print(json.dumps({"asking": measure()}))
