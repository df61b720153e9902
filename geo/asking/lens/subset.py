"""Articles with only the marks that a lens keeps: what is taken out of the atlas."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import replace
from typing import TypeVar

import pandas as pd

from geo.asking.mentions import mention_id
from geo.reading.marks import Findings, Quotation, Timex, Toponym
from geo.text import Article, Span

Pair = tuple[Article, Findings]
M = TypeVar("M", Toponym, Timex, Quotation)


def narrowed(pairs: Mapping[str, Pair], kept: pd.DataFrame) -> list[Pair]:
    """Return the articles that have mentions in a kept table, each with those marks alone.

    Parameters
    ----------
    pairs : mapping of str to (Article, Findings)
        Every article by its id.
    kept : DataFrame
        Rows of the mention table, as ``Lens.keep`` returns them; happenings are passed over.

    Returns
    -------
    list of (Article, Findings)
        In the order of the table; the texts are whole, and a doubt stays with a mark it touches.
    """
    ids = frozenset(kept["mention"])
    named = [id for id in dict.fromkeys(kept["article"]) if id in pairs]
    return [(pairs[id][0], _only(id, pairs[id][1], ids)) for id in named]


def _only(article: str, findings: Findings, ids: Set[str]) -> Findings:
    def held(kind: str, marks: Iterable[M]) -> tuple[M, ...]:
        return tuple(m for m in marks if mention_id(article, kind, m.start, m.end) in ids)

    toponyms = held("toponym", findings.toponyms)
    timexes = held("timex", findings.timexes)
    quotations = held("quotation", findings.quotations)
    spans = [t.span for t in toponyms] + [t.span for t in timexes]
    spans += [Span(q.start, q.end) for q in quotations]
    doubts = tuple(
        d for d in findings.doubts if any(s.overlaps(Span(d.start, d.end)) for s in spans)
    )
    return replace(
        findings, toponyms=toponyms, timexes=timexes, quotations=quotations, doubts=doubts
    )
