"""Files that are written whole or not at all, and what is said where that cannot be done."""

from __future__ import annotations

import errno
from pathlib import Path
from tempfile import NamedTemporaryFile

from geo.errors import RoomError

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside its place and put it there; nothing half written stays behind.

    Raises
    ------
    RoomError
        When it cannot be written; the message says why, where, and what to do.
    """
    beside = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, delete=False) as file:
            beside = Path(file.name)
            file.write(content)
        beside.chmod(0o644)
        beside.replace(path)
    except OSError as error:
        if beside:
            beside.unlink(missing_ok=True)
        raise RoomError(f"{path.name} cannot be written. {said(error, path.parent)}") from error


def said(error: OSError, where: Path | str | None = None) -> str:
    """Say what a system's error about a file means, where, and what to do."""
    place = str(where or error.filename or "")
    at = f" in {place}" if place else ""
    if error.errno in FULL:
        return f"There is no room left on the disk{at}. Make room and try again."
    if error.errno in FORBIDDEN:
        return f"This account may not do that{at}. Allow it, or choose another folder."
    if isinstance(error, FileNotFoundError):
        return f"There is no {place}. Look how its name is written."
    if isinstance(error, IsADirectoryError):
        return f"{place} is a folder. Name a file in it."
    return f"{error.strerror or error}{at}."
