"""Markdown: the text without its marks, and what its YAML header says.

No pattern here can go back over what it has read more than a few hundred characters, so that
the time it takes grows with the text and no faster.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from geo.keeping.intake.day_parsing import written_day
from geo.keeping.intake.outcomes import Detail, Draft
from geo.keeping.intake.plain_text import check_length, decoded, unwrapped

LONGEST_HEADER = 20_000
"""Characters of a header."""

DEEPEST = 6
"""Quotations and lists inside each other whose marks are taken away."""

_FENCE = re.compile(r" {0,3}>? ?```")
_MARK = re.compile(r" {0,3}> ?|[ \t]{0,40}(?:[-*+]|\d{1,9}\.)[ \t]++")
_HEADING = re.compile(r"#{1,6}[ \t]++")
INLINE = (
    (re.compile(r"!\[[^\[\]]{0,500}+\]\([^()]{0,2000}+\)"), ""),
    (re.compile(r"\[([^\[\]]{1,500}+)\]\([^()]{0,2000}+\)"), r"\1"),
    (re.compile(r"(\*\*|__)(?=\S)(.{1,200}?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])([*_])(?=\S)(.{1,200}?)(?<=\S)\1(?![\w*])"), r"\2"),
)
"""Marks inside a line and what is left of them, in this order."""

HEADER: dict[Detail, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "source", "publisher", "site"),
    "author": ("author", "byline"),
    "day": ("published", "date"),
}


def read_markdown(content: bytes) -> Draft:
    """Return a Markdown text without its marks, with the details of its YAML header."""
    text, _ = decoded(content)
    check_length(text)
    header, lines = _header(text.replace("\r\n", "\n").lstrip("\ufeff").split("\n"))
    draft = Draft("", url=header.get("url", ""))
    for detail, keys in HEADER.items():
        for key in keys:
            _note(draft, detail, header.get(key, ""), f"the header’s “{key}”")
    first = next((n for n, line in enumerate(lines) if line.strip()), 0)
    if lines and re.match(r"[ \t]*+#[ \t]", lines[first]):
        draft.add("title", lines[first].strip().strip("#"), "the first heading")
        lines = lines[first + 1 :]
    plain = "\n".join(_without_marks(line) for line in lines)
    draft.text = re.sub(r"\n{3,}", "\n\n", unwrapped(plain))
    return draft


def _header(lines: list[str]) -> tuple[dict[str, str], list[str]]:
    """Return what the header says, and the lines below it."""
    if lines[0].rstrip() != "---":
        return {}, lines
    size = 0
    for end, line in enumerate(lines[1:], 1):
        if line.rstrip() == "---":
            return _values("\n".join(lines[1:end])), lines[end + 1 :]
        size += len(line)
        if size > LONGEST_HEADER:
            break
    return {}, lines


class _Words(yaml.BaseLoader):
    """YAML whose every value is as written; one that repeats others by name is not read."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("an alias")
        return super().compose_node(parent, index)


def _values(written: str) -> dict[str, str]:
    try:
        values = yaml.load(written, _Words)
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    said = values if isinstance(values, dict) else {}
    return {k: v for k, v in said.items() if isinstance(k, str) and isinstance(v, str)}


def _note(draft: Draft, detail: Detail, value: str, where: str) -> None:
    day = written_day(value) if detail == "day" else None
    if detail != "day" or day:
        draft.add(detail, day.isoformat() if day else value, where)
    elif value:
        draft.notes.append(f"The day “{value[:40]}” cannot be read: write it as 2025-07-12.")


def _without_marks(line: str) -> str:
    if not line or _FENCE.match(line):
        return ""
    if heading := _HEADING.match(line):
        line = line[heading.end() :].rstrip().rstrip("#").rstrip()
    else:
        for _ in range(DEEPEST):
            if mark := _MARK.match(line):
                line = line[mark.end() :]
    for mark_inside, left in INLINE:
        line = mark_inside.sub(left, line)
    return line
