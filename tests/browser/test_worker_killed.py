"""A worker is killed while two visitors are there, the app below a path: nothing kept is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.atlas import Atlas
from tests.browser.conftest import TOURED
from tests.browser.test_adding import SECRET, button, keep, take_in, text
from tests.serving import ROOT, Server, free_port
from tests.waiting import until_answered

BELOW = "/desk/atlas"
CADDY = Path(sys.executable).with_name("caddy")


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Two workers with one library, below a path."""
    folder = tmp_path_factory.mktemp("two")
    port = free_port()
    command = [sys.executable, "-m", "geo.serving.workers", "2", "127.0.0.1", str(port),
               f"--server.baseUrlPath={BELOW}"]  # fmt: skip
    database = f"sqlite:///{folder / 'library.sqlite3'}"
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=log, stderr=log,
            env={**os.environ, "DATELINE_DATABASE_URL": database},
        )  # fmt: skip
    try:
        url = f"http://127.0.0.1:{port}{BELOW}"
        until_answered(f"{url}/healthz", seconds=120)
        yield Server(url, process, folder / "log")
    finally:
        process.terminate()
        process.wait(60)


def workers(server: Server) -> list[int]:
    found = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children").read_text()
    pids = [int(pid) for pid in found.split()]
    return [pid for pid in pids if b"streamlit" in Path(f"/proc/{pid}/cmdline").read_bytes()]


def home(atlas: Atlas) -> str:
    """Return which worker a visitor is on."""
    [cookie] = [c for c in atlas.page.context.cookies() if c["name"] == "dateline-worker"]
    return cookie["value"]


@pytest.mark.skipif(not CADDY.exists(), reason="no Caddy on this machine")
def test_visitors_of_a_killed_worker_reconnect_and_find_what_they_kept(two, browser):
    visitors: dict[str, Atlas] = {}
    for _ in range(12):  # of two that are as idle, Caddy takes either by chance
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        context.add_init_script(TOURED)
        atlas = Atlas(context.new_page(), two.url).open("/add")
        visitors.setdefault(home(atlas), atlas)
        if len(visitors) == 2:
            break
    assert len(visitors) == 2, "all visitors came to one worker"
    for number, atlas in enumerate(visitors.values()):
        take_in(atlas, (f"secret-{number}.txt", f"{number} {SECRET}" * 3))
        button(atlas, "Read it").last.click()
        expect(text(atlas)).to_contain_text(f"{number} {SECRET}".strip())
        keep(atlas)
    first, _ = workers(two)
    os.kill(first, signal.SIGKILL)
    for number, atlas in enumerate(visitors.values()):
        atlas.settle(60)
        expect(text(atlas)).to_contain_text(f"{number} {SECRET}".strip(), timeout=60_000)
        expect(text(atlas)).not_to_contain_text(f"{1 - number} {SECRET}".strip())
    for number, atlas in enumerate(visitors.values()):  # and go on, files too
        take_in(atlas, (f"later-{number}.txt", f"Later, {number}. {SECRET}" * 3))
        button(atlas, "Keep as another version").click()  # what was kept is known to be alike
        expect(text(atlas)).to_contain_text(f"Later, {number}.")
    assert b"Traceback" not in two.log.read_bytes()
