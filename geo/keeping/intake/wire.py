"""What passes between whoever asks for a file to be read and the process that reads it.

Values travel as pickles behind their length. A pickle can do anything to who opens it, and the
process that reads strangers' files may have been turned; so only plain values and the frozen
values of this project are opened.
"""

from __future__ import annotations

import io
import pickle
import socket
import struct
from dataclasses import dataclass, is_dataclass
from typing import Any

_LENGTH = struct.Struct("!I")
LARGEST = 200_000_000
"""Bytes of one value: what an upload may have, and more."""

FILES, READER = b"f", b"r"
"""What a child is to have open: what reads files, or what finds places, times and quotations."""

DONE = "done"
"""Sent when there is nothing more to come."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may take.

    ``seconds`` for each outcome, of which a table has many; ``memory`` in bytes above what the
    process begins with.
    """

    seconds: float = 10.0
    memory: int = 300_000_000


LIMITS = Limits()


class Wire:
    """Values as they come in, put together from pieces."""

    def __init__(self) -> None:
        self._held = bytearray()

    def feed(self, piece: bytes) -> None:
        """Take what has arrived."""
        self._held += piece

    def values(self) -> list[Any]:
        """Return the values that have arrived whole since it was last asked."""
        found: list[Any] = []
        while (end := self._end()) <= len(self._held):
            found.append(opened(bytes(self._held[_LENGTH.size : end])))
            del self._held[:end]
        return found

    def _end(self) -> int:
        if len(self._held) < _LENGTH.size:
            return _LENGTH.size
        (length,) = _LENGTH.unpack_from(self._held)
        if length > LARGEST:
            raise ValueError(f"{length:,} bytes for one value")
        return _LENGTH.size + int(length)


def send(wire: socket.socket, value: Any) -> None:
    """Send one value."""
    packed = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    wire.sendall(_LENGTH.pack(len(packed)) + packed)


def receive(wire: socket.socket) -> Any:
    """Wait for one value."""
    arriving = Wire()
    while piece := wire.recv(1 << 20):
        arriving.feed(piece)
        for value in arriving.values():
            return value
    raise EOFError("nobody asks any more")


class _Opener(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("datetime", "date"):
            return super().find_class(module, name)
        found = super().find_class(module, name) if module.startswith("geo.") else None
        if isinstance(found, type) and is_dataclass(found):
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is not opened here")


def opened(packed: bytes) -> Any:
    """Return a value that was sent, if it is one of those that are opened."""
    return _Opener(io.BytesIO(packed)).load()
