"""When a part of the atlas is missing, damaged, or raises: a message, and a line in the log."""

from __future__ import annotations

import io
import logging
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo.errors import GazetteerError, RoomError
from geo.serving.logs import Discreet, discreet_record
from geo.world import borders, gazetteer
from pages.shared import warming

SECRET = "Oleh told me in confidence"


@pytest.fixture
def written():
    """Return what this project's log writes."""
    words = io.StringIO()
    handler = logging.StreamHandler(words)
    handler.setFormatter(Discreet(as_json=False))
    log = logging.getLogger("dateline")
    log.addHandler(handler)
    yield words
    log.removeHandler(handler)


@pytest.fixture
def places(tmp_path) -> Path:
    """Return a copy of the gazetteer whose files may be taken away."""
    for file in gazetteer.FOLDER.iterdir():
        (tmp_path / file.name).symlink_to(file)
    return tmp_path


@pytest.mark.parametrize("name", ["meta.json", "names.marisa", "lat.npy"])
@pytest.mark.parametrize("left", [None, 0.5, 0.0])
def test_a_missing_or_damaged_gazetteer_says_what_to_do(places, name, left):
    whole = (places / name).read_bytes()
    (places / name).unlink()
    if left is not None:
        (places / name).write_bytes(whole[: int(len(whole) * left)])
    with pytest.raises(GazetteerError, match=r"missing or damaged.*build-data"):
        gazetteer.Gazetteer(places)


@pytest.mark.parametrize("content", [None, b"", b"no map at all" * 99])
def test_missing_or_damaged_borders_say_what_to_do(tmp_path, monkeypatch, content):
    monkeypatch.setattr(borders, "FOLDER", tmp_path)
    if content is not None:
        (tmp_path / "50m.parquet").write_bytes(content)
    with pytest.raises(GazetteerError, match=r"50m\.parquet is missing or damaged"):
        borders._read("50m")


@pytest.mark.parametrize("error", [GazetteerError("lat.npy is missing."), KeyError(SECRET)])
def test_a_server_without_its_data_says_so_and_does_not_begin(error, written, monkeypatch):
    def broken() -> None:
        raise error

    ended: list[bool] = []
    monkeypatch.setattr(warming, "open_gazetteer", broken)
    monkeypatch.setattr(warming, "_end", lambda: ended.append(True))
    warming._open_everything()
    assert ended
    [line] = written.getvalue().splitlines()
    assert "Not started: " in line
    assert "Restore the folder data/" in line
    assert SECRET not in line


def test_a_server_without_room_for_the_map_says_so_and_blames_no_data(written, monkeypatch):
    def full() -> None:
        raise RoomError("atlas.js cannot be written. There is no room left on the disk in /var.")

    monkeypatch.setattr(warming, "open_gazetteer", full)
    monkeypatch.setattr(warming, "_end", lambda: None)
    warming._open_everything()
    [line] = written.getvalue().splitlines()
    assert "no room left on the disk in /var" in line
    assert "XDG_CACHE_HOME" in line
    assert "data/" not in line


def raising() -> None:
    from pages.shared.panels import guarded

    with guarded():
        raise ValueError("Oleh told me in confidence")


def test_a_page_that_raises_shows_a_way_on_and_logs_no_personal_content(written):
    at = AppTest.from_function(raising).run()
    assert not at.exception
    [error] = at.error
    assert "could not be drawn" in error.value
    assert SECRET not in error.value
    assert at.button(key="clear-after-error")
    line = written.getvalue()
    assert "A page could not be drawn ValueError" in line
    assert SECRET not in line


def test_what_streamlit_logs_of_an_exception_holds_none_of_its_words():
    try:
        raise ValueError(SECRET)
    except ValueError as error:
        told = (type(error), error, error.__traceback__)
    record = discreet_record("streamlit.error_util", 40, "a.py", 1, "Uncaught %s", ("it",), told)
    line = logging.Formatter().format(record)
    assert line.startswith("Uncaught it (ValueError at test_faults.py:")
    assert SECRET not in line
    assert "Traceback" not in line
