"""The command line: reading to every format, and the library from a shell."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

from geo.__main__ import main

ROOT = Path(__file__).parent.parent
TEXT = "Speaking in Wonsan on 12 July 2025, Mr Lavrov said: “We agree to meet again.”"


@pytest.fixture
def article(tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_DATABASE_URL", f"sqlite:///{tmp_path}/library.sqlite")
    path = tmp_path / "wonsan.txt"
    path.write_text(TEXT, "utf8")
    return path


def test_read_prints_the_contract(article, capfdbinary):
    assert main(["read", str(article), "--published", "2025-07-13"]) == 0
    found = json.loads(capfdbinary.readouterr().out)
    assert found["toponyms"][0]["text"] == "Wonsan"
    assert found["timexes"][0]["value"] == "2025-07-12"


@pytest.mark.parametrize("form", ["geojson", "csv", "kml", "timelinejs", "annotations", "html"])
def test_read_prints_every_format(article, capfdbinary, form):
    assert main(["read", str(article), "--format", form]) == 0
    assert b"Wonsan" in capfdbinary.readouterr().out


def test_a_first_line_that_stands_alone_is_the_headline(article, capfdbinary):
    article.write_text(f"Talks end in the port\n\n{TEXT}", "utf8")
    main(["read", str(article), "--format", "csv"])
    [header, first, *_] = csv.reader(capfdbinary.readouterr().out.decode("utf-8-sig").splitlines())
    row = dict(zip(header, first, strict=True))
    assert (row["title"], row["text"]) == ("Talks end in the port", "Wonsan")
    assert TEXT[int(row["start"]) : int(row["end"])] == "Wonsan"


def test_an_unknown_format_names_the_known_ones(article, capsys):
    assert main(["read", str(article), "--format", "docx"]) == 2
    assert "geojson" in capsys.readouterr().err


def test_what_is_imported_can_be_exported(article, capfdbinary):
    assert main(["import", str(article), "--published", "2025-07-13"]) == 0
    assert main(["export"]) == 0
    assert b"We agree to meet again" in capfdbinary.readouterr().out


def test_a_missing_file_is_said_in_one_line(article, capsys):
    assert main(["read", str(article.with_name("gone.txt"))]) == 2
    assert "gone.txt" in capsys.readouterr().err


def test_a_bad_day_says_how_to_write_one(article, capsys):
    with pytest.raises(SystemExit):
        main(["read", str(article), "--published", "yesterday"])
    assert "2025-07-12" in capsys.readouterr().err


def test_help_needs_nothing_installed():
    command = [sys.executable, "-S", "-m", "geo", "--help"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert ran.returncode == 0
    assert "serve" in ran.stdout
