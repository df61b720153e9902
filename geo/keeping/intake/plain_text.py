"""Plain text and what is pasted: bytes to letters, lines to paragraphs."""

from __future__ import annotations

import re

from geo.keeping.intake.day_parsing import written_day
from geo.keeping.intake.heads import HEADLINE, headline_of
from geo.keeping.intake.outcomes import LONGEST, CannotTake, Draft

MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
"""Byte-order marks and what they say."""

NO_TEXT = ("It is no text.", "Choose a text, HTML, PDF, Word or e-mail file.")

TOP = 6
"""Lines at the head of a pasted text in which a byline or a day may stand."""

HARD_WRAP = (40, 100)
"""Characters of the longest line of a text whose lines were broken by width."""


def read_plain(content: bytes) -> Draft:
    """Return a plain text, its lines put together where they were broken by width."""
    text, encoding = decoded(content)
    check_length(text)
    draft = read_pasted(text)
    if draft.text and encoding not in {"utf-8", "utf-8-sig", "ascii"}:
        draft.notes.append(f"Read as {encoding}: check letters with accents.")
    return draft


def check_length(text: str) -> None:
    """Refuse a text far too long before anything is looked for in it.

    Raises
    ------
    CannotTake
        When it would be too long whatever is taken out of it.
    """
    if len(text) > 2 * LONGEST:
        raise CannotTake(
            f"It has {len(text):,} characters; at most {LONGEST:,} are read at once.",
            "Take it in by parts, such as chapters.",
        )


def read_pasted(text: str) -> Draft:
    """Return a text as pasted, with the headline and the day that stand at its head, if any.

    Lines that were broken by width are put together. A headline (``headline_of``) is taken out
    of the text, with what stood above it. A day is only offered.
    """
    whole = unwrapped(text)
    draft = Draft(whole)
    if whole != text:
        draft.notes.append("Lines broken by width were put together into paragraphs.")
    lines = whole.replace("\r\n", "\n").lstrip("\ufeff\n ").split("\n")
    if head := headline_of(lines):
        draft.add("title", lines[head.line], head.where, head.sure)
        draft.text = "\n".join(lines[head.line + 1 :]).lstrip("\n")
        if above := " · ".join(line.strip() for line in lines[: head.line] if line.strip()):
            draft.notes.append(f"Lines above the headline were left out: “{above[:200]}”.")
    for line in [line for line in lines if line.strip()][:TOP]:
        _add_byline(draft, line)
    return draft


_BYLINE = re.compile(r"\s{0,9}By ((?:[A-Z][\w.’'-]++ ?){2,4})$")


def _add_byline(draft: Draft, line: str) -> None:
    """Note who wrote it or when, where a line at the head says so."""
    if len(line) <= HEADLINE and (byline := _BYLINE.match(line)):
        draft.add("author", byline[1], f"the line “{line.strip()}”", sure=False)
    if len(line) <= HEADLINE // 2 and (day := written_day(line)):
        draft.add("day", day.isoformat(), f"the line “{line.strip()}”", sure=False)


def decoded(content: bytes) -> tuple[str, str]:
    """Return the letters of some bytes, and the encoding they were in."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace"), encoding
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        if b"\0" in content[:4000]:
            raise CannotTake(*NO_TEXT) from None
    from charset_normalizer import from_bytes  # two tenths of a second, for old files only

    best = from_bytes(content[:200_000]).best()
    if best is None:
        raise CannotTake(*NO_TEXT)
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


_TAG = re.compile(r"<[^<>]*+>")


def without_tags(marked: str) -> str:
    """Return what is left of some mark-up without its tags, for judging how much it says."""
    return _TAG.sub("", marked)
