"""PDF, by pypdf: pages to lines, columns one after another, lines to paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from geo.keeping.intake.day_parsing import written_day
from geo.keeping.intake.outcomes import LONGEST, CannotTake, Draft

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MOST_PAGES = 400
LARGEST_PAGE = 600_000
"""Bytes of what draws one page; more is a drawing, whose every line would be looked at."""

ENDS = tuple('.!?”"’…:')
"""How the last line of a paragraph ends."""

EDGE = 2
"""Lines at the head and foot of a page among which running heads and page numbers are."""

LIGATURES = {point: normalize("NFKC", chr(point)) for point in range(0xFB00, 0xFB07)}
"""Letters that a font prints as one sign ("ﬁ"), and what was written (Unicode, Latin ligatures)."""
SET_APART = re.compile(r"(?<=[^\W\d_]) (?=[ﬀﬃﬄ])|(?:(?<=[ﬃﬄ])|(?<= [ﬁﬂ])) (?=[^\W\d_])")
"""The gap that is seen around such a sign where it comes from a font of its own: no English word
begins with "ff" or ends with "ffi", and none is "fi" or "fl" alone."""

INDENTED = 20
"""Characters of white space before a line that stands in the right column alone."""

_NUMBERED = re.compile(r"\W{0,3}(?:page )?\d{1,4}(?: (?:of|/) \d{1,4})?\W{0,3}", re.IGNORECASE)
_GAP = re.compile(r" {3,}")
_BROKEN = re.compile(r"[^\W\d_]-$")


def read_pdf(content: bytes) -> Draft:
    """Return the text of a PDF, its lines put together into paragraphs."""
    from pypdf import PdfReader  # a tenth of a second of every start, if it stood above
    from pypdf.errors import PyPdfError

    draft = Draft("")
    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise CannotTake("It asks for a password.", "Save a copy without one.")
        pages = _pages(reader, draft)
        heads = _without_edges(pages)
        draft.text = _paragraphs([line for page in pages for line in page])
    except (PyPdfError, ValueError, KeyError, RecursionError) as error:
        raise CannotTake(
            f"The PDF is damaged ({type(error).__name__}).", "Print it to a new PDF, or paste it."
        ) from error
    if not draft.text.strip():
        raise CannotTake(
            "The PDF holds pictures of pages, no letters.",
            "Run text recognition (OCR) on it first.",
        )
    _add_details(draft, reader, heads)
    return draft


def _add_details(draft: Draft, reader: PdfReader, heads: list[str]) -> None:
    draft.notes.append("Lines of the PDF were put together into paragraphs.")
    if heads:
        draft.notes.append("Running heads and page numbers were left out.")
    for head in heads:
        if day := written_day(head[:200]):
            draft.add("day", day.isoformat(), f"the pages’ head “{head[:80]}”", sure=False)
    if details := reader.metadata:
        draft.add("title", details.title, "the PDF’s properties")
        draft.add("author", details.author, "the PDF’s properties", sure=False)
        draft.add("day", _made(details), "the day the PDF was made", sure=False)


def _made(details: Any) -> str:
    try:
        moment = details.creation_date
    except (ValueError, OverflowError):  # a day that never was
        return ""
    return moment.date().isoformat() if moment else ""


def _pages(reader: PdfReader, draft: Draft) -> list[list[str]]:
    """Return the lines of each page."""
    if len(reader.pages) > MOST_PAGES:
        raise CannotTake(
            f"It has {len(reader.pages):,} pages; at most {MOST_PAGES} are read.",
            "Save the pages you need as a PDF of their own.",
        )
    pages: list[list[str]] = []
    size = 0
    for number, page in enumerate(reader.pages, 1):
        drawn = page.get_contents()
        if drawn is not None and len(drawn.get_data()) > LARGEST_PAGE:
            draft.notes.append(f"Page {number} was left out: it is drawn of too many pieces.")
            continue
        text = joined_signs(_columns(page, draft))
        pages.append([line.rstrip() for line in text.split("\n")])
        size += len(text)
        if size > LONGEST:
            break
    return pages


def _columns(page: PageObject, draft: Draft) -> str:
    """Return the text of a page; two columns that are drawn row by row, one after the other."""
    places: list[tuple[float, float]] = []

    def drawn(operator: bytes, _: Any, __: Any, matrix: list[float]) -> None:
        if operator in (b"Tj", b"TJ"):
            places.append((matrix[4], matrix[5]))

    text = page.extract_text(visitor_operand_before=drawn)
    if not _jumps(places, float(page.mediabox.width) or 1.0):
        return str(text)
    lines = page.extract_text(extraction_mode="layout").split("\n")
    halves = _halves(lines)
    if halves is None:
        draft.notes.append("A page may have columns; check that its lines follow each other.")
        return str(text)
    draft.notes.append("A page has two columns; they were read one after the other.")
    return "\n".join(half for column in halves for half in column)


def _jumps(places: list[tuple[float, float]], width: float) -> bool:
    """Whether drawing goes on in the middle of the page at the same height, again and again."""
    starts = Counter(
        round(other[0])
        for one, other in pairwise(places)
        if abs(one[1] - other[1]) < 2 and other[0] > one[0] and 0.3 < other[0] / width < 0.7
    )
    rows = len({round(y) for _, y in places})
    often = starts.most_common(1)[0][1] if starts else 0
    return often >= 3 and often > 0.6 * rows


def _halves(lines: list[str]) -> tuple[list[str], list[str]] | None:
    """Return two columns of prose out of lines that run across both; none when they are none."""
    left: list[str] = []
    right: list[str] = []
    pairs = 0
    for line in filter(str.strip, lines):
        parts = [part for part in _GAP.split(line) if part]
        if len(parts) > 2:
            return None
        pairs += len(parts) == 2
        is_right = len(parts) == 1 and len(line) - len(line.lstrip()) >= INDENTED
        left += [] if is_right else parts[:1]
        right += parts if is_right else parts[1:]
    prose = [len(line) for line in (*left, *right)]
    return (left, right) if pairs >= 3 and sum(prose) >= 20 * len(prose) else None


def _without_edges(pages: list[list[str]]) -> list[str]:
    """Take running heads and page numbers out of the pages; return what was taken out, once."""
    if len(pages) < 2:
        return []
    often = Counter(key for page in pages for key in {_key(page[n]) for n in _edges(page)})
    running = {key for key, n in often.items() if n >= max(2, len(pages) // 2)}
    gone: dict[str, str] = {}
    for page in pages:
        out = {n for n in _edges(page) if _key(page[n]) in running or _is_number(page[n])}
        for n in sorted(out):
            gone.setdefault(_key(page[n]), page[n])
        page[:] = [line for n, line in enumerate(page) if n not in out]
    return list(gone.values())


def _edges(page: list[str]) -> set[int]:
    """Return where the first and the last lines of a page stand that say anything."""
    said = [n for n, line in enumerate(page) if line.strip()]
    return {*said[:EDGE], *said[-EDGE:]}


def _is_number(line: str) -> bool:
    return _NUMBERED.fullmatch(line.strip()) is not None


def _key(line: str) -> str:
    """Return a line as it would stand on every page."""
    return re.sub(r"\d+", "#", " ".join(line.split()))


def joined_signs(text: str) -> str:
    """Write out letters printed as one sign, joined to the word that they belong to.

    >>> joined_signs("the roofs o\N{LATIN SMALL LIGATURE FF} a dozen houses")
    'the roofs off a dozen houses'
    """
    return SET_APART.sub("", text).translate(LIGATURES)


def _paragraphs(lines: list[str]) -> str:
    """Put lines together into paragraphs; a word broken at a line's end is made whole."""
    widths = sorted(len(line) for line in lines if line) or [0]
    full = widths[len(widths) * 4 // 5]
    out: list[list[str]] = []
    going_on = False
    for line in lines:
        if going_on and line:
            _go_on(out[-1], line)
        elif line:
            out.append([line])
        broken = _BROKEN.search(line[-2:]) is not None
        going_on = broken or len(line) >= (0.9 if line.endswith(ENDS) else 0.6) * full > 0
    return "\n\n".join(" ".join("".join(pieces).split()) for pieces in out)


def _go_on(pieces: list[str], line: str) -> None:
    """Add a line: a hyphen before a small letter breaks a word, before a capital joins two."""
    last = pieces[-1]
    if _BROKEN.search(last[-2:]) and line[:1].isalpha():
        pieces[-1] = last[:-1] if line[:1].islower() else last
        pieces.append(line)
    else:
        pieces += [" ", line]
