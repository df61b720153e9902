"""A corpus read in bulk: whatever it is made of, killed anywhere, on one machine or several."""

import asyncio
import csv
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from geo.asking.bulk import read_corpus
from geo.errors import ArticleError
from geo.keeping.archive.batches import Done, Reject, batches
from geo.keeping.archive.progress import Progress
from geo.keeping.archive.sources import items

ROOT = Path(__file__).parents[2]
PORTS = ("Odesa", "Haifa", "Busan", "Wonsan", "Beirut", "Sevastopol")


def article(number: int) -> dict[str, str]:
    port = PORTS[number % len(PORTS)]
    return {
        "text": f"Ship number {number} left {port} on 3 March 2024. “We sail at dawn,” said "
        f"Captain Ada Reed. The harbour of {port} was closed {number} days later.",
        "title": f"Ship {number} leaves {port}",
        "outlet": f"Gazette {number % 3}",
        "published": f"202{number % 2}-03-04",
    }


def corpus(folder: Path, count: int, bad: int = 0) -> Path:
    lines = [json.dumps(article(n)) for n in range(count)] + ["{broken"] * bad
    path = folder / "corpus.jsonl"
    path.write_text("\n".join(lines), "utf8")
    return path


def table(out: Path, name: str) -> pa.Table:
    return pa.concat_tables(
        [parquet.ParquetFile(path).read() for path in sorted(out.glob(f"{name}/*/*.parquet"))]
    )


def held(out: Path) -> tuple[list, list]:
    """Return what an archive holds, in an order of its own."""
    articles = table(out, "articles").select(["id", "title", "published"]).to_pylist()
    marks = [
        row for name in ("toponyms", "timexes", "quotations")
        for row in table(out, name).drop_columns(["geometry", "lon", "lat"]).to_pylist()
    ]  # fmt: skip
    return sorted(articles, key=lambda r: r["id"]), sorted(marks, key=lambda r: r["mention"])


def test_a_corpus_becomes_geoparquet_and_its_refusals_are_told(tmp_path):
    out = tmp_path / "out"
    told = read_corpus(corpus(tmp_path, 12, bad=1), out, 1, part=5)
    assert (told.articles, told.rejects) == (12, 1)
    assert str(told).startswith("12 articles, 1 refused")
    [refused] = [json.loads(line) for line in (out / "rejects.jsonl").read_text().splitlines()]
    assert refused["name"] == "corpus.jsonl, line 13"
    places = table(out, "toponyms")
    assert set(places["place_name"].to_pylist()) >= set(PORTS)
    described = json.loads(places.schema.metadata[b"geo"])
    assert described["columns"]["geometry"]["geometry_types"] == ["Point"]


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """Give a corpus, and what an archive holds that was read from it in one go."""
    folder = tmp_path_factory.mktemp("whole")
    path = corpus(folder, 22, bad=2)
    read_corpus(path, folder / "out", 1, part=2)
    return path, held(folder / "out")


