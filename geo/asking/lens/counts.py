"""How often each place, speaker, article and region occurs: what the chips offer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from weakref import WeakKeyDictionary

from geo.asking.database import ALWAYS, Condition, Mentions, in_region


def count_kinds(mentions: Mentions, asked: Condition) -> dict[str, int]:
    """Return how many mentions of each kind there are."""
    sql = f"SELECT kind, count(*) FROM {{table}} WHERE {asked.sql} GROUP BY kind"
    return dict(mentions.ask(sql, asked.values))


def count_places(
    mentions: Mentions, asked: Condition, most: int | None = None
) -> dict[str, tuple[str, int]]:
    """Return name and number of mentions of each place by id, the most mentioned first.

    ``most`` is how many at most; ``None`` for all, here and below.
    """
    sql = f"""
        SELECT place, any_value(place_name) AS name, count(*) AS number FROM {{table}}
        WHERE kind = 'toponym' AND place <> '' AND ({asked.sql})
        GROUP BY place ORDER BY number DESC, name, place {_at_most(most)}
    """
    return {id: (name, number) for id, name, number in mentions.ask(sql, asked.values)}


def count_speakers(mentions: Mentions, asked: Condition, most: int | None = None) -> dict[str, int]:
    """Return the number of quotations of each speaker, the most quoted first."""
    sql = f"""
        SELECT speaker, count(*) AS number FROM {{table}}
        WHERE kind = 'quotation' AND speaker <> '' AND ({asked.sql})
        GROUP BY speaker ORDER BY number DESC, speaker {_at_most(most)}
    """
    return dict(mentions.ask(sql, asked.values))


def count_articles(mentions: Mentions, asked: Condition) -> dict[str, tuple[str, int]]:
    """Return headline and number of mentions of each article by id, the oldest first."""
    sql = f"""
        SELECT article, any_value(title), count(*) FROM {{table}}
        WHERE article <> '' AND ({asked.sql})
        GROUP BY article ORDER BY min(published) NULLS LAST, article
    """
    return {id: (title, number) for id, title, number in mentions.ask(sql, asked.values)}


def _at_most(most: int | None) -> str:
    return "" if most is None else f"LIMIT {most}"


def count_regions(mentions: Mentions, asked: Condition, ids: Sequence[str]) -> dict[str, int]:
    """Return the number of mentions in each of some regions; reference events are not counted."""
    within = [in_region(id) for id in ids]
    sums = ", ".join(f"count(*) FILTER ({each.sql})" for each in within)
    sql = f"SELECT {sums} FROM {{table}} WHERE kind <> 'happening' AND ({asked.sql})"
    [found] = mentions.ask(sql, (*(v for each in within for v in each.values), *asked.values))
    return dict(zip(ids, found, strict=True))


@dataclass(frozen=True, slots=True)
class Extent:
    """Over how many articles and which days mentions reach; a day is ``None`` where none has one.

    ``first`` and ``last`` are days told of, ``near_first`` and ``near_last`` those under which
    mentions are filed.
    """

    articles: int
    first: date | None
    last: date | None
    near_first: date | None
    near_last: date | None


_REACHES: WeakKeyDictionary[Mentions, Extent] = WeakKeyDictionary()
"""How far whole tables reach, which stay what they are."""


def extent(mentions: Mentions, asked: Condition = ALWAYS) -> Extent:
    """Return how far mentions reach."""
    if asked != ALWAYS:
        return _extent(mentions, asked)
    if mentions not in _REACHES:
        _REACHES[mentions] = _extent(mentions, asked)
    return _REACHES[mentions]


def _extent(mentions: Mentions, asked: Condition) -> Extent:
    sql = f"""
        SELECT count(DISTINCT nullif(article, '')), min(first), max(last), min(near_first),
        max(near_last) FROM {{table}} WHERE {asked.sql}
    """
    return Extent(*mentions.ask(sql, asked.values)[0])
