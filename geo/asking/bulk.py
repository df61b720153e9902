"""A corpus of any size read into an archive: what ``python -m geo read-corpus`` does.

Here a part of a corpus becomes rows; ``geo.keeping.archive`` cuts it, has it read by many at once,
and remembers what is done.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from geo.asking.coded import coded_article, coded_mentions
from geo.asking.mention_bytes import mentions_as_arrow
from geo.errors import ArticleError
from geo.keeping.archive.batches import Batch, Done, Reject, batches
from geo.keeping.archive.gkg import Record, record_of
from geo.keeping.archive.ledger import Ledger, commit
from geo.keeping.archive.parquet import articles_table, write_part
from geo.keeping.archive.progress import Progress
from geo.keeping.archive.running import by_cluster, by_processes
from geo.keeping.archive.sources import Item, items, size_of
from geo.keeping.exports.packing import to_json
from geo.keeping.intake import Outcome, Refused, take_fetched, take_files, take_row
from geo.keeping.intake.outcomes import Fetched
from geo.keeping.intake.twins import sketch_of
from geo.reading.findings import read
from geo.reading.marks import Findings
from geo.text import Article

PART = 200
"""Articles of a part: some seconds of reading, which is what a kill can cost."""

READY = "geo.asking.bulk_ready"
KINDS = {"toponyms": "toponym", "timexes": "timex", "quotations": "quotation"}
Pair = tuple[Article, Findings]


def read_corpus(
    source: Path, out: Path, processes: int, scheduler: str = "", part: int = PART,
    tell: Callable[[Progress], None] = lambda progress: None,
) -> Progress:  # fmt: skip
    """Read a corpus into an archive, going on where an earlier run was stopped.

    Parameters
    ----------
    source : Path
        A file or folder that ``geo.keeping.archive.sources`` knows.
    out : Path
        The folder of the archive; made when there is none.
    processes : int
        How many read at once on this machine, unless there is a cluster.
    scheduler : str
        The address of a Dask scheduler, empty for none.
    part : int
        Articles that are read together.
    tell : callable
        Told how far it is after each part.

    Raises
    ------
    ArticleError
        When there is nothing to read, or ``out`` was begun otherwise.
    """
    progress = Progress(size_of(source))
    ledger = Ledger(out, part)
    work = partial(read_part, out)
    new = _not_done(batches(items(source), part), ledger, progress)
    if scheduler:
        run = by_cluster(new, work, scheduler)
    else:
        run = by_processes(new, work, processes, READY)
    for done in run:
        ledger.note(done)
        _count(progress, done, is_new=True)
        tell(progress)
    ledger.write_rejects()
    tell(progress)
    return progress


def _not_done(every: Iterator[Batch], ledger: Ledger, progress: Progress) -> Iterator[Batch]:
    for batch in every:
        if ledger.has(batch):
            _count(progress, ledger.parts[batch.number], is_new=False)
        else:
            yield batch


def _count(progress: Progress, done: Done, is_new: bool) -> None:
    progress.add(done.articles, done.marks, len(done.rejects), done.upto, is_new)


def read_part(out: Path, batch: Batch) -> Done:
    """Read a part, write its tables, and commit it; what cannot be read is among the rejects."""
    pairs: list[tuple[Pair, str]] = []
    rejects: list[Reject] = []
    records = list(_coded(batch, rejects))
    for item in batch.items:
        for outcome in outcomes_of(item):
            if isinstance(outcome, Refused):
                rejects.append(Reject(outcome.name, outcome.why, outcome.next_step))
                continue
            try:
                article = outcome.article
                language = outcome.found["language"].value if "language" in outcome.found else ""
                pairs.append(((article, read(article.text, article.published)), language))
            except Exception as error:
                why = f"It could not be read ({type(error).__name__})."
                rejects.append(Reject(outcome.name, why, "Report it with its text."))
    marks = write_tables(out, batch.name, _together(tables_of(pairs), coded_tables(records)))
    number = len(pairs) + len(records)
    done = Done(batch.number, batch.digest, number, marks, tuple(rejects), batch.upto)
    commit(out, done)
    return done


def _coded(batch: Batch, rejects: list[Reject]) -> Iterator[Record]:
    """Yield what was coded by others; a line that is none is among the rejects."""
    for item in batch.items:
        if item.kind == "coded":
            assert isinstance(item.content, bytes)
            try:
                yield record_of(item.content.decode("utf-8", "replace"))
            except ArticleError as error:
                rejects.append(Reject(item.name, str(error)))


def outcomes_of(item: Item) -> Iterator[Outcome]:
    """Take in what an item offers: one article, several (a ZIP), or none."""
    if item.kind == "row":
        assert not isinstance(item.content, (bytes, str))
        yield take_row(item.name, item.content)
    elif item.kind == "page":
        assert isinstance(item.content, bytes)
        yield from take_fetched(Fetched(item.url, item.content, "text/html"))
    elif item.kind == "file":
        assert isinstance(item.content, bytes)
        yield from take_files([(item.name, item.content)])
    elif item.kind != "coded":
        yield Refused(item.name, str(item.content), "Mend it and read the corpus again.")


def tables_of(pairs: list[tuple[Pair, str]]) -> dict[str, pa.Table]:
    """Return the tables of articles with their findings and languages, by name."""
    rows = [_article_row(*pair, language) for pair, language in pairs]
    return _by_kind(rows, mentions_as_arrow([pair for pair, _ in pairs]))


def coded_tables(records: list[Record]) -> dict[str, pa.Table]:
    """Return the tables of what was coded by others, by name."""
    return _by_kind([coded_article(record) for record in records], coded_mentions(records))


def _by_kind(articles: list[dict[str, Any]], mentions: pa.Table) -> dict[str, pa.Table]:
    marks = {
        table: mentions.filter(pc.equal(mentions["kind"], kind)) for table, kind in KINDS.items()
    }
    return {"articles": articles_table(articles), **marks}


def _together(one: dict[str, pa.Table], other: dict[str, pa.Table]) -> dict[str, pa.Table]:
    return {name: pa.concat_tables([one[name], other[name]]) for name in one}


def write_tables(out: Path, name: str, tables: dict[str, pa.Table]) -> int:
    """Write the tables of a part; return how many marks they hold."""
    for table, rows in tables.items():
        if rows.num_rows:
            write_part(out, table, name, rows)
    return sum(tables[table].num_rows for table in KINDS)


def _article_row(article: Article, findings: Findings, language: str) -> dict[str, Any]:
    named = Counter(t.place for t in findings.toponyms if t.place and t.place.lon is not None)
    scene = min(named, key=lambda place: (-named[place], place.id)) if named else None
    return {
        "id": article.id, "title": article.title, "outlet": article.outlet,
        "author": article.author, "published": article.published, "url": article.url,
        "language": language, "text": article.text,
        "findings": to_json(findings.to_dict()).decode(), "sketch": sketch_of(article.text),
        "lon": scene.lon if scene else None, "lat": scene.lat if scene else None,
    }  # fmt: skip
