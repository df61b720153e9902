"""Word documents: opened by python-docx, walked paragraph by paragraph, each cell once.

What was inserted under "track changes" stands in the text, what was deleted does not. Content
controls, smart tags, text boxes and tables inside tables are read where they stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from geo.keeping.intake.outcomes import CannotTake, Draft
from geo.keeping.intake.zipped import letters_only

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT = {_W + name for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "txbxContent")}
_LEFT_OUT.add(_FALLBACK)  # the same as what stands beside it, for older programs
_SIGNS = {_W + "tab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-"}
_PARAGRAPH, _TABLE, _ROW, _CELL = (_W + name for name in ("p", "tbl", "tr", "tc"))
_BOX, _TEXT, _JOINED = _W + "txbxContent", _W + "t", f"{_W}tcPr/{_W}vMerge"
HEADINGS = {"Title", "Heading 1"}


def read_word(content: bytes) -> Draft:
    """Return the text of a Word document, tables row by row."""
    from docx import Document  # a tenth of a second of every start, if it stood above
    from docx.opc.exceptions import PackageNotFoundError

    plain = letters_only(content)
    try:
        document = Document(BytesIO(plain))
        draft = _draft(document)
    except (PackageNotFoundError, KeyError, ValueError, SyntaxError) as error:
        raise CannotTake(
            "It is no Word document (.docx), or a damaged one.", "Save it again as .docx."
        ) from error
    return draft


def _draft(document: WordDocument) -> Draft:
    draft = Draft("")
    blocks = [block for block in _blocks(document.element.body) if block.strip()]
    if blocks and _opens_with_heading(document):
        draft.add("title", blocks.pop(0), "the document’s heading")
    properties = document.core_properties
    draft.add("title", properties.title, "the document’s properties")
    draft.add("author", properties.author, "the document’s properties", sure=False)
    made = properties.created
    day = made.date().isoformat() if made else ""
    draft.add("day", day, "the day the document was made", sure=False)
    draft.text = "\n\n".join(blocks)
    return draft


def _opens_with_heading(document: WordDocument) -> bool:
    """Whether the first paragraph that says anything has the style of a heading."""
    for paragraph in document.paragraphs[:20]:
        if "".join(_words(paragraph._p)).strip():
            return ((paragraph.style and paragraph.style.name) or "") in HEADINGS
    return False


def _blocks(element: Any) -> Iterator[str]:
    """Yield each paragraph, and each row of a table as one."""
    for child in element:
        if child.tag == _PARAGRAPH:
            yield "".join(_words(child))
            for box in child.iter(_BOX):
                if not any(above.tag in {_FALLBACK, _BOX} for above in box.iterancestors()):
                    yield from _blocks(box)
        elif child.tag == _ROW:
            cells = ("\n".join(filter(str.strip, _blocks(cell))) for cell in _cells(child))
            yield " | ".join(filter(None, cells))
        elif child.tag not in _LEFT_OUT:
            yield from _blocks(child)


def _cells(row: Any) -> Iterator[Any]:
    """Yield the cells of a row that do not go on from the row above."""
    for child in row:
        if child.tag == _CELL:
            joined = child.find(_JOINED)
            if joined is None or joined.get(_W + "val") == "restart":
                yield child
        elif child.tag not in _LEFT_OUT:
            yield from _cells(child)


def _words(element: Any) -> Iterator[str]:
    """Yield the letters of a paragraph as they stand after all changes."""
    for child in element:
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag not in _LEFT_OUT:
            yield from _words(child)
