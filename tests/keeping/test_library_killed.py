"""Killed at any moment, nothing that was confirmed is lost, and nothing stands half-written."""

import os
import random
import signal
import time
from threading import Thread

import pytest

from geo.keeping.library import Search, open_library
from geo.reading.corrections.log import correct
from geo.reading.marks import Findings
from geo.text import Article
from tests.keeping.conftest import TEXT, sample_findings, span_of

KILLS = 50
LONG = TEXT + "\n\n" + "The boats of the coast stayed at home. " * 60


def save_until_killed(store: str, first: int, confirm: int) -> None:
    """Keep article after article, saying which is confirmed only once ``keep`` returned."""
    library = open_library(store)
    visit, found = library.visit(), sample_findings()
    findings = Findings(LONG, found.published, found.toponyms, found.timexes, found.quotations)
    number = first
    while True:
        article = Article(f"a{number}", f"Story {number}", LONG)
        visit.keep(article, findings)
        visit.correct(correct(article, span_of("Highfield"), "not-a-place"))
        os.write(confirm, f"{number}\n".encode())
        number += 1


def killed_while_saving(store: str, first: int, after: float) -> list[int]:
    """Return the numbers confirmed by a process that is killed (-9) seconds after its first."""
    reading, confirming = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            save_until_killed(store, first, confirming)
        finally:
            os._exit(1)
    os.close(confirming)
    with os.fdopen(reading) as confirmed:
        first_line = confirmed.readline()
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return [int(line) for line in (first_line + confirmed.read()).split()]


def test_nothing_confirmed_is_lost_by_fifty_kills(store):
    open_library(store).close()
    chance, confirmed = random.Random(4), set()
    for kill in range(KILLS):
        confirmed |= set(killed_while_saving(store, kill * 1000, chance.uniform(0, 0.06)))
        if kill % 10 == 9:
            library = open_library(store)
            kept = {hit.id for hit in library.visit().search(Search("boats"), limit=10**6)}
            library.close()
            assert {f"a{n}" for n in confirmed} <= kept
    assert len(confirmed) >= KILLS
    library = open_library(store)
    articles = library.visit().articles()
    corrected = {c.article for c in library.visit().corrections()}
    library.close()
    assert {(k.article.text, len(k.findings.toponyms)) for k in articles} == {(LONG, 3)}
    assert {f"a{n}" for n in confirmed} <= corrected


def test_a_store_killed_while_it_is_made_is_made_whole_next_time(unmade_store):
    chance = random.Random(1)
    for _ in range(8):
        child = os.fork()
        if child == 0:
            try:
                open_library(unmade_store)
            finally:
                os._exit(0)
        time.sleep(chance.uniform(0, 0.1))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    library = open_library(unmade_store)
    library.visit().keep(Article("last", "", TEXT), sample_findings())
    assert library.visit().search(Search("harbour"))
    library.close()


@pytest.mark.parametrize("writers", [4])
def test_writers_at_once_wait_for_each_other(store, writers):
    library = open_library(store)

    def write(who: int) -> None:
        for n in range(10):
            library.visit(f"visitor {who}").keep(Article(f"w{n}", "", TEXT), sample_findings())

    threads = [Thread(target=write, args=(who,)) for who in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [len(library.visit(f"visitor {n}").articles()) for n in range(writers)] == [10] * writers
    library.close()


def test_two_processes_making_the_store_at_once_make_it_once(unmade_store):
    children = []
    for n in range(4):
        child = os.fork()
        if child == 0:
            try:
                library = open_library(unmade_store)
                library.visit(f"p{n}").keep(Article("p", "", TEXT), sample_findings())
                os._exit(0)
            finally:
                os._exit(1)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0, 0, 0]


def test_the_same_article_kept_at_once_is_kept_once(store):
    library = open_library(store)

    def write() -> None:
        for _ in range(10):
            library.visit("one").keep(Article("same", "", TEXT), sample_findings())

    threads = [Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(library.visit("one").articles()) == 1
    library.close()
