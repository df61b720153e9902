"""The command line: ``python -m geo COMMAND``.

``serve`` and ``test`` need nothing installed; the others import what they use when asked.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command and return its exit status."""
    parser = _parser()
    known, rest = parser.parse_known_args(arguments)
    if rest and known.command not in {"serve", "test"}:
        parser.error(f"unknown: {' '.join(rest)}")
    try:
        return int(known.run(known, rest) or 0)
    except (ValueError, OSError) as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return 2


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
    read.add_argument("--format", default="json", help="json, geojson, csv, kml, html, …")
    read.set_defaults(run=_read)
    return parser


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
    from geo.keeping.exports import export
    from geo.reading.findings import read
    from geo.text import Article

    text = sys.stdin.read() if str(known.file) == "-" else known.file.read_text("utf-8-sig")
    article = Article(known.file.stem, known.file.stem, text, published=known.published)
    written = export([(article, read(text, known.published))], known.format)
    sys.stdout.buffer.write(written)


if __name__ == "__main__":
    sys.exit(main())
