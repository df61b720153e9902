"""Files and long texts read apart: each in a process of its own, with limits of time and memory.

A file comes from anybody. Whatever it does to the library that reads it, it does to a child
process, which ends with it: nobody else waits, and stopping is possible at any moment. The child
is forked from a process that holds the libraries open (``reading_process``), so that a small file
costs some milliseconds. Where a system cannot fork, files are read in this process.
"""

from __future__ import annotations

import atexit
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Generator, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from geo.keeping.intake.outcomes import CannotTake
from geo.keeping.intake.wire import DONE, FILES, LIMITS, READER, Limits, Wire, send

ROOT = Path(__file__).parents[3]
TICK = 0.1
"""Seconds between two signs that something is still being read."""

AT_ONCE = max(2, os.cpu_count() or 2)
"""Files that are read at the same time; others wait."""

DEAF = 2.0
"""Seconds after which who does not ask for more, such as a tab that was closed, loses its turn."""

SHARED = ("PATH", "HOME", "LANG", "LC_ALL", "TZ", "SYSTEMROOT", "VIRTUAL_ENV", "TMPDIR")
"""What a reading process sees of this one's environment: no address or password of a store."""

STARTING = 60.0
"""Seconds that the process may take to start on a machine that is busy."""

PATIENCE = 2
"""Times its seconds of the processor that a child may take by the clock, on a busy machine."""

INSTEAD = "Save it in a simpler format, or copy its text and paste it."
CAN_FORK = hasattr(os, "fork") and hasattr(socket, "send_fds")


class BrokeOff(CannotTake):
    """Reading was ended from outside: it took too long, or too much."""


def warm() -> None:
    """Have the process that reads files ready, so that the first file does not wait for it."""
    if CAN_FORK:
        _ROOM.request(None)


def read_apart(job: str, *arguments: Any, limits: Limits | None = None) -> Iterator[Any]:
    """Yield what a job of ``taking.JOBS`` gives, and ``None`` every while it still works.

    Raises
    ------
    BrokeOff
        When it takes longer or more memory than it may; what came before was yielded.
    """
    if not CAN_FORK:
        from geo.keeping.intake.taking import JOBS

        yield from JOBS[job](*arguments)
        return
    child = _Child(limits or LIMITS)
    try:
        yield from child.answers(job, arguments)
    finally:
        child.end()


class _Room:
    """The process from which children are forked; started when first asked for, and again."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None

    def request(self, handle: int | None, job: str = "") -> None:
        """Have a child answer on ``handle``, or only make sure that the process is there."""
        with self._lock:
            for _ in range(2):
                try:
                    control = self._opened()
                    if handle is not None:
                        socket.send_fds(control, [READER if job == "read" else FILES], [handle])
                    return
                except OSError:  # it was killed: one more try with a new one
                    self.close()
        raise BrokeOff("Files cannot be read just now.", "Try again in a minute.")

    def _opened(self) -> socket.socket:
        if self._process and self._process.poll() is not None:
            self.close()
        if self._control is None:
            self._control, theirs = socket.socketpair()
            known = {key: os.environ[key] for key in SHARED if key in os.environ}
            with theirs:
                self._process = subprocess.Popen(
                    [sys.executable, "-m", "geo.keeping.intake.reading_process",
                     str(theirs.fileno())],
                    cwd=ROOT, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL,
                    env={**known, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
                )  # fmt: skip
        return self._control

    def close(self) -> None:
        """Let the process go; it ends when its socket does."""
        if self._control:
            self._control.close()
        if self._process:
            self._process.kill()
            self._process.wait()
        self._control = self._process = None


class _Turns:
    """Who has a child at work now. Who has not listened for a while loses the turn to others."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._heard: dict[int, float] = {}

    def take(self, who: int) -> bool:
        """Take or keep a turn; whether there was one."""
        now = time.monotonic()
        with self._lock:
            for each in [w for w, heard in self._heard.items() if now - heard > DEAF]:
                del self._heard[each]
            if who not in self._heard and len(self._heard) >= AT_ONCE:
                return False
            self._heard[who] = now
            return True

    def give(self, who: int) -> None:
        """Give a turn back."""
        with self._lock:
            self._heard.pop(who, None)


_ROOM, _TURNS = _Room(), _Turns()
atexit.register(_ROOM.close)


class _Child:
    """One child: asked once, listened to until it is done, and ended in any case."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._wire, theirs = socket.socketpair()
        theirs.close()
        self._arriving = Wire()
        self._pid = 0

    def end(self) -> None:
        """Stop it, unless it stopped by itself."""
        if self._pid:
            with suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGKILL)
        self._wire.close()

    def answers(self, job: str, arguments: tuple[Any, ...]) -> Iterator[Any]:
        """Yield each answer as it comes, and ``None`` at every tick without one."""
        while True:
            while not _TURNS.take(id(self)):
                time.sleep(TICK)
                yield None
            try:
                if not self._pid:
                    yield from self._begin(job, arguments)
                values = yield from self._arrived(PATIENCE * self._limits.seconds)
            finally:
                _TURNS.give(id(self))
            for value in values:
                if isinstance(value, str) and value == DONE:
                    self._pid = 0
                    return
                yield value

    def _begin(self, job: str, arguments: tuple[Any, ...]) -> Iterator[None]:
        """Have a child made, however long its parent takes to start, and say what to read."""
        try:
            yield from self._made(job)
        except BrokeOff:  # the parent had just died: once more, by a new one
            self.end()
            yield from self._made(job)
        self._wire.settimeout(self._limits.seconds)
        try:
            send(self._wire, (job, arguments, self._limits))
        except OSError as error:
            raise BrokeOff("Reading broke off.", "Try again, or paste its text.") from error
        self._wire.settimeout(TICK)

    def _made(self, job: str) -> Iterator[None]:
        self._wire.close()
        self._wire, theirs = socket.socketpair()
        self._wire.settimeout(TICK)
        with theirs:
            _ROOM.request(theirs.fileno(), job)
        [self._pid] = yield from self._arrived(STARTING)

    def _arrived(self, within: float) -> Generator[None, None, list[Any]]:
        """Return what arrives next; the seconds count in which somebody waits for it."""
        waited, since = 0.0, time.monotonic()
        while waited < within:
            begun = time.monotonic()
            try:
                piece = self._wire.recv(1 << 20)
            except TimeoutError:
                waited += time.monotonic() - begun
                _TURNS.take(id(self))
                yield None
                continue
            if not piece:
                self._pid = 0
                raise _why(time.monotonic() - since >= self._limits.seconds, self._limits)
            self._arriving.feed(piece)
            if values := self._arriving.values():
                return values
        raise _why(True, self._limits)


def _why(slow: bool, limits: Limits) -> BrokeOff:
    if slow:
        return BrokeOff(f"Reading it takes longer than {limits.seconds:g} seconds.", INSTEAD)
    return BrokeOff("Reading it broke off: it is damaged, or takes too much memory.", INSTEAD)
