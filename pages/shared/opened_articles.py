"""The articles a visitor can see: those of the visit itself, and what is kept, opened when read.

A library may hold any number of articles. All of them are listed and asked at once; the text of
one is opened when somebody reads it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from datetime import date
from typing import Protocol

from geo.keeping.library import Head
from geo.reading.corrections.apply import apply
from geo.reading.corrections.log import Correction
from geo.reading.marks import Findings
from geo.text import Article

Pair = tuple[Article, Findings]
Pairs = Mapping[str, Pair]
MOST_HELD = 200
"""Kept articles whose texts a visit holds after opening them."""


class Listed(Protocol):
    """What an article is listed by."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def outlet(self) -> str: ...
    @property
    def published(self) -> date | None: ...


class Opened(MutableMapping[str, Pair]):
    """The visitor's own articles, as they were read.

    Parameters
    ----------
    kept : iterable of Head
        What the library holds, the newest first.
    fetch : callable
        Opens one of these by its id.
    """

    def __init__(self, kept: Iterable[Head], fetch: Callable[[str], Pair]) -> None:
        self._kept = {head.id: head for head in kept}
        self._fetch = fetch
        self._here: dict[str, Pair] = {}
        self._read: dict[str, Pair] = {}

    def __getitem__(self, id: str) -> Pair:
        if id in self._here:
            return self._here[id]
        if id not in self._kept:
            raise KeyError(id)
        if id not in self._read:
            self._note(id, self._fetch(id))
        return self._read[id]

    def __setitem__(self, id: str, pair: Pair) -> None:
        self._here[id] = pair

    def __delitem__(self, id: str) -> None:
        if id not in self:
            raise KeyError(id)
        self._here.pop(id, None)
        self._kept.pop(id, None)
        self._read.pop(id, None)

    def __iter__(self) -> Iterator[str]:
        return iter(self._listed())

    def __len__(self) -> int:
        return len(self._listed())

    def __contains__(self, id: object) -> bool:
        return id in self._here or id in self._kept

    def _note(self, id: str, pair: Pair) -> None:
        self._read[id] = pair
        while len(self._read) > MOST_HELD:
            del self._read[next(iter(self._read))]

    def _listed(self) -> dict[str, Listed]:
        return {**self._kept, **{id: article for id, (article, _) in self._here.items()}}

    def heads(self) -> dict[str, Listed]:
        """Return what each article is listed by; no text is opened for it."""
        return self._listed()

    def is_as_kept(self, id: str) -> bool:
        """Whether an article is in this visit only because the library holds it."""
        return id in self._kept and id not in self._here

    def release(self, head: Head) -> None:
        """Let the library hold an article that it has just taken in; it stays listed."""
        if pair := self._here.pop(head.id, None):
            self._note(head.id, pair)
            self._kept = {head.id: head, **self._kept}

    def bring(self, id: str) -> None:
        """Hold an article in the visit itself, so that it stays when it leaves the library."""
        self._here[id] = self[id]

    def let_library_go(self) -> None:
        """Forget what the library holds; what was opened in this visit stays."""
        for id, pair in self._read.items():
            self._here.setdefault(id, pair)
        self._kept.clear()
        self._read.clear()


class Seen(Mapping[str, Pair]):
    """Every article the visitor can see, their own first, as they corrected it."""

    def __init__(self, own: Opened, shelf: Pairs, log: Sequence[Correction]) -> None:
        self._own, self._shelf, self._log = own, shelf, log
        self._made: dict[str, Pair] = {}

    def __getitem__(self, id: str) -> Pair:
        if not self._log:
            return self._raw(id)
        if id not in self._made:
            article, findings = self._raw(id)
            self._made[id] = (article, apply(article, findings, self._log))
            if len(self._made) > MOST_HELD + len(self._shelf):
                del self._made[next(iter(self._made))]
        return self._made[id]

    def _raw(self, id: str) -> Pair:
        return self._shelf[id] if id in self._shelf else self._own[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self.heads())

    def __len__(self) -> int:
        return len(self.heads())

    def __contains__(self, id: object) -> bool:
        return id in self._shelf or id in self._own

    def heads(self) -> dict[str, Listed]:
        """Return what each article is listed by."""
        return {**self._own.heads(), **{id: article for id, (article, _) in self._shelf.items()}}
