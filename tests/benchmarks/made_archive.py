"""A believable archive of any size, made of our own sentences and the gazetteer.

    python -m tests.benchmarks.made_archive OUT 1000000    # an archive of so many mentions
    python -m tests.benchmarks.made_archive OUT.jsonl 2000  # a corpus of so many articles, unread

Every article, outlet and person in it is invented; places are real ones. Marks are known from
how a text is put together, so that nothing has to be read: a million mentions take two minutes.
The same size gives the same archive.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from geo.asking.bulk import tables_of, write_tables
from geo.keeping.archive.batches import Done
from geo.keeping.archive.indexing import index
from geo.keeping.archive.ledger import Ledger, commit
from geo.keeping.intake.outcomes import article_id
from geo.reading.marks import Findings, Quotation, Source, Timex, Toponym
from geo.text import Article, Prose, Span
from geo.words import spoken_days
from geo.world.gazetteer import open_gazetteer
from geo.world.places import Place

FIRST_YEAR, YEARS = 2014, 12
"""A part tells of one year, as archives are mostly in the order of publication."""

SENTENCES = 8
PART = 1_000
"""Articles of a part: an archive read in parts of 200 is folded together all the same."""

MADE = 250
"""Articles of a year that are made, each of its own words."""

NEAR = ("UA", "RU", "BY", "PL", "RO", "MD", "KP", "KR", "JP", "IR", "IQ", "SY", "IL", "LB", "SA")
"""Countries that most of its places lie in; the others are anywhere."""

CITIES = 2_500
GIVEN = (
    "Ada", "Bela", "Cyril", "Dora", "Emil", "Faye", "Goran", "Hana", "Igor", "Jana", "Karim",
    "Lena", "Mira", "Nadir", "Olga", "Pavel", "Rana", "Samir", "Tomas", "Vera",
)  # fmt: skip
FAMILY = (
    "Reed", "Morrow", "Castell", "Vane", "Okonjo", "Harrow", "Lind", "Sorel", "Tamm", "Brandt",
    "Ilves", "Kestrel", "Marsh", "Noor", "Pell", "Quist", "Rook", "Stroud", "Thorne", "Wilde",
)  # fmt: skip
OFFICES = ("harbour master", "mayor", "station master", "head of the grain board", "dean", "vet")
OUTLETS = tuple(f"{town} {name}" for town in ("Lowport", "Highfield", "Saltmarsh", "Kestrel Bay")
                for name in ("Crier", "Gazette", "Herald", "Courier"))  # fmt: skip
SAYINGS = (
    "The ferries will sail again before the week is out",
    "We have grain for ninety days and no more",
    "Nobody here has slept since the bridge was closed",
    "The road is open, but the rail yard is not",
    "We asked for doctors and were sent inspectors",
    "The talks go on, and the strikes on the pipeline must end",
    "Every school will have power by the first frost",
    "There is no agreement, whatever the other side prints",
)
TOLD = (
    "Lorries waited at the border near {0} on {day}, and the ferry to {1} was late.",
    "The market in {0} opened on {day} for the first time since the flood.",
    "Engineers from {0} reached {1} on {day} and found the sluices jammed.",
    "On {day} the council of {0} sent its nuclear safety inspectors home.",
)


def articles(number: int, seed: int = 1) -> Iterator[tuple[Article, Findings]]:
    """Yield so many made articles with their findings; every fiftieth is printed twice."""
    chance, year = random.Random(seed), FIRST_YEAR + seed % YEARS
    last = None
    for made in range(number):
        if last and made % 50 == 49:
            again = replace(last[0], outlet=chance.choice(OUTLETS), title=f"{last[0].title} ")
            yield replace(again, id=article_id(again)), last[1]
            continue
        last = _article(chance, year)
        yield last


def _article(chance: random.Random, year: int) -> tuple[Article, Findings]:
    published = date(year, 1, 1) + timedelta(days=chance.randrange(365))
    making = _Making(published, chance)
    for _ in range(SENTENCES // 2):
        making.tell()
        making.quote()
    head = making.toponyms[0].text
    article = Article(
        "",
        f"{head}: {chance.choice(SAYINGS).lower()}",
        making.text,
        chance.choice(OUTLETS),
        published,
    )
    return replace(article, id=article_id(article)), making.findings()


class _Making:
    """A text as it is put together, with the marks in it."""

    def __init__(self, published: date, chance: random.Random) -> None:
        self.text = ""
        self.published, self.chance = published, chance
        self.scene = _places(chance)
        self.toponyms: list[Toponym] = []
        self.timexes: list[Timex] = []
        self.quotations: list[Quotation] = []

    def tell(self) -> None:
        """Add a sentence with a day and one or two places."""
        places = [self.scene, _places(self.chance)]
        day = self.published - timedelta(days=self.chance.randrange(90))
        words = self.chance.choice(TOLD)
        for piece in words.replace("{", "\0{").replace("}", "}\0").split("\0"):
            if piece == "{day}":
                self._time(day)
            elif piece in ("{0}", "{1}"):
                self._place(places[int(piece[1])])
            else:
                self.text += piece
        self.text += " "

    def quote(self) -> None:
        """Add a sentence in which somebody says something somewhere."""
        chance = self.chance
        who = f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}"
        start = len(self.text)
        self.text += f"“{chance.choice(SAYINGS)},”"
        content = Span(start, len(self.text))
        office = chance.choice(OFFICES)
        source = self._word(f" {who}", 1)
        cue = self._word(" said", 1)
        self.text += f", {office} of "
        self._place(self.scene)
        self.text += ".\n\n" if chance.random() < 0.3 else ". "
        self.quotations.append(
            Quotation(
                "direct", (content,), cue, Source(source.start, source.end, who, who, office),
                said_at=self.scene.id, said_on=self.published.isoformat(),
                confidence=chance.choice((0.6, 0.8, 0.9)), rule="made",
            )
        )  # fmt: skip

    def findings(self) -> Findings:
        """Return what is to be found in the text."""
        return Findings(
            self.text, self.published, tuple(self.toponyms), tuple(self.timexes),
            tuple(self.quotations), (), tuple(Prose(self.text).sentences),
        )  # fmt: skip

    def _word(self, words: str, skip: int = 0) -> Span:
        start = len(self.text) + skip
        self.text += words
        return Span(start, len(self.text))

    def _place(self, place: Place) -> None:
        span = self._word(place.name)
        role = "literal" if self.chance.random() < 0.8 else "metonymic"
        sure = self.chance.choice((0.55, 0.8, 0.9, 0.97))
        self.toponyms.append(
            Toponym(
                span.start, span.end, place.name, role, role == "literal", sure, place, rule="made"
            )
        )

    def _time(self, day: date) -> None:
        words = spoken_days(day, day)
        span = self._word(words)
        told = day.isoformat()
        self.timexes.append(
            Timex(
                span.start, span.end, words, "DATE", told, told, day, day, None, "day", 0.95, "made"
            )
        )


@cache
def _cities() -> tuple[list[Place], list[float]]:
    """Return cities with weights: a few are named often, most now and then."""
    gazetteer, chance = open_gazetteer(), random.Random(7)
    rows = chance.sample(range(len(gazetteer)), 20_000)
    found = [place for row in rows if (place := gazetteer.at(row)).kind == "city" and place.name]
    near = [place for place in found if place.country in NEAR][: CITIES * 3 // 4]
    far = [place for place in found if place.country not in NEAR][: CITIES - len(near)]
    chosen = [*near, *far]
    chance.shuffle(chosen)
    return chosen, [1 / (10 + n) for n in range(len(chosen))]


def _places(chance: random.Random) -> Place:
    places, weights = _cities()
    return chance.choices(places, cum_weights=_summed(), k=1)[0] if weights else places[0]


@cache
def _summed() -> list[float]:
    total, sums = 0.0, []
    for weight in _cities()[1]:
        total += weight
        sums.append(total)
    return sums


def make_archive(out: Path, mentions: int, part: int = PART) -> int:
    """Make an archive of at least so many mentions; return how many articles it has.

    Some articles of each year are made; what is wanted beyond them is these again, under other ids
    and with other sketches, so that each counts as an article of its own.
    """
    Ledger(out, part)
    made: list[dict[str, pa.Table]] = []
    total, number = 0, 0
    while total < mentions:
        if number < YEARS:
            every = articles(min(part, MADE), seed=number + 1)
            made.append(tables_of([(pair, "en") for pair in every]))
        tables = {table: _told(rows, number, part) for table, rows in made[number % YEARS].items()}
        written = write_tables(out, f"b{number:08d}", tables)
        commit(out, Done(number, str(number), part, written))
        total, number = total + written, number + 1
    index(out)
    return number * part


def _told(rows: pa.Table, number: int, part: int) -> pa.Table:
    """Return rows as often as a part wants them; only where they are new, as they are."""
    times = range(-(-part // MADE))
    new = number < YEARS
    return pa.concat_tables(
        [rows if new and n == 0 else _again(rows, 1_000 * number + n) for n in times]
    )


def _again(rows: pa.Table, number: int) -> pa.Table:
    """Return rows as those of other articles."""
    changed = {name: rows[name] for name in rows.column_names}
    for name in {"id", "article"} & set(changed):
        changed[name] = pc.binary_join_element_wise(rows[name], f"again-{number}", "-")
    if "mention" in changed:
        changed["mention"] = pc.replace_substring_regex(
            rows["mention"], pattern="^([^:]*)", replacement=rf"\1-again-{number}"
        )
    if "sketch" in changed:
        chance = random.Random(number)
        changed["sketch"] = pa.array([chance.randbytes(512) for _ in range(len(rows))])
    return pa.table(changed, schema=rows.schema)


def make_corpus(path: Path, number: int) -> None:
    """Write a corpus of so many articles as JSON lines."""
    with path.open("w", encoding="utf8") as file:
        for article, _ in articles(number):
            told = {"text": article.text, "title": article.title, "outlet": article.outlet,
                    "published": article.published.isoformat()}  # fmt: skip
            file.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    target, size = Path(sys.argv[1]), int(sys.argv[2])
    if target.suffix == ".jsonl":
        make_corpus(target, size)
    else:
        print(f"{make_archive(target, size):,} articles")
