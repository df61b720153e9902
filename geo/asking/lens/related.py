"""What belongs to one mention that a reader chose: the places, days and speakers told with it."""

from __future__ import annotations

from typing import Any

from geo.asking.database import Condition, Mentions

ASKED = (
    "mention", "kind", "article", "words", "place", "said_at", "sentence_start", "sentence_end",
    "first", "last", "happening", "linked_places",
)  # fmt: skip
"""What is asked of the mention itself."""


def chosen(mentions: Mentions, mention: str) -> dict[str, Any] | None:
    """Return what is asked of a mention, ``None`` where the table does not hold it."""
    sql = f"SELECT {', '.join(ASKED)} FROM {{table}} WHERE mention = ? LIMIT 1"
    found = mentions.ask(sql, (mention,)) if mention else []
    return dict(zip(ASKED, found[0], strict=True)) if found else None


def related(one: dict[str, Any]) -> Condition:
    """Return the condition on what belongs to a mention, the mention itself among it.

    To a mention in an article belong those of its sentences, the places it is tied to (where
    a quotation was said, what it is about) and the happening it is dated by. To a happening
    belong the mentions dated by it, and those of its days that share a place with it.
    """
    itself = Condition("mention = ?", (one["mention"],))
    if one["kind"] == "happening":
        parts = [itself, _dated_by(one), _of_its_days_and_places(one)]
    else:
        parts = [itself, _of_its_sentence(one), _its_places(one), _its_happening(one)]
    asked = [part for part in parts if part is not None]
    sql = " OR ".join(f"({part.sql})" for part in asked)
    return Condition(sql, tuple(value for part in asked for value in part.values))


def _dated_by(one: dict[str, Any]) -> Condition | None:
    return Condition("happening = ?", (one["happening"],)) if one["happening"] else None


def _its_happening(one: dict[str, Any]) -> Condition | None:
    dated = _dated_by(one)
    return dated and Condition(f"{dated.sql} AND kind = 'happening'", dated.values)


def _of_its_sentence(one: dict[str, Any]) -> Condition:
    return Condition(
        "article = ? AND sentence_start < ? AND sentence_end > ?",
        (one["article"], one["sentence_end"], one["sentence_start"]),
    )


def _its_places(one: dict[str, Any]) -> Condition | None:
    if one["kind"] != "quotation":
        return None
    return Condition(
        "article = ? AND kind = 'toponym' AND list_contains(?, place)",
        (one["article"], list(one["linked_places"])),
    )


def _of_its_days_and_places(one: dict[str, Any]) -> Condition:
    return Condition(
        "kind <> 'happening' AND near_first <= ? AND near_last >= ? "
        "AND list_has_any(linked_places, ?)",
        (one["last"], one["first"], list(one["linked_places"])),
    )
