"""How answers leave the server: at once, by one connection too."""

import sys
import time
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.serving import served

DELAYED_ACK = 0.04
"""Seconds for which Linux holds its word back that a packet came (RFC 1122, 4.2.3.2)."""


@pytest.mark.skipif(sys.platform == "win32", reason="uvloop is not made for Windows")
def test_no_answer_waits_for_the_word_that_the_last_packet_came(tmp_path: Path):
    with served(tmp_path / "log") as server:
        connection = HTTPConnection(urlsplit(server.url).netloc)
        taken = []
        for _ in range(30):
            begun = time.perf_counter()
            connection.request("GET", "/_stcore/health")
            connection.getresponse().read()
            taken.append(time.perf_counter() - begun)
        connection.close()
    assert min(taken[10:]) < DELAYED_ACK / 2
