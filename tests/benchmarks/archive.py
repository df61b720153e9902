"""What an archive's size costs: a million mentions beside ten thousand, and beside pandas.

    python -m tests.benchmarks.archive [FOLDER]

Both archives are made (``made_archive``), in FOLDER or where nothing stays. Each is then opened
by a process of its own, which draws the page Archive as a server does for a visitor: the first
view, and then clicks (an area, a region, a place, a speaker, days, words), each asked for the
first time. Memory is that process's own (resident set) at the end. The same archive loaded whole
into pandas, and narrowed to a region there, is measured beside it. Reading in bulk is timed with
one process and with two, and its peak memory with few articles and with four times as many.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.benchmarks.made_archive import make_archive, make_corpus

ROOT = Path(__file__).parents[2]
SIZES = {"ten thousand": 10_000, "a million": 1_000_000}
CLICKS: tuple[dict[str, str], ...] = (
    {"area": "20,40,50,60"},
    {"region": "region:middle-east"},
    {"region": "region:eastern-europe"},
    {"speaker": "Ada Reed"},
    {"days": "2020-03-01/2020-09-30"},
    {"words": "nuclear safety"},
)
CORPUS = 6_000
"""Articles that are read in bulk: so many that the start of two processes counts little."""


def measure(folder: Path | None = None) -> dict[str, Any]:
    """Return seconds and megabytes by size, and what reading in bulk takes."""
    with tempfile.TemporaryDirectory() as passing:
        under = folder or Path(passing)
        shown = {name: _shown(_made(under / str(size), size)) for name, size in SIZES.items()}
        return {**shown, "pandas": _apart("whole", under / "1000000"), "bulk": _bulk(Path(passing))}


def ratios(figures: dict[str, Any]) -> dict[str, float]:
    """Return ten thousand beside a million, and one process beside two; more is better."""
    few, many = (figures[name] for name in SIZES)
    bulk = figures["bulk"]
    return {
        "archive_click_10000_to_million": round(few["click_seconds"] / many["click_seconds"], 2),
        "archive_first_view_10000_to_million": round(
            few["first_seconds"] / many["first_seconds"], 2
        ),
        "archive_memory_10000_to_million": round(few["megabytes"] / many["megabytes"], 2),
        "archive_pandas_to_click": round(figures["pandas"]["seconds"] / many["click_seconds"], 2),
        "bulk_two_processes_of_one": round(bulk["one_seconds"] / bulk["two_seconds"], 2),
        "bulk_memory_few_to_many": round(bulk["few_megabytes"] / bulk["many_megabytes"], 2),
    }


def _made(out: Path, size: int) -> Path:
    if not (out / "index").exists():
        make_archive(out, size)
    return out


def _shown(out: Path) -> dict[str, float]:
    return _apart("page", out)


def _apart(what: str, out: Path) -> dict[str, float]:
    """Measure in a process of its own."""
    command = [sys.executable, "-W", "ignore", "-m", __spec__.name, "--one", what, str(out)]
    told = subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    found: dict[str, float] = json.loads(told.stdout.splitlines()[-1])
    return found


def megabytes() -> float:
    """Resident memory of this process (Linux)."""
    rows = Path("/proc/self/status").read_text("utf8").splitlines()
    return round(int(next(row for row in rows if row.startswith("VmRSS")).split()[1]) / 1024)


def page(out: Path) -> dict[str, float]:
    """Draw the page Archive: first view, then clicks."""
    os.environ["DATELINE_ARCHIVE"] = str(out)
    from streamlit.testing.v1 import AppTest

    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120).run()
    first, _ = _timed(lambda: at.switch_page("pages/archive.py").run())
    taken = []
    for click in CLICKS:
        visit = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
        visit.query_params.update({})
        visit.run()
        visit.switch_page("pages/archive.py").run()
        for key, value in click.items():
            box = visit.multiselect(key=key) if key == "speaker" else visit.text_input(key=key)
            box.set_value([value] if key == "speaker" else value)
        seconds, _ = _timed(visit.run)
        assert not visit.exception
        taken.append(seconds)
    return {
        "first_seconds": round(first, 3),
        "click_seconds": round(statistics.median(taken), 3),
        "slowest_click_seconds": round(max(taken), 3),
        "megabytes": megabytes(),
    }


def whole(out: Path) -> dict[str, float]:
    """Load an archive whole into pandas, and narrow it to a region."""
    import pandas as pd

    def answer() -> int:
        frames = [pd.read_parquet(path) for path in sorted((out / "index").glob("*/*.parquet"))]
        table = pd.concat(frames, ignore_index=True)
        kept = table[["region:middle-east" in held for held in table["regions"]]]
        return len(kept.groupby("place").size())

    seconds, _ = _timed(answer)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": round(seconds, 2), "megabytes": round(peak)}


def _bulk(folder: Path) -> dict[str, float]:
    """Read a corpus by one process and by two, and one a quarter of its size."""
    few, many = folder / "few.jsonl", folder / "many.jsonl"
    make_corpus(few, CORPUS // 4)
    make_corpus(many, CORPUS)
    one = _read(many, folder / "one", 1)
    two = _read(many, folder / "two", 2)
    less = _read(few, folder / "less", 1)
    return {
        "one_seconds": one[0], "two_seconds": two[0],
        "few_megabytes": less[1], "many_megabytes": one[1],
    }  # fmt: skip


READ = """
import sys, time
from pathlib import Path
import geo.asking.bulk_ready
from geo.asking.bulk import read_corpus
begun = time.perf_counter()
read_corpus(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), part=50)
taken = time.perf_counter() - begun
rows = Path("/proc/self/status").read_text("utf8").splitlines()
peak = int(next(row for row in rows if row.startswith("VmHWM")).split()[1])
print(taken, peak / 1024)
"""


def _read(source: Path, out: Path, processes: int) -> tuple[float, float]:
    """Return seconds, and the peak megabytes of the largest process."""
    command = [sys.executable, "-c", READ, str(source), str(out), str(processes)]
    told = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    seconds, peak = told.stdout.split()[-2:]
    return round(float(seconds), 2), round(float(peak))


def _timed(work: Any) -> tuple[float, Any]:
    begun = time.perf_counter()
    found = work()
    return time.perf_counter() - begun, found


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps({"page": page, "whole": whole}[sys.argv[2]](Path(sys.argv[3]))))
    else:
        found = measure(Path(sys.argv[1]) if sys.argv[1:] else None)
        print(json.dumps({**found, "ratios": ratios(found)}, indent=1))
