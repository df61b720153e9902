"""Tables with one article a row: CSV and JSON Lines."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from typing import Any

from geo.keeping.intake.day_parsing import written_day
from geo.keeping.intake.outcomes import LONGEST, CannotTake, Detail, Draft
from geo.keeping.intake.plain_text import decoded

MOST_COLUMNS = 1_000

COLUMNS: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "fulltext", "full text", "maintext"),
    "title": ("title", "headline", "heading"),
    "outlet": ("outlet", "source", "publisher", "newspaper", "publication", "site", "site name"),
    "author": ("author", "authors", "byline"),
    "day": ("published", "date", "day", "publication date", "date published", "publish date",
            "published at", "pubdate", "timestamp"),
    "url": ("url", "link", "address"),
}  # fmt: skip
"""What the columns may be called, in any case, with spaces, underscores or hyphens."""


def csv_rows(content: bytes) -> Iterator[Draft]:
    """Yield one draft a row of a CSV file divided by commas, semicolons or tabs."""
    text, _ = decoded(content)
    csv.field_size_limit(max(csv.field_size_limit(), 4 * LONGEST))
    try:
        rows = csv.DictReader(StringIO(text, newline=""), delimiter=_divider(text), strict=True)
        names = _named(rows.fieldnames or [])
        for row in rows:
            yield _draft(row, names, "the table’s column")
    except csv.Error as error:
        raise CannotTake(
            f"The table is damaged ({error}).", "Save it again as CSV (UTF-8)."
        ) from error


def jsonl_rows(content: bytes) -> Iterator[Draft | CannotTake]:
    """Yield one draft a line of JSON Lines; a line that is not JSON is a refusal of its own."""
    text, _ = decoded(content)
    for line in (line for line in text.split("\n") if line.strip()):
        try:
            values = json.loads(line)
            yield row_draft(values, "the line’s key")
        except (ValueError, TypeError, RecursionError):
            yield CannotTake("The line is no JSON object.", "Mend it and take the file again.")
        except CannotTake as refusal:
            yield refusal


def row_draft(values: Mapping[str, Any], where: str) -> Draft:
    """Return one row, by the names of its columns; ``where`` says what these are."""
    names = _named([str(key) for key in values])
    return _draft(values, names, where)


def count_rows(content: bytes, ending: str) -> int:
    """Return how many articles a table offers, 0 when it cannot be read."""
    text, _ = decoded(content)
    if ending == ".jsonl":
        return sum(1 for line in text.split("\n") if line.strip())
    csv.field_size_limit(max(csv.field_size_limit(), 4 * LONGEST))
    try:
        return sum(1 for _ in csv.reader(StringIO(text, newline=""), delimiter=_divider(text))) - 1
    except csv.Error:
        return 0


def _divider(text: str) -> str:
    head = text.partition("\n")[0]
    return max(",;\t", key=head.count)


def _named(columns: Sequence[str]) -> dict[str, str]:
    """Return what each known column is; the first that fits wins."""
    if len(columns) > MOST_COLUMNS:
        raise CannotTake(
            f"It has {len(columns):,} columns; at most {MOST_COLUMNS:,} are looked at.",
            "Leave out what is no text, title, outlet, day, author or link.",
        )
    plain: dict[str, str] = {}
    for column in filter(None, columns):
        called = column.strip().lower().replace("_", " ").replace("-", " ")
        plain.setdefault(called, column)
    known = {meaning: [plain[n] for n in names if n in plain] for meaning, names in COLUMNS.items()}
    found = {columns[0]: meaning for meaning, columns in known.items() if columns}
    if "text" not in found.values():
        raise CannotTake(
            f"No column holds the text. Columns: {', '.join(map(str, columns))[:200]}.",
            "Name the column of the articles’ text “text”.",
        )
    return found


def _draft(row: Mapping[str, Any], names: Mapping[str, str], where: str) -> Draft:
    """Return one row; ``names`` says what each column of the file means.

    Where a detail was found is told by the column's name as it stands in the file.
    """
    columns = {meaning: column for column, meaning in names.items()}
    values = {meaning: _words(row.get(column)) for meaning, column in columns.items()}
    draft = Draft(values.get("text", ""), url=values.get("url", ""))
    details: tuple[Detail, ...] = ("title", "outlet", "author")
    for detail in details:
        if detail in columns:
            draft.add(detail, values[detail], f"{where} “{columns[detail].strip()[:80]}”")
    written = values.get("day", "")
    if day := written_day(written):
        draft.add(
            "day", day.isoformat(), f"{where} “{columns['day'].strip()[:80]}”, {written[:40]}"
        )
    elif written:
        draft.notes.append(f"The day “{written[:40]}” cannot be read: write it as 2025-07-12.")
    return draft


def _words(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")
