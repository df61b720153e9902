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
from typing import Any, TypeVar

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
        return _from(own, make, named)
    return _from(_FOR_ALL, make, named, lambda: not caches.is_own())


def kept_for_all(make: Callable[[], T], *named: Hashable) -> T:
    """Return what ``make`` draws of what is the same for all visitors, such as an archive."""
    return _from(_FOR_ALL, make, ("for all", *named))


def _from(
    cache: LRUCache[Hashable, Any],
    make: Callable[[], T],
    named: Hashable,
    may_be_kept: Callable[[], bool] = lambda: True,
) -> T:
    with _LOCK:
        if named in cache:
            found: T = cache[named]
            return found
    drawn = make()
    if may_be_kept() and _size(drawn) <= cache.maxsize:
        with _LOCK:
            cache[named] = drawn
    return drawn
