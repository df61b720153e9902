"""An archive's quotations, page by page, the most telling first."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import pandas as pd

from geo.asking.columns import SCHEMA
from geo.asking.database import Condition, Mentions
from geo.asking.lens import Lens
from geo.asking.mention_bytes import as_mentions
from geo.words import listed

CARDS = 20
"""Quotations of a page."""

MOST_OUTLETS = 3

FURTHEST = 10_000
"""Quotations that can be turned to: to sort more for a page that nobody turns to is in vain."""

RANK = """
    CASE WHEN confidence < 0.5 THEN 4 WHEN quote_kind = 'direct' THEN 0
    WHEN quote_kind = 'mixed' THEN 1 ELSE 3 END
"""
"""Whole sentences word for word come first, then pieces, and reported speech last."""


@dataclass(frozen=True, slots=True)
class CardPage:
    """One page: its ``quotations`` (the mention table), its ``number`` from 1, of how many."""

    quotations: gpd.GeoDataFrame
    number: int
    pages: int
    total: int


def card_page(mentions: Mentions, lens: Lens, number: int = 1) -> CardPage:
    """Return a page of the quotations that a lens keeps, by relevance.

    What is quoted word for word comes first, among it what has the words asked for in the
    quotation itself, then the newest. A number beyond the last page is the last page's.
    """
    asked = Condition.all_of([lens.condition(mentions), Condition("kind = 'quotation'")])
    [(total,)] = mentions.ask(f"SELECT count(*) FROM {{table}} WHERE {asked.sql}", asked.values)
    pages = max(1, -(-min(total, FURTHEST) // CARDS))
    number = min(max(1, number), pages)
    within = _within(lens.words)
    picked = mentions.ask(
        f"SELECT filename, file_row_number FROM {{table}} WHERE {asked.sql} "
        f"ORDER BY ({RANK}), ({within.sql}) DESC, near_last DESC NULLS LAST, article, start "
        f"LIMIT {CARDS} OFFSET {CARDS * (number - 1)}",
        (*asked.values, *within.values),
    )
    return CardPage(_rows(mentions, picked), number, pages, total)


def _within(words: str) -> Condition:
    """Return how many of the words asked for stand in the quotation itself."""
    wanted = words.casefold().split()
    sql = " + ".join("CAST(contains(lower(words), ?) AS INTEGER)" for _ in wanted)
    return Condition(sql or "CAST('0' AS INTEGER)", tuple(wanted))


def _rows(mentions: Mentions, picked: list[tuple[str, int]]) -> gpd.GeoDataFrame:
    """Return whole rows, in the order picked; files and rows that hold none are not read."""
    if not picked:
        return as_mentions(SCHEMA.empty_table())
    where = " OR ".join("(filename = ? AND file_row_number = ?)" for _ in picked)
    columns = ", ".join(f'"{name}"' for name in SCHEMA.names)
    rows = mentions.arrow(
        f"SELECT {columns}, outlets, filename, file_row_number FROM {{table}} WHERE {where}",
        [value for pick in picked for value in pick],
    )
    place = {pick: number for number, pick in enumerate(picked)}
    found = list(
        zip(rows["filename"].to_pylist(), rows["file_row_number"].to_pylist(), strict=True)
    )
    outlets = [told_outlets(several) for several in rows["outlets"].to_pylist()]
    table = as_mentions(rows.select(SCHEMA.names).cast(SCHEMA)).assign(outlet=outlets)
    order = pd.Series([place[pick] for pick in found]).argsort(kind="stable")
    return gpd.GeoDataFrame(table.iloc[order].reset_index(drop=True))


def told_outlets(outlets: list[str]) -> str:
    """Say who printed an article: ``Crier, Gazette, Herald and 3 more``."""
    more = len(outlets) - MOST_OUTLETS
    return listed([*outlets[:MOST_OUTLETS], *([f"{more:,} more"] if more > 0 else [])])
