"""Setting the project up on a fresh machine, with Python's standard library alone.

``python3 -m geo serve`` and ``python3 -m geo test`` make a virtual environment beside the code
(``.venv``), install the pinned requirements once, and go on inside it. A file in the environment
remembers which requirements it holds, so the second start takes no time.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
ADDRESS, PORT = "--server.address", "--server.port"
"""Streamlit's options for who is answered, without it the whole network, and where."""

WORKERS = ROOT / "geo" / "serving" / "workers.py"
"""Run as a file: as part of its package it would open the whole app, which only workers need."""

TO_RUN = (ROOT / "requirements.txt",)
TO_TEST = (*TO_RUN, ROOT / "tests" / "requirements.txt")


def serve(arguments: Sequence[str] = ()) -> int:
    """Set up what is missing and serve the app; further arguments go to Streamlit.

    ``--workers N`` serves it by several processes (``geo.serving.workers``).

    Served to this machine alone, it has one reader, whose library stays until they empty it.
    Served to others (``--server.address``), each browser has a library of its own.
    """
    python = prepared(TO_RUN)
    asked = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    asked.add_argument(ADDRESS, dest="address", default=os.environ.get("STREAMLIT_SERVER_ADDRESS"))
    asked.add_argument(PORT, dest="port", default=os.environ.get("STREAMLIT_SERVER_PORT"))
    asked.add_argument("--workers", type=int, default=1)
    known, rest = asked.parse_known_args(arguments)
    address = known.address or "localhost"
    if address in ("localhost", "127.0.0.1", "::1"):
        os.environ.setdefault("DATELINE_LIBRARY", "own")
    if known.workers > 1:
        where = (address, known.port or "8501")
        return _run([python, "-P", str(WORKERS), str(known.workers), *where, *rest])
    port = (f"{PORT}={known.port}",) if known.port else ()
    app = ("streamlit", "run", str(ROOT / "app.py"))
    return _run([python, "-m", *app, f"{ADDRESS}={address}", *port, *rest])


def check(arguments: Sequence[str] = ()) -> int:
    """Set up what is missing, then check style, types and tests; arguments go to pytest."""
    python = prepared(TO_TEST)
    checks = (
        ("ruff", "check", "."),
        ("ruff", "format", "--check", "."),
        ("mypy",),
        ("mypy", "app.py"),
        *(("pytest", *part) for part in _parts(arguments)),
    )
    return max([_run([python, "-m", *check]) for check in checks])


def _parts(arguments: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Split a whole run: what needs no browser on all cores, then two browsers by themselves."""
    if arguments:
        return (tuple(arguments),)
    browser = "tests/browser"
    return (
        ("--numprocesses=auto", "--dist=loadgroup", f"--ignore={browser}"),
        ("--numprocesses=2", "--dist=loadfile", browser),
    )


def prepared(requirements: Sequence[Path]) -> Path:
    """Return the Python of an environment that holds all these requirements."""
    if not _python().exists():
        _create()
    missing = [path for path in requirements if not _stamp(path).exists()]
    if missing:
        wanted = [part for path in missing for part in ("-r", str(path))]
        print("Installing the requirements; this happens once and takes a minute or two.")
        subprocess.run([*_pip(), "install", "--quiet", *wanted], check=True)
        for path in missing:
            _stamp(path).touch()
    return _python()


def _create() -> None:
    """Make the environment; some systems ship Python without the piece that adds pip to it."""
    print(f"Making a virtual environment in {ENVIRONMENT.name}.")
    try:
        venv.create(ENVIRONMENT, with_pip=True, clear=True)
    except subprocess.CalledProcessError:
        venv.create(ENVIRONMENT, with_pip=False, clear=True)


def _python() -> Path:
    scripts = "Scripts" if os.name == "nt" else "bin"
    return ENVIRONMENT / scripts / ("python.exe" if os.name == "nt" else "python")


def _pip() -> list[str]:
    """Return pip of the environment, or the machine's own pip told to work on it."""
    inside = subprocess.run([_python(), "-m", "pip", "--version"], capture_output=True)
    if inside.returncode == 0:
        return [str(_python()), "-m", "pip"]
    return [sys.executable, "-m", "pip", "--python", str(_python())]


def _stamp(requirements: Path) -> Path:
    """Return the file that says these very requirements are installed."""
    digest = hashlib.sha256(requirements.read_bytes()).hexdigest()[:16]
    return ENVIRONMENT / f"installed-{requirements.parent.name}-{digest}"


def _run(command: Sequence[str | Path]) -> int:
    process = subprocess.Popen([str(part) for part in command], cwd=ROOT)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:  # it was told so too, and ends what it has begun first
            continue
