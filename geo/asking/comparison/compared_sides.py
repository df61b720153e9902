"""The two sides of a comparison: which they are, what both tell, and all of it on one timeline.

A side is one article, or every article of one outlet. Its id is the article's, or ``outlet:``
and the outlet's name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations
from math import ceil
from typing import Literal

import geopandas as gpd
import pandas as pd

from geo.asking.comparison.told_by_both import (
    QuotedTwice,
    Told,
    days,
    places,
    quoted_twice,
    speakers,
)
from geo.asking.sentences import days_of
from geo.asking.voices.utterances import Utterance, printed_words, utterances
from geo.asking.voices.variants import FEWEST_WORDS, plain
from geo.words import NO_HEADLINE, spoken_days

OUTLET = "outlet:"
QUOTED = "“"
"""Begins what stands for printed words among the ids of a side."""

REMARK = 0.5
"""What a remark in both adds to how much two sides have in common."""

FEW = 60
"""Articles at most that tell of something which makes any two of them a pair to consider.

What half of a large collection names says little of two articles, and pairs grow by the square.
"""

Lane = Literal["left", "both", "right"]
LANES: tuple[Lane, ...] = ("left", "both", "right")


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two sides tell; ``left_only`` and ``right_only`` are quotations that one prints."""

    places: tuple[Told, ...]
    days: tuple[Told, ...]
    speakers: tuple[Told, ...]
    remarks: tuple[QuotedTwice, ...]
    left_only: tuple[Utterance, ...]
    right_only: tuple[Utterance, ...]


def article_titles(table: gpd.GeoDataFrame) -> dict[str, str]:
    """Return the headlines of a table's articles, by id, in the table's order."""
    titles = dict(zip(table["article"].tolist(), table["title"].tolist(), strict=True))
    titles.pop("", None)
    return titles


def side_names(table: gpd.GeoDataFrame) -> dict[str, str]:
    """Return what can be compared, by id: every article, then the outlets if there are several."""
    titles = {id: title or NO_HEADLINE for id, title in article_titles(table).items()}
    outlets = sorted({name for name in table["outlet"] if name})
    if len(outlets) < 2:
        return titles
    return {**titles, **{f"{OUTLET}{name}": f"All of {name}" for name in outlets}}


def side(table: gpd.GeoDataFrame, id: str) -> gpd.GeoDataFrame:
    """Return the mentions of an article, or of every article of an outlet."""
    if id.startswith(OUTLET):
        return table[table["outlet"] == id.removeprefix(OUTLET)]
    return table[table["article"] == id]


def chosen_sides(table: gpd.GeoDataFrame, left: str, right: str) -> tuple[str, str]:
    """Return the ids to compare: those asked for, else a pair that has much in common.

    Without a left side the pair with most in common of all is taken; without a right one, or
    with the same on both sides, what has most in common with the left. Empty ids come back
    where there are fewer than two articles.
    """
    known = side_names(table)
    if left != right and {left, right} <= known.keys():
        return left, right
    articles = [id for id in known if not id.startswith(OUTLET)]
    if len(articles) < 2:
        return "", ""
    told = _told(table, "article")
    told |= {OUTLET + name: ids for name, ids in _told(table, "outlet").items()}
    if left not in known and right in known:
        return _nearest(right, articles, told), right
    if left not in known:
        left, nearest = _closest_pair(articles, told)
        right = right if right in known and right != left else nearest
    if right not in known or right == left:
        right = _nearest(left, articles, told)
    return left, right


def _closest_pair(articles: list[str], told: dict[str, set[str]]) -> tuple[str, str]:
    """Return the pair with most in common, of those that share what few others tell."""
    tellers: dict[str, list[str]] = {}
    for article in articles:
        for id in told.get(article, ()):
            tellers.setdefault(id, []).append(article)
    few = (some for some in tellers.values() if 2 <= len(some) <= FEW)
    pairs = {pair for some in few for pair in combinations(sorted(some), 2)}
    pairs = pairs or {(articles[0], articles[1])}
    return min(pairs, key=lambda pair: (-_common(told, *pair), pair))


def _told(table: gpd.GeoDataFrame, side: str) -> dict[str, set[str]]:
    """Return the places, days, speakers and printed words of each article, or of each outlet."""
    columns = [table[name].tolist() for name in (side, "place", "edtf", "speaker")]
    told: dict[str, set[str]] = {}
    for id, *named in zip(*columns, strict=True):
        told.setdefault(id, set()).update(named)
    said = table[table["quote_kind"].isin(["direct", "mixed"])]
    for id, words, kind in zip(said[side], said["words"], said["quote_kind"], strict=True):
        printed = plain(printed_words(words, kind))
        if len(printed) >= FEWEST_WORDS:
            told[id].add(QUOTED + " ".join(printed))
    for ids in told.values():
        ids.discard("")
    return told


