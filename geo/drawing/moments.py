"""Moments: the dated mentions of a table, gathered, laid out in lanes, and read back from a click.

A moment is *exact* (one day), *partial* (a month, a year: any day of it), *vague* (the text gives
no edges, only a stretch it may lie in) or *undated* (no calendar can hold it). Nothing here
narrows a partial moment to a day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from geo.drawing.palette import HUES, REGION_NAMES, hues_of
from geo.drawing.wording import counted, day_of, days_of, listed

LANES = ("reference", *HUES)
"""From top to bottom: the reference chronology, then what articles speak of, by region."""

LANE_NAMES = {"reference": "Reference chronology", **REGION_NAMES}

MOST = 1200
"""Marks drawn at most; beyond it, neighbours in time are drawn as one."""

NEIGHBOURS = (1, 7, 30, 91, 365, 3650)
"""Days within which moments are drawn as one, tried in turn."""

SPREAD = 2_000_000
"""More days than any two moments lie apart (the year 1 to 5000)."""

DAY = np.timedelta64(1, "D")


@dataclass(frozen=True, slots=True)
class Moment:
    """What a click on the timeline means.

    ``mention`` is the id of the mention clicked, the first of them where ``count`` were drawn as
    one mark; ``first`` and ``last`` the days it may lie on, ``None`` where it has no date.
    """

    mention: str
    first: date | None
    last: date | None
    count: int = 1
    hue: str = "other"


def moments_from_timeline(event: Any) -> tuple[Moment, ...]:
    """Return the moments that a selection on the timeline holds; empty for anything else."""
    selection = _part(event, "selection")
    points = _part(selection, "points") or []
    told = [point.get("customdata") for point in points if isinstance(point, Mapping)]
    return tuple(_moment(values) for values in told if isinstance(values, list | tuple) and values)


def _part(value: Any, name: str) -> Any:
    if isinstance(value, Mapping):
        return value.get(name)
    return getattr(value, name, None)


def _moment(values: Any) -> Moment:
    mention, first, last, count, hue = [*values, *[None] * 5][:5]
    return Moment(
        str(mention or ""), day_of(first), day_of(last), int(count or 1), str(hue or "other")
    )


def gather_moments(
    mentions: pd.DataFrame, days: tuple[date | None, date | None] = (None, None)
) -> pd.DataFrame:
    """Gather times, quotations and happenings into marks, those alike drawn as one.

    Parameters
    ----------
    mentions : DataFrame
        The mention table. Where it has a column ``lane`` or ``hue``, these are taken instead of
        the region's.
    days : (date or None, date or None)
        First and last day shown; what lies wholly outside is left out.

    Returns
    -------
    DataFrame
        One row a mark: ``mention`` (the first), ``mentions`` (all of them), ``count``, ``kind``,
        ``lane`` (see ``LANES``), ``hue``, ``form`` (exact, partial, vague), ``first``, ``last``
        (``datetime64``) and ``words`` of the first three. In order of time.
    """
    columns = ["mention", "kind", "words", "regions", "first", "last", "precision"]
    given = [name for name in ("hue", "lane") if name in mentions.columns]
    table = pd.DataFrame(mentions[[*columns, *given]])
    is_dated = (table["kind"] != "toponym") & table["first"].notna() & table["last"].notna()
    dated = table[is_dated & _within(table, days)]
    first = dated["first"].to_numpy(dtype="datetime64[D]")
    last = dated["last"].to_numpy(dtype="datetime64[D]")
    is_vague = (dated["precision"] == "vague").to_numpy()
    flat = pd.DataFrame(
        {
            "mention": dated["mention"].to_numpy(dtype=object),
            "kind": dated["kind"].to_numpy(dtype=object),
            "words": dated["words"].to_numpy(dtype=object),
            "hue": np.array(hues_of(dated["regions"]), dtype=object),
            "form": np.where(is_vague, "vague", np.where(first == last, "exact", "partial")),
        }
    )
    if "hue" in given:
        flat["hue"] = dated["hue"].to_numpy(dtype=object)
    lane = dated["lane"].to_numpy(dtype=object) if "lane" in given else flat["hue"]
    flat["lane"] = np.where(flat["kind"] == "happening", "reference", lane)
    return _gathered(flat, first.astype(np.int64), last.astype(np.int64))


def _within(dated: pd.DataFrame, days: tuple[date | None, date | None]) -> pd.Series:
    """Return which rows touch the days asked for."""
    first, last = days
    inside = pd.Series(True, index=dated.index)
    if first is not None:
        inside &= dated["last"] >= pd.Timestamp(first)
    if last is not None:
        inside &= dated["first"] <= pd.Timestamp(last)
    return inside


def _gathered(flat: pd.DataFrame, first: np.ndarray, last: np.ndarray) -> pd.DataFrame:
    """Draw those alike as one: the same days first, then neighbours, until few enough are left.

    ``first`` and ``last`` are days since 1970, one for each row.
    """
    alike = pd.MultiIndex.from_frame(flat[["lane", "hue", "kind", "form"]]).factorize()[0]
    for step in NEIGHBOURS:
        keys = (alike.astype(np.int64) * SPREAD + first // step) * SPREAD + last // step
        codes, groups = pd.factorize(keys)
        if len(groups) <= MOST:
            break
    order = np.argsort(codes, kind="stable")
    edges = np.flatnonzero(np.diff(codes[order], prepend=-1))
    gathered = flat.iloc[order[edges]].reset_index(drop=True)
    words, mentions = (flat[name].to_numpy()[order] for name in ("words", "mention"))
    ends = [*edges[1:], len(order)][: len(edges)]
    stretches = list(zip(edges, ends, strict=True))
    gathered["mentions"] = [tuple(mentions[a:b]) for a, b in stretches]
    gathered["words"] = [_few(words[a:b]) for a, b in stretches]
    gathered["count"] = np.diff([*edges, len(order)])
    for name, days, extreme in (("first", first, np.minimum), ("last", last, np.maximum)):
        outer = extreme.reduceat(days[order], edges) if len(edges) else days
        gathered[name] = outer.astype("datetime64[D]").astype("datetime64[s]")
    return gathered.sort_values(["first", "last", "lane", "mention"], ignore_index=True)


def _few(words: np.ndarray) -> str:
    """Return the first three different wordings, shortened."""
    different = list(dict.fromkeys(words[:12]))
    short = [w if len(w) <= 90 else w[:88].rsplit(" ", 1)[0] + " …" for w in different[:3]]
    return "\n".join(short)


def undated(mentions: pd.DataFrame) -> pd.DataFrame:
    """Return the times that no calendar can hold ("for now"): ``mention`` and ``words``."""
    return pd.DataFrame(mentions[["mention", "words"]])[
        (mentions["kind"] == "timex") & mentions["first"].isna()
    ]


def extent(
    mentions: pd.DataFrame, days: tuple[date | None, date | None] = (None, None)
) -> tuple[np.datetime64, np.datetime64]:
    """Return the first and last day a timeline shows: the days asked for, else those told of.

    Articles decide where nobody asks; the reference chronology only where no article is dated.
    """
    table = pd.DataFrame({name: mentions[name] for name in ("kind", "first", "last")})
    dated = table[table["first"].notna() & table["last"].notna()]
    told = dated[dated["kind"] != "happening"]
    source = dated if told.empty else told
    published = mentions["published"].dropna()
    if source.empty and published.empty:
        start, end = np.datetime64("2014-01-01", "D"), np.datetime64("2025-12-31", "D")
    else:
        begins = [source["first"].min(), published.min()]
        finishes = [source["last"].max(), published.max()]
        start = np.datetime64(min(day for day in begins if day is not pd.NaT), "D")
        end = np.datetime64(max(day for day in finishes if day is not pd.NaT), "D")
    start = np.datetime64(days[0], "D") if days[0] else start
    end = np.datetime64(days[1], "D") if days[1] else end
    pad = max(int((end - start) / DAY) // 40, 2)
    return start - pad * DAY, max(end, start) + pad * DAY


def packed(moments: pd.DataFrame, gap: np.timedelta64, rows: int) -> np.ndarray:
    """Return a row for each moment of one lane, so that few lie over one another.

    Moments must be in order of ``first``. Each goes to the lowest row that is free ``gap``
    before it, or, where none of the ``rows`` is, to the one that is free first.
    """
    free = [np.datetime64("0001-01-01", "s")] * rows
    chosen = np.zeros(len(moments), dtype=int)
    begins = moments["first"].to_numpy(dtype="datetime64[s]")
    ends = moments["last"].to_numpy(dtype="datetime64[s]")
    for i, (begin, end) in enumerate(zip(begins, ends, strict=True)):
        row = next((r for r in range(rows) if free[r] <= begin), -1)
        row = row if row >= 0 else int(np.argmin(free))
        chosen[i] = row
        free[row] = max(free[row], end + gap)
    return chosen


def timeline_alt(
    mentions: pd.DataFrame, days: tuple[date | None, date | None] = (None, None)
) -> str:
    """Say in two sentences what the timeline shows, for those who do not see it."""
    moments = gather_moments(mentions, days)
    if moments.empty:
        return "Timeline: nothing here has a date."
    sums = moments.groupby("kind")["count"].sum()
    nouns = {"timex": "time", "quotation": "quotation", "happening": "reference event"}
    told = listed(counted(int(sums[k]), noun) for k, noun in nouns.items() if sums.get(k))
    span = days_of(moments["first"].min(), moments["last"].max())
    without = len(undated(mentions))
    missing = f" {counted(without, 'time')} without a date." if without else ""
    return f"Timeline, {span}: {told}.{_busiest(moments)}{missing}"


def _busiest(moments: pd.DataFrame) -> str:
    """Name the month in which most articles' moments begin."""
    told = moments[moments["kind"] != "happening"]
    if told.empty:
        return ""
    months = told.groupby(told["first"].dt.to_period("M"))["count"].sum()
    most = pd.Period(str(months.idxmax()), "M")
    return f" Most in articles fall in {most.start_time:%B %Y} ({int(months.max()):,})."
