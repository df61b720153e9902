"""Many short articles, each about something else: a table to be taken in."""

from __future__ import annotations

import csv
import io
import random
from datetime import date, timedelta

TOWNS = ("Odesa", "Kharkiv", "Haifa", "Tehran", "Busan", "Wonsan", "Beirut", "Warsaw")
NAMES = ("Ada Reed", "Cyril Noor", "Mehmet Kaya", "Olena Bondar", "Dana Levi", "Park Jin")
THINGS = (
    "bridge harbour school ferry library clinic railway market museum theatre dam reservoir "
    "lighthouse stadium nursery bakery archive garden tunnel tower quay mill chapel orchard "
    "greenhouse workshop observatory aquarium kitchen laundry"
).split()
MARKS = (
    "quiet narrow early heavy broken silver northern wooden empty crowded modern sunken painted "
    "borrowed frozen golden hollow little plain rusty steep tidy urban vivid winding yellow"
).split()
ACTS = "opened closed repaired sold painted measured emptied renamed flooded guarded".split()


def many(number: int) -> str:
    """Return a table (CSV) of so many short articles by several outlets."""
    chance = random.Random(7)
    table = io.StringIO()
    rows = csv.writer(table)
    rows.writerow(["title", "text", "outlet", "published"])
    for made in range(number):
        day = date(2024, 1, 1) + timedelta(days=chance.randrange(600))
        rows.writerow([f"Report {made}", _text(chance, day), f"Outlet {made % 7}", day.isoformat()])
    return table.getvalue()


def _text(chance: random.Random, day: date) -> str:
    town, who = chance.choice(TOWNS), chance.choice(NAMES)
    things = [f"{chance.choice(MARKS)} {chance.choice(THINGS)}" for _ in range(8)]
    acts = chance.sample(ACTS, 4)
    return (
        f"{who} {acts[0]} the {things[0]} and the {things[1]} in {town} on {day:%-d %B %Y}. "
        f"“We {acts[1]} the {things[2]} before the {things[3]},” {who} said. "
        f"Neighbours {acts[2]} the {things[4]}, {acts[3]} the {things[5]} beside the {things[6]} "
        f"and went home past the {things[7]}."
    )
