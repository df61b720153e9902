"""How fast reading is, beside flashgeotext (places only) on the same articles in the same run.

    python -m tests.benchmarks.reading

Both read every bundled article, in turn and several times; the median ratio is what counts,
because machines are noisy. flashgeotext only looks names up in a fixed list of cities and
countries; this project's reading finds places with their role, times and quotations. The
bundled articles are short and name a place every ten words, so that each costs more than most
news: where the annotated corpora lie beside the repository, their news is timed as well.
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from geo.keeping.shelf import bundled
from geo.reading.findings import read

ROUNDS = 9
NEWS = Path(__file__).parents[3] / "shared" / "bench"
CORPORA = ("toponyms-tr-news-dev.jsonl", "quotations-polnear-dev.jsonl")


def seconds(work: Callable[[str], object], texts: Sequence[str]) -> float:
    """Wall time for one pass over all texts."""
    begun = time.perf_counter()
    for text in texts:
        work(text)
    return time.perf_counter() - begun


def news() -> dict[str, float]:
    """Articles of 4,000 characters a second, of the corpora's news; nothing without them."""
    paths = [NEWS / name for name in CORPORA]
    if not all(path.exists() for path in paths):
        return {}
    lines = [line for path in paths for line in path.read_text("utf8").splitlines()]
    texts = [json.loads(line)["text"] for line in lines]
    size = sum(map(len, texts))
    taken = statistics.median(seconds(read, texts) for _ in range(3))
    return {"news_articles_of_4000_characters_per_second": round(size / 4000 / taken)}


def measure() -> dict[str, float]:
    """Median characters per second of both, and the median of their ratios."""
    from flashgeotext.geotext import GeoText

    places_only = GeoText().extract
    texts = [article.text for article in bundled()] * 4
    size = sum(map(len, texts))
    for warm_up in (read, places_only):
        seconds(warm_up, texts[:4])
    rounds = [(seconds(read, texts), seconds(places_only, texts)) for _ in range(ROUNDS)]
    return {
        "kilochars_per_second": round(size / 1000 / statistics.median(a for a, _ in rounds)),
        "flashgeotext_kilochars_per_second": round(
            size / 1000 / statistics.median(b for _, b in rounds)
        ),
        "articles_of_4000_characters_per_second": round(
            size / 4000 / statistics.median(a for a, _ in rounds)
        ),
        "speed_ratio": round(statistics.median(b / a for a, b in rounds), 3),
        **news(),
    }


if __name__ == "__main__":
    print(json.dumps({"reading": measure()}))