def _common(told: dict[str, set[str]], one: str, other: str) -> float:
    """Return how much two sides have in common: a remark in both counts beyond its share."""
    both = told[one] & told[other]
    remarks = sum(id.startswith(QUOTED) for id in both)
    return len(both) / max(1, len(told[one] | told[other])) + REMARK * remarks


def _nearest(id: str, articles: list[str], told: dict[str, set[str]]) -> str:
    others = [article for article in articles if article != id]
    return min(others, key=lambda other: (-_common(told, id, other), other))


def compare(left: gpd.GeoDataFrame, right: gpd.GeoDataFrame) -> Comparison:
    """Lay two sides' mentions beside each other.

    Quotations are compared where words stand between quotation marks: what is told in the
    reporter's words has no wording to compare. Sources that are not named are left out.
    """
    mine, theirs = ([u for u in utterances(s, []) if u.kind != "indirect"] for s in (left, right))
    pairs = quoted_twice(mine, theirs)
    twice = {u.id for pair in pairs for u in (pair.left, pair.right)}
    return Comparison(
        places=places(left, right),
        days=tuple(replace(day, name=_day_said(day)) for day in days(left, right)),
        speakers=tuple(t for t in speakers(left, right) if t.name[:1].isupper()),
        remarks=pairs,
        left_only=_once(u for u in mine if u.id not in twice),
        right_only=_once(u for u in theirs if u.id not in twice),
    )


def _once(said: Iterable[Utterance]) -> tuple[Utterance, ...]:
    """Return utterances without those that repeat a speaker's words."""
    return tuple({(u.speaker, plain(u.words)): u for u in said}.values())


def _day_said(day: Told) -> str:
    """Return an EDTF date in words, or the words of the text where no calendar holds it."""
    return spoken_days(*days_of(day.id)) or (*day.left, *day.right, day.id)[0]


def lane_of(told: Told) -> Lane:
    """Return where a thing belongs: ``left``, ``both`` or ``right``."""
    return "both" if told.shared else "left" if told.left_mentions else "right"


def on_one_timeline(
    left: gpd.GeoDataFrame, right: gpd.GeoDataFrame, compared: Comparison
) -> pd.DataFrame:
    """Return the dated mentions of both sides, shared ones once, with columns ``lane``, ``hue``."""
    lanes = {
        mention: lane_of(told)
        for told in compared.days
        for mention in (*told.left_mentions, *told.right_mentions)
    }
    lanes |= {pair.left.id: "both" for pair in compared.remarks if not _days_apart(pair)}
    doubled = {m for told in compared.days if told.shared for m in told.right_mentions}
    doubled |= {pair.right.id for pair in compared.remarks if not _days_apart(pair)}
    rows = [_laid(part, lane, lanes) for part, lane in ((left, "left"), (right, "right"))]
    both = pd.concat(rows)
    return both[~both["mention"].isin(doubled)]


def core_days(laid: pd.DataFrame, share: float = 0.8) -> tuple[date, date] | None:
    """Return the shortest stretch of days that holds most of what is laid on a timeline.

    ``None`` where nothing is dated, or where leaving the rest out would not make the stretch
    at least four times shorter: then all of it is better shown.
    """
    dated = laid.sort_values("first")
    firsts = dated["first"].to_numpy("datetime64[D]").astype(int)
    lasts = dated["last"].to_numpy("datetime64[D]").astype(int)
    wanted = max(2, ceil(share * len(dated)))
    if len(dated) <= wanted:
        return None
    starts = range(len(dated) - wanted + 1)
    ends = [int(lasts[i : i + wanted].max()) for i in starts]
    best = min(starts, key=lambda i: ends[i] - int(firsts[i]))
    if (int(lasts.max()) - int(firsts[0])) < 4 * (ends[best] - int(firsts[best]) + 14):
        return None
    return _day(int(firsts[best])), _day(ends[best])


def _day(number: int) -> date:
    return date(1970, 1, 1) + timedelta(days=number)


def _laid(part: gpd.GeoDataFrame, lane: str, lanes: dict[str, Lane]) -> pd.DataFrame:
    dated = part[part["kind"].isin(["timex", "quotation"]) & part["first"].notna()]
    named = dated[(dated["kind"] == "timex") | (dated["speaker"] != "")]
    flat = pd.DataFrame(named.drop(columns="geometry"))
    where = [lanes.get(id, lane) for id in flat["mention"]]
    return flat.assign(lane=where, hue=where)


def _days_apart(pair: QuotedTwice) -> bool:
    """Whether both sides date a remark, and their days do not meet."""
    one, other = pair.left, pair.right
    if not (one.first and one.last and other.first and other.last):
        return False
    return one.last < other.first or other.last < one.first
