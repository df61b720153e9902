"""How much one visitor, and one address, may ask of a hosted app in a while.

Kept in the memory of each process, by a window that slides: so many in the last minutes.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

MOST_KNOWN = 20_000
"""Visitors and addresses that are remembered; who was seen longest ago is forgotten first."""


@dataclass(frozen=True, slots=True)
class Rule:
    """At most so many in ``seconds``; an address may have several visitors behind it."""

    what: str
    visitor: int
    address: int
    seconds: int


RULES = {
    "fetch": Rule("links", 40, 200, 600),
    "read": Rule("texts and files", 600, 3000, 600),
    "publish": Rule("published articles", 30, 150, 3600),
    "draw": Rule("pictures", 120, 600, 600),
    "ask": Rule("answers", 600, 3000, 600),
}
"""What is counted. A file counts once, however many articles it holds."""


@cache
def allowances() -> Allowances:
    """Return what everybody has asked for lately of this process, pages and programs alike."""
    return Allowances()


class Allowances:
    """What everybody has asked for lately."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._asked: OrderedDict[tuple[str, str], deque[float]] = OrderedDict()

    def ask(self, kind: str, visitor: str, address: str, number: int = 1) -> str:
        """Return why somebody must wait, empty when they may go on, which is then counted.

        Parameters
        ----------
        kind : str
            A key of ``RULES``.
        visitor, address : str
            Whose visit it is, and from where; an empty address is not counted.
        number : int
            How many are asked for at once.
        """
        rule, now = RULES[kind], self._clock()
        who = [(f"{kind} visitor {visitor}", rule.visitor)]
        who += [(f"{kind} address {address}", rule.address)] if address else []
        with self._lock:
            for name, most in who:
                if left := self._wait((kind, name), most - number, rule, now):
                    return _told(rule, most, left)
            for name, _ in who:
                self._asked[(kind, name)].extend([now] * number)
                self._asked.move_to_end((kind, name))
            while len(self._asked) > MOST_KNOWN:
                self._asked.popitem(last=False)
        return ""

    def _wait(self, key: tuple[str, str], room: int, rule: Rule, now: float) -> float:
        """Return the seconds until there is room for what is asked, 0 when there is."""
        asked = self._asked.setdefault(key, deque())
        while asked and asked[0] <= now - rule.seconds:
            asked.popleft()
        if len(asked) <= room:
            return 0.0
        blocking = len(asked) - room - 1
        first = asked[min(max(blocking, 0), len(asked) - 1)] if asked else now
        return first + rule.seconds - now


def _told(rule: Rule, most: int, seconds: float) -> str:
    minutes = max(1, round(seconds / 60))
    when = "in a minute" if minutes == 1 else f"in {minutes} minutes"
    return (
        f"At most {most:,} {rule.what} are taken in {rule.seconds // 60} minutes on this app. "
        f"Try again {when}, or take fewer at a time."
    )
