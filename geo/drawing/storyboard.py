"""An article's story as plain values: what a page or a file plays step by step.

Playing itself happens in the browser (``assets/story.js``): a step is told to text, map and
timeline at once, without asking the server.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from geo.asking.mentions import mention_id
from geo.asking.story import Step, by_mark, by_sentence
from geo.drawing.wording import days_of, listed
from geo.reading.marks import Findings
from geo.world.places import Place

LONGEST = 240
"""Characters of a step's words that are repeated beside the text."""

KINDS = ("toponym", "timex", "quotation")
"""The kinds of marks that may stand at a step's words."""


def storyboard(article: str, findings: Findings, most: int | None = None) -> dict[str, Any]:
    """Return an article's story in both ways to tell it, as JSON values.

    Parameters
    ----------
    article : str
        The article's id, by which its marks are known.
    findings : Findings
        What was read in it, as corrected.
    most : int, optional
        Steps of each way at most, the first ones; ``total`` then says how many there are of each,
        where it is more than that.

    Returns
    -------
    dict
        ``article``, and under ``sentence`` and ``mark`` the steps in reading order: ``number``,
        ``words``, ``at`` (where the sentence starts), ``ids`` (marks to light; none: the whole
        sentence), ``places`` (``lat`` and ``lon`` in degrees), ``first``, ``last``, and in
        words ``where``, ``when`` and ``who``.
    """
    ways = {"sentence": by_sentence(findings), "mark": by_mark(findings)}
    told = {way: _told(article, findings, steps[:most]) for way, steps in ways.items()}
    cut = any(len(steps) > len(told[way]) for way, steps in ways.items())
    total = {"total": {way: len(steps) for way, steps in ways.items()}} if cut else {}
    return {"article": article, **told, **total}


def _told(article: str, findings: Findings, steps: Sequence[Step]) -> list[dict[str, Any]]:
    return [_step(article, findings.text, step) for step in steps]


def _step(article: str, text: str, step: Step) -> dict[str, Any]:
    whole = step.focus == step.sentence
    ids = [mention_id(article, kind, step.focus.start, step.focus.end) for kind in KINDS]
    told = {
        "number": step.number,
        "words": _short(step.focus.of(text)),
        "at": step.sentence.start,
        "ids": [] if whole else ids,
        "places": [_place(place) for place in step.places],
        "first": step.first and step.first.isoformat(),
        "last": step.last and step.last.isoformat(),
        "where": listed([place.name for place in step.places]),
        "when": days_of(step.first, step.last),
        "who": f"{step.speaker} (“{step.cue}”)" if step.cue else step.speaker,
    }
    return {key: value for key, value in told.items() if value not in ("", [], None)}


def _place(place: Place) -> dict[str, Any]:
    return {"id": place.id, "kind": place.kind, "lat": place.lat, "lon": place.lon}


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= LONGEST else plain[:LONGEST].rsplit(" ", 1)[0] + " …"
