"""The process in which files are read: it opens the heavy libraries once and forks for each file.

Started by ``geo.keeping.intake.apart`` as ``python -m geo.keeping.intake.reading_process FD``,
where FD is one end of a pair of sockets. Each request on it carries the end of another pair, by
which a child made for this file alone is told what to read and answers. The child lowers its own
limits before it reads the first byte, so that nothing in a file can raise them: seconds of
processor time, and memory above what it began with.
"""

from __future__ import annotations

import gc
import importlib
import os
import resource
import select
import signal
import socket
import sys
from contextlib import suppress
from datetime import date
from functools import cache
from pathlib import Path

from geo.keeping.intake.languages import language_of
from geo.keeping.intake.taking import JOBS
from geo.keeping.intake.wire import DONE, READER, Limits, receive, send

OPENED_EARLY = ("geo.keeping.intake.languages", "charset_normalizer", "trafilatura", "htmldate",
                "docx", "pypdf", "feedparser", "geo.keeping.received")  # fmt: skip
"""Opened in this order while nobody waits, so that each child has them from its first moment."""

LIBRARIES = 200_000_000
"""Bytes that a child may take to open what is not open yet."""


def main(control: socket.socket) -> None:
    """Fork for each request until whoever asks is gone."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # children are nobody's to wait for
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    waiting = list(OPENED_EARLY)
    while True:
        if waiting and not select.select([control], [], [], 0)[0]:
            with suppress(ImportError):
                _open(waiting.pop(0))
            gc.collect()
            gc.freeze()  # so that a child's collector leaves the pages it shares alone
            continue
        asked, handles, _, _ = socket.recv_fds(control, 16, 1)
        if not asked:
            return
        if asked == READER:
            _open_reader()
        for handle in handles:
            _fork(control, handle, LIBRARIES if waiting else 0)


def _open(library: str) -> None:
    importlib.import_module(library)
    if library.endswith("languages"):
        language_of("The model is opened with the first words that it is asked about.")


@cache
def _open_reader() -> None:
    """Open what finds places, times and quotations, once: each child then has it at once."""
    from geo.reading.findings import read

    read("In Kyiv on Monday, Ada Reed said: “We agree.”", date(2025, 7, 12))
    gc.collect()
    gc.freeze()


def _fork(control: socket.socket, handle: int, more: int) -> None:
    if os.fork() == 0:
        try:
            control.close()
            with socket.socket(fileno=handle) as wire:
                answer(wire, more)
        finally:
            os._exit(0)
    os.close(handle)


def answer(wire: socket.socket, more: int = 0) -> None:
    """Read what is asked for and send each outcome as soon as it is known.

    ``more`` is what it may take beside its limits, in bytes of memory.
    """
    send(wire, os.getpid())
    job, arguments, limits = receive(wire)
    assert isinstance(limits, Limits)
    _lower(limits.seconds, limits.memory + more)
    for outcome in JOBS[job](*arguments):
        send(wire, outcome)
        signal.setitimer(signal.ITIMER_PROF, limits.seconds)
    send(wire, DONE)


def _lower(seconds: float, memory: int) -> None:
    """Take from this process what reading a file does not need."""
    os.nice(5)  # whoever clicks goes first
    signal.setitimer(signal.ITIMER_PROF, seconds)  # nobody handles it: it ends the process
    for what, most in (
        (resource.RLIMIT_AS, _memory() + memory),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):  # macOS does not limit memory
            resource.setrlimit(what, (most, most))


def _memory() -> int:
    """Return the bytes of address space that this process has."""
    with suppress(OSError):
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        return pages * resource.getpagesize()
    return 1 << 40


if __name__ == "__main__":
    main(socket.socket(fileno=int(sys.argv[1])))
