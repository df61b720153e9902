"""A property that is worked out once: ``functools.cached_property`` without its lock.

In Python 3.11 the lock takes longer than most of what rules ask of a case, and they ask a great
deal. Two threads that ask at the same time work the same thing out twice, and no harm is done.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

V = TypeVar("V")


class once(Generic[V]):
    """Make a method a property that is worked out when first asked for, and then kept.

    >>> class Case:
    ...     words = ["he", "said"]
    ...     @once
    ...     def first(self) -> str:
    ...         return self.words.pop()
    >>> case = Case()
    >>> case.first, case.first
    ('said', 'said')
    """

    def __init__(self, work: Callable[[Any], V]) -> None:
        self._work = work
        self._name = work.__name__
        self.__doc__ = work.__doc__

    def __get__(self, case: Any, kind: type | None = None) -> V:
        """Work the property out; what is kept in the object is found before this is asked."""
        found: V = self._work(case)
        case.__dict__[self._name] = found
        return found
