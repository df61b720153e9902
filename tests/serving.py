"""A real server and a real browser, for the browser tests, the benchmarks and the pictures."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "chrome")
CHROMIUM = next(filter(None, map(shutil.which, BROWSERS)), None)
"""The first that this machine has; the shell without a window starts pages a quarter cheaper."""

QUIET = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync", "--disable-quic",
    "--disable-background-networking", "--disable-component-update", "--disable-default-apps",
    "--disable-features=AimEnabled,HttpsUpgrades,MediaRouter,OptimizationHints,PaintHolding,"
    "ThirdPartyStoragePartitioning,WebUIOmniboxPopup,WebUIOmniboxAimPopup",
]  # fmt: skip
"""So that Chromium itself asks nobody for anything, nor draws its own address bar's suggestions
(a page of their own for each page that is opened, which took a second of a processor)."""


@dataclass(frozen=True)
class Server:
    """A running app."""

    url: str
    process: subprocess.Popen[bytes]
    log: Path


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextmanager
def served(
    log: Path, environment: Mapping[str, str] | None = None, below: str = ""
) -> Iterator[Server]:
    """Serve the app on a free port until the block ends; its output goes to ``log``.

    ``below`` is the path that it is served under, such as ``/news``.
    """
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"),
               "--server.port", str(port), "--server.headless", "true",
               "--server.address", "127.0.0.1", "--server.fileWatcherType", "none",
               "--server.baseUrlPath", below]  # fmt: skip
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            stdout=output,
            stderr=subprocess.STDOUT,
            env={**os.environ, **(environment or {})},
        )
        try:
            url = f"http://127.0.0.1:{port}{below}"
            _wait(f"{url}/_stcore/health", process)
            yield Server(url, process, log)
        finally:
            process.terminate()
            process.wait(20)


def _wait(url: str, process: subprocess.Popen[bytes], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        try:
            with urlopen(url, timeout=2) as answer:
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.02)
    raise RuntimeError(f"The app did not start; see what it printed: exit {process.poll()}")


_OPENED: list[Browser] = []
"""The one browser: its driver cannot be started twice in a process."""


@contextmanager
def browsing() -> Iterator[Browser]:
    """Open the machine's own Chromium without a window, or lend the one that is open."""
    if CHROMIUM is None:
        raise RuntimeError("No Chromium on this machine: install it, such as with apt-get")
    if _OPENED:
        yield _OPENED[0]
        return
    with sync_playwright() as driver:
        _OPENED.append(driver.chromium.launch(executable_path=CHROMIUM, args=QUIET))
        try:
            yield _OPENED[0]
        finally:
            _OPENED.pop().close()
