"""What an address asks to see: the page, the lens, and the articles that it may be shown.

The bundled articles are everybody's. A published one is shown to whoever has its link, as the
page shows it; what a visitor keeps without publishing it is shown to nobody here.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock
from typing import Any
from urllib.parse import parse_qsl, urlencode

import geopandas as gpd
from cachetools import TTLCache

from geo.asking.database import Mentions
from geo.asking.lens import Lens
from geo.asking.mentions import mention_table
from geo.asking.shelved import shelf, shelf_mentions, shelf_table
from geo.errors import DatelineError
from geo.keeping.library import Library, is_there, open_library
from geo.reading.corrections.apply import apply
from geo.reading.marks import Findings
from geo.text import Article

LOG = logging.getLogger("dateline")
Pair = tuple[Article, Findings]

PAGES = ("article", "region", "voices", "stories", "archive", "compare", "add", "method")
"""Addresses of the pages beside the first one."""

LISTS, TEXTS = ("place", "speaker", "article"), ("region", "area", "days", "words", "mention")
"""Keys of an address that make the lens."""

BESIDE = ("definition", "cue", "left", "right", "worldview", "over")
"""Other keys that change what a page shows."""

SECRET = ("shared", "carried", "edit")
"""Keys that bring an article with them: no such address is told to a search engine."""

LONGEST = 2000
"""Characters of an address that are looked at."""

SECONDS = 30
"""Within which an article whose link was taken back is no longer shown."""

_PUBLISHED: TTLCache[str, Pair | None] = TTLCache(64, SECONDS)
_LOCK = Lock()
_LIBRARY: list[Library] = []


@dataclass(frozen=True)
class Asked:
    """What an address asks to see.

    ``page`` is empty for the first one, ``lens`` the question in it, and ``more`` the other keys
    that change what is shown.
    """

    page: str = ""
    lens: Lens = field(default_factory=Lens)
    more: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, page: str, query: str | Sequence[tuple[str, str]]) -> Asked:
        """Read a page's name and its query; what cannot be meant is left out."""
        pairs = parse_qsl(query[:LONGEST]) if isinstance(query, str) else query
        values: dict[str, Any] = {key: [v for k, v in pairs if k == key] for key, _ in pairs}
        lens = Lens.parse({key: values.get(key) for key in (*LISTS, *TEXTS, "kind")})
        more = {key: values[key][0] for key in (*BESIDE, *SECRET) if values.get(key)}
        return cls(page if page in PAGES else "", lens, more)

    @property
    def query(self) -> str:
        """The query of the one address that this is best asked by; secrets but ``shared`` go."""
        lens = self.lens
        lists = {"place": lens.places, "speaker": lens.speakers, "article": lens.articles}
        texts = {"region": lens.region, "days": lens.days, "words": lens.words}
        texts |= {"mention": lens.mention, **{k: self.more.get(k, "") for k in BESIDE}}
        texts["shared"] = self.more.get("shared", "")
        lists["kind"] = lens.kinds
        told = [(key, value) for key, held in lists.items() for value in held]
        told += [(key, value) for key, value in texts.items() if value]
        return urlencode(told)

    @property
    def is_private(self) -> bool:
        """Whether the address brings an article that is not everybody's."""
        return any(key in self.more for key in SECRET)

    @cached_property
    def published(self) -> Pair | None:
        """The published article that the address brings, as it stands corrected."""
        return published(self.more.get("shared", ""))

    @cached_property
    def pairs(self) -> dict[str, Pair]:
        """Every article that the address may show, by id."""
        own = self.published
        return {**({own[0].id: own} if own else {}), **shelf()}

    @cached_property
    def table(self) -> gpd.GeoDataFrame:
        """Every mention that the address may show."""
        if not self.published:
            return shelf_table()
        from geo.world.chronology import happenings

        return mention_table(self.pairs.values(), happenings())

    @cached_property
    def mentions(self) -> Mentions:
        """The same where it is asked by SQL."""
        return Mentions.from_frame(self.table) if self.published else shelf_mentions()

    @cached_property
    def rows(self) -> gpd.GeoDataFrame:
        """The mentions that the lens keeps."""
        return self.lens.keep(self.table, self.mentions)


def published(token: str) -> Pair | None:
    """Return a published article as it stands corrected, ``None`` where nothing is published.

    A link that was taken back is forgotten within ``SECONDS``.
    """
    if not token or os.environ.get("DATELINE_LIBRARY") == "off":
        return None
    with _LOCK:
        if token in _PUBLISHED:
            return _PUBLISHED[token]
    found = _found(token)
    with _LOCK:
        _PUBLISHED[token] = found
    return found


def _found(token: str) -> Pair | None:
    if not is_there():
        return None
    try:
        with _LOCK:
            library = _LIBRARY[0] if _LIBRARY else open_library()
            _LIBRARY[:] = [library]
        kept, log = library.published(token)
    except DatelineError:
        return None
    except Exception:  # a library that is gone for a while breaks no page
        LOG.exception("A published article could not be looked up")
        return None
    return kept.article, apply(kept.article, kept.findings, log)
