"""Times as news tells them: the days of every row, and what is doubted, after the whole reading."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from geo.reading.findings import read
from geo.reading.marks import Findings, Timex

ROOT = Path(__file__).parents[2]
ROWS = yaml.safe_load((ROOT / "tests" / "golden" / "times-in-news.yaml").read_text("utf8"))


def marks_on(found: Findings, words: str) -> list[Timex]:
    words, _, nth = words.partition("#")
    spots = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", found.text)]
    start, end = spots[int(nth or 1) - 1]
    return [t for t in found.timexes if t.start < end and start < t.end]


def told(timex: Timex, key: str) -> date | str | None:
    only = timex.earliest if timex.earliest == timex.latest else None
    days = {"first": timex.earliest, "last": timex.latest, "day": only}
    return days[key] if key in days else getattr(timex, key)


def fits(timex: Timex, wanted: dict[str, Any]) -> bool:
    for key, want in wanted.items():
        got = told(timex, key)
        alike = str(got).startswith(want) if key == "value" else got == want
        if not alike:
            return False
    return True


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['what']}: {row['text'][:40]}")
def test_news_is_dated_as_a_careful_reader_would(row):
    found = read(row["text"], row["published"])
    for words, wanted in row.get("times", {}).items():
        marks = marks_on(found, words)
        assert all(fits(t, wanted) for t in marks) if wanted else not marks
        nothing = wanted is None or None in wanted.values()
        assert marks or nothing
    if "doubt" in row:
        doubted = [d.why for d in found.doubts]
        assert any(row["doubt"] in why for why in doubted) if row["doubt"] else not doubted
