"""The two stores that the library's tests run on: a SQLite file, and Debian's PostgreSQL."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

USER = "postgres"


def programs() -> Path | None:
    """Return the folder of PostgreSQL's server programs, the newest version of Debian's."""
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    found = versions[-1] if versions else shutil.which("initdb")
    return Path(found).resolve().parent if found else None


@contextmanager
def running_postgresql() -> Iterator[str]:
    """Start a server of our own on a socket in a temporary folder; yield its address."""
    folder = programs()
    if folder is None:
        why = "PostgreSQL is not installed: apt-get install postgresql"
        if os.environ.get("CI"):
            pytest.fail(why)
        pytest.skip(why)
    home = Path(tempfile.mkdtemp(prefix="atlas-pg-"))
    if os.getuid() == 0:
        owner = pwd.getpwnam(USER)
        os.chown(home, owner.pw_uid, owner.pw_gid)
    try:
        how = ["-U", USER, "-A", "trust", "-E", "UTF8", "--no-locale"]
        _run(home, "initdb", "-D", str(home / "data"), *how)
        _start(home)
        try:
            yield f"postgresql://{USER}@/postgres?host={home}"
        finally:
            _stop(home)
    finally:
        shutil.rmtree(home, ignore_errors=True)


@contextmanager
def halted(url: str) -> Iterator[None]:
    """Have the server behind an address gone until the block ends, and then back."""
    home = Path(url.rpartition("host=")[2])
    _stop(home)
    try:
        yield
    finally:
        _start(home)


def _start(home: Path) -> None:
    options = f"-k {home} -c listen_addresses='' -c max_connections=40 -c fsync=off"
    log = str(home / "log")
    _run(home, "pg_ctl", "-D", str(home / "data"), "-l", log, "-w", "-o", options, "start")


def _stop(home: Path) -> None:
    _run(home, "pg_ctl", "-D", str(home / "data"), "-w", "-m", "immediate", "stop")


def _run(home: Path, program: str, *arguments: str) -> None:
    """Run one of its programs; it refuses root, and Debian's package makes a user for it."""
    folder = programs()
    assert folder is not None
    as_user = ["runuser", "-u", USER, "--"] if os.getuid() == 0 else []
    command = [*as_user, str(folder / program), *arguments]
    subprocess.run(command, check=True, cwd=home, stdout=subprocess.DEVNULL, timeout=120)
