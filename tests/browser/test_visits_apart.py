"""Many visits at once to one server, over its own sockets: nothing of one reaches another."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any, TypeVar
from urllib.parse import urlencode

import httpx
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from geo.keeping.carried import carry
from geo.text import Article
from tests.serving import ROOT

T = TypeVar("T")
VISITS = 6
ARTICLES = ROOT / "data" / "articles"
PAGES = ("article", "", "stories", "voices")


def secret(number: int) -> str:
    return f"Zanzivar{number:02d}"


def tale(number: int) -> Article:
    name = secret(number)
    text = (
        f"Speaking in Tbilisi on Monday, {name} Reed said: “{name} will not answer Moscow.” "
        f"{name} had asked for talks in Kyiv two days before."
    )
    return Article(f"tale-{number}", f"{name} answers", text, f"{name} Post", date(2025, 7, 12))


async def sent(address: str, number: int | None) -> bytes:
    """Visit every page, bringing an article in the link; return all that the server sent."""
    brought = {} if number is None else {"carried": carry(tale(number))}
    received = b""
    async with websockets.connect(
        f"ws://{address}/_stcore/stream", subprotocols=["streamlit"], max_size=None,
        open_timeout=60, ping_interval=None, origin=f"http://{address}",
    ) as socket:  # fmt: skip
        for page in PAGES:
            message = BackMsg()
            message.rerun_script.query_string = urlencode(brought)
            message.rerun_script.page_name = page
            await socket.send(message.SerializeToString())
            kind = ""
            while kind != "script_finished":
                packed = await asyncio.wait_for(socket.recv(), 90)
                received += packed
                forward = ForwardMsg()
                forward.ParseFromString(packed)
                kind = forward.WhichOneof("type")
    return received


def apart(make: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Run it in a thread of its own: the browser of other tests has its loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: asyncio.run(make())).result()


def test_what_visitors_bring_at_once_never_meets(server):
    address = server.url.removeprefix("http://")

    async def everybody() -> list[bytes]:
        return await asyncio.gather(*(sent(address, number) for number in range(VISITS)))

    received = apart(everybody)
    names = [secret(number).encode() for number in range(VISITS)]
    for number, told in enumerate(received):
        assert [n for n, name in enumerate(names) if name in told] == [number]
    later = apart(lambda: sent(address, None))  # who sees what was kept for all
    assert len(later) > 100_000
    assert b"Zanzivar" not in later
    assert b"Zanzivar" not in server.log.read_bytes()


def test_others_go_on_while_somebody_has_a_very_long_text_read(server):
    """Were they held up, they would see one page while it is read, or two."""
    address = server.url.removeprefix("http://")
    shelf = " ".join(path.read_text("utf8") for path in sorted(ARTICLES.glob("*.md")))
    long = (f"{shelf} " * (200_000 // len(shelf) + 1))[:199_000]

    async def reading() -> int:
        async with httpx.AsyncClient(timeout=120) as client:
            told = {"text": long, "published": "2025-07-14"}
            return (await client.post(f"{server.url}/api/read", json=told)).status_code

    async def both() -> int:
        await sent(address, None)
        seen, reader = 0, asyncio.create_task(reading())
        while not reader.done():
            await sent(address, None)
            seen += len(PAGES)
        assert await reader == 200
        return seen

    assert apart(both) >= 2 * len(PAGES)
