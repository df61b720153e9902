"""A small world to ask about: two articles with hand-made findings, and two happenings."""

from __future__ import annotations

from datetime import date

from geo.reading.marks import Anchor, Findings, Quotation, Source, Timex, Toponym
from geo.text import Article, Prose, Span
from geo.world.chronology import Happening, HappeningPlace
from geo.world.places import Place

WONSAN = Place("geonames:1866923", "Wonsan", "city", "KP", 39.1528, 127.4436)
IRAN = Place("geonames:130758", "Iran", "country", "IR", 32.0, 53.0)
MOSCOW = Place("geonames:524901", "Moscow", "city", "RU", 55.75, 37.62)
WEST = Place("region:the-west", "The West", "region")

PORT = "Speaking in Wonsan on 12 July, Mr Lavrov warned of “strikes on Iran”. Moscow agreed."
PEACE = "“We want peace,” said Ms Kim. The West replied in June 2025."


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def toponym(text: str, words: str, place: Place | None, literal: bool = True) -> Toponym:
    s = span(text, words)
    role = "literal" if literal else "metonymic"
    return Toponym(s.start, s.end, words, role, literal, 0.9, place, rule="test")


def timex(text: str, words: str, first: date, last: date, **more: object) -> Timex:
    s = span(text, words)
    return Timex(s.start, s.end, words, "DATE", "", "", first, last, **more)  # type: ignore[arg-type]


def quotation(text: str, words: str, who: str, cue: str, **more: object) -> Quotation:
    s, c, w = span(text, words), span(text, cue), span(text, who)
    source = Source(w.start, w.end, who, who.split(" ", 1)[1])
    return Quotation("direct", (s,), c, source, **more)  # type: ignore[arg-type]


def port() -> tuple[Article, Findings]:
    article = Article("port", "In the port", PORT, "Gazette", date(2025, 7, 13))
    toponyms = (
        toponym(PORT, "Wonsan", WONSAN),
        toponym(PORT, "Iran", IRAN),
        toponym(PORT, "Moscow", MOSCOW, literal=False),
    )
    anchor = Anchor("happening", "visit", "2025-07-12")
    times = (timex(PORT, "12 July", date(2025, 7, 12), date(2025, 7, 12), anchor=anchor),)
    said = quotation(
        PORT, "“strikes on Iran”", "Mr Lavrov", "warned",
        said_at=WONSAN.id, said_on="2025-07-12", about=(IRAN.id,),
    )  # fmt: skip
    found = Findings(PORT, article.published, toponyms, times, (said,), (), sentences(PORT))
    return article, found


def peace() -> tuple[Article, Findings]:
    article = Article("peace", "A wish for peace", PEACE, "Herald", date(2025, 6, 30))
    toponyms = (toponym(PEACE, "The West", WEST, literal=False),)
    times = (timex(PEACE, "June 2025", date(2025, 6, 1), date(2025, 6, 30)),)
    said = quotation(PEACE, "“We want peace,”", "Ms Kim", "said")
    found = Findings(PEACE, article.published, toponyms, times, (said,), (), sentences(PEACE))
    return article, found


def sentences(text: str) -> tuple[Span, ...]:
    return tuple(Prose(text).sentences)


def happenings() -> tuple[Happening, ...]:
    places = (HappeningPlace(WONSAN.id, "Wonsan", "KP", WONSAN.lat, WONSAN.lon, "", ""),)
    visit = Happening(
        id="visit", title="A minister visits Wonsan", date="2025-07-11/2025-07-13",
        earliest=date(2025, 7, 11), latest=date(2025, 7, 13), region="region:korean-peninsula",
        places=places, actors=("Lavrov",), summary="He came by sea.", sources=(), note="",
    )  # fmt: skip
    places = (HappeningPlace(IRAN.id, "Iran", "IR", IRAN.lat, IRAN.lon, "", ""),)
    strikes = Happening(
        id="strikes", title="Strikes on Iran", date="2025-06-22",
        earliest=date(2025, 6, 22), latest=date(2025, 6, 22), region="region:middle-east",
        places=places, actors=(), summary="Three sites were struck.", sources=(), note="",
    )  # fmt: skip
    return visit, strikes
