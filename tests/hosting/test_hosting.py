"""The files that a host runs: linted, and their proxy tried with the machine's own nginx."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import threading
import time
import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import yaml

from tests.serving import free_port

ROOT = Path(__file__).parents[2]
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text("utf8"))
SETTING = re.compile(r'"(DATELINE_[A-Z_]+)"')


def settings_in_code() -> set[str]:
    modules = [ROOT / "app.py", *(ROOT / "geo").rglob("*.py"), *(ROOT / "pages").rglob("*.py")]
    found = {name for path in modules for name in SETTING.findall(path.read_text("utf8"))}
    return found - {"DATELINE_TEST_LOOPBACK"}  # for tests alone


def test_every_setting_stands_in_compose_and_in_the_readme():
    readme = (ROOT / "README.md").read_text("utf8")
    worker = COMPOSE["services"]["worker-1"]["environment"]
    assert settings_in_code() <= worker.keys()
    assert {name for name in worker if f"`{name}`" not in readme} == set()


def test_workers_have_no_rights_that_they_do_not_need():
    for name in ("worker-1", "worker-2"):
        worker = COMPOSE["services"][name]
        assert worker["read_only"]
        assert worker["cap_drop"] == ["ALL"]
        assert "no-new-privileges:true" in worker["security_opt"]
        assert worker["mem_limit"]


def test_no_password_stands_in_the_files():
    for file in ("compose.yaml", "Dockerfile"):
        words = (ROOT / file).read_text("utf8")
        assert re.findall(r"(?im)^ *\w*password: +(?!\$\{)\S", words) == []


def test_the_image_is_what_compose_runs_and_holds_what_the_app_needs():
    lines = (ROOT / "Dockerfile").read_text("utf8").replace("\\\n", "")
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", lines, re.MULTILINE)
    assert {"app.py", "geo", "pages", "data", ".streamlit"} <= set(" ".join(copied).split())
    assert all((ROOT / name).exists() for line in copied for name in line.split())
    assert re.search(r"^USER 10001$", lines, re.MULTILINE)
    assert "/healthz" in re.search(r"^HEALTHCHECK.*$", lines, re.MULTILINE)[0]
    assert '"app.py"' in re.search(r"^CMD.*$", lines, re.MULTILINE)[0]


class Worker(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        told = [str(self.server.server_port)]
        told += [f"{k}={self.headers.get(k)}" for k in ("X-Forwarded-For", "X-Forwarded-Proto")]
        body = " ".join(told).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def proxy(tmp_path) -> Iterator[tuple[str, list[ThreadingHTTPServer]]]:
    """Run the very proxy of compose.yaml before two small workers."""
    if NGINX is None:
        assert not os.environ.get("CI"), "nginx is missing"
        pytest.skip("no nginx on this machine")
    workers = [ThreadingHTTPServer(("127.0.0.1", 0), Worker) for _ in range(2)]
    for worker in workers:
        threading.Thread(target=worker.serve_forever, daemon=True).start()
    port = free_port()
    config = COMPOSE["configs"]["proxy"]["content"].replace("$$", "$")
    for number, worker in enumerate(workers, 1):
        config = config.replace(f"worker-{number}:8501", f"127.0.0.1:{worker.server_port}")
    config = config.replace("listen 8080", f"listen 127.0.0.1:{port}")
    config = config.replace("/run/nginx.pid", str(tmp_path / "pid"))
    temporary = "".join(
        f"{kind}_temp_path {tmp_path}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    config = config.replace("http {", f"http {{ {temporary}", 1)
    (tmp_path / "nginx.conf").write_text(config)
    command = [NGINX, "-c", str(tmp_path / "nginx.conf"), "-e", str(tmp_path / "errors")]
    subprocess.run([*command, "-t", "-q"], check=True)
    running = subprocess.Popen([*command, "-g", "daemon off;"])
    try:
        _wait(port)
        yield f"http://127.0.0.1:{port}", workers
    finally:
        running.terminate()
        running.wait(10)
        for worker in workers:
            worker.shutdown()
            worker.server_close()


def _wait(port: int) -> None:
    for _ in range(200):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError("nginx did not answer")


def ask(url: str, cookie: str = "", **headers: str) -> tuple[str, str]:
    asked = urllib.request.Request(url, headers={"Cookie": cookie, **headers})
    with urllib.request.urlopen(asked, timeout=5) as answer:
        return answer.read().decode(), answer.headers.get("Set-Cookie", "").partition(";")[0]


def test_a_visitor_comes_back_to_the_same_worker_and_many_are_spread(proxy):
    url, _ = proxy
    visitors = [ask(url)[1] for _ in range(20)]
    homes = [{ask(url, cookie)[0].split()[0] for _ in range(3)} for cookie in visitors]
    assert all(len(home) == 1 for home in homes)
    assert len(set.union(*homes)) == 2


def test_when_a_worker_is_gone_its_visitors_reach_the_other(proxy):
    url, workers = proxy
    visitors = [ask(url)[1] for _ in range(8)]
    workers[0].shutdown()
    workers[0].server_close()
    left = str(workers[1].server_port)
    assert {ask(url, cookie)[0].split()[0] for cookie in visitors} == {left}


def test_who_asks_is_told_by_the_proxy_and_by_nobody_else(proxy):
    told, _ = ask(proxy[0], **{"X-Forwarded-For": "6.6.6.6", "X-Forwarded-Proto": "https"})
    assert "X-Forwarded-For=127.0.0.1" in told
    assert "X-Forwarded-Proto=https" in told


@pytest.mark.parametrize("path", ["/metrics", "/_stcore/metrics"])
def test_figures_stay_inside(proxy, path):
    with pytest.raises(urllib.error.HTTPError, match="404"):
        ask(f"{proxy[0]}{path}")
