"""Connections to checked addresses: the only place where this project asks the internet anything.

A name is resolved once for each connection, every address it stands for is checked, and the
connection goes to the very address that was checked: a name that answers otherwise a second
later (DNS rebinding) gains nothing. Since each redirect makes its own request through the same
door, it is checked like the first. The page's name stays in ``Host`` and in TLS (SNI), so
certificates are verified as usual.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any, Protocol

import httpcore
import httpx

from geo.keeping.intake.addresses import forbidden
from geo.keeping.intake.outcomes import CannotTake

PASTE = "Open it in your browser, copy the text and paste it."

Resolve = Callable[[str, int], list[str]]


def resolve(host: str, port: int) -> list[str]:
    """Return every address that a name stands for, as the system sees it."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Rules(Protocol):
    """What the network needs to know of how links are fetched."""

    @property
    def allow_loopback(self) -> bool:
        """Whether this machine itself may be asked (tests only)."""
        ...

    @property
    def seconds(self) -> float:
        """Seconds until the last byte."""
        ...

    @property
    def resolve(self) -> Resolve:
        """Names to addresses."""
        ...


class CheckedTransport(httpx.BaseTransport):
    """httpx's door to the network, with a check in it and one deadline for all behind it."""

    def __init__(self, rules: Rules) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(), network_backend=_CheckedNetwork(rules)
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request, none but to a checked address."""
        url = request.url
        answer = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
                ),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Answer(answer),
            extensions=answer.extensions,
        )  # fmt: skip

    def close(self) -> None:
        """Let go of every connection."""
        self._pool.close()


class _Answer(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Any:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


class _CheckedNetwork(httpcore.NetworkBackend):
    """Connections to checked addresses only, all of them before one deadline."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._deadline = time.monotonic() + rules.seconds
        self._network = httpcore.SyncBackend()

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None,
        local_address: str | None = None, socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:  # fmt: skip
        """Connect to the first address that answers, every one of them checked before."""
        failed: Exception = httpcore.ConnectError("no address")
        for address in self._checked(host, port):
            left = _left(self._deadline)
            try:
                stream = self._network.connect_tcp(address, port, left, None, socket_options)
                return _Deadlined(stream, self._deadline)
            except httpcore.ConnectError as error:
                failed = error
        raise failed

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        raise CannotTake("Only links that start with http or https are fetched.", PASTE)

    def _checked(self, host: str, port: int) -> list[str]:
        addresses = _in_time(self._rules.resolve, host, port, self._deadline)
        for address in addresses:
            if why := forbidden(address, self._rules.allow_loopback):
                raise CannotTake(f"The link leads to {why}, which is not fetched.", PASTE)
        if not addresses:
            raise CannotTake("The site’s name is not known.", "Check the link’s spelling.")
        return sorted(addresses, key=lambda a: ":" in a)


def _in_time(ask: Resolve, host: str, port: int, deadline: float) -> list[str]:
    """Resolve a name before the deadline; the system's resolver has none of its own."""
    found: list[list[str]] = []

    def look() -> None:
        try:
            found.append(ask(host, port))
        except (OSError, UnicodeError):
            found.append([])

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    thread.join(_left(deadline))
    if not found:
        raise httpcore.ConnectTimeout("The name could not be resolved in time.")
    return found[0]


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("Time ran out.")
    return left


class _Deadlined(httpcore.NetworkStream):
    """A connection whose every step ends at one deadline, however slowly bytes drip."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(self._deadline))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(self._deadline))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:  # fmt: skip
        left = _left(self._deadline)
        return _Deadlined(
            self._stream.start_tls(ssl_context, server_hostname, left), self._deadline
        )

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
