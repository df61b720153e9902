"""Reading the declared words and rules of times from ``data/reading/timexes/``.

Both files have one form: ``[part]`` opens a part, ``head: text`` an entry of it, and indented
lines go on with the entry above. What follows ``#`` at the start of a line is a remark.
"""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).resolve().parents[3] / "data" / "reading" / "timexes"


def declared(name: str) -> dict[str, dict[str, str]]:
    """Return each part of a file as its entries, in order; white space is kept as one blank."""
    parts: dict[str, dict[str, str]] = {}
    entries: dict[str, str] = {}
    head = ""
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("["):
            entries = parts.setdefault(line.strip("[]"), {})
        elif line.startswith(" "):
            entries[head] = f"{entries[head]} {line.strip()}".strip()
        else:
            head, _, text = line.partition(":")
            entries[head] = text.strip()
    return parts
