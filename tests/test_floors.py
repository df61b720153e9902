"""The quality floors: no pinned figure falls without a line in ``floors.md`` that says why.

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
    "regions": ["toponyms.found.r", "toponyms.country_right", "toponyms.near_right",
                "toponyms.literal_right", "toponyms.false_pins", "timexes.found.r",
                "timexes.value_right", "quotations.direct.f", "quotations.mixed.f",
                "quotations.indirect.p", "quotations.indirect.r", "quotations.source_exact",
                "quotations.name_right", "quotations.named_wrongly",
                "quotations.all_right.of_predicted", "quotations.all_right.of_gold",
                "quotations.confident_wrong"],
    "cases": ["right"],
}  # fmt: skip
SCORERS = {"regions": "regions.py", "cases": "cases.py"}
"""Who scores a corpus; ``score.py`` does the others."""

FEWER_IS_BETTER = ("false_pins", "named_wrongly", "confident_wrong")
TOLERANCES = {"regions": 0.01, "cases": 1}
TOLERANCE = 0.004
"""Another processor's arithmetic may flip a few marks of thousands; more is a fall. The regional
sets are small: one mark of theirs is more than that."""

PINNED = json.loads(FLOORS.read_text("utf8"))["corpora"] if FLOORS.exists() else {}
ROWS = [
    pytest.param(corpus, figure, marks=pytest.mark.xdist_group(corpus))
    for corpus in PINNED
    for figure in PINNED[corpus]
]
"""One corpus is scored by one process."""


@cache
def scored(corpus: str) -> dict[str, Any]:
    scorer = SCORERS.get(corpus.split("-")[0], "score.py")
    [gold] = [path for path in corpora() if path.stem == corpus]
    command = [sys.executable, str(BENCH / scorer), str(gold)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return json.loads(ran.stdout.splitlines()[-1])


def corpora() -> list[Path]:
    return sorted([*BENCH.glob("*-dev.jsonl"), *BENCH.glob("*-dev.yaml")])


def figure_of(row: dict[str, Any], path: str) -> float | None:
    for key in path.split("."):
        row = row.get(key) if isinstance(row, dict) else None
    return row


@pytest.mark.skipif(not BENCH.exists(), reason="the annotated corpora are not on this machine")
@pytest.mark.parametrize(("corpus", "figure"), ROWS)
def test_no_figure_falls_below_its_floor(corpus, figure):
    assert has_not_fallen(corpus, figure, figure_of(scored(corpus), figure))


def has_not_fallen(corpus: str, figure: str, reached: float | None) -> bool:
    if reached is None:
        return False
    tolerance, floor = TOLERANCES.get(corpus.split("-")[0], TOLERANCE), PINNED[corpus][figure]
    if figure.rpartition(".")[2] in FEWER_IS_BETTER:
        return reached <= floor + tolerance
    return reached >= floor - tolerance


def pin() -> None:
    """Write today's figures as floors; a figure that falls stops the pinning."""
    pinned: dict[str, dict[str, float]] = {}
    for path in corpora():
        row = scored(path.stem)
        wanted = FIGURES[path.stem.split("-")[0]]
        pinned[path.stem] = {f: v for f in wanted if (v := figure_of(row, f)) is not None}
        for figure, floor in PINNED.get(path.stem, {}).items():
            reached = pinned[path.stem].get(figure)
            if not has_not_fallen(path.stem, figure, reached):
                sys.exit(f"{path.stem} {figure} fell: {reached}, pinned at {floor}")
    kept = json.loads(FLOORS.read_text("utf8")) if FLOORS.exists() else {}
    written = json.dumps({**kept, "corpora": pinned}, indent=2, ensure_ascii=False)
    FLOORS.write_text(written + "\n", "utf8")


if __name__ == "__main__":
    pin()
