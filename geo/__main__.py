"""The command line: ``python -m geo COMMAND``.

``serve`` and ``test`` need nothing installed; the others import what they use when asked.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from geo.errors import DatelineError

if TYPE_CHECKING:
    from geo.keeping.exports import Pair
    from geo.reading.corrections.log import Correction

RESTORE = "If it is none of yours, restore the folder data/ as it was, such as by git checkout."

FORMATS = (
    "json, geojson, csv, kml, geoparquet, timelinejs, annotations, html, svg, png, pptx "
    "or everything"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command and return its exit status."""
    parser = _parser()
    known, rest = parser.parse_known_args(arguments)
    if rest and known.command not in {"serve", "test"}:
        parser.error(f"unknown: {' '.join(rest)}")
    try:
        return int(known.run(known, rest) or 0)
    except BrokenPipeError:  # whoever read along has seen enough
        sys.stdout = None
        return 0
    except OSError as error:
        from geo.whole_files import said

        own = RESTORE if f"{os.sep}data{os.sep}" in str(error.filename) else ""
        print(f"{type(error).__name__}: {said(error)} {own}".rstrip(), file=sys.stderr)
        return 2
    except (ValueError, BadZipFile, DatelineError) as error:
        print(_told(error), file=sys.stderr)
        return 2
    except Exception as error:
        if why := _library_failed(error):
            print(f"LibraryError: {why}", file=sys.stderr)
            return 2
        raise


def _told(error: Exception) -> str:
    """Say what is wrong, and of a file that is not what it should be, what to do."""
    if "allow_pickle" in str(error):  # numpy's word for what holds no numbers
        return f"A file of weights or places is damaged. {RESTORE}"
    if isinstance(error, (UnicodeDecodeError, BadZipFile)):
        return f"A file cannot be read ({error}). {RESTORE}"
    return f"{type(error).__name__}: {error}"


def _library_failed(error: Exception) -> str:
    """Say what is wrong with the library, when it is what failed."""
    if not type(error).__module__.startswith("sqlalchemy"):
        return ""  # asked first, so that no other command opens the library's packages
    from geo.keeping.library.store import failure

    return failure(error)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m geo", description=sys.modules["geo"].__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    serve = commands.add_parser("serve", help="set up what is missing and serve the app")
    serve.set_defaults(run=_serve)
    test = commands.add_parser("test", help="set up what is missing and run every check")
    test.set_defaults(run=_test)
    build = commands.add_parser("build-data", help="make data/ again from the pinned packages")
    build.set_defaults(run=_build_data)

    read = commands.add_parser("read", help="read an article and print what was found")
    read.add_argument("file", type=Path, metavar="FILE", help="a text file, or - for what is piped")
    read.add_argument("--published", type=_day, metavar="DAY", help="such as 2025-07-12")
    read.add_argument("--format", default="json", metavar="FORMAT", help=FORMATS)
    _add_pictures(read)
    read.set_defaults(run=_read)

    export = commands.add_parser("export", help="print kept or bundled articles in a format")
    export.add_argument(
        "ids", nargs="*", metavar="ARTICLE", help="ids; none means all that is kept"
    )
    export.add_argument("--format", default="everything", metavar="FORMAT", help=FORMATS)
    _add_pictures(export)
    export.set_defaults(run=_export)

    taken = commands.add_parser("import", help="read files and keep them in your library")
    taken.add_argument("files", nargs="+", type=Path, metavar="FILE")
    taken.add_argument("--published", type=_day, metavar="DAY", help="for files that do not say")
    taken.set_defaults(run=_import)
    _add_corpus(commands)
    return parser


def _add_pictures(command: argparse.ArgumentParser) -> None:
    """Add how pictures are made; other formats do not ask."""
    command.add_argument("--holds", default="both", choices=("both", "map", "timeline"),
                         help="what an svg or png shows")  # fmt: skip
    command.add_argument("--width", default="half", choices=("column", "half", "page"),
                         help="of an svg or png: 90, 140 or 280 mm")  # fmt: skip
    command.add_argument("--theme", default="light", choices=("light", "dark"))
    command.add_argument("--scale", default=1, type=int, choices=(1, 2, 3),
                         help="pixels of a png for each of 1/96 inch")  # fmt: skip


