"""What views draw, kept: of the shelf alone for all visitors, of a visit's own for that visit.

Most visitors look at the same bundled views. What is drawn is named by all that it depends on
(the lens, the theme, whose borders) and kept as long as there is room. Nothing that a visitor
added or corrected is ever kept for another one: who has anything of their own has a cache of
their own, which goes with it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar, cast

from cachetools import LRUCache

from pages.shared import caches

T = TypeVar("T")

FOR_ALL, FOR_ONE = 24_000_000, 2_000_000
"""How much is kept for all visitors, and for one with anything of their own: bytes, about."""


def _size(drawn: Any) -> int:
    """Return about how much memory something takes; what is drawn is mostly text."""
    if isinstance(drawn, dict):
        return sum(_size(part) for part in drawn.values()) + sys.getsizeof(drawn)
    if isinstance(drawn, (list, tuple)):
        return sum(_size(part) for part in drawn) + sys.getsizeof(drawn)
    return sys.getsizeof(drawn)


_FOR_ALL: LRUCache[Hashable, Any] = LRUCache(FOR_ALL, _size)
_DRAWN_NOW: dict[Hashable, Lock] = {}
"""What is being drawn for all just now; who wants the same waits for it."""

_LOCK = Lock()


def kept(make: Callable[[], T], *named: Hashable) -> T:
    """Return what ``make`` draws, or what it drew before under the same name.

    Parameters
    ----------
    make : callable
        Draws from what this visitor can see, and from what ``named`` says; from nothing else.
    named : hashable
        What is drawn, and all that it depends on beside the articles.
    """
    if caches.is_own():
        own = caches.made_of_own().setdefault("drawn", LRUCache(FOR_ONE, _size))
        found, drawn = _found(own, named)
        return drawn if found else _put(own, named, make())
    found, drawn = _found(_FOR_ALL, named)
    return drawn if found else _drawn_once(make, named, lambda: not caches.is_own())


def kept_for_all(make: Callable[[], T], *named: Hashable) -> T:
    """Return what ``make`` draws of what is the same for all visitors, such as an archive."""
    name = ("for all", *named)
    found, drawn = _found(_FOR_ALL, name)
    return drawn if found else _drawn_once(make, name, lambda: True)


def _found(cache: LRUCache[Hashable, Any], named: Hashable) -> tuple[bool, Any]:
    with _LOCK:
        return (True, cache[named]) if named in cache else (False, None)


def _put(cache: LRUCache[Hashable, Any], named: Hashable, drawn: T) -> T:
    if _size(drawn) <= cache.maxsize:
        with _LOCK:
            cache[named] = drawn
    return drawn


def _drawn_once(make: Callable[[], T], named: Hashable, may_be_kept: Callable[[], bool]) -> T:
    """Draw for all visitors; of many who want the same at once, one draws and the others wait."""
    with _LOCK:
        turn = _DRAWN_NOW.setdefault(named, Lock())
    try:
        with turn:
            found, drawn = _found(_FOR_ALL, named)
            if not found:
                drawn = make()
                if may_be_kept():
                    _put(_FOR_ALL, named, drawn)
        return cast("T", drawn)
    finally:
        with _LOCK:
            _DRAWN_NOW.pop(named, None)
