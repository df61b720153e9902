"""Holidays and feasts by name: the nearest one to publication, or as "last" and "next" say.

Feasts that follow the moon stand in ``data/reading/timexes/feasts.csv`` (made by
``geo/training/moving_feasts.py``); those that can be counted are in ``calendar``. A feast of
several days is a stretch; an Islamic one may begin a day earlier or later where the moon is seen
so.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date
from functools import cache

from geo.reading.timexes.calendar import holiday, week_value
from geo.reading.timexes.declared import FOLDER
from geo.reading.timexes.explicit import BACKWARD, FORWARD
from geo.reading.timexes.grammar import Hit
from geo.reading.timexes.meaning import Family, Reading
from geo.reading.timexes.reference_time import Scene

FEASTS = FOLDER / "feasts.csv"
AGAINST = 60
"""Days by which a holiday counts as further off where the verb looks the other way."""

Days = tuple[date, date]

_SAME = {
    "chanukah": "hanukkah", "norouz": "nowruz", "newroz": "nowruz", "seollal": "lunar new year",
    "chinese new year": "lunar new year", "rosh hashana": "rosh hashanah",
    "eid ul-fitr": "eid al-fitr", "eid ul-adha": "eid al-adha",
}  # fmt: skip
"""Other spellings of a feast."""


def holidays(hit: Hit, scene: Scene) -> Reading | None:
    """Read a holiday whose day can be counted; the nearest, or as "last" and "next" say."""
    name = " ".join(w for w in hit.words("name") if w not in {"'s", "’s"})
    if written := hit.word("year"):
        day = holiday(name, int(written))
        return Reading("DATE", day.isoformat()) if day else None
    if holiday(name, 2000) is None:
        return None
    base = scene.published
    if base is None or not 2 < base.year < 9990:
        return Reading("DATE", "XXXX-XX-XX")
    days = [d for y in (base.year - 1, base.year, base.year + 1) if (d := holiday(name, y))]
    near, _ = _meant(hit, scene, base, [(day, day) for day in days])
    value = {"week": week_value(near), "weekend": f"{week_value(near)}-WE"}.get(hit.all_words()[-1])
    return Reading("DATE", value or near.isoformat(), base="published")


def _meant(hit: Hit, scene: Scene, base: date, days: Sequence[Days]) -> Days:
    """Return the days that "last", "next" or the verb mean, else the nearest."""
    told = hit.word("rel")
    if told in BACKWARD:
        days = [d for d in days if d[1] < base]
    elif told in FORWARD:
        days = [d for d in days if d[0] > base]
    ahead = scene.ahead(hit.first, hit.last)

    def distance(pair: Days) -> int:
        first, last = pair
        away = (first - base).days if base < first else min((last - base).days, 0)
        against = ahead is not None and away != 0 and (away > 0) != ahead
        return abs(away) + AGAINST * against

    return min(days, key=distance)


def feast(hit: Hit, scene: Scene) -> Reading | None:
    """Read "Ramadan", "Yom Kippur", "the Lunar New Year": all its days."""
    words = [w for w in hit.all_words() if w not in {"-", "–"}]
    name = f"eid {words[1]}-{words[2]}" if words[0] == "eid" else " ".join(words)
    name = _SAME.get(name, name)
    days = _feasts().get(name)
    if days is None:
        return None
    base = scene.published
    if base is None or not days[0][0] < base < days[-1][1]:
        return Reading("DATE", "XXXX-XX-XX")
    first, last = _meant(hit, scene, base, days)
    many = (first, last) if first < last else None
    return Reading("DATE", first.isoformat(), base="published", days=many)


@cache
def _feasts() -> dict[str, list[Days]]:
    """Return the days of each feast, in order."""
    found: dict[str, list[Days]] = {}
    with FEASTS.open(encoding="utf8", newline="") as lines:
        for row in csv.DictReader(lines):
            days = date.fromisoformat(row["first"]), date.fromisoformat(row["last"])
            found.setdefault(row["feast"], []).append(days)
    return found


FAMILIES: dict[str, Family] = {"holiday": holidays, "feast": feast}
"""What each family of rules of this module means."""