def forked(work: Callable[[], object]) -> int:
    """Begin work in a process that has everything loaded already; return its id."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    return child


def killed(child: int) -> None:
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def wait_for_parts(out: Path, more: int) -> None:
    deadline = time.monotonic() + 90
    before = len(list(out.glob("done/*.json")))
    while len(list(out.glob("done/*.json"))) < before + more and time.monotonic() < deadline:
        time.sleep(0.005)


def test_killed_anywhere_it_goes_on_with_nothing_twice_and_nothing_missing(tmp_path, whole):
    source, expected = whole
    out, chance = tmp_path / "out", random.Random(13)
    for _ in range(4):
        child = forked(lambda: read_corpus(source, out, 1, part=2))
        wait_for_parts(out, 1)
        time.sleep(chance.uniform(0, 0.05))
        killed(child)
    options = ["--processes", "2", "--part", "2"]
    command = [sys.executable, "-m", "geo", "read-corpus", str(source), str(out), *options]
    running = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL, start_new_session=True)
    wait_for_parts(out, 1)
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    done = {path.name: path.stat().st_mtime_ns for path in out.glob("done/*.json")}
    assert len(done) >= 5
    read_corpus(source, out, 1, part=2)
    again = {path.name: path.stat().st_mtime_ns for path in out.glob("done/*.json")}
    assert done.items() <= again.items()  # what was whole was not read again
    assert held(out) == expected
    assert len((out / "rejects.jsonl").read_text().splitlines()) == 2


def test_a_half_written_file_is_taken_away(tmp_path):
    source, out = corpus(tmp_path, 4), tmp_path / "out"
    read_corpus(source, out, 1, part=2)
    expected = held(out)
    stray = out / "articles" / "year=2024" / "b00000009.parquet"
    stray.parent.mkdir(exist_ok=True)
    stray.write_bytes(b"PAR1 cut off")
    (out / "toponyms" / "b.unfinished").write_bytes(b"")
    (out / "done" / "00000001.json").unlink()
    read_corpus(source, out, 1, part=2)
    assert held(out) == expected
    assert not stray.exists()


def test_a_corpus_that_grew_is_read_on_and_one_cut_otherwise_is_refused(tmp_path):
    out = tmp_path / "out"
    read_corpus(corpus(tmp_path, 5), out, 1, part=2)
    read_corpus(corpus(tmp_path, 9), out, 1, part=2)
    assert len(held(out)[0]) == 9
    with pytest.raises(ArticleError, match="articles a part: 2, now 3"):
        read_corpus(corpus(tmp_path, 9), out, 1, part=3)


def test_every_kind_of_corpus_offers_the_same_articles(tmp_path):
    rows = [article(n) for n in range(3)]
    folder = tmp_path / "mixed"
    folder.mkdir()
    with (folder / "a.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    parquet.write_table(pa.Table.from_pylist(rows), folder / "b.parquet")
    (folder / "c.jsonl").write_text("\n".join(map(json.dumps, rows)))
    (folder / "d.txt").write_text("A note\n\nThe ferry to Haifa was late on Monday, as ever.")
    (folder / "e.exe").write_bytes(b"MZ")
    found = list(items(folder))
    assert [item.kind for item in found] == ["row"] * 9 + ["file", "unreadable"]
    assert [item.content["text"] for item in found[:9]] == [row["text"] for row in rows] * 3
    assert found[-1].upto == sum(path.stat().st_size for path in folder.iterdir())


@pytest.mark.filterwarnings("ignore")  # warcio's writer leaves its temporary files to others
def test_a_crawl_s_pages_are_read_with_their_addresses(tmp_path):
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    days = " ".join(f"The ferry from Haifa was late on day {n} of the strike." for n in range(9))
    page = f"<html><title>Ferry</title><body><article><p>{days}</p></article></body></html>"
    path = tmp_path / "crawl.warc.gz"
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)

        def write(url: str, kind: str, words: str, **more: object) -> None:
            record = writer.create_warc_record(url, kind, BytesIO(words.encode()), **more)
            writer.write_record(record)

        for number, status in enumerate(["200 OK", "404 Gone"]):
            headers = StatusAndHeaders(status, [("Content-Type", "text/html")], "HTTP/1.1")
            write(f"https://gazette.example/{number}", "response", page, http_headers=headers)
        write("https://g.example/w", "conversion", "The ferry to Haifa sailed on Monday.")
    out = tmp_path / "out"
    told = read_corpus(path, out, 1)
    assert told.articles == 2
    found = {row["url"] for row in table(out, "articles").to_pylist()}
    assert found == {"https://gazette.example/0", "https://g.example/w"}


def test_parts_are_the_same_each_time_and_change_with_what_they_hold(tmp_path):
    one, two = (list(batches(items(corpus(tmp_path, n)), 3)) for n in (7, 8))
    assert [b.digest for b in one[:2]] == [b.digest for b in two[:2]]
    assert one[2].digest != two[2].digest


def test_a_line_of_the_ledger_comes_back_as_it_was():
    done = Done(3, "abc", 5, 60, (Reject("row 1", "No words.", "Copy it."),), 900)
    assert Done.from_json(done.to_json()) == done


def test_the_time_left_is_counted_from_this_run_alone():
    now = [0.0]
    progress = Progress(1000, clock=lambda: now[0])
    progress.add(50, 500, 0, 500, is_new=False)
    now[0] = 10.0
    progress.add(10, 100, 2, 600, is_new=True)
    assert str(progress) == "60 articles, 2 refused, 1.0 a second, 60 % of the source, 40 s left"


async def schedule(told: Path) -> None:
    from distributed import Scheduler

    async with Scheduler(
        protocol="tcp://", host="127.0.0.1", port=0, dashboard=False, scheduler_file=str(told)
    ) as scheduler:
        await scheduler.finished()


async def serve_as_worker(address: str) -> None:
    from distributed import Worker

    async with Worker(address, nthreads=1, host="127.0.0.1", dashboard=False) as worker:
        await worker.finished()


@pytest.fixture
def cluster(tmp_path, whole):
    """Give the address of a real scheduler on this machine, and two worker processes.

    They are forked from this one, which has read already, so that none opens its data anew.
    """
    import distributed  # noqa: F401 - once, before the forks

    told = tmp_path / "scheduler.json"
    running = [forked(lambda: asyncio.run(schedule(told)))]
    try:
        deadline = time.monotonic() + 60
        while not told.exists() or not told.read_text():
            assert time.monotonic() < deadline
            time.sleep(0.02)
        address = json.loads(told.read_text())["address"]
        running += [forked(lambda: asyncio.run(serve_as_worker(address))) for _ in range(2)]
        yield address, running
    finally:
        for child in running:
            killed(child)


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_reads_it_all_though_a_worker_is_killed(tmp_path, whole, cluster):
    (source, expected), (address, running) = whole, cluster
    out, seen = tmp_path / "out", []

    def tell(progress: Progress) -> None:
        seen.append(progress.articles)
        if len(seen) == 2:
            killed(running.pop())

    read_corpus(source, out, 1, scheduler=address, part=2, tell=tell)
    assert len(running) == 2
    assert held(out) == expected
