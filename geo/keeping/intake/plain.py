"""Plain text, Markdown and what is pasted: bytes to letters, lines to paragraphs, a headline."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

import yaml
from charset_normalizer import from_bytes

from geo.keeping.intake.outcomes import CannotTake, Draft

MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
"""Byte-order marks and what they say."""

HEADLINE = 200
"""Characters a headline has at most."""

TOP = 6
"""Lines at the head of a pasted text in which a byline or a day may stand."""

HARD_WRAP = (40, 100)
"""Characters of the longest line of a text whose lines were broken by width."""


def read_plain(content: bytes) -> Draft:
    """Return a plain text, its lines put together where they were broken by width."""
    text, encoding = decoded(content)
    draft = read_pasted(unwrapped(text))
    if draft.text and encoding not in {"utf-8", "utf-8-sig", "ascii"}:
        draft.notes.append(f"Read as {encoding}: check letters with accents.")
    if unwrapped(text) != text:
        draft.notes.append("Lines broken by width were put together into paragraphs.")
    return draft


def read_pasted(text: str) -> Draft:
    """Return a text as pasted, with the headline and the day that stand at its head, if any.

    A headline is a short first line with no full stop, and an empty line or a longer one after
    it; it is taken out of the text. A day is only offered.
    """
    lines = text.replace("\r\n", "\n").lstrip("\ufeff\n ").split("\n")
    draft = Draft(text)
    if _is_headline(lines):
        draft.add("title", lines[0], "the first line")
        draft.text = "\n".join(lines[1:]).lstrip("\n")
    for line in [line for line in lines if line.strip()][:TOP]:
        if len(line) <= HEADLINE and (
            byline := re.match(r"\s*By ((?:[A-Z][\w.’'-]+ ?){2,4})$", line)
        ):
            draft.add("author", byline[1], f"the line “{line.strip()}”", sure=False)
        if len(line) <= HEADLINE // 2 and (day := written_day(line)):
            draft.add("day", day.isoformat(), f"the line “{line.strip()}”", sure=False)
    return draft


def _is_headline(lines: list[str]) -> bool:
    rest = [line for line in lines[1:] if line.strip()]
    first = lines[0].strip()
    if not first or not rest or len(first) > HEADLINE or first[-1] in ".!?,;:…”\"'’":
        return False
    if len(first) < 30 and written_day(first):
        return False
    return len(lines) > 1 and (not lines[1].strip() or len(lines[1]) > len(first))


def decoded(content: bytes) -> tuple[str, str]:
    """Return the letters of some bytes, and the encoding they were in."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace"), encoding
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        best = from_bytes(content[:200_000]).best()
    if best is None or b"\0" in content[:4000]:
        raise CannotTake("It is no text.", "Choose a text, HTML, PDF, Word or e-mail file.")
    return content.decode(best.encoding, "replace"), best.encoding


def unwrapped(text: str) -> str:
    """Return a text whose lines were broken by width with one line a paragraph.

    Nothing changes unless empty lines divide paragraphs and the lines are as wide as each other.
    """
    lines = text.replace("\r\n", "\n").split("\n")
    widths = sorted(len(line) for line in lines if line.strip())
    if not widths or not HARD_WRAP[0] <= widths[-1] <= HARD_WRAP[1] or "" not in lines:
        return text
    paragraphs = re.split(r"\n[ \t]*\n", "\n".join(lines))
    full = [line for p in paragraphs for line in p.split("\n")[:-1]]
    if len(full) < 3 or sum(len(line) > 0.6 * widths[-1] for line in full) < 0.8 * len(full):
        return text
    return "\n\n".join(re.sub(r"[ \t]*\n[ \t]*", " ", p.strip("\n")) for p in paragraphs)


FENCE = re.compile(r"\A---\s*\n(.*?)\n---\s*(?:\n|\Z)", re.DOTALL)
STRIPPED = (
    (r"^```.*$", ""),
    (r"^#{1,6}[ \t]+(.*?)[ \t]*#*$", r"\1"),
    (r"^ {0,3}> ?", ""),
    (r"^[ \t]*(?:[-*+]|\d+\.)[ \t]+", ""),
    (r"!\[[^\]]*\]\([^)]*\)", ""),
    (r"\[([^\]]+)\]\([^)]*\)", r"\1"),
    (r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", r"\2"),
    (r"(?<![\w*])([*_])(?=\S)(.+?)(?<=\S)\1(?![\w*])", r"\2"),
)
"""Markdown's marks and what is left of them, in this order."""


def read_markdown(content: bytes) -> Draft:
    """Return a Markdown text without its marks, with the details of its YAML header."""
    text, _ = decoded(content)
    header: dict[str, Any] = {}
    if fence := FENCE.match(text.replace("\r\n", "\n")):
        header, text = _header(fence[1]), text.replace("\r\n", "\n")[fence.end() :]
    draft = Draft(text, url=str(header.get("url", "")))
    for detail, keys in HEADER.items():
        for key in keys:
            draft.add(detail, _as_written(header.get(key)), f"the header’s “{key}”")  # type: ignore[arg-type]
    if title := re.search(r"\A\s*#\s+(.+?)\s*#*\n", text):
        draft.add("title", title[1], "the first heading")
        draft.text = text[title.end() :]
    for marks, left in STRIPPED:
        draft.text = re.sub(marks, left, draft.text, flags=re.MULTILINE)
    draft.text = re.sub(r"\n{3,}", "\n\n", unwrapped(draft.text))
    return draft


HEADER = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "source", "publisher", "site"),
    "author": ("author", "byline"),
    "day": ("published", "date"),
}


def _header(lines: str) -> dict[str, Any]:
    try:
        values = yaml.safe_load(lines)
    except yaml.YAMLError:
        return {}
    return values if isinstance(values, dict) else {}


def _as_written(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    day = written_day(value) if isinstance(value, str) else None
    return day.isoformat() if day and len(str(value)) <= 25 else str(value or "")


MONTHS = "January February March April May June July August September October November December"
_MONTH = {name[:3].lower(): number for number, name in enumerate(MONTHS.split(), 1)}
_DAY_WRITTEN = re.compile(
    rf"(?<!\w)(?:(?P<iso>\d{{4}}-\d\d-\d\d)(?!\d)"
    rf"|(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m1>{'|'.join(_MONTH)})[a-z]*\.?,?\s+(?P<y1>\d{{4}})"
    rf"|(?P<m2>{'|'.join(_MONTH)})[a-z]*\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}}))",
    re.IGNORECASE,
)


def written_day(words: str) -> date | None:
    """Return the first whole day written in some words: 2025-07-12, 12 July 2025, July 12, 2025.

    Days such as 7/12/2025 are left alone: half the world would read another day.
    """
    for m in _DAY_WRITTEN.finditer(words):
        try:
            if m["iso"]:
                return date.fromisoformat(m["iso"])
            month = _MONTH[(m["m1"] or m["m2"])[:3].lower()]
            return date(int(m["y1"] or m["y2"]), month, int(m["d1"] or m["d2"]))
        except ValueError:
            continue
    return None
