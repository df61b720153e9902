"""A store that goes away while somebody is at work, and comes back; a disk that is full."""

from __future__ import annotations

import os
import resource
import signal
from dataclasses import replace
from pathlib import Path

import pytest

from geo.errors import LibraryError
from geo.keeping.library import open_library, ping
from geo.keeping.library.store import failure
from tests.keeping.conftest import new_database
from tests.keeping.stores import halted
from tests.pages.visiting import id_of, pasted

ROOM = 40_000
"""Bytes by which a file may still grow."""


def told(at) -> str:
    assert not at.exception
    return " ".join(error.value for error in at.error)


def test_a_database_that_goes_and_comes_back_is_told_and_loses_nothing(postgresql, monkeypatch):
    monkeypatch.setenv("DATELINE_LIBRARY", "visit")
    monkeypatch.setenv("DATELINE_DATABASE_URL", new_database(postgresql))
    at = pasted()
    at.button(key="keep").click().run()
    id = id_of(at)
    assert told(at) == ""
    with halted(postgresql):
        assert not ping()
        at.button(key="publish").click().run()
        assert "cannot be reached" in told(at)
        assert "Nothing on this page is lost" in told(at)
        assert "host=" not in told(at)
        at.button(key="close-notice").click().run()
        assert id_of(at) == id
    at.button(key="publish").click().run()
    assert told(at) == ""
    assert at.session_state["kept-tokens"][id]
    assert ping()


def fill_until_full(url: str, article, findings) -> str:
    """Keep articles in a process whose files may not grow; return what it was told at last."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            library = open_library(url)
            most = Path(url.removeprefix("sqlite:///")).stat().st_size + ROOM
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
            for number in range(50):
                text = os.urandom(4000).hex()
                own = replace(article, id=f"more-{number}", text=article.text + text)
                library.visit("k" * 24).keep(own, replace(findings, text=own.text))
        except Exception as error:
            os.write(writing, (failure(error) or repr(error)).encode())
        finally:
            os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading) as words:
        return words.read()


def test_a_full_disk_is_told_and_what_was_kept_before_stays(tmp_path, article, findings):
    url = f"sqlite:///{tmp_path / 'library.sqlite3'}"
    library = open_library(url)
    library.visit("k" * 24).keep(article, findings)
    library.close()
    assert "the disk is full" in fill_until_full(url, article, findings)
    library = open_library(url)
    kept = {kept.article.id: kept.article for kept in library.visit("k" * 24).articles()}
    assert kept[article.id] == article
    assert all(len(own.text) > len(article.text) for id, own in kept.items() if id != article.id)
    library.visit("k" * 24).keep(replace(article, id="after"), findings)
    library.close()


def test_visitors_are_not_told_where_the_store_is():
    url = "postgresql://me:secret@db.internal:1/library"
    with pytest.raises(LibraryError) as raised:
        open_library(url)
    assert "db.internal" in str(raised.value)
    assert "db.internal" not in failure(raised.value, where=False)
    assert "secret" not in str(raised.value)
