"""Counts work instead of time: how many functions are called, which no busy machine changes."""

from __future__ import annotations

import sys
from collections.abc import Callable


def calls_of(task: Callable[[], object]) -> int:
    """How many functions, Python's and C's, a task calls."""
    calls = 0

    def counted(frame: object, event: str, arg: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(counted)
    try:
        task()
    finally:
        sys.setprofile(None)
    return calls
