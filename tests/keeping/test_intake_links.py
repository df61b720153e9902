"""Links are fetched from the open internet only, in time, and no more than is asked for."""

import gzip
import ssl
import threading
import time
import zlib
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpcore
import pytest

from geo.keeping.intake import Offered, Refused, Taken, take_feed_items, take_link
from geo.keeping.intake.addresses import forbidden
from geo.keeping.intake.fetching import Fetching, fetch, fetching_as_set
from geo.keeping.intake.outcomes import CannotTake

HERE = Fetching(allow_loopback=True, seconds=5)
STORY = " ".join(["The harbour of Lowport was closed on Monday, the mayor said."] * 12)
PAGE = (
    "<html lang='en'><head><title>Harbour closed</title><meta property='article:published_time'"
    f" content='2021-03-05T08:00:00Z'></head><body><article><h1>Harbour closed</h1><p>{STORY}</p>"
    "</article></body></html>"
).encode()

NEVER = [
    "127.0.0.1", "127.255.255.254", "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255",
    "100.64.0.1", "100.127.255.255", "169.254.169.254", "169.254.0.1", "168.63.129.16",
    "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.0.192", "192.0.2.1", "192.88.99.1",
    "192.168.0.1", "192.168.255.255", "198.18.0.1", "198.19.255.255", "198.51.100.7",
    "203.0.113.9", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:7f00:1", "::ffff:8.8.8.8",
    "::ffff:0:127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::808:808", "64:ff9b:1::1", "100::1",
    "2001::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:10::1", "2001:db8::1",
    "2002:7f00:1::", "2002:808:808::1", "3fff::1", "5f00::1", "fc00::1", "fd00:ec2::254",
    "fd12:3456:789a::1", "fe80::1", "fe80::1%eth0", "febf::1", "fec0::1", "ff02::1", "ff0e::1",
    "4000::1", "2606:4700::1111%eth0", "localhost", "", "1.2.3",
]  # fmt: skip
"""Addresses that are never asked."""

LINKS = [
    "http://127.0.0.1/", "http://127.1/", "http://127.0.1/", "http://2130706433/",
    "http://0x7f000001/", "http://0x7f.1/", "http://0177.0.0.1/", "http://017700000001/",
    "http://0/", "http://[::1]/", "http://[::]/", "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/", "http://[0:0:0:0:0:ffff:127.0.0.1]/", "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/", "http://[fe80::1]/", "http://[fd00:ec2::254]/",
    "http://169.254.169.254/latest/meta-data/", "http://2852039166/", "http://0xa9fea9fe/",
    "http://10.0.0.1:8080/", "https://192.168.1.1/", "http://100.64.0.1/", "http://localhost/",
    "http://LOCALHOST./", "http://user@127.0.0.1/", "http://8.8.8.8@127.0.0.1/",
    "http://127.0.0.1#@8.8.8.8/", "http://127.0.0.1%00.example.com/", "http://①②⑦.0.0.1/",
    "http://127。0。0。1/", "file:///etc/passwd", "ftp://8.8.8.8/", "gopher://8.8.8.8/",
    "data:text/html,hello", "javascript:alert(1)", "//127.0.0.1/", "unix:///run/docker.sock",
    "http+unix://%2Frun%2Fdocker.sock/", "http://", "http:///", "no link at all", "",
    "http://[fe80::1%25eth0]/", "http://127.0.0.1:99999/", "http://a" + "b" * 70 + ".example/",
]  # fmt: skip
"""Links that lead, or might lead, where nobody outside may go."""


@pytest.fixture
def nobody_asked(monkeypatch):
    def connect(self, host, *_, **__):
        pytest.fail(f"{host} was asked")

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)


@pytest.mark.parametrize("address", NEVER)
def test_an_address_off_the_open_internet_is_never_asked(address):
    assert forbidden(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "1.1.1.1", "93.184.216.34", "2606:4700::1111"])
def test_an_address_of_the_open_internet_may_be_asked(address):
    assert forbidden(address) == ""


@pytest.mark.parametrize("address", ["127.0.0.1", "::1"])
def test_tests_may_ask_this_machine_and_nothing_else(address):
    assert forbidden(address, allow_loopback=True) == ""
    assert forbidden("10.0.0.1", allow_loopback=True)


@pytest.mark.parametrize("link", LINKS)
def test_a_link_inwards_is_refused_before_anything_is_asked(link, nobody_asked):
    outcome = take_link(link, Fetching(seconds=2))
    assert isinstance(outcome, Refused)
    assert outcome.next_step


@pytest.mark.parametrize(
    "addresses", [["10.0.0.1"], ["8.8.8.8", "127.0.0.1"], ["2606:4700::1111", "::1"], []]
)
def test_one_forbidden_address_behind_a_name_is_enough(addresses, nobody_asked):
    with pytest.raises(CannotTake):
        fetch("http://news.example/", Fetching(resolve=lambda *_: addresses))


