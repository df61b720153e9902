"""Compile the list of given names: the census's, and those of other languages by hand.

    python -m geo.training.given_names NAMES_FOLDER

NAMES_FOLDER is PyPI ``names`` 0.3.0 unpacked (US Census of 1990, public domain). Rows of
``data/reading/given-names.csv`` whose origin is not ``census`` are written by hand, and stay.
``geo/reading/people/known_names.py`` says what the columns mean.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from geo.reading.people.known_names import NAMES

LEAST = 0.006
"""Per cent of people who bear a name, from which it is listed."""
RATHER = 4
"""Times commoner for one gender than for the other, from which a name tells it."""
WORDS = set(
    """
    Ae Ai Aja Alabama America An April Arizona Arkansas Asia August Bee Bell Berry Bird Blossom
    Bok Bong Britain Britany Buck Bud Buddy Bum Cam Candy Carolina Carry Case Chance Chase Cherry
    Chevy Chi China Cleveland Cologne Colt Columbus Cruz Cuba Daily Dakota Dee Delta Denver Do
    Doctor Dodge Dominica Duke Easter Else Era Ester Eun Europa Europe Exie Fair Fe Fern Ford Fran
    Gale Garnet Gay General Georgia Germany Golden Ha Happy Homer Honey Houston In India Infiniti
    Iowa Ireland Israel Italy Ivory Jamaica Jar Jerusalem Jewel Judge June Justice Kenya Kia Kiev
    King Kit Lady Lake Lane Las Laurel Lavender Le Leaf Lebanon Len Less Lexus Li Light Lin
    Lincoln Linn Loan London Long Los Louisiana Lucky Luna Ma Mac Major Man Many Marine Marquis
    Marvel May Mecca Medina Mee Melody Mercedes Mercy Merry Mi Milan Ming Missy Monday Montana
    Moon Music My Na Nevada Normandy Nova Odessa Ok Olive Pa Page Paris Park Patience Patria
    Persia Phoenix Pia Ping Porsche Porter Precious Price Prince Princess Queen Rain Raven Reed
    Reef Regime Rev Rhode Rocky Rod Romania Royal Russian Rusty Sage San Sang Santa Savannah
    Scotland Season See Senator Sierra Silver Sir Skye So Son Soon Sparkle Star Sterling Stone
    Stormy Summer Sun Sunday Sung Sunny Sunshine Sydney Tai Tam Tanner Tennessee Tiger Tiny Tomato
    Trinity Tripoli Troy True Tuesday Tulsa Tyre Unique Usa Valley Van Venus Verona Vienna
    Virginia Vita Ward Washington Wei Willow Winter Wonder Woods Yen Yong Young Yung Zion
    """.split()
)
"""Names that in news are rather words, places or titles."""


COLUMNS = ["name", "gender", "origin", "census", "alone"]


def main(folder: Path) -> None:
    """Write the list again, sorted by name."""
    with NAMES.open(encoding="utf8") as lines:
        by_hand = [row for row in csv.DictReader(lines) if row["origin"] != "census"]
    shares = _shares(folder)
    rows = {
        row["name"]: {**row, "census": "yes" if row["name"] in shares else ""} for row in by_hand
    }
    for name, share in shares.items():
        row = _of_census(name, share)
        if name not in rows or (row["alone"] and row["gender"]):
            rows[name] = row
    with NAMES.open("w", encoding="utf8", newline="") as out:
        table = csv.DictWriter(out, COLUMNS, lineterminator="\n")
        table.writeheader()
        table.writerows(rows[name] for name in sorted(rows))


def _shares(folder: Path) -> dict[str, dict[str, float]]:
    """Return for each name of the census the per cent of women and of men who bear it."""
    found: dict[str, dict[str, float]] = {}
    for gender, file in (("f", "female"), ("m", "male")):
        for line in (folder / f"dist.{file}.first").read_text().splitlines():
            name, per_cent = line.split()[:2]
            found.setdefault(name.capitalize(), {})[gender] = float(per_cent)
    return found


def _of_census(name: str, share: dict[str, float]) -> dict[str, str]:
    """Return a row: a name that is rare, short or a word as well shows nobody alone."""
    female, male = share.get("f", 0.0), share.get("m", 0.0)
    gender = "f" if female > RATHER * male else "m" if male > RATHER * female else ""
    alone = female + male >= LEAST and len(name) > 2 and name not in WORDS
    return {
        "name": name, "gender": gender if alone else "", "origin": "census", "census": "yes",
        "alone": "yes" if alone else "",
    }  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]))
