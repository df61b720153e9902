"""Corrections of stories: articles that a reader put together, or took out of a story.

They change no mark. ``geo.asking.stories`` lays them over the groups that it finds unasked.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Literal

from geo.errors import ArticleError
from geo.reading.corrections.log import MOST_OTHERS, Correction, moment, named, standing
from geo.reading.validating import ID, LONGEST_NAME


def regroup(
    kind: Literal["joined", "apart"], article: str, others: Iterable[str], title: str = "",
    who: str = "", when: datetime | None = None,
) -> Correction:  # fmt: skip
    """Say that an article is one story with others (``joined``), or is not (``apart``).

    Raises
    ------
    ArticleError
        When there are no others, too many, or an id is none that can be exported.
    """
    distinct = tuple(dict.fromkeys(id for id in others if id != article))
    if not 0 < len(distinct) <= MOST_OTHERS:
        raise ArticleError(
            f"{len(distinct):,} other articles are named: name from one to {MOST_OTHERS:,}."
        )
    if wrong := [id for id in (article, *distinct) if not ID.fullmatch(id)]:
        raise ArticleError(f"{wrong[0][:80]!r} is no id of an article. Add that article again.")
    return named(
        Correction(
            "", kind, article, 0, 0, title[:LONGEST_NAME],
            scope="story", who=who, when=moment(when), others=distinct,
        )
    )  # fmt: skip


def of_stories(log: Iterable[Correction]) -> list[Correction]:
    """Return what holds of stories, in the order in which it was said."""
    return sorted((c for c in standing(log) if c.scope == "story"), key=lambda c: c.when)


def concerning(log: Iterable[Correction], ids: Iterable[str]) -> list[Correction]:
    """Return the lines that travel with some articles, and name no article that stays behind.

    Of stories travels what holds, between those that go; the rest is no matter of theirs.
    """
    lines, chosen = list(log), set(ids)
    marks = [
        c for c in lines if c.scope != "story" and (c.article in chosen or c.scope == "everywhere")
    ]
    told = [_between(c, chosen) for c in of_stories(lines) if c.article in chosen]
    return marks + [c for c in told if c.others]


def _between(c: Correction, chosen: set[str]) -> Correction:
    others = tuple(id for id in c.others if id in chosen)
    return c if others == c.others else named(replace(c, id="", others=others))
