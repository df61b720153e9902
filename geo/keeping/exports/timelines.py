"""Days as a timeline: the JSON of Knight Lab's TimelineJS 3.

Keys as documented at https://timeline.knightlab.com/docs/json-format.html. TimelineJS shows
text as HTML, so what comes from an article is escaped.
"""

from __future__ import annotations

import html
from collections.abc import Iterable
from datetime import date
from typing import Any

from geo.keeping.exports.mark_rows import Pair, Row, days_of, rows
from geo.keeping.exports.packing import to_json


def to_timelinejs(pairs: Iterable[Pair]) -> bytes:
    """Return one event for each quotation and each time that has days, and each publication."""
    held = list(pairs)
    events = [_published(article) for article, _ in held if article.published]
    events += [_event(row) for row in rows(held) if row.kind != "place" and row.earliest]
    events.sort(key=lambda e: (_sortable(e["start_date"]), e["unique_id"]))
    timeline: dict[str, Any] = {"events": events}
    if len(held) == 1:
        timeline["title"] = {"text": _text(held[0][0].title, held[0][0].outlet)}
    return to_json(timeline)


def _event(row: Row) -> dict[str, Any]:
    first, last = row.earliest, row.latest
    headline = row.text
    if row.kind == "quotation":
        headline = f"{row.speaker} {row.cue}".strip() or "Quotation"
    event: dict[str, Any] = {
        "start_date": _date(first or date.min, row.edtf),
        "text": _text(headline, row.text if row.kind == "quotation" else row.sentence),
        "group": "Quotations" if row.kind == "quotation" else "Times told",
        "unique_id": row.id,
    }
    if last and last != first and not _one_date(row):
        event["end_date"] = _date(last)
    if row.kind == "time":
        event["display_date"] = html.escape(f"{row.text} ({row.edtf or row.value})")
    return event


def _published(article: Any) -> dict[str, Any]:
    return {
        "start_date": _date(article.published),
        "text": _text(article.title, f"Published: {article.outlet}" if article.outlet else ""),
        "group": "Published",
        "unique_id": f"{article.id}:published",
    }


def _one_date(row: Row) -> bool:
    """Whether the days are one whole year or month, which TimelineJS can say as such."""
    return len(row.edtf) in (4, 7) and days_of(row.edtf) == (row.earliest, row.latest)


def _date(day: date, edtf: str = "") -> dict[str, int]:
    parts = {"year": day.year, "month": day.month, "day": day.day}
    named = {4: 1, 7: 2}.get(len(edtf), 3)
    return dict(list(parts.items())[:named])


def _sortable(parts: dict[str, int]) -> tuple[int, int, int]:
    return parts["year"], parts.get("month", 0), parts.get("day", 0)


def _text(headline: str, text: str) -> dict[str, str]:
    return {"headline": html.escape(headline), "text": html.escape(text)}
