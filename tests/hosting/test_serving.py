"""What is served beside the pages, asked as a browser, a proxy and a monitor ask it."""

import json
import logging
import sys

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient

from geo.serving import middleware, routes
from geo.serving.headers import policy
from geo.serving.logs import Discreet

KEY = "k" * 24
HERE = {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}


async def page(request):
    return PlainTextResponse("here")


async def stream(socket):
    await socket.accept()
    await socket.close()


@pytest.fixture
def client(tmp_path, monkeypatch) -> TestClient:
    monkeypatch.setenv("DATELINE_DATABASE_URL", f"sqlite:///{tmp_path / 'library.sqlite3'}")
    own = [Route("/", page), Route("/embed/a", page), Route("/_stcore/metrics", page),
           WebSocketRoute("/_stcore/stream", stream)]  # fmt: skip
    return TestClient(Starlette(routes=[*routes(), *own], middleware=middleware()))


def hand_in(client: TestClient, key: object = KEY, **headers: str):
    return client.post("/visit", json={"key": key}, headers={**HERE, **headers})


def test_the_key_of_a_visit_is_held_out_of_reach_of_scripts(client):
    held = hand_in(client)
    assert held.status_code == 204
    told = held.headers["set-cookie"]
    assert all(rule in told for rule in ("HttpOnly", "SameSite=lax", "Path=/", "Max-Age="))
    assert "Secure" not in told
    assert "Secure" in hand_in(client, **{"X-Forwarded-Proto": "https"}).headers["set-cookie"]


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": ""},
     {"Content-Type": "text/plain"}, {"Origin": "null"}],
)  # fmt: skip
def test_no_other_site_can_hand_a_key_in(client, headers):
    assert hand_in(client, **headers).status_code == 403


@pytest.mark.parametrize("key", ["", "short", "k" * 65, "k" * 23 + ";", None, 7, "k" * 5000])
def test_what_is_no_key_is_not_held(client, key):
    answer = hand_in(client, key)
    assert answer.status_code in {400, 413}
    assert "set-cookie" not in answer.headers


def test_every_answer_says_what_may_be_loaded_and_who_may_frame_it(client):
    headers = client.get("/").headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "SAMEORIGIN"
    assert "unsafe-eval" not in headers["content-security-policy"]
    embed = client.get("/embed").headers
    assert "frame-ancestors *" in embed["content-security-policy"]
    assert "x-frame-options" not in embed
    for other in ("/embed/a", "/article/embed"):  # Streamlit answers both with the whole app
        assert "frame-ancestors 'self'" in client.get(other).headers["content-security-policy"]


def test_only_the_frames_of_components_may_make_functions_of_words():
    assert "unsafe-eval" in policy("/component/streamlit_folium.st_folium/index.html")
    assert "unsafe-eval" not in policy("/article")


def test_a_host_can_say_who_else_may_frame_the_app(client, monkeypatch):
    monkeypatch.setenv("DATELINE_FRAMED_BY", "https://desk.example")
    headers = client.get("/").headers
    assert "frame-ancestors 'self' https://desk.example" in headers["content-security-policy"]
    assert "x-frame-options" not in headers


def test_figures_are_given_only_where_they_are_switched_on(client, monkeypatch):
    assert client.get("/metrics").status_code == 404
    assert client.get("/_stcore/metrics").status_code == 404
    monkeypatch.setenv("DATELINE_METRICS", "on")
    assert client.get("/_stcore/metrics").text == "here"
    with client.websocket_connect("/_stcore/stream"):
        pass
    figures = client.get("/metrics").text
    assert 'dateline_requests_total{status="404"}' in figures
    assert "dateline_visits 0.0" in figures


def test_health_tells_of_the_library_without_failing_for_it(client, tmp_path, monkeypatch):
    assert client.get("/healthz").json() == {"status": "ok", "library": "not made yet"}
    monkeypatch.setenv("DATELINE_DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")
    assert client.get("/healthz").json() == {"status": "ok", "library": "unreachable"}


def test_the_log_says_what_happened_and_nothing_of_what_visitors_gave():
    try:
        raise ValueError("Oleh told me in confidence")
    except ValueError:
        record = logging.LogRecord("dateline", 40, "a.py", 1, "A page failed", (), sys.exc_info())
    line = json.loads(Discreet(as_json=True).format(record))
    assert (line["event"], line["error"]) == ("A page failed", "ValueError")
    assert "test_serving.py:" in line["where"]
    assert "Oleh" not in Discreet(as_json=False).format(record)
