"""What countries are called, without their areas: light enough for reading."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

FILE = Path(__file__).parents[2] / "data" / "borders" / "countries.csv"


def country_name(code: str) -> str:
    """Return what a country is called by its ISO 3166 code; an unknown code names itself."""
    return _names().get(code, code)


@cache
def _names() -> dict[str, str]:
    with FILE.open(encoding="utf-8", newline="") as rows:
        return {row["code"]: row["name"] for row in csv.DictReader(rows)}
