"""Documents: PDF by pypdf, Word by python-docx, e-mail by the standard library."""

from __future__ import annotations

import re
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from io import BytesIO
from typing import TYPE_CHECKING
from unicodedata import normalize

from geo.keeping.intake.outcomes import LONGEST, CannotTake, Draft
from geo.keeping.intake.pages import read_page
from geo.keeping.intake.plain import unwrapped
from geo.keeping.intake.zipped import check_zip

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from pypdf import PdfReader

MOST_PAGES = 400
ENDS = tuple('.!?”"’…:')
"""How the last line of a paragraph ends."""
LIGATURES = {point: normalize("NFKC", chr(point)) for point in range(0xFB00, 0xFB07)}
"""Letters that a font prints as one sign ("ﬁ"), and what was written (Unicode, Latin ligatures)."""


def read_pdf(content: bytes) -> Draft:
    """Return the text of a PDF, its lines put together into paragraphs."""
    from pypdf import PdfReader  # a tenth of a second of every start, if it stood above
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise CannotTake("It asks for a password.", "Save a copy without one.")
        text = _pages_text(reader)
        details = reader.metadata
    except (PyPdfError, ValueError, KeyError, RecursionError) as error:
        raise CannotTake(
            f"The PDF is damaged ({type(error).__name__}).", "Print it to a new PDF, or paste it."
        ) from error
    if not text.strip():
        raise CannotTake(
            "The PDF holds pictures of pages, no letters.",
            "Run text recognition (OCR) on it first.",
        )
    draft = Draft(text)
    draft.notes.append("Lines of the PDF were put together into paragraphs.")
    if details:
        draft.add("title", details.title, "the PDF’s properties")
        draft.add("author", details.author, "the PDF’s properties", sure=False)
        draft.add("day", _day(details.creation_date), "the day the PDF was made", sure=False)
    return draft


def _pages_text(reader: PdfReader) -> str:
    if len(reader.pages) > MOST_PAGES:
        raise CannotTake(
            f"It has {len(reader.pages):,} pages; at most {MOST_PAGES} are read.",
            "Save the pages you need as a PDF of their own.",
        )
    lines: list[str] = []
    for page in reader.pages:
        lines += page.extract_text().translate(LIGATURES).split("\n")
        if sum(map(len, lines)) > LONGEST:
            break
    return _paragraphs([line.rstrip() for line in lines])


def _paragraphs(lines: list[str]) -> str:
    """Put lines together into paragraphs; a word broken at a line's end is made whole."""
    widths = sorted(len(line) for line in lines if line) or [0]
    full = widths[len(widths) * 4 // 5]
    out: list[str] = []
    going_on = False
    for line in lines:
        if going_on and line:
            broken = re.search(r"[a-z]-$", out[-1]) and line[:1].islower()
            out[-1] = out[-1][:-1] + line if broken else f"{out[-1]} {line}"
        elif line:
            out.append(line)
        going_on = len(line) >= (0.9 if line.endswith(ENDS) else 0.6) * full > 0
    return "\n\n".join(" ".join(p.split()) for p in out)


def read_word(content: bytes) -> Draft:
    """Return the text of a Word document, tables row by row."""
    from docx import Document  # for the same reason
    from docx.opc.exceptions import PackageNotFoundError

    check_zip(content)
    try:
        document = Document(BytesIO(content))
    except (PackageNotFoundError, KeyError, ValueError) as error:
        raise CannotTake(
            "It is no Word document (.docx), or a damaged one.", "Save it again as .docx."
        ) from error
    draft = Draft("")
    paragraphs = _word_paragraphs(document, draft)
    properties = document.core_properties
    draft.add("title", properties.title, "the document’s properties")
    draft.add("author", properties.author, "the document’s properties", sure=False)
    draft.add("day", _day(properties.created), "the day the document was made", sure=False)
    draft.text = "\n\n".join(p for p in paragraphs if p.strip())
    return draft


def _word_paragraphs(document: WordDocument, draft: Draft) -> list[str]:
    from docx.table import Table

    out: list[str] = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            out += [" | ".join(cell.text for cell in row.cells) for row in block.rows]
        elif not out and ((block.style and block.style.name) or "") in {"Title", "Heading 1"}:
            draft.add("title", block.text, "the document’s heading")
        else:
            out.append(block.text)
    return out


def read_mail(content: bytes) -> Draft:
    """Return the body of an e-mail; its HTML part where that says more than the plain one."""
    message = message_from_bytes(content, policy=policy.default)
    plain = _part(message, "plain")
    marked = _part(message, "html")
    draft = Draft(unwrapped(plain))
    if marked and (len(plain) < 200 or len(plain) < len(re.sub(r"<[^>]*>", "", marked)) / 4):
        draft = Draft(read_page(marked.encode("utf-8", "replace")).text or plain)
        draft.notes.append("Read from the e-mail’s HTML part.")
    _mail_details(message, draft)
    names = [part.get_filename() or "unnamed" for part in message.iter_attachments()]
    if names:
        draft.notes.append(f"Attachments were left out: {', '.join(names)}.")
    return draft


def _part(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    if part is None:
        return ""
    try:
        return str(part.get_content())
    except (LookupError, ValueError):
        payload = part.get_payload(decode=True)
        return payload.decode("latin-1") if isinstance(payload, bytes) else ""


def _mail_details(message: EmailMessage, draft: Draft) -> None:
    name, address = parseaddr(str(message.get("From", "")))
    draft.add("title", str(message.get("Subject", "")), "the e-mail’s subject")
    draft.add("outlet", name or address.partition("@")[2], "the e-mail’s sender", sure=False)
    try:
        sent = parsedate_to_datetime(str(message.get("Date", "")))
    except ValueError:
        return
    draft.add("day", _day(sent), "the e-mail’s “Date” line, by the sender’s clock")


def _day(moment: datetime | None) -> str:
    return moment.date().isoformat() if moment else ""
