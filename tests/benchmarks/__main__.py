"""Run every benchmark, and hold its ratios to their floors.

    python -m tests.benchmarks          # prints all figures; fails when a ratio fell
    python -m tests.benchmarks --pin    # pins today's ratios in tests/floors.json

Every ratio is of two figures of the same run, and more is better, so that a slow or a busy
machine does not count. A quarter less than the floor is taken for noise.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from tests.benchmarks import archive, asking, reading, serving, visiting

FLOORS = Path(__file__).parents[1] / "floors.json"
NOISE = 0.25


def ratios(figures: dict[str, Any]) -> dict[str, float]:
    """Reading beside flashgeotext; clicks few beside many; the rest beside an empty app or a
    small archive.
    """
    few, many = figures["asking"].values()
    served, visited = figures["serving"], figures["visiting"]
    bare = served["empty_app_to_its_words_seconds"]
    by_browser = (
        served["click_to_views_updated_seconds"] / served["crowded_click_to_views_updated_seconds"]
    )
    return {
        "reading_to_flashgeotext": figures["reading"]["speed_ratio"],
        "answer_few_to_10000_mentions": round(few["everything"] / many["everything"], 2),
        "click_few_to_10000_mentions": round(by_browser, 2),
        "empty_click_to_click": round(1 / visited["click_ratio"], 2),
        "clicks_served_of_empty": visited["served_of_empty"],
        "two_workers_of_one": visited["two_workers_of_one"],
        "empty_words_to_first_map": round(bare / served["next_visitor_to_first_map_seconds"], 2),
        "empty_words_to_first_visitors_map": round(
            bare / served["first_visitor_to_first_map_seconds"], 2
        ),
        "empty_words_to_picture_of_map": round(
            bare / served["next_visitor_to_picture_of_map_seconds"], 2
        ),
        "empty_main_thread_to_ours": round(
            served["empty_app_main_thread_seconds"] / served["main_thread_seconds"], 2
        ),
        **archive.ratios(figures["archive"]),
    }


def main(pin: bool) -> int:
    """Print the figures; return how many ratios fell, or pin them."""
    parts = (reading, asking, serving, visiting, archive)
    figures = {part.__name__.split(".")[-1]: part.measure() for part in parts}
    found = ratios(figures)
    floors = json.loads(FLOORS.read_text("utf8"))
    pinned = floors.get("benchmarks", {})
    fallen = {name: floor for name, floor in pinned.items() if found[name] < floor * (1 - NOISE)}
    if pin:
        FLOORS.write_text(json.dumps({**floors, "benchmarks": found}, indent=2) + "\n", "utf8")
    print(json.dumps({**figures, "ratios": found, "fell_below_their_floor": fallen}, indent=2))
    return 0 if pin else len(fallen)


if __name__ == "__main__":
    sys.exit(main("--pin" in sys.argv))
