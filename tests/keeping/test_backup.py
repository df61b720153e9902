"""A library comes back from a backup as README says it is made, on either store."""

import shutil
import sqlite3
import subprocess
from pathlib import Path

from geo.keeping.library import open_library
from geo.reading.corrections.log import correct
from geo.text import Span
from tests.keeping.conftest import new_database

TOOLS = sorted(Path("/usr/lib/postgresql").glob("*/bin"))


def tool(name: str) -> str:
    return str(TOOLS[-1] / name) if TOOLS else shutil.which(name)


def fill(url: str, article, findings) -> str:
    library = open_library(url)
    library.visit("a" * 24).keep(article, findings, "en")
    library.visit("a" * 24).correct(correct(article, Span(12, 19), "not-a-place", who="Ada"))
    links = library.visit("a" * 24).publish(article.id)
    library.close()
    return links.view


def holds(url: str, article, link: str) -> None:
    library = open_library(url)
    [kept] = library.visit("a" * 24).articles()
    assert kept.article == article
    assert len(library.visit("a" * 24).corrections()) == 1
    assert library.published(link)[0].article == article
    library.close()


def test_sqlite_is_backed_up_while_it_is_open(tmp_path, article, findings):
    at, copy = tmp_path / "library.sqlite3", tmp_path / "copy.sqlite3"
    link = fill(f"sqlite:///{at}", article, findings)
    source, target = sqlite3.connect(at), sqlite3.connect(copy)
    source.backup(target)  # what the shell's .backup does
    source.close()
    target.close()
    at.unlink()
    holds(f"sqlite:///{copy}", article, link)


def test_postgresql_is_dumped_and_restored_over_what_is_there(
    postgresql, tmp_path, article, findings
):
    first, second = new_database(postgresql), new_database(postgresql)
    link = fill(first, article, findings)
    open_library(second).close()
    dump = tmp_path / "library.dump"
    subprocess.run([tool("pg_dump"), "--format=custom", f"--file={dump}", first], check=True)
    command = [tool("pg_restore"), "--clean", "--if-exists", "--no-owner", f"--dbname={second}"]
    subprocess.run([*command, str(dump)], check=True)
    holds(second, article, link)
