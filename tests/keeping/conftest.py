"""A small article with findings made by hand, so that this bed stands apart from reading."""

import itertools
from datetime import date

import psycopg
import pytest

from geo.keeping.library.store import open_store
from geo.reading.marks import (
    Alternative,
    Anchor,
    Doubt,
    Findings,
    Quotation,
    Source,
    Timex,
    Toponym,
)
from geo.text import Article, Prose, Span
from geo.world.places import Place
from tests.keeping.stores import running_postgresql

TEXT = (
    "Speaking in Lowport on 3 March 2021, Mayor Ada Reed warned: “=SUM of our fears is the sea.”\n"
    "Highfield will not answer, she said. Two days later the harbour of Lowport was closed."
)
LOWPORT = Place("site:lowport", "Lowport", "site", "GB", 53.5, -0.25)
OTHER_LOWPORT = Place("site:lowport-west", "Lowport", "site", "US", 29.7604, -95.3698)
HIGHFIELD = Place("site:highfield", "Highfield", "site", "GB", 52.0, 1.5)


def span_of(words: str, nth: int = 0, text: str = TEXT) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def toponym(words: str, place: Place | None, role: str = "literal", nth: int = 0) -> Toponym:
    span = span_of(words, nth)
    others = (Alternative(OTHER_LOWPORT, 0.2),) if words == "Lowport" else ()
    return Toponym(
        span.start, span.end, words, role, role == "literal", 0.9, place, others, "by-hand"
    )


@pytest.fixture
def article() -> Article:
    return Article(
        "lowport", "The sea at Lowport", TEXT, "The Lowport Crier", date(2021, 3, 4),
        "https://crier.example/sea?a=1&b=2", "Jo Bell",
    )  # fmt: skip


@pytest.fixture
def findings() -> Findings:
    return sample_findings()


def sample_findings() -> Findings:
    day, later = span_of("3 March 2021"), span_of("Two days later")
    first, second = span_of("“=SUM of our fears is the sea.”"), span_of("Highfield will not answer")
    reed, she = span_of("Mayor Ada Reed"), span_of("she")
    return Findings(
        TEXT,
        date(2021, 3, 4),
        (
            toponym("Lowport", LOWPORT),
            toponym("Highfield", HIGHFIELD, "metonymic"),
            toponym("Lowport", LOWPORT, nth=1),
        ),
        (
            Timex(day.start, day.end, "3 March 2021", "DATE", "2021-03-03", "2021-03-03",
                  date(2021, 3, 3), date(2021, 3, 3), None, "day", 0.95, "by-hand"),
            Timex(later.start, later.end, "Two days later", "DATE", "2021-03-05", "2021-03-05",
                  date(2021, 3, 5), date(2021, 3, 5), Anchor("timex", "0", "2021-03-03"), "day"),
        ),
        (
            Quotation("direct", (first,), span_of("warned"),
                      Source(reed.start, reed.end, "Mayor Ada Reed", "Ada Reed", "Mayor"),
                      "site:lowport", "2021-03-03", (), span_of("Lowport"), day),
            Quotation("indirect", (second,), span_of("said"),
                      Source(she.start, she.end, "she", "Ada Reed", "Mayor"),
                      "site:lowport", "2021-03-03", ("site:highfield",), span_of("Lowport"), day),
        ),
        (Doubt(later.start, later.end, "Counted from 3 March.", "time", (day,)),),
        tuple(Prose(TEXT).sentences),
    )  # fmt: skip


NUMBER = itertools.count(1)


@pytest.fixture(scope="session")
def postgresql():
    with running_postgresql() as url:
        yield url


@pytest.fixture(scope="session")
def shared_postgresql(postgresql):
    """Give the address of one store that the tests empty rather than make anew."""
    url = new_database(postgresql)
    open_store(url).dispose()
    return url


def new_database(server: str) -> str:
    name = f"library{next(NUMBER)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return server.replace("/postgres?", f"/{name}?")


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request, tmp_path):
    """Give the address of an empty store, once on each."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'library.sqlite3'}"
    url = request.getfixturevalue("shared_postgresql")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("TRUNCATE article, correction RESTART IDENTITY CASCADE")
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def unmade_store(request, tmp_path):
    """Give the address of a store whose tables nobody has made yet, once on each."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'library.sqlite3'}"
    return new_database(request.getfixturevalue("postgresql"))
