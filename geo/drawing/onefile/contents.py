"""What the one file's script knows: marks, places and moments, as plain JSON values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from geo.asking.mentions import mention_id
from geo.drawing.onefile.basemap_paths import project
from geo.drawing.palette import hue_of
from geo.drawing.pins import gather_places
from geo.drawing.reader import KIND_OF
from geo.drawing.wording import ROLES, Row, days_of, listed, place_of, rows_of, sureness_of
from geo.keeping.exports.mark_rows import Pair
from geo.reading.corrections.apply import MARKED
from geo.reading.corrections.log import Correction
from geo.reading.marks import Toponym
from geo.world.countries import country_name


def contents(
    table: pd.DataFrame, pairs: Sequence[Pair], corrections: Sequence[Correction]
) -> dict[str, Any]:
    """Return marks in reading order, and places with where they lie on the map."""
    who = {c.id: f"{c.who or 'a reader'}, {days_of(c.when[:10])}" for c in corrections}
    others = _alternatives(pairs)
    marks = [_mark(row, who, others) for row in rows_of(table)]
    return {"marks": marks, "places": _places(table)}


def with_sentences(data: dict[str, Any], table: pd.DataFrame) -> dict[str, Any]:
    """Return the same with each mark's sentence, for a page without the text; each stands once."""
    known: dict[str, int] = {}
    said = {
        row.mention: known.setdefault(row.sentence, len(known))
        for row in rows_of(table)
        if row.sentence and row.kind != "happening"
    }
    marks = [
        {**mark, "sentence": said[mark["id"]]} if mark["id"] in said else mark
        for mark in data["marks"]
    ]
    return {**data, "marks": marks, "sentences": list(known)}


def _alternatives(pairs: Sequence[Pair]) -> dict[str, str]:
    """Return what else each toponym could have meant, by its mention's id."""
    return {
        mention_id(article.id, "toponym", t.start, t.end): _named(t)
        for article, findings in pairs
        for t in findings.toponyms
        if t.alternatives
    }


def _named(toponym: Toponym) -> str:
    places = [a.place for a in toponym.alternatives[:4]]
    return "; ".join(
        f"{p.name} ({p.kind}{', ' + country_name(p.country) if p.country else ''})" for p in places
    )


def _mark(row: Row, who: dict[str, str], others: dict[str, str]) -> dict[str, Any]:
    values = {
        "id": row.mention,
        "kind": KIND_OF.get(row.kind, row.kind),
        "words": row.words,
        "hue": hue_of(row.regions),
        "facts": {k: v for k, v in _facts(row, who, others).items() if v},
        "place": row.place or row.said_at,
        "about": list(row.about),
        **_days(row),
    }
    return {key: value for key, value in values.items() if value not in ("", [], None)}


def _facts(row: Row, who: dict[str, str], others: dict[str, str]) -> dict[str, str]:
    """Return what is said of a mark, in the words of the app: what, when, who, why, how sure."""
    facts = {
        "toponym": lambda: {
            "Place": place_of(row), "Could also be": others.get(row.mention, ""),
        },
        "timex": lambda: {"Means": days_of(row.first, row.last) or "no date given"},
        "quotation": lambda: {
            "Who": listed([row.speaker or "not named", row.speaker_role]).replace(" and ", ", "),
            "Said": days_of(row.first, row.last) or "day not given",
            "At": row.said_at_name,
            "About": listed(row.about_names),
            "How": f"“{row.cue}”, {row.quote_kind}" if row.cue else row.quote_kind,
        },
        "happening": lambda: {
            "When": days_of(row.first, row.last), "What": row.sentence,
        },
    }[row.kind]()  # fmt: skip
    if row.kind == "happening":
        return facts
    corrected = row.rule.removeprefix(MARKED) if row.rule.startswith(MARKED) else ""
    if corrected:
        return facts | {"Corrected by": who.get(corrected, "a reader")}
    return facts | {"How sure": sureness_of(row.confidence), "Rule": row.rule}


def _days(row: Row) -> dict[str, Any]:
    if pd.isna(row.first) or pd.isna(row.last):
        return {}
    form = "partial" if row.first != row.last else "exact"
    return {
        "first": f"{row.first:%Y-%m-%d}",
        "last": f"{row.last:%Y-%m-%d}",
        "form": "vague" if row.precision == "vague" else form,
    }


def _places(table: pd.DataFrame) -> list[dict[str, Any]]:
    found = []
    for row in rows_of(gather_places(table)):
        if pd.isna(row.lon):
            continue
        x, y = project(row.lon, row.lat)
        told = ROLES["literal" if row.literal else "metonymic"]
        found.append(
            {
                "id": row.id, "name": row.name, "kind": row.kind, "hue": row.hue, "x": x, "y": y,
                "count": int(row.count), "literal": int(row.literal),
                "figurative": int(row.figurative), "sure": round(float(row.confidence), 2),
                "told": told,
            }
        )  # fmt: skip
    return found
