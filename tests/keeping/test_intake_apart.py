"""A file is read in a process of its own: it takes what it may, ends when told, harms nobody."""

import os
import pickle
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from geo.keeping import long_texts
from geo.keeping.intake import Refused, Taken, apart, take_files, take_files_watched
from geo.keeping.intake.apart import BrokeOff, read_apart
from geo.keeping.intake.wire import Limits, opened
from geo.reading.findings import read
from tests.keeping.hostile import FILES, SAID, zipped

SLOW = b"<html><body><p>" + b"<b>x</b>" * 55_000
"""A page under every limit of size that takes the reader of pages many seconds."""


def is_running(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().split(") ")[1][:1]
    except OSError:
        return False


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_told_of_within_its_limits(name):
    begun = time.monotonic()
    outcomes = list(take_files([(name, FILES[name]())]))
    assert outcomes
    assert len(outcomes) <= 500
    assert all(isinstance(outcome, Taken | Refused) for outcome in outcomes)
    assert time.monotonic() - begun < 25


def test_what_takes_too_long_is_ended_and_said():
    with pytest.raises(BrokeOff, match="longer than"):
        list(read_apart("file", "a.html", SLOW, limits=Limits(seconds=0.3)))


def test_what_takes_too_much_memory_is_ended_and_said():
    list(take_files([("a.txt", SAID.encode())]))
    keys = FILES["keys.jsonl"]()
    answers = read_apart("file", "a.jsonl", keys, limits=Limits(memory=1_000_000))
    assert "memory" in why(answers)


def why(answers: Iterator) -> str:
    """Say why a file was refused, whether by the child itself or by who ended it."""
    try:
        [outcome] = [answer for answer in answers if answer is not None]
    except BrokeOff as broken:
        return broken.why
    return outcome.why


def test_somebody_else_is_served_while_a_slow_file_is_read():
    slow = take_files_watched([("slow.html", SLOW)])
    assert next(slow) is None
    [quick] = take_files([("quick.txt", SAID.encode())])
    assert isinstance(quick, Taken)
    slow.close()


def test_stopping_ends_the_process_at_once(monkeypatch):
    child = apart._Child(Limits())
    answers = child.answers("file", ("slow.html", SLOW, 0))
    while not child._pid:
        assert next(answers) is None
    pid = child._pid
    assert is_running(pid)
    child.end()
    end = time.monotonic() + 5
    while is_running(pid) and time.monotonic() < end:
        time.sleep(0.02)
    assert not is_running(pid)


def test_an_archive_goes_on_behind_a_file_that_broke_off(monkeypatch):
    monkeypatch.setattr(apart, "LIMITS", Limits(seconds=0.8))
    # what a fast machine reads within the second is not broken off, what packs too well not read
    slower = b"<html><body><p>" + b"".join(b"<b>%d</b>" % n for n in range(59_000))
    archive = zipped(a_txt=SAID.encode(), slow_html=slower, z_txt=SAID.encode())
    first, broken, last = take_files([("all.zip", archive)])
    assert isinstance(first, Taken)
    assert isinstance(last, Taken)
    assert broken.name == "slow.html"
    assert "longer" in broken.why


def test_an_archive_of_nothing_but_slow_files_ends(monkeypatch):
    monkeypatch.setattr(apart, "LIMITS", Limits(seconds=0.3))
    files = {f"slow{n}_html": SLOW for n in range(9)}
    assert len(list(take_files([("all.zip", zipped(**files))]))) <= 5


def test_the_process_that_reads_is_started_again_when_it_was_killed():
    list(take_files([("a.txt", SAID.encode())]))
    os.kill(apart._ROOM._process.pid, 9)
    [taken] = take_files([("a.txt", SAID.encode())])
    assert isinstance(taken, Taken)


def test_the_process_that_reads_sees_no_password(monkeypatch):
    monkeypatch.setenv("DATELINE_DATABASE_URL", "postgresql://me:secret@db/library")
    apart._ROOM.close()
    list(take_files([("a.txt", SAID.encode())]))
    environment = Path(f"/proc/{apart._ROOM._process.pid}/environ").read_bytes()
    assert b"PATH=" in environment
    assert b"secret" not in environment


@pytest.mark.parametrize("value", [os.system, Path("/"), pytest.fail, read_apart, OSError("x")])
def test_nothing_that_could_act_is_opened_from_the_process_that_reads(value):
    with pytest.raises((pickle.UnpicklingError, AttributeError)):
        opened(pickle.dumps(value))


def test_who_went_away_in_the_middle_keeps_nobody_from_reading(monkeypatch):
    monkeypatch.setattr(apart, "DEAF", 0.3)
    gone = [take_files_watched([("slow.html", SLOW)]) for _ in range(apart.AT_ONCE)]
    assert [next(each) for each in gone] == [None] * apart.AT_ONCE
    [quick] = take_files([("quick.txt", SAID.encode())])
    assert isinstance(quick, Taken)
    for each in gone:
        each.close()


def test_a_long_text_is_read_apart_as_it_would_be_here(monkeypatch):
    monkeypatch.setattr(long_texts, "APART_FROM", 40)
    text = "Speaking in Kyiv on Monday, Ada Reed said: “We agree.”"
    day = date(2025, 7, 12)
    assert long_texts.read(text, day) == read(text, day)
    assert [f for f in long_texts.read_watched([(text, day), ("x", None)]) if f] == [
        read(text, day), read("x"),
    ]  # fmt: skip


def test_a_long_text_that_takes_too_long_says_so(monkeypatch):
    monkeypatch.setattr(long_texts, "LIMITS", Limits(seconds=0.2))
    with pytest.raises(BrokeOff, match=r"longer than 0\.2 seconds"):
        long_texts.read("“Paris — July’s U.S. " * 9_000)
