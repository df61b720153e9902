"""One article, as it was read here and as GDELT coded it: what both have, and what one has."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from geo.asking.database import Mentions
from geo.asking.lens import Lens
from geo.asking.lens.related import chosen
from geo.keeping.archive.archive_store import Opened

CODED = "gdelt-"
"""Begins the ids of articles as GDELT coded them."""

WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Shared:
    """What both have, what is only read here, and what only GDELT coded, in words."""

    both: tuple[str, ...]
    read: tuple[str, ...]
    coded: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """An article twice: its ``url``, and its places, days and quotations in both codings."""

    url: str
    places: Shared
    days: Shared
    quotations: Shared


def looked_at(mentions: Mentions, lens: Lens) -> str:
    """Return the id of the one article that is looked at, empty for several or none."""
    one = chosen(mentions, lens.mention)
    if one:
        return str(one["article"])
    return lens.articles[0] if len(lens.articles) == 1 else ""


def beside(archive: Opened, mentions: Mentions, article: str) -> Beside | None:
    """Return both codings of an article, ``None`` where the archive has only one."""
    url, ids = archive.at_the_same_address(article)
    coded = next((id for id in ids if id.startswith(CODED)), None)
    read = next((id for id in ids if not id.startswith(CODED)), None)
    if coded is None or read is None:
        return None
    here, there = _marks(mentions, read), _marks(mentions, coded)
    return Beside(
        url, _shared(here[0], there[0]), _shared(here[1], there[1]), _said(here[2], there[2])
    )


def _marks(mentions: Mentions, article: str) -> tuple[dict[Any, str], dict[Any, str], list[str]]:
    """Return places and days by what they mean, and quoted words."""
    rows = mentions.ask(
        "SELECT kind, place, place_name, first, last, edtf, words FROM {table} "
        "WHERE article = ? ORDER BY start",
        (article,),
    )
    places = {place: name for kind, place, name, *_ in rows if kind == "toponym" and place}
    days = {(first, last): edtf for kind, _, _, first, last, edtf, _ in rows
            if kind == "timex" and first}  # fmt: skip
    return places, days, [row[-1] for row in rows if row[0] == "quotation"]


def _shared(read: dict[Any, str], coded: dict[Any, str]) -> Shared:
    return Shared(
        tuple(name for key, name in read.items() if key in coded),
        tuple(name for key, name in read.items() if key not in coded),
        tuple(name for key, name in coded.items() if key not in read),
    )


def _said(read: Iterable[str], coded: Iterable[str]) -> Shared:
    """Set quotations side by side: the same where the words of one are all in the other."""
    here, there = ({words: _plain(words) for words in said} for said in (read, coded))
    both = [w for w, p in here.items() if any(p in other or other in p for other in there.values())]
    known = [here[words] for words in both]
    return Shared(
        tuple(both),
        tuple(words for words in here if words not in both),
        tuple(w for w, p in there.items() if not any(p in one or one in p for one in known)),
    )


def _plain(words: str) -> str:
    return f" {' '.join(WORD.findall(words.casefold()))} "