def test_the_connection_goes_to_the_address_that_was_checked(monkeypatch):
    answers, asked = iter([["8.8.8.8"], ["127.0.0.1"]]), []

    def connect(self, host, port, *_, **__):
        asked.append((host, port))
        raise httpcore.ConnectError("nobody there")

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    with pytest.raises(CannotTake, match="cannot be reached"):
        fetch("https://rebinding.example/", Fetching(resolve=lambda *_: next(answers)))
    assert asked == [("8.8.8.8", 443)]


def test_a_second_address_is_tried_when_the_first_does_not_answer(monkeypatch):
    asked = []

    def connect(self, host, port, *_, **__):
        asked.append(host)
        raise httpcore.ConnectError("nobody there")

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    with pytest.raises(CannotTake, match="cannot be reached"):
        fetch("http://two.example/", Fetching(resolve=lambda *_: ["2606:4700::1111", "1.1.1.1"]))
    assert asked == ["1.1.1.1", "2606:4700::1111"]


@contextmanager
def served(answer, tls: ssl.SSLContext | None = None):
    """Serve ``answer(handler)`` on this machine; yield the address and the requests seen."""
    seen = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            seen.append((self.path, self.headers["Host"]))
            answer(self)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", seen
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def page(content=PAGE, media_type="text/html", status=200, **headers):
    def answer(handler):
        handler.send_response(status)
        handler.send_header("Content-Type", media_type)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(content)

    return answer


def test_a_page_comes_with_its_title_and_the_day_its_markup_gives():
    with served(page()) as (address, _):
        taken = take_link(f"{address}/story", HERE)
    assert isinstance(taken, Taken)
    assert taken.article.title == "Harbour closed"
    assert taken.article.text.startswith("The harbour of Lowport")
    assert taken.article.url == f"{address}/story"
    assert taken.article.published.isoformat() == "2021-03-05"
    assert "article:published_time" in taken.found_day.where


def test_the_name_stays_in_host_while_the_address_is_pinned():
    with served(page()) as (address, seen):
        port = address.rpartition(":")[2]
        how = Fetching(allow_loopback=True, resolve=lambda *_: ["127.0.0.1"])
        fetch(f"http://news.example:{port}/", how)
    assert seen == [("/", f"news.example:{port}")]


@pytest.mark.parametrize(
    "onward",
    ["http://10.0.0.1/", "http://169.254.169.254/", "http://[::ffff:127.0.0.1]/",
     "file:///etc/passwd", "ftp://8.8.8.8/", "http://me:secret@8.8.8.8/", "gopher://8.8.8.8/"],
)  # fmt: skip
def test_a_redirect_is_checked_like_the_first_link(onward):
    with served(page(b"", status=302, Location=onward)) as (address, seen):
        assert isinstance(take_link(address, HERE), Refused)
    assert len(seen) == 1


def test_a_name_that_turns_inward_on_a_redirect_is_refused():
    answers = {"first.example": ["127.0.0.1"], "second.example": ["192.168.0.1"]}
    how = Fetching(allow_loopback=True, resolve=lambda host, _: answers[host])
    with served(page(b"", status=301, Location="http://second.example/")) as (address, _):
        port = address.rpartition(":")[2]
        with pytest.raises(CannotTake, match="private network"):
            fetch(f"http://first.example:{port}/", how)


def test_redirects_end():
    with served(page(b"", status=302, Location="/again")) as (address, seen):
        with pytest.raises(CannotTake, match="on and on"):
            fetch(address, HERE)
    assert len(seen) == HERE.redirects + 1


def test_what_is_too_large_is_left_at_the_limit():
    def endless(handler):
        page(b"")(handler)
        for _ in range(1000):
            handler.wfile.write(b"x" * 100_000)

    with served(lambda h: _quietly(endless, h)) as (address, _):
        with pytest.raises(CannotTake, match="larger than 5 MB"):
            fetch(address, HERE)


def _quietly(answer, handler):
    try:
        answer(handler)
    except OSError:
        handler.close_connection = True


@pytest.mark.parametrize(
    ("coding", "pack"),
    [("gzip", gzip.compress), ("deflate", zlib.compress)],
)
def test_what_grows_too_large_when_unpacked_is_refused(coding, pack):
    with served(page(pack(b"0" * 50_000_000), Content_Encoding=coding)) as (address, _):
        with pytest.raises(CannotTake, match="larger than 5 MB"):
            fetch(address, HERE)


@pytest.mark.parametrize(
    ("coding", "content"),
    [
        ("gzip", gzip.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE, wbits=-15)),
        ("identity", PAGE),
    ],
)
def test_packed_pages_are_unpacked(coding, content):
    with served(page(content, Content_Encoding=coding)) as (address, _):
        assert fetch(address, HERE).content == PAGE


