"""The marks of some articles as flat rows, which every table and map export shares."""

from __future__ import annotations

import re
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from typing import Literal

from geo.errors import GazetteerError
from geo.reading.corrections.apply import corrected_by
from geo.reading.marks import Findings, Quotation, Timex, Toponym
from geo.text import Article, Span
from geo.world.gazetteer import open_gazetteer
from geo.world.places import Place

Pair = tuple[Article, Findings]
"""An article and what was found in it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One mark, with what is known of it and of its article; empty where it does not apply.

    ``start`` and ``end`` count characters of the article's text. ``lat`` and ``lon`` are
    degrees, EPSG:4326: of the place named, or of the place where a quotation was said.
    ``earliest`` and ``latest`` are the days meant, both included.
    """

    id: str
    article: str
    title: str
    outlet: str
    published: date | None
    url: str
    kind: Literal["place", "time", "quotation"]
    start: int
    end: int
    text: str
    sentence: str
    confidence: float
    role: str = ""
    literal: bool | None = None
    place_id: str = ""
    place: str = ""
    place_kind: str = ""
    country: str = ""
    lat: float | None = None
    lon: float | None = None
    type: str = ""
    value: str = ""
    edtf: str = ""
    earliest: date | None = None
    latest: date | None = None
    precision: str = ""
    anchor: str = ""
    quotation_kind: str = ""
    speaker: str = ""
    speaker_role: str = ""
    cue: str = ""
    about: str = ""
    rule: str = ""
    correction: str = ""


COLUMNS = tuple(f.name for f in fields(Row))
"""Names of the columns, in the order in which tables have them."""


def rows(pairs: Iterable[Pair]) -> list[Row]:
    """Return one row a mark: article by article, in reading order, widest first."""
    found: list[Row] = []
    for article, findings in pairs:
        marks: list[Toponym | Timex | Quotation] = []
        marks += [*findings.toponyms, *findings.timexes, *findings.quotations]
        marks.sort(key=lambda m: (m.start, -m.end, type(m).__name__))
        found += [_row(mark, article, findings) for mark in marks]
    return found


def _row(mark: Toponym | Timex | Quotation, article: Article, findings: Findings) -> Row:
    made = {Toponym: _of_place, Timex: _of_time, Quotation: _of_quotation}[type(mark)]
    values = made(mark, findings)  # type: ignore[operator]
    start, end, kind = mark.start, mark.end, values["kind"]
    return Row(
        id=f"{article.id}:{kind}:{start}-{end}",
        article=article.id,
        title=article.title,
        outlet=article.outlet,
        published=article.published,
        url=article.url,
        start=start,
        end=end,
        sentence=sentence_around(findings, start),
        confidence=mark.confidence,
        rule=mark.rule,
        correction=corrected_by(mark),
        **values,
    )


def sentence_around(findings: Findings, offset: int) -> str:
    """Return the sentence that holds ``offset``, or the nearest before it."""
    sentences: Sequence[Span] = findings.sentences
    index = bisect_right(sentences, offset, key=lambda s: s.start) - 1
    return sentences[index].of(findings.text) if index >= 0 else ""


def _of_place(mark: Toponym, findings: Findings) -> dict[str, object]:
    found = {"kind": "place", "text": mark.text, "role": mark.role, "literal": mark.literal}
    return found | (_where(mark.place) if mark.place else {})


def _of_time(mark: Timex, findings: Findings) -> dict[str, object]:
    return {
        "kind": "time", "text": mark.text, "type": mark.type, "value": mark.value,
        "edtf": mark.edtf, "earliest": mark.earliest, "latest": mark.latest,
        "precision": mark.precision,
        "anchor": f"{mark.anchor.kind} {mark.anchor.date}" if mark.anchor else "",
    }  # fmt: skip


def _of_quotation(mark: Quotation, findings: Findings) -> dict[str, object]:
    text, source = findings.text, mark.source
    earliest, latest = days_of(mark.said_on or "")
    place = place_of(mark.said_at, findings) if mark.said_at else None
    about = [place_of(id, findings) for id in mark.about]
    names = [p.name if p else id for p, id in zip(about, mark.about, strict=True)]
    return {
        "kind": "quotation", "quotation_kind": mark.kind,
        "text": " … ".join(s.of(text) for s in mark.content),
        "speaker": (source.name or source.text) if source else "",
        "speaker_role": source.role if source else "",
        "cue": mark.cue.of(text) if mark.cue else "", "about": "; ".join(names),
        "edtf": mark.said_on or "", "earliest": earliest, "latest": latest,
    } | (_where(place) if place else {"place_id": mark.said_at or ""})  # fmt: skip


def _where(place: Place) -> dict[str, object]:
    return {
        "place_id": place.id, "place": place.name, "place_kind": place.kind,
        "country": place.country, "lat": place.lat, "lon": place.lon,
    }  # fmt: skip


def place_of(id: str, findings: Findings) -> Place | None:
    """Return the place of an id, as the article's own marks have it or as the gazetteer does."""
    here = (t.place for t in findings.toponyms if t.place and t.place.id == id)
    return next(here, None) or _known(id)


@lru_cache(maxsize=4096)
def _known(id: str) -> Place | None:
    try:
        return open_gazetteer().place(id)
    except GazetteerError:
        return None


_WHOLE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?")


def days_of(edtf: str) -> tuple[date | None, date | None]:
    """Return the first and last day of an EDTF year, month, day or interval of these.

    Marks of doubt (``?``, ``~``, ``%``) are passed over. ``None`` stands for an end that is
    open or that this reading does not cover.
    """
    first, _, last = edtf.partition("/")
    return _ends(first)[0], _ends(last or first)[1]


def _ends(edtf: str) -> tuple[date | None, date | None]:
    match = _WHOLE.fullmatch(edtf.rstrip("?~%").partition("T")[0])
    if not match:
        return None, None
    year, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        first = date(year, month or 1, day or 1)
        last_month = month or 12
        return first, date(year, last_month, day or monthrange(year, last_month)[1])
    except ValueError:
        return None, None
