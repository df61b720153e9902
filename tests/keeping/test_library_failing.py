"""A library that is newer, damaged or cannot be written says so, and what to do."""

import os
import sqlite3
from pathlib import Path
from tempfile import gettempdir

import pytest

from geo.__main__ import main
from geo.keeping.library import open_library
from geo.keeping.library.store import SETTING


@pytest.fixture
def path(tmp_path, article, findings, monkeypatch):
    file = tmp_path / "kept" / "library.sqlite3"
    file.parent.mkdir()
    library = open_library(f"sqlite:///{file}")
    library.visit().keep(article, findings)
    library.close()
    monkeypatch.setenv(SETTING, f"sqlite:///{file}")
    return file


def said(capsys, *command: str) -> str:
    assert main(command) == 2
    told = capsys.readouterr().err
    assert "Traceback" not in told
    return told


def test_a_newer_library_is_left_alone(path, capsys):
    with sqlite3.connect(path) as store:
        store.execute("UPDATE alembic_version SET version_num = '9999'")
    store.close()
    assert "newer version" in said(capsys, "export")


def test_a_damaged_library_says_how_to_go_on(path, capsys):
    path.write_bytes(b"no database at all " * 500)
    assert "Put a backup in its place" in said(capsys, "export")


def test_a_file_cut_short_is_told(path, capsys):
    path.write_bytes(path.read_bytes()[:9000])
    assert "damaged" in said(capsys, "export")


def test_a_folder_that_is_not_there_is_told(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv(SETTING, f"sqlite:///{tmp_path}/none/library.sqlite3")
    assert "cannot be opened" in said(capsys, "export")


def test_a_server_that_is_gone_is_told_without_its_password(monkeypatch, capsys):
    monkeypatch.setenv(SETTING, "postgresql://me:secret@127.0.0.1:1/library")
    told = said(capsys, "export")
    assert "cannot be reached" in told
    assert "secret" not in told


def test_what_is_kept_can_be_exported_from_a_folder_that_is_only_read(path, article):
    child = os.fork()
    if child == 0:  # somebody without rights to write; root may write anywhere
        try:
            path.chmod(0o444)
            path.parent.chmod(0o555)
            for above in path.parents[1 : path.parents.index(Path(gettempdir()))]:
                above.chmod(0o755)
            if os.getuid() == 0:
                os.setuid(65534)
            [kept] = open_library().visit().articles()
            os._exit(0 if kept.article == article else 3)
        except BaseException:
            os._exit(4)
    _, status = os.waitpid(child, 0)
    path.parent.chmod(0o755)
    assert os.waitstatus_to_exitcode(status) == 0


def test_a_line_that_no_reader_knows_breaks_no_library(path, article, findings):
    said = '{"kind": "rename", "scope": "everywhere", "article": "x"}'
    with sqlite3.connect(path) as store:
        store.execute(
            "INSERT INTO correction (owner, id, article, scope, said) "
            "SELECT owner, 'odd', 'x', 'everywhere', CAST(? AS BLOB) FROM article",
            (said,),
        )
    store.close()
    library = open_library()
    library.visit().keep(article, findings)
    assert library.visit().corrections() == []
    assert [kept.article for kept in library.visit().articles()] == [article]
    library.close()