@pytest.mark.parametrize(
    ("content", "headers"),
    [
        (gzip.compress(PAGE)[:-20], {"Content_Encoding": "gzip"}),
        (gzip.compress(PAGE) + gzip.compress(PAGE)[:40], {"Content_Encoding": "gzip"}),
        (zlib.compress(PAGE)[:-9], {"Content_Encoding": "deflate"}),
        (PAGE[:200], {"Content_Length": str(len(PAGE))}),
    ],
    ids=["gzip", "second member", "deflate", "length"],
)
def test_an_answer_that_breaks_off_is_not_taken_for_the_whole(content, headers):
    def answer(handler):
        page(content, **headers)(handler)
        handler.close_connection = True

    with served(answer) as (address, _):
        refused = take_link(address, HERE)
    assert isinstance(refused, Refused), refused


def test_a_page_whose_length_is_said_too_short_is_told_of():
    with served(page(PAGE, Content_Length=str(len(PAGE) - 60))) as (address, _):
        taken = take_link(address, HERE)
    assert isinstance(taken, Taken), taken
    assert "breaks off before its end" in " ".join(taken.notes)


def test_a_body_of_two_members_is_read_whole():
    half = len(PAGE) // 2
    packed = gzip.compress(PAGE[:half]) + gzip.compress(PAGE[half:])
    with served(page(packed, Content_Encoding="gzip")) as (address, _):
        assert fetch(address, HERE).content == PAGE


@pytest.mark.parametrize("coding", ["br", "gzip, gzip", "zstd"])
def test_packing_nobody_asked_for_is_refused(coding):
    with served(page(PAGE, Content_Encoding=coding)) as (address, _):
        with pytest.raises(CannotTake, match="packed as"):
            fetch(address, HERE)


@pytest.mark.parametrize("part", ["head", "body"])
def test_a_site_that_drips_is_left_at_the_deadline(part):
    def drip(handler):
        if part == "body":
            page(b"")(handler)
        for _ in range(100):
            handler.wfile.write(b"x" if part == "body" else b"H")
            time.sleep(0.05)

    with served(lambda h: _quietly(drip, h)) as (address, _):
        begun = time.monotonic()
        with pytest.raises(CannotTake, match=r"longer than 0\.5 seconds"):
            fetch(address, Fetching(allow_loopback=True, seconds=0.5))
        assert time.monotonic() - begun < 2


def test_a_name_that_does_not_resolve_in_time_is_left():
    how = Fetching(seconds=0.2, resolve=lambda *_: time.sleep(3) or ["8.8.8.8"])
    with pytest.raises(CannotTake, match="longer than"):
        fetch("http://slow.example/", how)


@pytest.mark.parametrize("status", [401, 403, 404, 410, 429, 451, 500, 503, 204])
def test_an_answer_without_a_page_says_what_to_do(status):
    with served(page(b"", status=status)) as (address, _):
        refused = take_link(address, HERE)
    assert isinstance(refused, Refused)
    assert "paste" in refused.next_step


def test_a_certificate_nobody_vouches_for_is_refused():
    with served(page()) as (address, _):
        with pytest.raises(CannotTake, match="cannot be reached"):
            fetch(address.replace("http://", "https://"), HERE)


def test_fetching_can_be_switched_off(monkeypatch, nobody_asked):
    monkeypatch.setenv("DATELINE_FETCH", "off")
    refused = take_link("https://news.example/")
    assert "switched off" in refused.why


def test_this_machine_is_asked_only_by_an_explicit_setting(monkeypatch):
    monkeypatch.delenv("DATELINE_TEST_LOOPBACK", raising=False)
    assert not fetching_as_set().allow_loopback
    monkeypatch.setenv("DATELINE_TEST_LOOPBACK", "allow")
    assert fetching_as_set().allow_loopback


def test_a_link_to_a_feed_offers_its_items_and_takes_the_chosen_ones():
    def answer(handler):
        if handler.path == "/feed":
            items = "".join(
                f"<item><title>Story {n}</title><link>{address}/{n}</link>"
                "<pubDate>Fri, 05 Mar 2021 08:00:00 GMT</pubDate></item>"
                for n in range(3)
            )
            feed = f"<rss version='2.0'><channel><title>Crier</title>{items}</channel></rss>"
            page(feed.encode(), "application/rss+xml")(handler)
        else:
            page(PAGE if handler.path == "/1" else b"", status=200)(handler)

    with served(answer) as (address, _):
        offered = take_link(f"{address}/feed", HERE)
        assert isinstance(offered, Offered)
        one, two = take_feed_items(offered.items[1:], HERE)
    assert (one.article.title, one.article.outlet) == ("Story 1", "Crier")
    assert one.article.text.startswith("The harbour of Lowport")
    assert isinstance(two, Refused)
