"""The ledger: of every rule how often it fired, and how often its mark was right or wrong.

    python -m tests.rules [WORDS] [--show] [--only CORPUS ...] [--jobs 2]

One line a rule: all that fired; right and wrong by the gold of the news corpora (``news``) and of
the regional passages (``regions``); fired on the cases, the shelf and the golden rows. A mark that
several rules made counts for each of them, so the figures say how good a rule's company is, too.
A rule that leaves no mark is right where gold has none. ``WORDS`` keeps the rules whose names hold
them, ``--show`` prints each wrong one in its sentence. What never fired anywhere comes last.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import Any

from geo.reading import rules
from geo.reading.findings import read
from geo.text import Span
from tests.corpora import CASES, ROWS, SHELF, Document, documents, missing
from tests.judging import judged, nothing_there

KINDS = ("toponyms", "timexes", "quotations")
GROUPS = {"regions-dev": "regions", CASES: "cases", SHELF: "shelf", ROWS: "golden"}
"""What a corpus counts as; every other one is ``news``."""


Fired = tuple[str, tuple[int, int], bool | None]
"""A rule's name, the characters it was about, and the verdict."""


@dataclass(frozen=True)
class Firing:
    """A rule that fired at some words, and whether the mark there is right."""

    rule: str
    group: str
    right: bool | None
    where: str


def main() -> None:
    """Read everything, count, print."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("words", nargs="?", default="")
    ask.add_argument("--show", action="store_true", help="print what is wrong")
    ask.add_argument("--only", nargs="+", default=[], metavar="CORPUS")
    ask.add_argument("--jobs", type=int, default=2)
    asked = ask.parse_args()
    chosen = [d for d in documents() if not asked.only or d.corpus in asked.only]
    with ProcessPoolExecutor(asked.jobs) as pool:
        every = [f for found in pool.map(firings, chosen, chunksize=20) for f in found]
    kept = [f for f in every if asked.words in f.rule]
    if asked.show:
        print(*sorted(f"{f.rule} | {f.where}" for f in kept if f.right is False), sep="\n")
    print_table(kept)
    never = sorted(row.name for row in rules.known() if asked.words in row.name)
    print("Never fired:", ", ".join(n for n in never if n not in {f.rule for f in kept}) or "none")
    if missing():
        print("Not on this machine, so left out:", ", ".join(missing()))


def firings(document: Document) -> list[Firing]:
    """Return every rule that fired on a text, with the verdict on its mark."""
    heard: list[tuple[str, Any]] = []
    rules.LISTENERS[:] = [lambda name, case: heard.append((name, case))]
    found = read(document.text, document.published).to_dict()
    rules.LISTENERS.clear()
    marked = [
        (rule, spot(kind, mark), judged(document, kind, mark))
        for kind in KINDS
        for mark in found[kind]
        for rule in rules.rules_of(mark["rule"])
    ]
    unmarked = [of_case(document, *h) for h in heard if not _left_a_mark(*h, marked)]
    group = GROUPS.get(document.corpus, "news")
    return [
        Firing(rule, group, right, around(document, *at))
        for rule, at, right in dict.fromkeys(marked + unmarked)
    ]


def spot(kind: str, mark: dict[str, Any]) -> tuple[int, int]:
    spans = mark["content"] if kind == "quotations" else [mark]
    return spans[0]["start"], spans[-1]["end"]


def _span_of(case: Any) -> Span | None:
    """Return the characters that a case is about, where it says so."""
    span = getattr(case, "span", None)
    return span if isinstance(span, Span) else None


def _left_a_mark(rule: str, case: Any, marked: list[Fired]) -> bool:
    span = _span_of(case)
    return any(
        rule == name and (span is None or (at[0] < span.end and span.start < at[1]))
        for name, at, _ in marked
    )


def of_case(document: Document, rule: str, case: Any) -> Fired:
    """Return a rule that left no mark: right where gold has none on the words it was about."""
    span, kind = _span_of(case), rules.finder_of(rule)
    if span is None or kind not in KINDS:
        return rule, (0, 0), None
    return rule, (span.start, span.end), nothing_there(document, kind, span.start, span.end)


def around(document: Document, start: int, end: int) -> str:
    text = document.text
    before, after = text[max(0, start - 50) : start], text[end : end + 40]
    told = " ".join(f"{before}[{text[start:end][:120]}]{after}".split())
    return f"{document.corpus} {document.id} | {told}"


def print_table(found: Iterable[Firing]) -> None:
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    for f in found:
        verdict = {True: " right", False: " wrong", None: ""}[f.right]
        rows[f.rule].update(["fired", f.group] + [f"{f.group}{verdict}"] * bool(verdict))
    columns = [
        "fired", "news right", "news wrong", "regions right", "regions wrong",
        "cases", "shelf", "golden",
    ]  # fmt: skip
    print(f"{'rule':44}", *(f"{c:>14}" for c in columns))
    for rule, count in sorted(rows.items()):
        print(f"{rule:44}", *(f"{count[c]:>14}" for c in columns))


if __name__ == "__main__":
    main()
