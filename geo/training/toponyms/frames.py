"""Frames: sentences written by hand, filled with names, that show what a name does."""

from __future__ import annotations

import json
import random
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from geo.reading.toponyms import roles
from geo.reading.toponyms.roles import Seen
from geo.training.toponyms.gold import Document, document, gold_spots
from geo.world.gazetteer import Gazetteer, open_gazetteer
from geo.world.places import Place

FRAMES = Path(__file__).with_name("role_frames.txt")
FRAME_CLASS = {"lit": 0, "land": 0, "met": 1, "litmod": 2, "mod": 3, "emb": 5, "dem": 6, "lang": 7}
FRAME_WEIGHT = 0.15
"""What a frame written by hand counts beside an example from a corpus."""
FRAME_COUNTRIES = frozenset(
    "UA RU BY MD PL LT LV EE RO GE AM AZ KP KR IR IQ SY LB IL PS JO SA YE QA AE KW OM TR EG CN JP "
    "IN PK AF FR DE GB IT ES MX BR CA AU NG ZA KE SD ET LY".split()
)
TOWNS_FROM = 30_000


@dataclass(frozen=True)
class Frame:
    """A frame filled with names: what is seen of the one asked about, and its class."""

    document: Document
    seen: Seen
    kind: int
    finds: bool
    """Whether names are learned from it too, not roles alone."""


@cache
def frames() -> list[Frame]:
    """Return the hand-written frames filled with names."""
    names, beside = random.Random(11), random.Random(12)
    towns, lands = frame_names()
    found: list[Frame] = []
    finds = True
    for line in FRAMES.read_text("utf8").splitlines():
        finds = finds and line != ROLES_ALONE
        if line and not line.startswith("#"):
            kind, frame, words = (part.strip() for part in line.split("|"))
            for word in words.split():
                land, people, capital = names.choice(lands)
                ground = kind == "lit" and "million" not in word
                name = names.choice(towns) if ground else names.choice((land, capital))
                said = {"N": name, "D": people, "M": beside.choice(lands)[0]}
                made, seen = fill(frame.replace("___", word), said)
                found += [Frame(made, one, FRAME_CLASS[kind], finds) for one in seen]
    return found


ROLES_ALONE = "# For roles alone; names are not learned from what follows."


def frame_names() -> tuple[list[str], list[tuple[str, str, str]]]:
    """Return towns to fill frames with, and countries with their people's word and capital."""
    gazetteer = open_gazetteer()
    places = _places_for_frames(gazetteer)
    towns = [p.name for p in places if p.country in FRAME_COUNTRIES and p.name.isascii()]
    towns += [name for p in places if p.kind == "site" for name in gazetteer.names(p.id)[1:]] * 3
    is_capital = gazetteer.columns["capital"]
    capitals = {p.country: p.name for p in places if is_capital[gazetteer.row_of(p.id) or 0]}
    people = _people_by_country()
    known = sorted(FRAME_COUNTRIES & people.keys() & capitals.keys())
    return towns, [
        (gazetteer.place(f"iso3166-1:{code}").name, people[code], capitals[code]) for code in known
    ]


def _places_for_frames(gazetteer: Gazetteer) -> list[Place]:
    """Return towns of some size, then what else has weight in news, that four times as often."""
    cities, columns = gazetteer.meta["cities"], gazetteer.columns
    towns = [row for row in range(cities) if columns["population"][row] >= TOWNS_FROM]
    others = [
        row
        for row in range(cities, len(gazetteer))
        if columns["kind"][row] in (2, 5) and columns["weight"][row] >= 5000
    ]
    return [gazetteer.at(row) for row in towns + others * 4]


def _people_by_country() -> dict[str, str]:
    """Return the first word for a country's people, by the country's code."""
    listed = (line.split("|") for line in DEMONYMS.read_text("utf8").splitlines() if "|" in line)
    return {code.strip(): words.split(",")[0].strip() for code, words in listed}


DEMONYMS = Path(__file__).parents[3] / "data" / "gazetteer" / "demonyms.txt"


def fill(frame: str, said: dict[str, str]) -> tuple[Document, list[Seen]]:
    """Return a frame as a document of one sentence, and what is seen of the name asked about."""
    text, gold, asked = "", [], 0
    for n, piece in enumerate(NAMED.split(GLUED.sub("", frame))):
        if n % 2:
            ends = len(text) + len(said[piece])
            gold.append({"start": len(text), "end": ends})
            asked = len(text) if piece != "M" else asked
        elif n and re.match(r"s\b", piece):
            gold[-1]["end"] += 1
        text += said[piece] if n % 2 else piece
    made = document("frames", json.dumps({"text": text, "toponyms": gold}))
    spots = gold_spots(made)
    seen = zip(spots, roles.all_seen(made.prose, spots) if spots else [], strict=True)
    return made, [one for spot, one in seen if made.prose.starts[spot.first] == asked]


GLUED = re.compile(r" (?=[.,’])|(?<=\bD) (?=s\b)")
NAMED = re.compile(r"\b([NMD])(?=s?\b)")
