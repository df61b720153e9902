"""Quiet hours, and who shares a library when the app is served."""

from __future__ import annotations

from datetime import timedelta

import pytest

from geo import setup
from geo.keeping.library import open_library
from geo.reading.findings import read
from geo.text import Article
from pages.shared.library import visitor_library
from pages.shared.library.quiet_hours import tend

ARTICLE = Article("talks", "Talks", "He spoke in Wonsan.")


@pytest.fixture
def database(tmp_path):
    return f"sqlite:///{tmp_path / 'library.sqlite3'}"


@pytest.mark.parametrize(("mode", "left"), [("visit", 0), ("own", 1)])
def test_what_was_promised_to_be_forgotten_is_gone(database, mode, left, monkeypatch):
    monkeypatch.setattr(visitor_library, "KEPT_FOR", timedelta(seconds=-5))
    library = open_library(database)
    library.visit("somebody").keep(ARTICLE, read(ARTICLE.text))
    tend(database, mode)
    assert len(library.visit("somebody").articles()) == left
    library.close()


def test_looking_after_a_library_that_nobody_made_makes_none(database, tmp_path):
    tend(database, "visit")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "library"),
    [
        ((), "own"),
        (("--server.port", "8080"), "own"),
        (("--server.address", "127.0.0.1"), "own"),
        (("--server.address=0.0.0.0",), None),
        (("--server.address", "0.0.0.0", "--server.port=80"), None),
    ],
)
def test_only_what_is_served_to_this_machine_alone_is_one_reader_s_own(
    arguments, library, monkeypatch
):
    ran: list[list[object]] = []
    monkeypatch.setattr(setup, "prepared", lambda _: "python")
    monkeypatch.setattr(setup, "_run", lambda command: ran.append(command) or 0)
    monkeypatch.setattr(setup.os, "environ", {})
    setup.serve(arguments)
    assert setup.os.environ.get("DATELINE_LIBRARY") == library
    assert any(str(part).startswith("--server.address") for part in ran[0])
