"""Several workers behind one address: a visitor stays on theirs, and all end together."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from tests.serving import ROOT, free_port

CADDY = Path(sys.executable).with_name("caddy")


@pytest.fixture(scope="module")
def behind(tmp_path_factory):
    """Two workers behind one address, and the process that began them."""
    port = free_port()
    command = [sys.executable, "-m", "geo.serving.workers", "2", "127.0.0.1", str(port)]
    printed = tmp_path_factory.mktemp("workers") / "log"
    with printed.open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT)
    try:
        for _ in range(600):
            if b"workers answer" in printed.read_bytes() and _answers(port):
                break
            assert process.poll() is None, printed.read_text()
            time.sleep(0.2)
        yield port, process
    finally:
        process.terminate()  # it ends its workers first
        process.wait()


def _answers(port: int) -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/_stcore/health").is_success
    except httpx.TransportError:
        return False


def _children(process: subprocess.Popen[bytes]) -> list[int]:
    found = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return [int(pid) for pid in found]


@pytest.mark.skipif(not CADDY.exists(), reason="no Caddy on this machine")
def test_workers_share_an_address_keep_visitors_and_end_together(behind):
    port, process = behind
    url = f"http://127.0.0.1:{port}"
    kept = set()
    for _ in range(40):  # of two that are as idle, Caddy takes either by chance
        with httpx.Client(base_url=url) as visitor:
            visitor.get("/_stcore/health")
            [worker] = [c.value for c in visitor.cookies.jar if c.name == "dateline-worker"]
            visitor.get("/_stcore/health")
            assert [c.value for c in visitor.cookies.jar if c.name == "dateline-worker"] == [worker]
            kept.add(worker)
    assert len(kept) == 2, "all visitors came to one worker"
    script = re.search(r"\./(static/js/index\.[^\"]+)", httpx.get(url).text)
    fixed = httpx.get(f"{url}/{script[1]}", headers={"Accept-Encoding": "gzip"})
    assert fixed.headers["content-encoding"] == "gzip"
    assert "immutable" in fixed.headers["cache-control"]
    _replaces_a_worker_that_was_killed(process, url)
    begun = _children(process)
    assert len(begun) == 3
    process.send_signal(signal.SIGINT)
    process.wait(120)
    assert [pid for pid in begun if Path(f"/proc/{pid}").exists()] == []


def _replaces_a_worker_that_was_killed(process: subprocess.Popen[bytes], url: str) -> None:
    """Its visitors are answered by the other one meanwhile."""
    with httpx.Client(base_url=url, timeout=60) as visitor:
        visitor.get("/_stcore/health")
        killed = _children(process)[0]
        os.kill(killed, signal.SIGKILL)
        assert all(visitor.get("/_stcore/health").is_success for _ in range(5))
        for _ in range(600):
            if killed not in (now := _children(process)) and len(now) == 3:
                return
            time.sleep(0.05)
    raise AssertionError("the worker was not started again")
