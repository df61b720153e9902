"""What a corpus holds, one item after another, never all of it in memory.

JSON Lines, CSV and Parquet hold an article a row; WARC and WET files of a crawl a page a record;
files of GDELT's Global Knowledge Graph what was coded of an article a line;
a folder any of these, and whatever ``python -m geo import`` takes. The order is always the same,
so that reading can be taken up again.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, BinaryIO, Literal

from geo.errors import ArticleError
from geo.keeping.intake import ENDINGS
from geo.keeping.intake.outcomes import LONGEST

Kind = Literal["row", "page", "file", "coded", "unreadable"]
PACKED = ".gz"
GDELT = ".gkg."
"""In the names of files of GDELT's Global Knowledge Graph."""

LARGEST_FILE = 200_000_000
"""Bytes of a file that is taken whole."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to be read.

    ``content`` is a mapping of columns (``row``), the bytes of a page, of a file or of a line of
    GDELT's (``coded``), or why nothing can be read (``unreadable``). ``upto`` is how many bytes of
    the corpus end with it, as far as known: for progress only.
    """

    name: str
    kind: Kind
    content: Mapping[str, Any] | bytes | str
    url: str = ""
    upto: int = 0


def size_of(source: Path) -> int:
    """Return the bytes of a corpus on disk."""
    return sum(path.stat().st_size for path in files_of(source))


def files_of(source: Path) -> list[Path]:
    """Return the files of a corpus in their order; hidden ones are left out.

    Raises
    ------
    ArticleError
        When there is nothing there.
    """
    if source.is_file():
        return [source]
    visible = (p for p in sorted(source.rglob("*")) if p.is_file())
    found = [p for p in visible if not any(s.startswith(".") for s in p.relative_to(source).parts)]
    if not found:
        raise ArticleError(f"{source} holds nothing to read. Give a file, or a folder of files.")
    return found


def items(source: Path) -> Iterator[Item]:
    """Yield everything a corpus offers, in order."""
    before = 0
    for path in files_of(source):
        name = path.name if path == source else path.relative_to(source).as_posix()
        try:
            yield from _reader(path)(path, name, before)
        except (OSError, ValueError, EOFError, zipfile.BadZipFile) as error:
            yield Item(name, "unreadable", f"It cannot be read to its end ({error}).", "", before)
        before += path.stat().st_size


def _reader(path: Path) -> Callable[[Path, str, int], Iterator[Item]]:
    if GDELT in path.name.lower():
        return _gdelt_lines
    endings = [ending.lower() for ending in path.suffixes if ending.lower() != PACKED]
    return READERS.get(endings[-1] if endings else "", _whole)


def _opened(path: Path) -> tuple[BinaryIO, BinaryIO]:
    """Return a file as it is read, unpacked where it is packed, and as it lies on the disk."""
    raw = path.open("rb")
    packed = path.suffix.lower() == PACKED
    return (gzip.open(raw) if packed else raw), raw  # type: ignore[return-value]


def _json_lines(path: Path, name: str, before: int) -> Iterator[Item]:
    read, raw = _opened(path)
    with raw, read:
        for number, line in enumerate(read, 1):
            if not line.strip():
                continue
            at = f"{name}, line {number}"
            try:
                values = json.loads(line.decode("utf-8-sig"))
                if not isinstance(values, dict):
                    raise ValueError("no object")
            except (ValueError, RecursionError) as error:
                why = f"The line is no JSON object in UTF-8 ({type(error).__name__})."
                yield Item(at, "unreadable", why, "", before + raw.tell())
                continue
            yield Item(at, "row", values, "", before + raw.tell())


def _gdelt_lines(path: Path, name: str, before: int) -> Iterator[Item]:
    """Yield the lines of a file of GDELT's, which is published as a ZIP with one file in it."""
    with path.open("rb") as raw:
        if path.suffix.lower() == ".zip":
            with zipfile.ZipFile(raw) as packed:
                for member in packed.namelist():
                    with packed.open(member) as read:
                        yield from _lines(read, raw, name, before)
        else:
            read, beside = _opened(path)
            with beside, read:
                yield from _lines(read, beside, name, before)


def _lines(read: IO[bytes], raw: BinaryIO, name: str, before: int) -> Iterator[Item]:
    for number, line in enumerate(read, 1):
        if line.strip():
            yield Item(f"{name}, line {number}", "coded", line, "", before + raw.tell())


def _csv_rows(path: Path, name: str, before: int) -> Iterator[Item]:
    csv.field_size_limit(max(csv.field_size_limit(), 4 * LONGEST))
    read, raw = _opened(path)
    with raw, read, io.TextIOWrapper(read, "utf-8-sig", "replace", newline="") as text:
        head = text.readline()
        divider = max(",;\t", key=head.count)
        columns = next(csv.reader([head], delimiter=divider), [])
        rows = csv.reader(text, delimiter=divider, strict=True)
        number = 0
        while True:
            number += 1
            at = f"{name}, row {number}"
            try:
                row = next(rows)
            except StopIteration:
                return
            except csv.Error as error:
                yield Item(at, "unreadable", f"The row is damaged ({error}).", "", before)
                continue
            if any(row):
                values = dict(zip(columns, row, strict=False))
                yield Item(at, "row", values, "", before + raw.tell())


def _parquet_rows(path: Path, name: str, before: int) -> Iterator[Item]:
    from pyarrow import parquet

    file = parquet.ParquetFile(path)
    share = path.stat().st_size / max(1, file.metadata.num_rows)
    number = 0
    for batch in file.iter_batches(batch_size=200):
        for values in batch.to_pylist():
            number += 1
            yield Item(f"{name}, row {number}", "row", values, "", before + int(share * number))


def _warc_records(path: Path, name: str, before: int) -> Iterator[Item]:
    from warcio.archiveiterator import ArchiveIterator

    with path.open("rb") as raw:
        for number, record in enumerate(ArchiveIterator(raw), 1):
            at = f"{name}, record {number}"
            url = record.rec_headers.get_header("WARC-Target-URI") or ""
            if record.rec_type == "conversion":  # WET: the words of a page, its mark-up left out
                text = record.content_stream().read().decode("utf-8", "replace")
                yield Item(at, "row", {"text": text, "url": url}, url, before + raw.tell())
            elif record.rec_type == "response" and _is_page(record):
                yield Item(at, "page", record.content_stream().read(), url, before + raw.tell())


def _is_page(record: Any) -> bool:
    headers = record.http_headers
    kind = headers.get_header("Content-Type", "") if headers else ""
    return bool(headers) and headers.get_statuscode() == "200" and "html" in kind.lower()


def _whole(path: Path, name: str, before: int) -> Iterator[Item]:
    size = path.stat().st_size
    if path.suffix.lower() not in ENDINGS:
        why = f"Files that end in “{path.suffix or path.name}” are not read."
        yield Item(name, "unreadable", why, "", before + size)
    elif size > LARGEST_FILE:
        yield Item(
            name, "unreadable", f"It has {size:,} bytes; it is too large.", "", before + size
        )
    else:
        yield Item(name, "file", path.read_bytes(), "", before + size)


READERS: dict[str, Callable[[Path, str, int], Iterator[Item]]] = {
    ".jsonl": _json_lines, ".ndjson": _json_lines, ".csv": _csv_rows, ".tsv": _csv_rows,
    ".parquet": _parquet_rows, ".warc": _warc_records, ".wet": _warc_records,
}  # fmt: skip
"""Who reads files by their ending, ``.gz`` left out; whatever else is taken whole."""
