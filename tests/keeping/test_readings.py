"""The shelf's readings are remembered, and read anew when anything they rest on changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from geo.keeping import readings as readings_of
from geo.keeping.intake.apart import BrokeOff
from geo.keeping.readings import fingerprint, read_once, reader_version
from geo.text import Article

ARTICLE = Article(
    "talks", "Talks", "Speaking in Wonsan on Friday, he said: “We agree.”", "", date(2025, 7, 12)
)


@pytest.fixture
def readings(monkeypatch):
    """Count how often a text is read."""
    texts: list[str] = []

    def counted(given, read=readings_of.read_watched):
        texts.extend(text for text, _ in given)
        return read(given)

    monkeypatch.setattr(readings_of, "read_watched", counted)
    return texts


def plain(pairs):
    return {id: found.to_dict() for id, (_, found) in pairs.items()}


def test_the_reader_s_version_changes_with_its_rules_and_not_with_the_machine(tmp_path):
    rules = tmp_path / "geo" / "reading" / "rules.py"
    rules.parent.mkdir(parents=True)
    rules.write_text("one")
    first = reader_version.__wrapped__(tmp_path)
    rules.touch()
    assert reader_version.__wrapped__(tmp_path) == first
    rules.write_text("two")
    assert reader_version.__wrapped__(tmp_path) != first


def test_what_was_read_once_is_remembered(tmp_path, readings):
    first = read_once([ARTICLE], tmp_path)
    again = read_once([ARTICLE], tmp_path)
    assert len(readings) == 1
    assert plain(first) == plain(again)
    assert again["talks"][1].sentences == first["talks"][1].sentences


@pytest.mark.parametrize(
    "changed", [{"text": ARTICLE.text + " So be it."}, {"published": date(2025, 7, 13)}]
)
def test_another_text_or_day_is_read_anew(tmp_path, readings, changed):
    read_once([ARTICLE], tmp_path)
    read_once([replace(ARTICLE, **changed)], tmp_path)
    assert len(readings) == 2


@pytest.mark.parametrize("spoilt", ["", "{}", "[]", '{"talks": 3}', '{"talks": {"toponyms": 1}}'])
def test_a_spoilt_memory_is_read_over(tmp_path, readings, spoilt):
    kept = plain(read_once([ARTICLE], tmp_path))
    [path] = tmp_path.glob("*.json")
    path.write_text(spoilt, "utf8")
    assert plain(read_once([ARTICLE], tmp_path)) == kept
    assert len(readings) == 2


def test_a_place_that_cannot_be_written_is_no_error(tmp_path, readings):
    (tmp_path / "file").write_text("in the way", "utf8")
    assert "talks" in read_once([ARTICLE], tmp_path / "file" / "below")


def test_only_the_newest_memory_is_kept(tmp_path):
    (tmp_path / "old.json").write_text("{}", "utf8")
    read_once([ARTICLE], tmp_path)
    assert len(list(tmp_path.glob("*"))) == 1


def test_a_change_to_the_rules_changes_the_fingerprint(tmp_path):
    (tmp_path / "geo" / "reading").mkdir(parents=True)
    (tmp_path / "geo" / "text.py").touch()
    rule = tmp_path / "geo" / "reading" / "rules.py"
    rule.write_text("one", "utf8")
    before = fingerprint([ARTICLE], tmp_path)
    rule.write_text("another", "utf8")
    assert fingerprint([ARTICLE], tmp_path) != before


def test_without_room_for_another_process_the_shelf_is_read_here(tmp_path, monkeypatch):
    def broken(texts):
        raise BrokeOff("Files cannot be read just now.", "Try again in a minute.")

    apart = read_once([ARTICLE], tmp_path / "apart")
    monkeypatch.setattr(readings_of, "read_watched", broken)
    assert plain(read_once([ARTICLE], tmp_path / "here")) == plain(apart)
