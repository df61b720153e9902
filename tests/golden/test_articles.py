"""Five bundled articles read as a careful reader would (``articles.yaml``), held to floors."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
import yaml

from geo.keeping.shelf import bundled
from geo.reading.findings import read
from geo.reading.marks import Findings
from geo.text import Span

GOLDEN = yaml.safe_load((Path(__file__).parent / "articles.yaml").read_text("utf8"))
FLOORS = {"toponyms": 0.69, "not_places": 0.95, "timexes": 1.0, "quotations": 0.95}
"""The share of rows read rightly must not fall below these; a better reader raises them."""


@cache
def findings(article: str) -> Findings:
    [found] = [a for a in bundled() if a.id == article]
    return read(found.text, found.published)


def spot(text: str, words: str, nth: int = 1) -> Span:
    places = list(re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text))
    return Span(*places[nth - 1].span())


def toponym_miss(found: Findings, row: list) -> str:
    words, nth, role, place = row
    at = spot(found.text, words, nth)
    marks = [t for t in found.toponyms if t.span.overlaps(at)]
    if not marks:
        return "not marked"
    [t, *_] = marks
    got = t.place and (t.place.id if ":" in (place or "") else f"{t.place.name}, {t.place.country}")
    wrong = [f"role {t.role}"] * (role not in (None, t.role))
    wrong += [f"place {got}"] * (place not in (None, got))
    wrong += [f"span {t.text!r}"] * (not t.span.covers(at) and not at.covers(t.span))
    return ", ".join(wrong)


def not_place_miss(found: Findings, words: str) -> str:
    at = [Span(*m.span()) for m in re.finditer(rf"\b{re.escape(words)}\b", found.text)]
    return ", ".join(f"{t.text!r}" for t in found.toponyms if any(t.span.overlaps(s) for s in at))


def timex_miss(found: Findings, row: list) -> str:
    words, nth, earliest, latest = row
    at = spot(found.text, str(words), nth)
    marks = [t for t in found.timexes if t.span.overlaps(at)]
    if not marks:
        return "not marked" if earliest else ""
    got = marks[0].earliest, marks[0].latest
    return "" if got == (earliest, latest) else f"{marks[0].text!r} {got[0]} to {got[1]}"


def quotation_miss(found: Findings, row: list) -> str:
    words, kind, cue, speaker = row
    at = found.text.index(words)
    marks = [q for q in found.quotations if any(c.start <= at < c.end for c in q.content)]
    if not marks:
        return "not marked"
    q = max(marks, key=lambda q: q.content[0].start)
    said = q.cue.of(found.text) if q.cue and q.cue.of(found.text) != ":" else ""
    name = q.source.name if q.source else ""
    wrong = [f"kind {q.kind}"] * (kind != q.kind) + [f"speaker {name!r}"] * (speaker != name)
    wrong += [f"cue {said!r}"] * (not (cue or "").startswith(said) or bool(cue) != bool(said))
    return ", ".join(wrong)


MISSES = {
    "toponyms": toponym_miss,
    "not_places": not_place_miss,
    "timexes": timex_miss,
    "quotations": quotation_miss,
}


def misses(kind: str) -> tuple[int, list[str]]:
    rows = [(article, row) for article, golden in GOLDEN.items() for row in golden[kind]]
    missed = [(a, row, MISSES[kind](findings(a), row)) for a, row in rows]
    return len(rows), [f"{a}: {row} got {miss}" for a, row, miss in missed if miss]


@pytest.mark.parametrize("kind", FLOORS)
def test_articles_are_read_as_a_careful_reader_would(kind):
    rows, missed = misses(kind)
    assert 1 - len(missed) / rows >= FLOORS[kind], "\n".join(missed)


@pytest.mark.parametrize("article", bundled(), ids=lambda a: a.id)
def test_every_mark_points_to_its_words(article):
    found = read(article.text, article.published)
    for mark in (*found.toponyms, *found.timexes):
        assert article.text[mark.start : mark.end] == mark.text
    assert found.toponyms
    assert found.timexes
