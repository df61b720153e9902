"""Zip archives, opened with limits: how many files, how large, how tightly packed."""

from __future__ import annotations

import stat
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from geo.keeping.intake.outcomes import CannotTake, Refused

MOST_FILES = 2_000
LARGEST_FILE = 25_000_000
LARGEST_WHOLE = 200_000_000
TIGHTEST = 200
"""Times that a file may grow when unpacked; prose packs 3 times, and text at most about 1,000."""

SMALL = 1_000_000
"""Bytes under which a file may be packed as tightly as it likes."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of an archive that is about to be read: which one, counted from 0, and its name."""

    number: int
    name: str


def unzipped(content: bytes, first: int = 0) -> Iterator[Entry | tuple[str, bytes] | Refused]:
    """Yield each file from number ``first`` on: its ``Entry``, then its name and content.

    A file that breaks a limit is refused by itself. Nothing is written to disk, so a name that
    climbs out of a folder leads nowhere; it is shown without its folders.
    """
    with _opened(content) as archive:
        left = LARGEST_WHOLE
        for number, info in enumerate(_files(archive)[first:], first):
            name = shown_name(info.filename)
            yield Entry(number, name)
            try:
                unpacked = _unpacked(archive, info, min(LARGEST_FILE, left))
            except CannotTake as refusal:
                yield Refused(name, refusal.why, refusal.next_step)
                continue
            left -= len(unpacked)
            yield name, unpacked


def letters_only(content: bytes) -> bytes:
    """Return a document that is a zip inside (.docx), unpacked within limits and packed anew.

    Its pictures are left empty: whoever reads the words must not unpack them.
    """
    left = LARGEST_WHOLE
    plain = BytesIO()
    with _opened(content) as archive, ZipFile(plain, "w") as copy:
        for info in archive.infolist():
            part = b""
            if info.filename.lower().endswith((".xml", ".rels")):
                part = _unpacked(archive, info, min(LARGEST_FILE, left))
                left -= len(part)
            copy.writestr(info.filename, part)
    return plain.getvalue()


def count_files(content: bytes) -> int:
    """Return how many files an archive offers, 0 when it cannot be opened."""
    try:
        with _opened(content) as archive:
            return len(_files(archive))
    except CannotTake:
        return 0


def shown_name(path: str) -> str:
    """Return the last part of a path inside an archive, without what cannot be shown."""
    name = PurePosixPath(path.replace("\\", "/")).name
    return "".join(c if c.isprintable() else "\ufffd" for c in name)[:120] or "unnamed"


def _opened(content: bytes) -> ZipFile:
    try:
        archive = ZipFile(BytesIO(content))
    except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise CannotTake("The archive is damaged.", "Pack it again as .zip.") from error
    if len(archive.infolist()) > MOST_FILES:
        raise CannotTake(
            f"It holds {len(archive.infolist()):,} files; at most {MOST_FILES:,} are opened.",
            "Pack fewer files at a time.",
        )
    return archive


def _files(archive: ZipFile) -> list[ZipInfo]:
    """Return the entries that are files of the reader's: no folders, links or system litter."""
    return [
        info
        for info in archive.infolist()
        if not info.is_dir()
        and not stat.S_ISLNK(info.external_attr >> 16)
        and not info.filename.startswith("__MACOSX/")
        and not PurePosixPath(info.filename).name.startswith(".")
    ]


def _unpacked(archive: ZipFile, info: ZipInfo, largest: int) -> bytes:
    _check(info, largest)
    try:
        with archive.open(info) as file:
            content = file.read(largest + 1)
    except (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        raise CannotTake("It is damaged inside the archive.", "Pack it again.") from error
    if len(content) > largest:
        raise CannotTake("It is larger than it says.", "Pack it again.")
    return content


def _check(info: ZipInfo, largest: int) -> None:
    if info.flag_bits & 1:
        raise CannotTake("It asks for a password.", "Pack it again without one.")
    if info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise CannotTake("It is packed in a way that is not opened.", "Pack it as a usual .zip.")
    if info.file_size > largest:
        raise CannotTake(
            f"It has {info.file_size:,} bytes when unpacked; at most {largest:,} are taken in.",
            "Take it in by parts.",
        )
    if info.file_size > SMALL and info.file_size > TIGHTEST * max(1, info.compress_size):
        raise CannotTake(
            "It is packed so tightly that it looks like a trap.", "Unpack it yourself first."
        )
