"""Zip archives, opened with limits: how many files, how large, how tightly packed."""

from __future__ import annotations

import stat
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from geo.keeping.intake.outcomes import CannotTake, Refused

MOST_FILES = 2_000
LARGEST_FILE = 25_000_000
LARGEST_WHOLE = 200_000_000
TIGHTEST = 200
"""Times that a file may grow when unpacked; prose packs 3 times, and text at most about 1,000."""

SMALL = 1_000_000
"""Bytes under which a file may be packed as tightly as it likes."""


def unzipped(content: bytes) -> Iterator[tuple[str, bytes] | Refused]:
    """Yield name and content of each file; a file that breaks a limit is refused by itself.

    Nothing is written to disk, so a name that climbs out of a folder leads nowhere; it is
    shown without its folders.
    """
    with _opened(content) as archive:
        left = LARGEST_WHOLE
        for info in _files(archive):
            name = shown_name(info.filename)
            try:
                unpacked = _unpacked(archive, info, min(LARGEST_FILE, left))
            except CannotTake as refusal:
                yield Refused(name, refusal.why, refusal.next_step)
                continue
            left -= len(unpacked)
            yield name, unpacked


def check_zip(content: bytes) -> None:
    """Make sure that a file which is a zip inside (.docx) does not blow up when opened."""
    with _opened(content) as archive:
        total = sum(info.file_size for info in archive.infolist())
        for info in archive.infolist():
            _check(info, LARGEST_FILE)
        if total > LARGEST_WHOLE:
            raise CannotTake("It is too large when unpacked.", "Copy its text and paste it.")


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
    if info.file_size > largest:
        raise CannotTake(
            f"It has {info.file_size:,} bytes when unpacked; at most {largest:,} are taken in.",
            "Take it in by parts.",
        )
    if info.file_size > SMALL and info.file_size > TIGHTEST * max(1, info.compress_size):
        raise CannotTake(
            "It is packed so tightly that it looks like a trap.", "Unpack it yourself first."
        )
