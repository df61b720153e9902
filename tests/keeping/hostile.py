"""Small files that would take a reader of files minutes or gigabytes, by name."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZipFile

from docx import Document
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SAID = "The harbour of Lowport was closed on Monday."
PARAGRAPH = f"<w:p><w:r><w:t>{SAID}</w:t></w:r></w:p>"
GOES_ON = f"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{PARAGRAPH}</w:tc></w:tr>"
WIDE = f'<w:tc><w:tcPr><w:gridSpan w:val="100000000"/></w:tcPr>{PARAGRAPH}</w:tc>'


def word(body: str) -> bytes:
    """Return a Word document with this body."""
    usual, made = BytesIO(), BytesIO()
    Document().save(usual)
    with ZipFile(usual) as source, ZipFile(made, "w", ZIP_DEFLATED) as target:
        for info in source.infolist():
            is_body = info.filename == "word/document.xml"
            xml = f"<w:document {WORD}><w:body>{body}</w:body></w:document>".encode()
            target.writestr(info.filename, xml if is_body else source.read(info))
    return made.getvalue()


def lying(packing: int) -> bytes:
    """Return an archive of one entry that says it has 100 bytes and has 50 million."""
    made = BytesIO()
    with ZipFile(made, "w", packing) as archive:
        archive.writestr("a.txt", b"a" * 50_000_000)
    raw = bytearray(made.getvalue())
    for sign, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = raw.find(sign) + offset
        raw[at : at + 4] = struct.pack("<I", 100)
    return bytes(raw)


def zipped(**files: bytes) -> bytes:
    """Return an archive; ``a_txt`` becomes ``a.txt``."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("_", "."), content)
    return made.getvalue()


def drawn(operators: bytes) -> bytes:
    """Return a PDF of one page that these operators draw."""
    writer, made = PdfWriter(), BytesIO()
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    named = DictionaryObject({NameObject(k): NameObject(v) for k, v in font.items()})
    fonts = DictionaryObject({NameObject("/F1"): named})
    page = writer.add_blank_page(612, 792)
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    page[NameObject("/Contents")] = content = DecodedStreamObject()
    content.set_data(operators)
    writer.write(made)
    return made.getvalue()


def mail(head: bytes, body: bytes = SAID.encode()) -> bytes:
    """Return a mail with a line at its head."""
    return b"From: a@crier.example\r\n" + head + b"\r\n\r\n" + body


def _aliases() -> bytes:
    """Return a header whose last value would be nine to the power of eight words."""
    lines = [b"k0: &b0 [x, x, x, x, x, x, x, x, x]"]
    lines += [b"k%d: &b%d [%s]" % (n, n, b", ".join([b"*b%d" % (n - 1)] * 9)) for n in range(1, 8)]
    return b"---\n" + b"\n".join(lines) + b"\ntitle: *b7\n---\n" + SAID.encode()


PARTS = b'Content-Type: multipart/mixed; boundary="b"\r\nMIME-Version: 1.0'
FEED = b'<rss version="2.0"><channel><title>t</title>%s</channel></rss>'
FILES: dict[str, Callable[[], bytes]] = {
    "spaces.md": lambda: b"#" + b" " * 3000 + b"x",
    "brackets.md": lambda: b"[" * 40_000,
    "pictures.md": lambda: b"![a](" * 30_000,
    "stars.md": lambda: b"**a " * 30_000,
    "marks.md": lambda: b">" * 190_000,
    "fence.md": lambda: b"---" + b"\n" * 190_000,
    "aliases.md": _aliases,
    "deep.md": lambda: b"---\na: " + b"[" * 4000 + b"\n---\n" + SAID.encode(),
    "bzip2.zip": lambda: lying(ZIP_BZIP2),
    "lzma.zip": lambda: lying(ZIP_LZMA),
    "deflated.zip": lambda: lying(ZIP_DEFLATED),
    "lying.docx": lambda: lying(ZIP_BZIP2),
    "wide.docx": lambda: word(f"<w:tbl><w:tr>{WIDE}</w:tr></w:tbl>"),
    "merged.docx": lambda: word(f"<w:tbl>{GOES_ON * 4000}</w:tbl>"),
    "deep.docx": lambda: word("<w:tbl><w:tr><w:tc>" * 90 + "</w:tc></w:tr></w:tbl>" * 90),
    "subject.eml": lambda: mail(b"Subject: " + b"\r\n ".join([b"=?utf-8?q?abcd?="] * 80_000)),
    "addresses.eml": lambda: mail(b"To: " + b", ".join([b"a@crier.example"] * 30_000)),
    "parts.eml": lambda: mail(PARTS, b"--b\r\n\r\nx\r\n" * 100_000),
    "tags.eml": lambda: mail(b"Content-Type: text/html", b"<" * 2_000_000),
    "tags.html": lambda: b"<html><body>" + b"<b>x</b>" * 500_000,
    "names.html": lambda: b"<html><a " + b"a " * 200_000 + b">",
    "items.rss": lambda: FEED % (b"<item><title>a</title></item>" * 50_000),
    "tags.rss": lambda: (
        FEED % (b"<item><description>%s</description></item>" % (b"&lt;" * 500_000))
    ),
    "keys.jsonl": lambda: json.dumps(dict.fromkeys(map(str, range(500_000)), 1)).encode(),
    "deep.jsonl": lambda: b"[" * 500_000,
    "deep.json": lambda: b"[" * 500_000,
    "columns.csv": lambda: b",".join(b"c%d" % n for n in range(200_000)) + b"\n1",
    "long.txt": lambda: b"word " * 3_000_000,
    "pieces.pdf": lambda: drawn(b"BT /F1 10 Tf " + b"1 0 0 1 5 7 Tm (x) Tj " * 100_000 + b" ET"),
}
"""What each does: a pattern that goes back, a size that lies, repetition, depth."""