def _add_corpus(commands: Any) -> None:
    corpus = commands.add_parser("read-corpus", help="read many articles into an archive")
    corpus.add_argument(
        "source", type=Path, metavar="SOURCE", help="JSON lines, CSV, Parquet, WARC or WET, or a "
        "folder of these and of what import takes",
    )  # fmt: skip
    corpus.add_argument("out", type=Path, metavar="OUT", help="the archive's folder")
    corpus.add_argument("--processes", type=int, default=os.cpu_count() or 1, metavar="N",
                        help="how many read at once; one a core by default")  # fmt: skip
    corpus.add_argument("--scheduler", default="", metavar="ADDRESS", help="of a Dask cluster")
    corpus.add_argument("--part", type=int, default=200, metavar="N",
                        help="articles that are read, and kept, together")  # fmt: skip
    corpus.set_defaults(run=_read_corpus)
    indexed = commands.add_parser("index-archive", help="lay an archive together to be asked")
    indexed.add_argument("out", type=Path, metavar="ARCHIVE", help="the archive's folder")
    indexed.set_defaults(run=_index_archive)


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{words!r} is no day; write it as 2025-07-12") from error


def _serve(_: argparse.Namespace, rest: Sequence[str]) -> int:
    from geo.setup import serve

    return serve(rest)


def _test(_: argparse.Namespace, rest: Sequence[str]) -> int:
    from geo.setup import check

    return check(rest)


def _build_data(_: argparse.Namespace, __: Sequence[str]) -> None:
    from geo.world.build import build_data

    build_data()


def _read(known: argparse.Namespace, _: Sequence[str]) -> None:
    from geo.keeping.exports.packing import to_json
    from geo.keeping.moving import article_in, headed
    from geo.reading.findings import read

    path: Path = known.file
    piped = str(path) == "-"
    content = sys.stdin.buffer.read() if piped else path.read_bytes()
    article, notes = article_in("piped.txt" if piped else path.name, content, known.published)
    for note in notes:
        print(note, file=sys.stderr)
    if known.format == "json":  # points into the file itself
        findings = read(article.text, article.published)
        sys.stdout.buffer.write(to_json(findings.to_dict()))
        return
    article = headed(article) if article.title == path.stem else article
    findings = read(article.text, article.published)
    sys.stdout.buffer.write(_in_format([(article, findings)], known, ()))


def _export(known: argparse.Namespace, _: Sequence[str]) -> None:
    from geo.keeping.library import open_library
    from geo.keeping.moving import articles_to_export
    from geo.reading.findings import read

    pairs, log = articles_to_export(open_library().visit(), known.ids, read)
    sys.stdout.buffer.write(_in_format(pairs, known, log))


def _in_format(pairs: list[Pair], known: argparse.Namespace, log: Sequence[Correction]) -> bytes:
    """Write articles in a format; ``everything`` is the JSON that ``import`` reads back."""
    from geo.drawing.formats import ALL_FORMATS, Drawn, export_any
    from geo.drawing.picture import WIDTHS, Plate

    wanted = "json" if known.format == "everything" else known.format
    if wanted not in ALL_FORMATS:
        raise ValueError(f"No format {known.format!r}; choose one of: {', '.join(ALL_FORMATS)}.")
    plate = Plate(known.holds, WIDTHS[known.width], known.theme)
    return export_any(pairs, wanted, log, Drawn(plate, known.scale))


def _read_corpus(known: argparse.Namespace, _: Sequence[str]) -> None:
    from geo.asking.bulk import read_corpus

    def tell(progress: object) -> None:
        print(f"\r{progress}".ljust(96) if sys.stderr.isatty() else progress,
              end="" if sys.stderr.isatty() else "\n", file=sys.stderr, flush=True)  # fmt: skip

    read = read_corpus(known.source, known.out, known.processes, known.scheduler, known.part, tell)
    print(f"\n{read.articles:,} articles with {read.marks:,} marks are in {known.out}.")
    if read.rejects:
        print(f"{read.rejects:,} were refused: {known.out / 'rejects.jsonl'} says why.")

    _index_archive(known, ())


def _index_archive(known: argparse.Namespace, _: Sequence[str]) -> None:
    from geo.keeping.archive.indexing import index

    made = index(known.out)
    further = made["printings"] - made["articles"]
    twice = f"; {further:,} further printings are shown once, with their outlets" if further else ""
    print(f"{made['articles']:,} articles can be asked{twice}. To see them:\n"
          f"DATELINE_ARCHIVE={known.out} python3 -m geo serve")  # fmt: skip


def _import(known: argparse.Namespace, _: Sequence[str]) -> int:
    from geo.keeping.intake import Refused
    from geo.keeping.library import open_library
    from geo.keeping.moving import keep_files
    from geo.reading.findings import read

    refused = 0
    visit = open_library().visit()
    for outcome, line in keep_files(visit, known.files, read, known.published):
        print(line)
        refused += isinstance(outcome, Refused)
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
