"""Asking by SQL: the same answers from memory and from files, from any thread, and no leftovers."""

from __future__ import annotations

import gc
from concurrent.futures import ThreadPoolExecutor

import pyarrow.parquet as pq
import pytest

from geo.asking.columns import SCHEMA, to_arrow
from geo.asking.database import Condition, Mentions
from geo.asking.lens import Lens
from geo.asking.lens.counts import count_articles, count_kinds, count_places, count_regions, extent
from geo.asking.mentions import BLANK, mention_table
from tests.asking.small import IRAN, happenings, peace, port

TABLE = mention_table([port(), peace()], happenings())
IN_MEMORY = Mentions.from_frame(TABLE)
LENSES = [
    Lens(),
    Lens(region="region:middle-east"),
    Lens(places=(IRAN.id,), kinds=("toponym", "quotation")),
    Lens(words="iran", speakers=("Lavrov",)),
    Lens(mention="port:quotation:51-68"),
    Lens(mention="chronology:happening:visit"),
]


def test_every_column_is_in_arrow_as_it_was():
    rows = to_arrow(TABLE)
    assert rows.schema == SCHEMA
    assert rows.column_names == list(BLANK)
    assert rows["words"].to_pylist() == TABLE["words"].tolist()
    assert rows["linked_places"].to_pylist() == [list(ids) for ids in TABLE["linked_places"]]
    assert [d and d.isoformat() for d in rows["first"].to_pylist()] == [
        None if d != d else d.date().isoformat() for d in TABLE["first"]
    ]


@pytest.mark.parametrize("lens", LENSES, ids=str)
def test_files_on_disk_answer_as_memory_does(lens, tmp_path):
    rows = to_arrow(TABLE)
    pq.write_table(rows.slice(0, 4), tmp_path / "one's.parquet")
    pq.write_table(rows.slice(4), tmp_path / "two's.parquet")
    stored = Mentions.from_parquet(f"{tmp_path}/*'s.parquet")
    asked = lens.condition(stored)
    for count in (count_kinds, count_places, count_articles, extent):
        assert count(stored, asked) == count(IN_MEMORY, asked)
    assert lens.describe(stored) == lens.describe(IN_MEMORY)


def test_regions_are_counted_without_the_reference_events():
    ids = ("region:korean-peninsula", "region:middle-east", "nowhere")
    found = count_regions(IN_MEMORY, Condition("true"), ids)
    told = TABLE[TABLE["kind"] != "happening"]["regions"]
    assert found == {id: sum(id in held for held in told) for id in ids}


def test_what_is_asked_for_travels_beside_the_question():
    nasty = "x' OR true --"
    assert Lens(words=nasty, places=(nasty,), articles=(nasty,)).keep(TABLE, IN_MEMORY).empty


def test_many_threads_may_ask_at_once():
    def ask(number: int) -> int:
        lens = LENSES[number % len(LENSES)]
        return len(lens.keep(TABLE, IN_MEMORY))

    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(ask, range(60)))
    assert found == [ask(number) for number in range(60)]


def test_a_table_goes_with_who_held_it():
    held = Mentions.from_frame(TABLE)
    name = held.name
    del held
    gc.collect()
    sql = "SELECT count(*) FROM duckdb_tables() WHERE table_name = ?"
    assert IN_MEMORY.ask(sql, (name,)) == [(0,)]
