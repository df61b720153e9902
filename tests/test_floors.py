"""The quality floors: no pinned figure falls without a line that says why.

The annotated corpora stay their publishers' and lie beside the repository, not in it. Where they
are missing this bed is skipped; where they are, every figure of ``floors.json`` must be reached.
To pin better figures: ``python -m tests.test_floors``.
"""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
BENCH = ROOT.parent / "shared" / "bench"
FLOORS = Path(__file__).with_name("floors.json")
FIGURES = {
    "toponyms": ["exact.f", "overlap.f", "acc161_of_found", "right_of_found", "role_accuracy",
                 "non_literal.f"],
    "timexes": ["strict.f", "relaxed.f", "value_f"],
    "quotations": ["direct.f", "direct_or_mixed.f", "all_overlap30.f",
                   "speaker_accuracy_of_found_direct"],
}  # fmt: skip
TOLERANCE = 0.004
"""Another processor's arithmetic may flip a few marks of thousands; more is a fall."""

PINNED = json.loads(FLOORS.read_text("utf8"))["corpora"] if FLOORS.exists() else {}
ROWS = [
    pytest.param(corpus, figure, marks=pytest.mark.xdist_group(corpus))
    for corpus in PINNED
    for figure in PINNED[corpus]
]
"""One corpus is scored by one process."""


@cache
def scored(corpus: str) -> dict[str, Any]:
    command = [sys.executable, str(BENCH / "score.py"), str(BENCH / f"{corpus}.jsonl")]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return json.loads(ran.stdout)


def figure_of(row: dict[str, Any], path: str) -> float | None:
    for key in path.split("."):
        row = row.get(key) if isinstance(row, dict) else None
    return row


@pytest.mark.skipif(not BENCH.exists(), reason="the annotated corpora are not on this machine")
@pytest.mark.parametrize(("corpus", "figure"), ROWS)
def test_no_figure_falls_below_its_floor(corpus, figure):
    assert figure_of(scored(corpus), figure) >= PINNED[corpus][figure] - TOLERANCE


def pin() -> None:
    """Write today's figures as floors; a figure that falls stops the pinning."""
    corpora: dict[str, dict[str, float]] = {}
    for path in sorted(BENCH.glob("*-dev.jsonl")):
        row = scored(path.stem)
        wanted = FIGURES[path.stem.split("-")[0]]
        corpora[path.stem] = {f: v for f in wanted if (v := figure_of(row, f)) is not None}
        for figure, floor in PINNED.get(path.stem, {}).items():
            if corpora[path.stem].get(figure, 0) < floor - TOLERANCE:
                sys.exit(f"{path.stem} {figure} fell: {corpora[path.stem].get(figure)} < {floor}")
    kept = json.loads(FLOORS.read_text("utf8")) if FLOORS.exists() else {}
    pinned = json.dumps({**kept, "corpora": corpora}, indent=2, ensure_ascii=False)
    FLOORS.write_text(pinned + "\n", "utf8")


if __name__ == "__main__":
    pin()
