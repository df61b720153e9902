"""Visitors over real WebSockets, beside an empty Streamlit app in the same run.

    python -m tests.benchmarks.visiting

A visitor opens a session, sees the first page, then asks for one view after another by its
address. A click is the time from asking until the server has sent the last of the page. The
empty app runs as Streamlit comes; ours as ``python3 -m geo serve`` serves it, first by one
process and then by two workers.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.serving import ROOT, free_port

VIEWS = (
    "", "region=region%3Akorean-peninsula", "region=region%3Amiddle-east", "words=Iran",
    "region=region%3Aeastern-europe", "speaker=Vladimir+Putin", "days=2022",
)  # fmt: skip
EMPTY = 'import streamlit as st\nst.set_page_config(layout="wide")\nst.write("hello")\n'
SECONDS, CROWD, THINKING = 8.0, 20, 5.0


@contextmanager
def running(command: Sequence[str], port: int) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Run a server until the block ends; give its address once it answers."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen([*command], cwd=ROOT, stdout=quiet, stderr=quiet)
    try:
        for _ in range(1200):
            with contextlib.suppress(OSError), urlopen(f"http://127.0.0.1:{port}/_stcore/health"):
                break
            time.sleep(0.1)
        yield f"127.0.0.1:{port}", process
    finally:
        process.terminate()
        process.wait(30)


def streamlit(script: Path) -> contextlib.AbstractContextManager[tuple[str, subprocess.Popen]]:
    """Run a script by one process."""
    port = free_port()
    asked = [f"--server.port={port}", "--server.address=127.0.0.1", "--server.headless=true"]
    return running([sys.executable, "-m", "streamlit", "run", str(script), *asked], port)


def two_workers() -> contextlib.AbstractContextManager[tuple[str, subprocess.Popen]]:
    """Run the app by two workers."""
    port = free_port()
    command = [sys.executable, "-m", "geo.serving.workers", "2", "127.0.0.1", str(port)]
    return running(command, port)


async def ask(socket: websockets.ClientConnection, query: str) -> float:
    """Ask for a view; return the seconds until all of it was sent."""
    message, begun = BackMsg(), time.perf_counter()
    message.rerun_script.query_string = query
    await socket.send(message.SerializeToString())
    while True:
        forward = ForwardMsg.FromString(await asyncio.wait_for(socket.recv(), 60))
        if forward.WhichOneof("type") == "script_finished":
            return time.perf_counter() - begun


async def visit(address: str, think: float, until: float, clicks: list[float]) -> int:
    """Click until the time is over; return how many errors ended the visit."""
    await asyncio.sleep(random.uniform(0, think))
    try:
        async with websockets.connect(
            f"ws://{address}/_stcore/stream", subprotocols=["streamlit"], max_size=None,
            open_timeout=60, ping_interval=None, origin=f"http://{address}",
        ) as socket:  # fmt: skip
            await ask(socket, "")
            while time.perf_counter() < until:
                clicks.append(await ask(socket, random.choice(VIEWS)))
                await asyncio.sleep(random.expovariate(1 / think) if think else 0)
    except Exception:
        return 1
    return 0


def visitors(address: str, number: int, think: float, seconds: float = SECONDS) -> dict:
    """Send visitors; return medians, 95th percentiles, clicks a second and errors."""

    async def all_of_them() -> tuple[list[float], int]:
        clicks: list[float] = []
        until = time.perf_counter() + seconds
        errors = await asyncio.gather(
            *(visit(address, think, until, clicks) for _ in range(number))
        )
        return clicks, sum(errors)

    clicks, errors = asyncio.run(all_of_them())
    ordered = sorted(clicks) or [float("nan")]
    return {
        "median_seconds": round(statistics.median(ordered), 3),
        "p95_seconds": round(ordered[int(0.95 * (len(ordered) - 1))], 3),
        "clicks_a_second": round(len(clicks) / seconds, 2),
        "errors": errors,
    }


def rounds(address: str) -> dict[str, dict]:
    """Measure one visitor, a crowd that thinks, and a crowd that does not."""
    visitors(address, 1, 0.2, 6)  # the first visit of a server is no click
    return {
        "one": visitors(address, 1, 0.3),
        "crowd": visitors(address, CROWD, THINKING, 2 * SECONDS),
        "saturated": visitors(address, CROWD, 0),
    }


@contextmanager
def empty_app() -> Iterator[str]:
    """Run an app that shows one word, as Streamlit comes; give its address."""
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "empty.py"
        script.write_text(EMPTY)
        with streamlit(script) as (address, _):
            yield address


def measure() -> dict[str, Any]:
    """Seconds, clicks a second, and the ratios of the app and the empty app."""
    with empty_app() as address:
        bare = rounds(address)
    with streamlit(ROOT / "app.py") as (address, _):
        ours = rounds(address)
    with two_workers() as (address, _):
        visitors(address, 4, 0.2, 8)
        doubled = visitors(address, CROWD, 0)
    served = ours["saturated"]["clicks_a_second"]
    return {
        "app": ours,
        "empty": bare,
        "two_workers_saturated": doubled,
        "click_ratio": round(ours["one"]["median_seconds"] / bare["one"]["median_seconds"], 2),
        "served_of_empty": round(served / (bare["saturated"]["clicks_a_second"] or 1), 2),
        "two_workers_of_one": round(doubled["clicks_a_second"] / (served or 1), 2),
    }


if __name__ == "__main__":
    print(json.dumps({"visiting": measure()}, indent=2))
