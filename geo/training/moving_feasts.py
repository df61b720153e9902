"""Write the days of feasts that move: ``data/reading/timexes/feasts.csv``.

    python -m geo.training.moving_feasts

From the tables of the package ``holidays`` (MIT), which ``tests/requirements.txt`` pins. Islamic
feasts hang on the sighting of the moon, so a day may be one off in some countries.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date, timedelta

from dateutil.easter import EASTER_ORTHODOX
from dateutil.easter import easter as easter_of
from holidays import calendars

from geo.reading.timexes.feasts import FEASTS

YEARS = range(1945, 2076)
ISLAMIC = {
    "eid al-fitr": ("eid_al_fitr_dates", 3), "eid al-adha": ("eid_al_adha_dates", 4),
    "ashura": ("ashura_dates", 1), "arbaeen": ("arbaeen_dates", 1), "mawlid": ("mawlid_dates", 1),
}  # fmt: skip
HEBREW = {
    "passover": ("passover_date", 8), "hanukkah": ("hanukkah_date", 8),
    "purim": ("purim_date", 1), "rosh hashanah": ("rosh_hashanah_date", 2),
    "yom kippur": ("yom_kippur_date", 1), "sukkot": ("sukkot_date", 7),
    "shavuot": ("shavuot_date", 2),
}  # fmt: skip
"""Each feast with the method that gives its first day, and how many days it has."""

Row = tuple[str, date, date]


def main() -> None:
    """Write every feast of every year."""
    rows = sorted({row for year in YEARS for row in _of_year(year)})
    with FEASTS.open("w", encoding="utf8", newline="") as lines:
        out = csv.writer(lines, lineterminator="\n")
        out.writerow(("feast", "first", "last"))
        out.writerows((name, first.isoformat(), last.isoformat()) for name, first, last in rows)


def _of_year(year: int) -> Iterable[Row]:
    islamic, hebrew = calendars._IslamicLunar(), calendars._HebrewLunisolar()
    ends = sorted({d for y in (year, year + 1) for d, _ in islamic.eid_al_fitr_dates(y)})
    for begins in {d for d, _ in islamic.ramadan_beginning_dates(year)}:
        yield "ramadan", begins, next(d for d in ends if d > begins) - timedelta(1)
    for name, (method, days) in ISLAMIC.items():
        for first, _ in getattr(islamic, method)(year):
            yield _lasting(name, first, days)
    for name, (method, days) in HEBREW.items():
        for first in _each(getattr(hebrew, method)(year)):
            yield _lasting(name, first, days)
    yield from _one_day(year)


def _each(told: date | set[date] | None) -> set[date]:
    """Return the days that a table of the package gives for a year: none, one, or two."""
    return told if isinstance(told, set) else {told} if told else set()


def _one_day(year: int) -> Iterable[Row]:
    lunar = calendars._ChineseLunisolar()
    yield _lasting("lunar new year", lunar.lunar_new_year_date(year)[0], 3)
    yield _lasting("chuseok", lunar.mid_autumn_date(year)[0] - timedelta(1), 3)
    yield _lasting("nowruz", calendars._Persian().new_year_date(year), 1)
    yield _lasting("orthodox easter", easter_of(year, EASTER_ORTHODOX), 1)
    yield _lasting("orthodox christmas", date(year, 1, 7), 1)


def _lasting(name: str, first: date, days: int) -> Row:
    return name, first, first + timedelta(days - 1)


if __name__ == "__main__":
    main()
